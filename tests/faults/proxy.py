"""A network between the gateway and a database's server that fails when it is told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import Enum, auto

CHUNK = 65_536
FIRST_BYTES = 5
"""What comes through of an answer that is cut off: not even a whole head of a message."""


class Moment(Enum):
    """When a connection is cut, as seen from what the client sends."""

    UNSENT = auto()
    SENT = auto()
    IN_ANSWER = auto()
    ANSWERED = auto()


class Proxy:
    """Listens on loopback in the event loop that opened it; what it holds back is delivered when it passes again."""

    def __init__(self, host: str, port: int) -> None:
        self._server_at = (host, port)
        self._listener: asyncio.Server | None = None
        self._links: dict[asyncio.Task[None], _Link] = {}
        self._passing = asyncio.Event()
        self._passing.set()
        self._trap: tuple[bytes, Moment] | None = None
        self._delay = 0.0
        self.port = 0
        self.accepted = 0
        """Connections that there ever were."""

    @property
    def connections(self) -> int:
        return len(self._links)

    @property
    def is_armed(self) -> bool:
        """Whether what `cut_at` waits for has not come by yet."""
        return self._trap is not None

    async def open(self) -> None:
        self._listener = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._listener.sockets[0].getsockname()[1]

    def cut(self) -> None:
        """Cut all connections there are; new ones pass."""
        for link in list(self._links.values()):
            link.cut()

    def cut_at(self, text: bytes, moment: Moment) -> None:
        """Cut the connection over which the client sends `text` next, once."""
        self._trap = (text, moment)

    def silence(self) -> None:
        """Accept, and forward nothing: neither of new connections nor of those there are."""
        self._passing.clear()

    def slow(self, seconds: float) -> None:
        """Hold each piece up by `seconds`, both ways."""
        self._delay = seconds

    async def refuse(self) -> None:
        """Let nobody connect, as where no server runs; who is connected is cut."""
        if self._listener is not None:
            self._listener.close()
        self._listener = None
        self.cut()

    async def lift(self) -> None:
        """Pass everything again."""
        self._trap = None
        self._delay = 0.0
        self._passing.set()
        if self._listener is None:
            await self.open()

    async def close(self) -> None:
        await self.refuse()
        self._passing.set()
        if self._links:
            await asyncio.wait(self._links)

    def moment_of(self, sent: bytes) -> Moment | None:
        """The moment at which this is to be cut, which is so once."""
        if self._trap is None or self._trap[0] not in sent:
            return None
        moment, self._trap = self._trap[1], None
        return moment

    async def pass_one(self) -> None:
        """Wait until a piece may pass."""
        if self._delay:
            await asyncio.sleep(self._delay)
        await self._passing.wait()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        link = _Link(self, reader, writer)
        task = asyncio.ensure_future(link.run(*self._server_at))
        self._links[task] = link
        task.add_done_callback(self._links.pop)


class _Link:
    """One connection, from the client through to the server."""

    def __init__(self, proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._proxy = proxy
        self._client = (reader, writer)
        self._writers = [writer]
        self._answer_left: int | None = None
        self._ended = asyncio.Event()

    def cut(self) -> None:
        self._ended.set()

    async def run(self, host: str, port: int) -> None:
        pumps = asyncio.ensure_future(self._pump_both(host, port))
        ended = asyncio.ensure_future(self._ended.wait())
        await asyncio.wait({pumps, ended}, return_when=asyncio.FIRST_COMPLETED)
        for task in (pumps, ended):
            task.cancel()
        with suppress(asyncio.CancelledError, OSError):
            await pumps
        for writer in self._writers:
            writer.close()
        for writer in self._writers:
            with suppress(OSError):
                await writer.wait_closed()

    async def _pump_both(self, host: str, port: int) -> None:
        await self._proxy.pass_one()
        reader, writer = await asyncio.open_connection(host, port)
        self._writers.append(writer)
        up = asyncio.ensure_future(self._pump_up(self._client[0], writer))
        down = asyncio.ensure_future(self._pump_down(reader, self._client[1]))
        try:
            await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in (up, down):
                pump.cancel()
            await asyncio.gather(up, down, return_exceptions=True)

    async def _pump_up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async for sent in self._pieces(reader):
            moment = self._proxy.moment_of(sent)
            if moment is Moment.UNSENT:
                return
            if moment is Moment.IN_ANSWER:
                self._answer_left = FIRST_BYTES
            if moment is Moment.ANSWERED:
                self._answer_left = 0
            writer.write(sent)
            await writer.drain()
            if moment is Moment.SENT:
                return

    async def _pump_down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async for answer in self._pieces(reader):
            writer.write(answer[: self._answer_left])
            await writer.drain()
            if self._answer_left is not None:
                return

    async def _pieces(self, reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
        while piece := await reader.read(CHUNK):
            await self._proxy.pass_one()
            yield piece
        # That it has ended is held back as well.
        await self._proxy.pass_one()


@asynccontextmanager
async def proxy_before(host: str, port: int) -> AsyncIterator[Proxy]:
    proxy = Proxy(host, port)
    await proxy.open()
    try:
        yield proxy
    finally:
        await proxy.close()
