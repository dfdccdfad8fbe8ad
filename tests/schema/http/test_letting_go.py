"""How connections end when the server stops: with an answer that says so, or once their clients have nothing to ask."""

import asyncio

from schema.http.connections import Connection
from tests.schema.http.serving import Served
from tests.schema.http.shop import Shop, open_shop
from tests.schema.http.test_connections import asking, read_answer, request


def connection(served: Served) -> Connection:
    (found,) = served.state.connections
    assert isinstance(found, Connection)
    return found


async def test_the_answer_that_is_under_way_is_the_last(way: str) -> None:
    goes_on = asyncio.Event()
    shop = open_shop(way, work=goes_on.wait)
    async with shop.served() as served:
        reader, writer = await served.open()
        writer.write(asking("{ slow }"))
        await shop.waiting.wait()
        connection(served).let_go(waits=False)
        goes_on.set()
        status, headers, _ = await read_answer(reader)
        assert (status, headers["connection"], await reader.read()) == (200, "close", b"")
        writer.close()


async def test_a_client_between_two_requests_is_told_with_the_next_answer(shop: Shop) -> None:
    async with shop.served() as served:
        reader, writer = await served.open()
        writer.write(request())
        assert "connection" not in (await read_answer(reader))[1]
        connection(served).let_go(waits=True)
        writer.write(request())
        status, headers, _ = await read_answer(reader)
        assert (status, headers["connection"], await reader.read()) == (200, "close", b"")
        writer.close()


async def test_who_asks_for_nothing_is_let_go_without_an_answer(shop: Shop) -> None:
    async with shop.served() as served:
        reader, writer = await served.open()
        writer.write(request())
        await read_answer(reader)
        connection(served).let_go(waits=False)
        assert await reader.read() == b""
        writer.close()


async def test_what_was_sent_and_not_read_yet_is_answered(shop: Shop) -> None:
    async with shop.served() as served:
        reader, writer = await served.open()
        writer.write(request())
        await read_answer(reader)
        # It is sent at once, and the loop has not looked yet.
        writer.write(request())
        connection(served).let_go(waits=False)
        assert (await read_answer(reader))[:1] == (200,)
        writer.close()


async def test_a_request_whose_head_has_begun_is_answered(shop: Shop) -> None:
    async with shop.served() as served:
        reader, writer = await served.open()
        whole = request()
        writer.write(whole[:40])
        async with asyncio.timeout(20):
            while not (served.state.connections and connection(served)._bytes):
                await asyncio.sleep(0)
        connection(served).let_go(waits=False)
        writer.write(whole[40:])
        assert (await read_answer(reader))[:1] == (200,)
        writer.close()
