"""Clients that send or read slowly, keep silent, or are too many: they are shed, by the lane as by the ordinary way."""

import asyncio
import json
import socket
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.applications import Starlette

from resolvers.downloads import Download
from schema.http.connections import MOST_PIPELINED, Connection, guarded
from schema.http.downloads import DownloadEndpoint, download_routes
from schema.http.load import LoadSettings
from schema.http.settings import HttpSettings
from schema.http.shedding import SURPLUS, Shedding
from tests.schema.http.serving import Served, serving
from tests.schema.http.shop import Shop, open_shop
from tests.schema.http.test_connections import POST, TYPENAME, asking, gone, read_answer, request

QUICK = LoadSettings(arrival=0.05, pace=1_000_000)
PATIENT = LoadSettings(arrival=60)

Conversation = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def until(condition: Callable[[], bool]) -> None:
    """Wait until it holds; a test that waits for ever is ended by its deadline."""
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.001)


@asynccontextmanager
async def client(served: Served) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await served.open()
    try:
        yield reader, writer
    finally:
        writer.transport.abort()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def shed(served: Served, sent: bytes, drip: bytes = b"") -> bytes:
    """Send something, then a drop again and again, until the server ends the connection; give what it said."""
    async with client(served) as (reader, writer), asyncio.timeout(20):
        said = asyncio.ensure_future(reader.read())
        writer.write(sent)
        while not said.done():
            writer.write(drip)
            await asyncio.sleep(0.001)
        with suppress(ConnectionError):
            return await said
    return b""


@pytest.mark.parametrize("begun", [b"", b"\r\n", b"POST /gra", request()[:-60], request() + b"POST /"])
async def test_a_head_that_does_not_arrive_ends_the_connection(way: str, begun: bytes) -> None:
    async with open_shop(way, load=QUICK).served(timeout_keep_alive=0) as served:
        said = await shed(served, begun)
        assert said.count(b"HTTP/1.1 ") == begun.count(b'"query"')


@pytest.mark.parametrize(
    ("sent", "drip"),
    [
        (b"", b"\r\n"),
        (b"POST /graphql HTTP/1.1\r\n", b"X: y\r\n"),
        (b"POST /graphql HTTP/1.1\r\nX: ", b"y"),
        (request(b"", POST, 1_000_000), b" "),
        (request(None, Transfer_Encoding="chunked"), b"1\r\n \r\n"),
        (request(None, Transfer_Encoding="chunked") + b"1\r\n \r\n0\r\n", b"X: y\r\n"),
        (request(None, "GET /nothing HTTP/1.1", None, Content_Length="1000000"), b" "),
        (request(b"", POST, 1_000_000, Content_Type="text/plain"), b" "),
        (request(), b"\r\n"),
    ],
    ids=[
        "blank lines",
        "headers",
        "a header",
        "a body",
        "chunks",
        "trailers",
        "a body that nobody reads",
        "a refused body",
        "blank lines after a request",
    ],
)
async def test_who_sends_drop_by_drop_is_given_no_more_time(way: str, sent: bytes, drip: bytes) -> None:
    async with open_shop(way, load=QUICK).served() as served:
        await shed(served, sent, drip)
        await until(lambda: not served.state.connections and not served.state.tasks)


@pytest.mark.parametrize("between", [b"X: y\r\n", b"1;" + b"x" * 60])
async def test_what_stands_around_a_body_is_bounded(way: str, between: bytes) -> None:
    """Trailers and the extensions of chunks: a parser takes in any length of them."""
    begun = request(None, Transfer_Encoding="chunked") + (b"1\r\n \r\n0\r\n" if b"\r\n" in between else b"1;")
    async with open_shop(way, load=PATIENT).served() as served:
        said = await shed(served, begun, between * 500)
        assert said.startswith(b"HTTP/1.1 400 ") or not said
        await until(lambda: not served.state.connections)


async def test_trailers_are_not_taken_for_headers(shop: Shop) -> None:
    chunked = b"%x\r\n%b\r\n0\r\nAuthorization: Bearer bad\r\n\r\n" % (len(TYPENAME), TYPENAME)
    async with shop.served() as served:
        said = await served.exchange(request(None, Transfer_Encoding="chunked", Connection="close") + chunked)
    assert said.startswith(b"HTTP/1.1 200 ")


LARGE = asking(f'{{ product(code: "{"x" * 60_000}") {{ code }} }}')


@asynccontextmanager
async def deaf(served: Served) -> AsyncIterator[asyncio.StreamWriter]:
    """A client that reads nothing, and whose system takes in little."""
    wire = socket.socket()
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    wire.setblocking(False)
    await asyncio.get_running_loop().sock_connect(wire, ("127.0.0.1", served.port))
    _, writer = await asyncio.open_connection(sock=wire)
    writer.transport.pause_reading()  # type: ignore[attr-defined] # asyncio's has it
    try:
        yield writer
    finally:
        writer.transport.abort()
        with suppress(ConnectionError):
            await writer.wait_closed()


@pytest.mark.parametrize("closing", [False, True])
async def test_who_reads_no_answer_is_cut_off(way: str, closing: bool) -> None:
    aliases = " ".join(f"a{n}: product(code: $code) {{ code }}" for n in range(20))
    ask = {"query": f"query ($code: String!) {{ {aliases} }}", "variables": {"code": "x" * 500_000}}
    sent = request(json.dumps(ask).encode(), POST, None, **({"Connection": "close"} if closing else {}))
    async with open_shop(way, load=QUICK).served() as served, deaf(served) as writer:
        writer.write(sent)
        await until(lambda: bool(served.state.connections))
        await until(lambda: not served.state.connections and not served.state.tasks)


async def test_who_asks_again_and_again_and_reads_nothing_is_cut_off(way: str) -> None:
    shop = open_shop(way, load=QUICK)
    async with shop.served() as served, deaf(served) as writer:
        with suppress(ConnectionError):
            writer.write(LARGE * 400)
        await until(lambda: bool(shop.contexts))
        await until(lambda: not served.state.connections and not served.state.tasks)
    assert len(shop.contexts) < 400


class Files:
    """One file, for any link."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def file(self, token: str, *, client: str, part: bool) -> Download:
        return Download(self._path, "catalogue.pdf", "application/pdf")


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    file = tmp_path / "large"
    with file.open("wb") as written:
        written.truncate(30_000_000)
    return file


@pytest.mark.parametrize("asked", ["GET", "GET with Range"])
async def test_who_does_not_read_a_file_is_cut_off(large_file: Path, asked: str) -> None:
    ranged = {"Range": "bytes=0-25000000"} if "Range" in asked else {}
    app = Starlette(routes=download_routes("/files", DownloadEndpoint(lambda: Files(large_file), deadline=5)))
    async with serving(app, guarded(QUICK)) as served, deaf(served) as writer:
        writer.write(request(None, "GET /files/x HTTP/1.1", None, **ranged))
        await until(lambda: bool(served.state.tasks))
        await until(lambda: not served.state.connections and not served.state.tasks)


async def test_who_reads_a_file_as_fast_as_is_asked_gets_all_of_it(large_file: Path) -> None:
    load = LoadSettings(arrival=0.5, pace=1)
    app = Starlette(routes=download_routes("/files", DownloadEndpoint(lambda: Files(large_file), deadline=5)))
    async with serving(app, guarded(load)) as served:
        said = await served.exchange(request(None, "GET /files/x HTTP/1.1", None, Connection="close"))
    assert said.endswith(bytes(30_000_000))


async def test_of_what_is_sent_at_once_so_many_are_answered_and_then_the_connection_ends(way: str) -> None:
    shop = open_shop(way)
    async with shop.served() as served:
        said = await served.exchange(request() * 400)
    answers = said.count(b"HTTP/1.1 200 OK")
    assert answers == len(shop.contexts)
    assert MOST_PIPELINED < answers < 400
    assert said.count(b"connection: close") == 1
    assert said.rpartition(b"HTTP/1.1 ")[2].count(b"connection: close") == 1


async def test_no_more_wait_on_a_connection_than_may(way: str) -> None:
    shop = open_shop(way)
    async with shop.served() as served, client(served) as (_, writer):
        writer.write(asking("{ slow }") + request() * 400)
        await shop.waiting.wait()
        connection = cast("Connection", next(iter(served.state.connections)))
        await until(lambda: bool(connection.pipeline))
        assert len(connection.pipeline) <= MOST_PIPELINED


async def test_one_connection_too_many_ends_the_one_that_has_waited_longest(way: str) -> None:
    shop = open_shop(way, load=LoadSettings(connections=2))
    async with shop.served() as served, client(served) as (silent, _):
        await until(lambda: len(served.state.connections) == 1)
        (oldest,) = served.state.connections
        cast("Connection", oldest).since -= 1
        async with client(served) as first:
            await until(lambda: len(served.state.connections) == 2)
            async with client(served) as second:
                assert await silent.read() == b""
                for reader, writer in (first, second):
                    writer.write(request())
                    assert (await read_answer(reader))[0] == 200


async def test_a_connection_that_is_worked_for_is_not_closed_for_a_new_one(way: str) -> None:
    shop = open_shop(way, load=LoadSettings(connections=1))
    async with shop.served() as served:
        async with client(served) as (_, writer):
            writer.write(asking("{ slow }"))
            await shop.waiting.wait()
            status, headers = await told(served)
            assert (status, headers["retry-after"], headers["connection"]) == (503, "1", "close")
        await gone(shop)
        await until(lambda: not served.state.connections)
        assert (await told(served))[0] == 200


async def told(served: Served) -> tuple[int, dict[str, str]]:
    async with client(served) as (reader, writer):
        writer.write(request())
        return (await read_answer(reader))[:2]


async def test_who_is_one_too_many_and_keeps_silent_is_not_kept_waiting(way: str) -> None:
    shop = open_shop(way, load=LoadSettings(connections=1, arrival=0.5))
    async with shop.served() as served, client(served) as (_, writer), AsyncExitStack() as silent:
        writer.write(asking("{ slow }"))
        await shop.waiting.wait()
        for _ in range(SURPLUS + 5):
            await silent.enter_async_context(client(served))
        await until(lambda: len(served.state.connections) == 1)
        assert not shop.contexts[0].closed


async def test_others_are_served_beside_slow_clients_of_every_kind(way: str) -> None:
    shop = open_shop(way, load=PATIENT)
    begun = [b"", b"POST /graphql HTTP/1.1\r\nX: ", request(b"", POST, 1_000)]
    async with shop.served() as served, AsyncExitStack() as slow:
        for each in begun * 30:
            _, writer = await slow.enter_async_context(client(served))
            writer.write(each)
        for _ in range(20):
            assert (await told(served))[0] == 200


@pytest.mark.parametrize(
    "sent",
    [b"", b"POST /gra", request(b"", POST, 1_000), asking("{ slow }"), asking("{ slow }") + request(), LARGE * 300],
    ids=["before a head", "in a head", "in a body", "at work", "with another behind it", "while answers wait"],
)
async def test_a_client_that_hangs_up_leaves_nothing_behind(way: str, sent: bytes) -> None:
    # Who sends one request behind another is not listened to meanwhile: its going is noticed at the deadline.
    shop = open_shop(way, load=PATIENT, http=HttpSettings(deadline=0.5))
    async with shop.served() as served:
        async with deaf(served) as writer:
            writer.write(sent)
            await until(lambda: bool(served.state.connections))
            if b"slow" in sent:
                await shop.waiting.wait()
        await until(lambda: not served.state.connections and not served.state.tasks)
    assert all(each.closed for each in shop.contexts)


@pytest.mark.skipif(sys.platform == "win32", reason="it knows no such limit")
async def test_a_server_without_a_file_to_open_answers_again_when_there_are_some() -> None:
    """Its limit is lowered to 64, and 200 clients come and stay."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.schema.http.few_files", stdout=asyncio.subprocess.PIPE, stderr=DEVNULL
    )
    assert process.stdout is not None
    try:
        served, status = Served(int(await process.stdout.readline())), 0
        async with asyncio.timeout(20), AsyncExitStack() as silent:
            for _ in range(200):
                await silent.enter_async_context(client(served))
            while status != 200:
                with suppress(ConnectionError, asyncio.IncompleteReadError):
                    status, _ = await told(served)
    finally:
        process.kill()
        await process.wait()


class Transport:
    """What is left unread of what was written."""

    def __init__(self) -> None:
        self.size = 0

    def get_write_buffer_size(self) -> int:
        return self.size


class Reader:
    """A connection as `Shedding` knows it, whose client reads."""

    is_body_wanted = is_surplus = owes = False
    unread = 0
    unread_since = since = 0.0

    def __init__(self) -> None:
        self.transport = Transport()
        self.is_cut = False

    def cut(self) -> None:
        self.is_cut = True


class Clock:
    """A loop whose time is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def time(self) -> float:
        return self.now

    def call_later(self, *_: object) -> None:
        pass


def looks(shedding: Shedding, clock: Clock, connections: set[Reader]) -> None:
    shedding._look(cast("Any", clock), cast("Any", connections))


def read_through(sizes: list[int]) -> bool:
    """Whether a connection is cut that leaves so much unread at each second, where 100 bytes a second are to be read."""
    shedding, clock, reader = Shedding(LoadSettings(arrival=4, pace=100), 9), Clock(), Reader()
    for second, size in enumerate(sizes):
        clock.now, reader.transport.size = float(second), size
        looks(shedding, clock, {reader})
    return reader.is_cut


def test_who_reads_at_the_pace_that_is_asked_for_is_let_read() -> None:
    assert not read_through([5_000 - 100 * second for second in range(49)])


def test_who_reads_more_slowly_is_cut_off_after_the_time_for_a_heads_arrival() -> None:
    assert not read_through([5_000 - 99 * second for second in range(4)])
    assert read_through([5_000 - 99 * second for second in range(5)])


def test_who_has_read_everything_begins_anew() -> None:
    assert not read_through([300, 300, 300, 0, 300, 300, 300, 0, 300, 300])


def test_a_little_that_is_never_read_is_not_kept_either() -> None:
    assert read_through([10, 10, 10, 10, 10])


def test_too_much_unread_by_all_together_cuts_off_those_that_have_been_reading_longest() -> None:
    shedding, clock = Shedding(LoadSettings(arrival=60, unread_bytes=1_000), 9), Clock()
    readers = [Reader() for _ in range(4)]
    for second, reader in enumerate(readers):
        clock.now, reader.transport.size = float(second), 400
        looks(shedding, clock, set(readers[: second + 1]) - {each for each in readers if each.is_cut})
    assert [each.is_cut for each in readers] == [True, True, False, False]
