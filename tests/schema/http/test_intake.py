"""Where there are many requests already, few more are begun at a time, and none is forgotten."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any, cast

from schema.http.connections import Connection
from schema.http.intake import A_TURN, Intake
from schema.http.load import LoadSettings
from tests.schema.http.serving import Served
from tests.schema.http.shop import Shop, open_shop
from tests.schema.http.test_connections import asking, read_answer, request
from tests.schema.http.test_slow_clients import client, until


class Turns:
    """A loop that goes on by hand."""

    def __init__(self) -> None:
        self._next: list[Callable[[], None]] = []

    def call_soon(self, callback: Callable[..., None], *arguments: Any) -> None:
        self._next.append(lambda: callback(*arguments))

    def turn(self) -> bool:
        """Do what was left for this turn; say whether there was anything."""
        due, self._next = self._next, []
        for each in due:
            each()
        return bool(due)


class Waiter:
    def __init__(self, loop: Turns, number: int, taken: list[int]) -> None:
        self.loop = loop
        self._number = number
        self._taken = taken

    def take_up(self) -> None:
        self._taken.append(self._number)


def test_few_are_begun_in_a_turn_and_what_came_first_goes_first() -> None:
    loop, intake = Turns(), Intake(0)
    taken: list[int] = []
    for number in range(3 * A_TURN + 1):
        intake.put_off(cast("Any", Waiter(loop, number, taken)))
    begun = []
    while loop.turn():
        begun.append(len(taken))
    assert begun == [A_TURN, 2 * A_TURN, 3 * A_TURN, 3 * A_TURN + 1]
    assert taken == list(range(3 * A_TURN + 1))
    intake.put_off(cast("Any", Waiter(loop, 99, taken)))
    assert loop.turn()
    assert taken[-1] == 99


async def test_a_crowd_is_answered_to_the_last(way: str) -> None:
    shop = open_shop(way, load=LoadSettings(places=1, waiting=100, per_login=100))
    async with shop.served() as served, AsyncExitStack() as clients:
        crowd = [await clients.enter_async_context(client(served)) for _ in range(60)]
        for round_ in range(3):
            for _, writer in crowd:
                writer.write(request())
            for reader, _ in crowd:
                assert (await read_answer(reader))[0] == 200
            assert len(shop.contexts) == 60 * (round_ + 1)


def crowded(way: str) -> Shop:
    """One whose next requests are put off while one is worked for."""
    return open_shop(way, load=LoadSettings(places=1))


def untouched(served: Served) -> Connection:
    """The one connection that no request has come by yet."""
    all_of_them = cast("set[Connection]", served.state.connections)
    (found,) = [each for each in all_of_them if each.is_waited_for]
    return found


async def test_who_hangs_up_before_it_is_begun_leaves_nothing_behind(way: str) -> None:
    shop = crowded(way)
    async with shop.served() as served, client(served) as (_, writer):
        writer.write(asking("{ slow }"))
        await shop.waiting.wait()
        async with client(served):
            await until(lambda: len(served.state.connections) == 2)
            other = untouched(served)
            other.data_received(request())
            assert not other.is_waited_for
            other.transport.abort()
        await until(lambda: len(served.state.connections) == 1)
    assert len(shop.contexts) == 1


async def test_a_server_that_stops_answers_what_it_has_put_off(way: str) -> None:
    shop = open_shop(way, load=LoadSettings(places=1, waiting=1))
    async with shop.served() as served, client(served) as (_, writer), client(served) as (reader, _):
        await until(lambda: len(served.state.connections) == 2)
        writer.write(asking("{ slow }"))
        await shop.waiting.wait()
        other = untouched(served)
        other.data_received(request())
        other.shutdown()
        writer.transport.abort()
        status, headers, _ = await read_answer(reader)
        assert (status, headers["connection"]) == (200, "close")


async def test_what_is_put_off_in_two_pieces_is_put_together(way: str) -> None:
    shop = open_shop(way, load=LoadSettings(places=1, waiting=1))
    async with shop.served() as served, client(served) as (_, busy), client(served) as (reader, writer):
        busy.write(asking("{ slow }"))
        await shop.waiting.wait()
        for byte in request():
            writer.write(bytes([byte]))
            await asyncio.sleep(0)
        await until(lambda: shop.endpoint.service.admission.usual.waiting == 1)
        busy.transport.abort()
        assert (await read_answer(reader))[0] == 200
