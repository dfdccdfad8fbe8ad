"""A way to a server that can fall silent: it takes what is sent, and passes nothing on in either direction."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Way:
    host: str
    port: int
    open: asyncio.Event = field(default_factory=asyncio.Event)
    own_port: int = 0
    _at_work: set["asyncio.Task[None]"] = field(default_factory=set)

    async def pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._at_work.add(task)
        writers = [writer]
        try:
            # The end of one direction ends the other; so does the end of the test.
            with suppress(OSError, asyncio.CancelledError):
                await self.open.wait()
                there, back = await asyncio.open_connection(self.host, self.port)
                writers.append(back)
                await asyncio.gather(self._pump(reader, back), self._pump(there, writer))
        finally:
            for each in writers:
                each.close()
            self._at_work.discard(task)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            await self.open.wait()
            writer.write(data)
            await writer.drain()
        writer.close()

    async def end(self) -> None:
        for task in self._at_work:
            task.cancel()
        if self._at_work:
            await asyncio.wait(self._at_work)


@asynccontextmanager
async def way_to(host: str, port: int) -> AsyncIterator[Way]:
    way = Way(host, port)
    way.open.set()
    listening = await asyncio.start_server(way.pass_on, "127.0.0.1", 0)
    way.own_port = int(listening.sockets[0].getsockname()[1])
    try:
        yield way
    finally:
        listening.close()
        await way.end()
