"""The client counts whole answers, however they come, and says what a server refused."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bench.client import Failed, Job, Outcome, ask

WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
REFUSED = b"HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy"


@asynccontextmanager
async def serving(answer: bytes, asked: list[bytes]) -> AsyncIterator[int]:
    """A server that answers each request in two pieces."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                await reader.readuntil(b"\r\n\r\n")
                asked.append(await reader.readexactly(2))
                for piece in (answer[:20], answer[20:]):
                    writer.write(piece)
                    await writer.drain()
                    await asyncio.sleep(0)
        except asyncio.IncompleteReadError:
            writer.close()
            await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def asked_of(answer: bytes, *, connections: int, most: int, asked: list[bytes]) -> Outcome:
    async with serving(answer, asked) as port:
        job = Job(port, "/graphql", {"X-A": "b"}, [b"{}", b"[]"], connections, seconds=20, most=most)
        return await ask(job)


@pytest.mark.parametrize("answer", [WHOLE, CHUNKED])
async def test_each_answer_counts_once_and_the_bodies_take_turns(answer: bytes) -> None:
    asked: list[bytes] = []
    outcome = await asked_of(answer, connections=3, most=12, asked=asked)
    assert (outcome.answers, len(outcome.latencies), outcome.size) == (12, 12, len(answer))
    assert sorted(asked) == [b"[]"] * 6 + [b"{}"] * 6


async def test_another_status_ends_it_with_what_was_said() -> None:
    with pytest.raises(Failed, match="busy"):
        await asked_of(REFUSED, connections=1, most=5, asked=[])
