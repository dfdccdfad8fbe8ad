"""What a client sees of a connection: the same by the lane as by uvicorn's ordinary way."""

import asyncio
import json
import logging
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from schema.http.lane import lane_to
from schema.http.load import LoadSettings
from schema.http.settings import HttpSettings
from schema.limits.settings import LimitSettings
from tests.schema.http.serving import serving
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, open_shop

TYPENAME = b'{"query":"{ __typename }"}'
POST = "POST /graphql HTTP/1.1"


def request(body: bytes | None = TYPENAME, line: str = POST, length: int | None = None, /, **headers: str) -> bytes:
    """A request by somebody logged in; `Some_Header=` writes or replaces one, an empty one is left out."""
    sent = {"Host": "shop", "Content-Type": JSON, "Accept": GRAPHQL_JSON, **LOGIN}
    if body is not None:
        sent["Content-Length"] = str(len(body) if length is None else length)
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [line, *(f"{name}: {value}" for name, value in sent.items() if value)]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + (body or b"")


def asking(query: str, **headers: str) -> bytes:
    return request(json.dumps({"query": query}).encode(), POST, None, **headers)


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status, *lines = head.split("\r\n")[:-2]
    headers = dict(line.split(": ", 1) for line in lines)
    return int(status.split()[1]), headers, await reader.readexactly(int(headers.get("content-length", "0")))


CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(TYPENAME), TYPENAME)
CONVERSATIONS: dict[str, bytes] = {
    "a query": request(Connection="close"),
    "as json": request(Connection="close", Accept=JSON),
    "in two lists of what is accepted": request(Connection="close", Accept="text/html\r\nAccept: application/json"),
    "two tokens": request(Connection="close", Authorization="Bearer good\r\nAuthorization: Bearer bad"),
    "in English": asking("{ nothing }", Connection="close", Accept_Language="en"),
    "names in capitals": request(Connection="close", Authorization="", AUTHORIZATION="Bearer good"),
    "a stranger": asking("{ viewer { username } }", Connection="close", Authorization=""),
    "a bad token": request(Connection="close", Authorization="Bearer bad"),
    "a busy server": request(Connection="close", Authorization="Bearer busy"),
    "a mutation": asking(
        'mutation { login(input: {username: "a", password: "b"}) { accessToken } }', Connection="close"
    ),
    "an answer with data and errors": asking('{ erp product(code: "A") { code secret } }', Connection="close"),
    "an answer that may not go out": request(Connection="close", Authorization="Bearer full"),
    "a fault of ours": request(Connection="close", Authorization="Bearer fault"),
    "no JSON": request(b"NONSENSE", Connection="close"),
    "no body": request(b"", Connection="close"),
    "no length": request(None, Connection="close"),
    "nothing that can be accepted": request(Connection="close", Accept="text/html"),
    "another content type": request(Connection="close", Content_Type="text/plain"),
    "a compressed body": request(Connection="close", Content_Encoding="gzip"),
    "a body too long": request(b" " * 300, Connection="close"),
    "a body too long that goes on": request(b" " * 300) + request(),
    "in chunks": request(None, Connection="close", Transfer_Encoding="chunked") + CHUNKED,
    "chunks too long": request(None, Transfer_Encoding="chunked") + b"12c\r\n" + b" " * 300 + b"\r\n0\r\n\r\n",
    "a chunk that is none": request(None, Transfer_Encoding="chunked") + b"xyz\r\n",
    "a length that is none": request(Content_Length="-1"),
    "two lengths": request(Content_Length="5\r\nContent-Length: 6"),
    "length and chunks": request(Transfer_Encoding="chunked"),
    "HTTP/1.0": request(TYPENAME, "POST /graphql HTTP/1.0"),
    "HTTP/1.0 kept alive": request(TYPENAME, "POST /graphql HTTP/1.0", Connection="keep-alive"),
    "HTTP/0.9": b"POST /graphql\r\n\r\n",
    "no HTTP": b"\x16\x03\x01 hello\r\n\r\n",
    "another method": request(TYPENAME, "PUT /graphql HTTP/1.1", Connection="close"),
    "its head": request(None, "HEAD /graphql HTTP/1.1", Connection="close"),
    "its options": request(None, "OPTIONS /graphql HTTP/1.1", Connection="close"),
    "by GET": request(None, "GET /graphql?query=%7B__typename%7D HTTP/1.1", Connection="close"),
    "with a query in the URL": request(TYPENAME, "POST /graphql?query=%7B%7D HTTP/1.1", Connection="close"),
    "with the whole URL": request(TYPENAME, "POST http://shop/graphql HTTP/1.1", Connection="close"),
    "with a letter escaped": request(TYPENAME, "POST /%67raphql HTTP/1.1", Connection="close"),
    "another place": request(TYPENAME, "POST /graphql/ HTTP/1.1", Connection="close"),
    "an upgrade that is not served": request(Upgrade="h2c", Connection="Upgrade, close"),
    "several at once": request() + asking("{ nothing }") + request(Connection="close"),
    "several ways at once": request()
    + request(None, "GET /graphql?query=%7B__typename%7D HTTP/1.1")
    + request(b"NONSENSE")
    + request(None, "GET /nothing HTTP/1.1")
    + request(Connection="close"),
    "one after the last": request(Connection="close") + request(),
    "a refused body and the next": request(b" " * 90, Content_Type="text/plain") + request(Connection="close"),
    "nonsense after one": request() + b"NONSENSE\r\n\r\n",
}


@pytest.mark.parametrize("conversation", CONVERSATIONS.values(), ids=CONVERSATIONS)
async def test_both_ways_answer_with_the_same_bytes(conversation: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda length: "0" * 2 * length)
    answers = []
    for way in ("lane", "ordinary"):
        async with open_shop(way, limits=LimitSettings(max_body_bytes=200)).served() as served:
            answers.append(await served.exchange(conversation))
    assert answers[0] == answers[1]
    assert answers[0].startswith(b"HTTP/1.1 ")


def test_the_loop_of_the_server_changes_nothing() -> None:
    """It is uvloop's where there is one, and these tests run on asyncio's."""
    uvloop = pytest.importorskip("uvloop")

    async def converse() -> list[bytes]:
        async with open_shop("lane", limits=LimitSettings(max_body_bytes=200)).served() as served:
            told = [each for name, each in CONVERSATIONS.items() if name != "a fault of ours"]
            return [await served.exchange(each) for each in told]

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as there, asyncio.Runner() as here:
        assert there.run(converse()) == here.run(converse())


async def test_the_lane_needs_no_application(shop: Shop) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError

    async with serving(app, lane_to(shop.endpoint.service)) as served:
        assert b'{"data":{"__typename":"Query"}}' in await served.exchange(request(Connection="close"))


async def test_a_connection_serves_one_request_after_the_other(shop: Shop) -> None:
    async with shop.served() as served:
        reader, writer = await served.open()
        for _ in range(3):
            writer.write(request())
            status, headers, body = await read_answer(reader)
            assert (status, body) == (200, b'{"data":{"__typename":"Query"}}')
            assert headers["date"] == "Tue, 31 Mar 2026 10:00:00 GMT"
            assert "connection" not in headers
        assert served.state.total_requests == 3
        writer.close()


async def test_a_connection_that_nobody_uses_is_closed(shop: Shop) -> None:
    async with shop.served(timeout_keep_alive=0) as served:
        assert b"200 OK" in await served.exchange(request())


async def test_a_body_may_come_in_pieces(shop: Shop) -> None:
    async with shop.served() as served:
        reader, writer = await served.open()
        for byte in request():
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0)
        assert (await read_answer(reader))[0] == 200
        writer.close()


async def test_a_body_that_does_not_arrive_is_408_and_ends_the_connection(way: str) -> None:
    shop = open_shop(way, load=LoadSettings(arrival=0.01))
    async with shop.served() as served:
        answer = await served.exchange(request(TYPENAME[:-1], POST, len(TYPENAME)))
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert shop.contexts == []


async def test_a_body_too_long_is_refused_before_it_has_come(way: str) -> None:
    shop = open_shop(way, limits=LimitSettings(max_body_bytes=20))
    async with shop.served() as served:
        said = await served.exchange(request(b" ", POST, 21))
        grown = await served.exchange(
            request(None, Transfer_Encoding="chunked") + b"14\r\n" + b" " * 20 + b"\r\n1\r\n \r\n"
        )
    assert said.startswith(b"HTTP/1.1 413 ")
    assert grown.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("ended", [False, True])
async def test_a_head_without_an_end_is_refused(shop: Shop, ended: bool) -> None:
    header = b"" if ended else b"X: "
    begun = b"POST /graphql HTTP/1.1\r\nHost: shop\r\n" + header
    async with shop.served() as served:
        reader, writer = await served.open()
        writer.write(begun)
        while not reader.at_eof() and not reader._buffer:  # type: ignore[attr-defined] # peeking takes nothing away
            writer.write(b"X: y\r\n" * 1_000 if ended else b"x" * 6_000)
            await asyncio.sleep(0)
        assert (await reader.readuntil(b"\r\n")).startswith(b"HTTP/1.1 400 ")
        writer.close()


async def test_a_client_that_waits_is_told_to_go_on_and_one_that_is_refused_is_not(way: str) -> None:
    shop = open_shop(way, limits=LimitSettings(max_body_bytes=100))
    async with shop.served() as served:
        reader, writer = await served.open()
        writer.write(request(b"", POST, len(TYPENAME), Expect="100-Continue"))
        assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        writer.write(TYPENAME)
        assert (await read_answer(reader))[0] == 200
        writer.write(request(b"", POST, 101, Expect="100-continue"))
        assert (await read_answer(reader))[0] == 413
        writer.close()


@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL_JSON, 504), (JSON, 200)])
async def test_an_operation_that_passes_its_deadline_is_cancelled_and_says_so(
    way: str, accept: str, status: int
) -> None:
    shop = open_shop(way, http=HttpSettings(deadline=0.01))
    async with shop.served() as served:
        reader, writer = await served.open()
        for _ in range(2):
            writer.write(asking("{ slow }", Accept=accept))
            answered, _, body = await read_answer(reader)
            assert (answered, json.loads(body)["errors"][0]["extensions"]["code"]) == (status, "DEADLINE_PASSED")
        writer.close()
    assert [each.steps for each in shop.contexts] == [["started", "cancelled"]] * 2
    assert all(each.closed for each in shop.contexts)


async def gone(shop: Shop) -> None:
    """Wait until the context made first has been closed."""
    while not shop.contexts[0].closed:
        await asyncio.sleep(0)


async def test_a_client_that_hangs_up_ends_its_operation(shop: Shop) -> None:
    async with shop.served() as served, asyncio.timeout(10):
        _, writer = await served.open()
        writer.write(asking("{ slow }"))
        await shop.waiting.wait()
        writer.transport.abort()
        await gone(shop)
        assert shop.contexts[0].steps == ["started", "cancelled"]
        assert served.state.total_requests == 0


async def test_a_client_that_hangs_up_while_sending_is_not_worked_for(shop: Shop) -> None:
    async with shop.served() as served, asyncio.timeout(10):
        _, writer = await served.open()
        writer.write(request(TYPENAME[:-1], POST, len(TYPENAME)))
        while not served.state.tasks:
            await asyncio.sleep(0)
        writer.transport.abort()
        while served.state.tasks:
            await asyncio.sleep(0)
    assert shop.contexts == []


async def test_a_client_that_reads_nothing_makes_nobody_work_ahead(shop: Shop) -> None:
    """Answers of 60 kB each: what does not fit into the buffers waits, and so do the requests behind it."""
    count = 300
    async with shop.served() as served, asyncio.timeout(60):
        reader, writer = await served.open()
        writer.transport.pause_reading()  # type: ignore[attr-defined] # asyncio's has it
        writer.write(asking(f'{{ product(code: "{"x" * 60_000}") {{ code }} }}') * count)
        made = -1
        while made != len(shop.contexts) or not made:
            made = len(shop.contexts)
            await asyncio.wait([asyncio.ensure_future(writer.drain())], timeout=0.2)
        assert made < count
        writer.transport.resume_reading()  # type: ignore[attr-defined] # as above
        for _ in range(count):
            assert (await read_answer(reader))[0] == 200
        writer.close()
    assert len(shop.contexts) == count


async def test_too_many_at_once_are_refused(shop: Shop) -> None:
    async with shop.served(limit_concurrency=1) as served:
        answer = await served.exchange(request())
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert shop.contexts == []


async def test_a_server_that_stops_answers_what_it_works_for_and_then_closes(way: str) -> None:
    shop = open_shop(way, http=HttpSettings(deadline=0.05))
    async with shop.served() as served, asyncio.timeout(10):
        reader, writer = await served.open()
        writer.write(asking("{ slow }"))
        await shop.waiting.wait()
        (connection,) = served.state.connections
        assert len(served.state.tasks) == 1
        connection.shutdown()
        status, headers, _ = await read_answer(reader)
        assert (status, headers["connection"]) == (504, "close")
        assert await reader.read() == b""
        writer.close()


async def test_a_server_that_waits_no_longer_ends_the_operation(shop: Shop) -> None:
    async with shop.served() as served, asyncio.timeout(10):
        reader, writer = await served.open()
        writer.write(asking("{ slow }"))
        await shop.waiting.wait()
        (task,) = served.state.tasks
        task.cancel()
        assert (await reader.read()).endswith(b"\r\n\r\nInternal Server Error")
        writer.close()
    assert shop.contexts[0].steps == ["started", "cancelled"]


async def test_an_idle_connection_is_closed_when_the_server_stops(shop: Shop) -> None:
    async with shop.served() as served:
        reader, writer = await served.open()
        writer.write(request())
        await read_answer(reader)
        (connection,) = served.state.connections
        connection.shutdown()
        assert await reader.read() == b""
        writer.close()


async def test_each_answer_is_a_line_of_the_access_log(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "uvicorn.access"):
        async with shop.served() as served:
            await served.exchange(request() + request(b"NONSENSE", "POST /graphql HTTP/1.0"))
    lines = [record.getMessage().split(" - ")[1] for record in caplog.records if record.name == "uvicorn.access"]
    assert lines == ['"POST /graphql HTTP/1.1" 200', '"POST /graphql HTTP/1.0" 400']
    assert all(record.getMessage().startswith("127.0.0.1:") for record in caplog.records)


@pytest.mark.parametrize("path", ["/a b", "/%67", "/ñ"])
async def test_a_path_that_a_url_writes_otherwise_is_served_all_the_same(way: str, path: str) -> None:
    shop = open_shop(way, http=HttpSettings(path=path))
    async with shop.client() as client:
        assert (
            await client.post(path.replace("%", "%25"), content=TYPENAME, headers={"Content-Type": JSON})
        ).is_success


@pytest.mark.parametrize(
    ("forwarded", "trusted", "address"),
    [
        ("", "127.0.0.1", "127.0.0.1"),
        ("203.0.113.9", "127.0.0.1", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "127.0.0.1", "203.0.113.9"),
        ("198.51.100.1\r\nX-Forwarded-For: 203.0.113.9", "127.0.0.1", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "127.0.0.1,203.0.113.9", "198.51.100.1"),
        ("[2001:db8::1]:4711", "127.0.0.1", "2001:db8::1"),
        (" ", "127.0.0.1", "127.0.0.1"),
        ("203.0.113.9", "192.0.2.1", "127.0.0.1"),
        ("203.0.113.9", None, "127.0.0.1"),
    ],
)
async def test_contexts_and_the_log_are_told_the_address_that_a_trusted_proxy_gives(
    shop: Shop, caplog: pytest.LogCaptureFixture, forwarded: str, trusted: str | None, address: str
) -> None:
    addresses: list[str] = []
    make = shop.endpoint.service._context

    def noting(token: str | None, locale: str, client: str) -> Any:
        addresses.append(client)
        return make(token, locale, client)

    shop.endpoint.service._context = noting
    with caplog.at_level(logging.INFO, "uvicorn.access"):
        async with shop.served(proxy_headers=trusted is not None, forwarded_allow_ips=trusted) as served:
            await served.exchange(request(Connection="close", X_Forwarded_For=forwarded))
    assert addresses == [address]
    assert caplog.messages[0].startswith(f"{address}:")
