"""Past what the server takes on a request is refused at once; a cheap one is answered while heavy ones run."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from erp_adapter.dialects import open_engine
from erp_adapter.dialects.asyncpg_pool import Pool
from erp_adapter.dialects.threaded import ThreadedDatabase
from erp_adapter.sharing import IS_HEAVY
from schema.http.admission import Admission, Overloaded, Room
from schema.http.heads import Head
from schema.http.load import LoadSettings
from schema.http.settings import HttpSettings
from tests.erp_adapter.dialects.things import ENDLESS
from tests.schema.http.serving import Served
from tests.schema.http.shop import JSON, Shop, open_shop
from tests.schema.http.test_connections import POST, asking, read_answer, request
from tests.schema.http.test_slow_clients import client, until

SLOW = "{ slow }"
CHEAP = "{ __typename }"
HEAVY = "{ slow products { nodes { code } } }"
LOGIN = 'mutation { login(input: {username: "a", password: "b"}) { accessToken } }'


async def entered(room: Room) -> None:
    if not room.enter():
        await room.wait()


async def turns(room: Room, number: int) -> list[asyncio.Task[None]]:
    """So many who wait for a place, one after the other."""
    tasks = [asyncio.create_task(entered(room)) for _ in range(number)]
    await asyncio.sleep(0)
    return tasks


async def test_who_came_first_goes_first() -> None:
    room = Room(1, 3, 60)
    assert room.enter()
    waiting = await turns(room, 3)
    for place, task in enumerate(waiting):
        assert not room.enter()
        room.leave()
        await task
        assert [each.done() for each in waiting] == [True] * (place + 1) + [False] * (2 - place)
    room.leave()
    assert (room.at_work, room.waiting) == (0, 0)


async def test_no_more_wait_for_a_place_than_may() -> None:
    room = Room(1, 2, 60)
    first, second, third, fourth = await turns(room, 4)
    await first
    with pytest.raises(Overloaded):
        await fourth
    assert (room.at_work, room.waiting) == (1, 2)
    for each in (second, third):
        each.cancel()


async def test_nobody_waits_longer_than_may_be_waited() -> None:
    room = Room(1, 2, 0.01)
    assert room.enter()
    (waiting,) = await turns(room, 1)
    with pytest.raises(Overloaded):
        await waiting
    assert (room.at_work, room.waiting) == (1, 0)


@pytest.mark.parametrize("given_first", [True, False])
async def test_a_place_that_comes_to_somebody_who_goes_away_is_the_next_ones(given_first: bool) -> None:
    room = Room(1, 2, 60)
    assert room.enter()
    going, staying = await turns(room, 2)
    for step in (room.leave, going.cancel) if given_first else (going.cancel, room.leave):
        step()
    await asyncio.wait([going, staying])
    assert going.cancelled()
    assert staying.exception() is None
    assert (room.at_work, room.waiting) == (1, 0)


async def test_a_place_that_comes_with_the_end_of_the_wait_is_not_lost() -> None:
    room = Room(1, 1, 0.01)
    assert room.enter()
    (waiting,) = await turns(room, 1)
    asyncio.get_running_loop().call_later(0.01, room.leave)
    await asyncio.wait([waiting])
    if waiting.exception() is None:
        room.leave()
    await until(lambda: room.at_work == 0)


def test_strangers_and_heavy_operations_have_places_of_their_own() -> None:
    admission = Admission(LoadSettings(heavy_from=100))
    assert admission.room(99, is_stranger=False) is admission.usual
    assert admission.room(100, is_stranger=False) is admission.heavy
    assert {admission.room(cost, is_stranger=True) for cost in (1, 100)} == {admission.strangers}


def crowded(way: str, **load: Any) -> Shop:
    few = {"places": 2, "heavy_places": 2, "stranger_places": 1, "waiting": 0, "heavy_from": 10}
    return open_shop(way, load=LoadSettings(**(few | load)))


@asynccontextmanager
async def at_work(shop: Shop, served: Served, query: str, number: int) -> AsyncIterator[None]:
    """So many operations that do not end meanwhile."""
    async with AsyncExitStack() as clients:
        for _ in range(number):
            _, writer = await clients.enter_async_context(client(served))
            writer.write(asking(query))
        await until(lambda: sum(each.steps == ["started"] for each in shop.contexts) == number)
        yield


async def asked(served: Served, query: str, **headers: str) -> tuple[int, dict[str, str], Any]:
    async with client(served) as (reader, writer):
        writer.write(asking(query, **headers))
        status, answered, body = await read_answer(reader)
        return status, answered, json.loads(body)


@pytest.mark.parametrize("accept", [JSON, "application/graphql-response+json"])
async def test_past_its_places_a_server_says_so_at_once_and_when_to_come_back(way: str, accept: str) -> None:
    shop = crowded(way)
    async with shop.served() as served, at_work(shop, served, SLOW, 2):
        status, headers, body = await asked(served, CHEAP, Accept=accept)
    assert (status, headers["retry-after"]) == (503, "2")
    assert body["errors"][0]["extensions"]["code"] == "TOO_BUSY"
    assert "data" not in body


async def test_a_cheap_read_is_answered_while_heavy_ones_run(way: str) -> None:
    shop = crowded(way)
    async with shop.served() as served, at_work(shop, served, HEAVY, 2):
        assert (await asked(served, HEAVY))[0] == 503
        for _ in range(5):
            assert (await asked(served, CHEAP))[0] == 200


async def test_the_database_is_told_what_is_heavy_and_nothing_of_the_next_request(way: str) -> None:
    told: list[bool] = []

    async def work() -> None:
        told.append(IS_HEAVY.get())

    shop = open_shop(way, work=work, load=LoadSettings(heavy_from=10))
    async with shop.served() as served, client(served) as (reader, writer):
        writer.write(asking(HEAVY) + asking(SLOW) + asking(HEAVY) + asking(SLOW))
        for _ in range(4):
            assert (await read_answer(reader))[0] == 200
    assert told == [True, False, True, False]


async def test_strangers_take_no_place_of_those_who_are_logged_in(way: str) -> None:
    shop = crowded(way)
    async with shop.served() as served:
        strangers = shop.endpoint.service.admission.strangers
        assert strangers.enter()
        assert (await asked(served, LOGIN, Authorization=""))[0] == 503
        assert (await asked(served, CHEAP))[0] == 200
        strangers.leave()
        assert (await asked(served, LOGIN, Authorization=""))[0] == 200


def test_who_may_have_a_session_in_a_cookie_is_not_taken_for_a_stranger() -> None:
    admission = Admission(LoadSettings(stranger_places=1, waiting=0))
    assert admission.strangers.enter()
    with pytest.raises(Overloaded):
        admission.check(Head("POST"))
    admission.check(Head("POST", cookie="session=x"))
    admission.check(Head("POST", credentials="Bearer good"))


async def test_who_waits_is_answered_when_a_place_is_free(way: str) -> None:
    shop = crowded(way, waiting=4)
    room = shop.endpoint.service.admission.usual
    async with shop.served() as served:
        async with at_work(shop, served, SLOW, 2):
            waiting = asyncio.create_task(asked(served, CHEAP))
            await until(lambda: room.waiting == 1)
        assert (await waiting)[0] == 200
    assert (room.at_work, room.waiting) == (0, 0)


async def test_who_hangs_up_while_it_waits_leaves_the_queue(way: str) -> None:
    shop = crowded(way, waiting=4)
    admission = shop.endpoint.service.admission
    async with shop.served() as served, at_work(shop, served, SLOW, 2):
        async with client(served) as (_, writer):
            writer.write(asking(CHEAP))
            await until(lambda: admission.usual.waiting == 1)
        await until(lambda: admission.usual.waiting == 0)
        assert admission.inside == 2


async def test_the_deadline_of_a_request_counts_its_wait_for_a_place(way: str) -> None:
    load = LoadSettings(places=1, waiting=4, longest_wait=60)
    shop = open_shop(way, load=load, http=HttpSettings(deadline=0.05))
    room = shop.endpoint.service.admission.usual
    assert room.enter()
    async with shop.served() as served:
        status, _, body = await asked(served, CHEAP)
    assert (status, body["errors"][0]["extensions"]["code"]) == (504, "DEADLINE_PASSED")
    assert (room.at_work, room.waiting) == (1, 0)


async def test_a_server_that_is_full_refuses_a_request_before_its_body_has_come(way: str) -> None:
    shop = crowded(way)
    async with shop.served() as served, at_work(shop, served, SLOW, 2), client(served) as (reader, writer):
        writer.write(request(b"", POST, 100))
        status, headers, _ = await read_answer(reader)
        assert (status, headers["retry-after"]) == (503, "2")
        assert len(shop.contexts) == 2


async def test_no_more_requests_are_inside_than_places_and_queues_hold(way: str) -> None:
    shop = open_shop(way)
    admission = shop.endpoint.service.admission
    admission.inside = admission.most
    async with shop.served() as served:
        assert (await asked(served, CHEAP))[0] == 503
    assert shop.contexts == []


async def test_one_login_has_no_more_under_way_than_may_be(way: str) -> None:
    shop = crowded(way, places=4, per_login=2)
    admission = shop.endpoint.service.admission
    async with shop.served() as served:
        async with at_work(shop, served, SLOW, 2):
            status, _, body = await asked(served, CHEAP, Accept_Language="en")
            assert (status, body["errors"][0]["extensions"]["code"]) == (503, "TOO_BUSY")
            assert "2 requests" in body["errors"][0]["message"]
            assert admission.usual.at_work == 2
        await until(lambda: not admission.inside)
        assert (await asked(served, CHEAP))[0] == 200


def test_what_logins_have_under_way_is_forgotten_with_it() -> None:
    admission = Admission(LoadSettings(per_login=2))
    for login in (1, 2, 1, None, None, None):
        admission.begin(login)
    with pytest.raises(Overloaded):
        admission.begin(1)
    for login in (1, 2, 1, None, None, None):
        admission.end(login)
    assert not admission._of_login


async def test_what_is_answered_leaves_room_whatever_the_answer_was(shop: Shop) -> None:
    admission = shop.endpoint.service.admission
    async with shop.served() as served:
        for sent in (
            request(),
            request(b"NONSENSE"),
            asking("{ nothing }"),
            request(Authorization="Bearer bad"),
            request(Authorization="Bearer fault"),
            asking('{ erp product(code: "A") { broken } }'),
            asking("{ must }"),
        ):
            async with client(served) as (reader, writer):
                writer.write(sent)
                await read_answer(reader)
    assert admission.inside == 0
    assert [each.at_work for each in (admission.usual, admission.heavy, admission.strangers)] == [0, 0, 0]


async def test_a_request_that_is_refused_is_no_hindrance_to_the_next_on_its_connection(way: str) -> None:
    shop = crowded(way)
    async with shop.served() as served, client(served) as (reader, writer):
        async with at_work(shop, served, SLOW, 2):
            writer.write(asking(CHEAP))
            assert (await read_answer(reader))[0] == 503
        await until(lambda: shop.endpoint.service.admission.inside == 0)
        writer.write(asking(CHEAP))
        assert (await read_answer(reader))[0] == 200


class Counter:
    """Counts those that are in at the same time; the first waits for as many as may come in with it."""

    def __init__(self, wanted: int) -> None:
        self._lock = threading.Condition()
        self._wanted = wanted
        self._now = 0
        self.most = 0

    def come_in(self) -> None:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
            self._lock.notify_all()
            self._lock.wait_for(lambda: self.most >= self._wanted, 20)

    def go_out(self) -> None:
        with self._lock:
            self._now -= 1


async def test_a_database_behind_threads_is_given_no_more_statements_at_once_than_connections(tmp_path: Path) -> None:
    counter = Counter(wanted=3)

    def hold() -> int:
        counter.come_in()
        counter.go_out()
        return 1

    engine = open_engine(f"sqlite:///{tmp_path / 'erp.sqlite'}", connections=3)
    event.listen(engine, "connect", lambda connection, _: connection.create_function("hold", 0, hold))
    database = ThreadedDatabase(engine, connections=3, deadline=60)
    try:
        found = await asyncio.gather(*(database.fetch(text("SELECT hold()")) for _ in range(50)))
    finally:
        await database.close()
    assert [tuple(rows[0]) for rows in found] == [(1,)] * 50
    assert counter.most == 3


class Line:
    """A connection of asyncpg's, as the pool knows it."""

    def is_closed(self) -> bool:
        return False


async def test_postgresql_is_given_no_more_statements_at_once_than_connections() -> None:
    made: list[Line] = []
    working: set[int] = set()
    most = 0

    async def connect() -> Line:
        made.append(Line())
        await asyncio.sleep(0)
        return made[-1]

    async def read(pool: Pool, number: int) -> None:
        nonlocal most
        connection = await pool.take()
        working.add(number)
        most = max(most, len(working))
        await asyncio.sleep(0)
        working.remove(number)
        pool.give_back(connection)

    pool = Pool(connect, 3)
    await asyncio.gather(*(read(pool, number) for number in range(50)))
    assert (most, len(made)) == (3, 3)


@asynccontextmanager
async def asking_for_ever(way: str, folder: Path, deadline: float) -> AsyncIterator[tuple[Shop, ThreadedDatabase]]:
    """A shop whose slow operation is a statement without an end, which the database itself would let run for ten minutes."""
    engine = open_engine(f"sqlite:///{folder / 'erp.sqlite'}", connections=1)
    database = ThreadedDatabase(engine, connections=1, deadline=600)
    try:
        yield (
            open_shop(way, work=lambda: database.fetch(ENDLESS["sqlite"]), http=HttpSettings(deadline=deadline)),
            database,
        )
    finally:
        await database.close()


def is_at_work(database: ThreadedDatabase) -> bool:
    return len(database._threads._idle) < len(database._threads._all)


async def test_the_deadline_of_a_request_ends_its_statement(way: str, tmp_path: Path) -> None:
    """However little of it is left when the statement begins."""
    async with asking_for_ever(way, tmp_path, 0.1) as (shop, database), shop.served() as served:
        status, _, body = await asked(served, SLOW)
        assert (status, body["errors"][0]["extensions"]["code"]) == (504, "DEADLINE_PASSED")
        assert database._threads._all
        await until(lambda: not is_at_work(database))


async def test_a_client_that_hangs_up_ends_its_statement(way: str, tmp_path: Path) -> None:
    async with asking_for_ever(way, tmp_path, 600) as (shop, database), shop.served() as served:
        async with client(served) as (_, writer):
            writer.write(asking(SLOW))
            await until(lambda: is_at_work(database))
        await until(lambda: not is_at_work(database))
        assert [tuple(row) for row in await database.fetch(text("SELECT 1"))] == [(1,)]
