"""The network that fails on request does what it is told, before a server that says everything twice."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.faults.proxy import FIRST_BYTES, Moment, Proxy, proxy_before

SOON = 5.0
"""Seconds after which something has not happened."""

NEVER = 0.1
"""Seconds in which something that is held back would have come."""

Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Twice:
    """A server that answers each piece with the same twice over, and keeps what it got."""

    def __init__(self) -> None:
        self.got = b""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(1000):
            self.got += piece
            writer.write(piece * 2)
        writer.close()


@pytest.fixture
async def server() -> AsyncIterator[tuple[Twice, Proxy]]:
    twice = Twice()
    listener = await asyncio.start_server(twice.serve, "127.0.0.1", 0)
    async with proxy_before(*listener.sockets[0].getsockname()) as proxy:
        yield twice, proxy
    listener.close()


async def connect(proxy: Proxy) -> Pair:
    return await asyncio.open_connection("127.0.0.1", proxy.port)


async def said(pair: Pair, text: bytes, length: int | None = None) -> bytes:
    """What comes back, b"" where the connection ends first."""
    pair[1].write(text)
    async with asyncio.timeout(SOON):
        return await pair[0].read(length or 2 * len(text))


async def test_it_passes_both_ways(server: tuple[Twice, Proxy]) -> None:
    pair = await connect(server[1])
    assert await said(pair, b"one") == b"oneone"
    assert await said(pair, b"two") == b"twotwo"
    pair[1].close()


async def test_a_cut_ends_those_there_are_and_lets_others_in(server: tuple[Twice, Proxy]) -> None:
    proxy = server[1]
    first, second = await connect(proxy), await connect(proxy)
    await said(first, b"a"), await said(second, b"b")
    assert proxy.connections == 2
    proxy.cut()
    assert await said(first, b"c") == b""
    assert await said(second, b"c") == b""
    third = await connect(proxy)
    assert await said(third, b"d") == b"dd"
    for pair in (first, second, third):
        pair[1].close()


@pytest.mark.parametrize(
    ("moment", "server_got", "client_got"),
    [
        (Moment.UNSENT, b"", b""),
        (Moment.SENT, b"COMMIT;", b""),
        (Moment.IN_ANSWER, b"COMMIT;", b"COMMIT;"[:FIRST_BYTES]),
        (Moment.ANSWERED, b"COMMIT;", b""),
    ],
)
async def test_a_connection_is_cut_at_a_statement_once(
    server: tuple[Twice, Proxy], moment: Moment, server_got: bytes, client_got: bytes
) -> None:
    twice, proxy = server
    pair, other = await connect(proxy), await connect(proxy)
    proxy.cut_at(b"COMMIT", moment)
    assert await said(pair, b"hello") == b"hellohello"
    twice.got = b""
    assert await said(pair, b"COMMIT;") == client_got
    assert await pair[0].read() == b""
    assert not proxy.is_armed
    assert twice.got == server_got
    assert await said(other, b"COMMIT;") == b"COMMIT;COMMIT;"
    for each in (pair, other):
        each[1].close()


async def test_silence_holds_all_back_until_it_is_lifted(server: tuple[Twice, Proxy]) -> None:
    twice, proxy = server
    old = await connect(proxy)
    await said(old, b"hello")
    proxy.silence()
    new = await connect(proxy)
    for pair in (old, new):
        pair[1].write(b"x")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(NEVER):
            await new[0].read(2)
    assert twice.got == b"hello"
    await proxy.lift()
    assert [await pair[0].readexactly(2) for pair in (old, new)] == [b"xx", b"xx"]
    for pair in (old, new):
        pair[1].close()


async def test_a_refused_connection_is_refused_by_the_system(server: tuple[Twice, Proxy]) -> None:
    proxy = server[1]
    pair = await connect(proxy)
    await said(pair, b"hello")
    await proxy.refuse()
    assert await said(pair, b"x") == b""
    with pytest.raises(ConnectionRefusedError):
        await connect(proxy)
    await proxy.lift()
    again = await connect(proxy)
    assert await said(again, b"y") == b"yy"
    for each in (pair, again):
        each[1].close()


async def test_a_slow_network_delivers_late(server: tuple[Twice, Proxy]) -> None:
    proxy = server[1]
    pair = await connect(proxy)
    proxy.slow(NEVER)
    began = asyncio.get_running_loop().time()
    assert await said(pair, b"x") == b"xx"
    assert asyncio.get_running_loop().time() - began >= 2 * NEVER
    pair[1].close()
