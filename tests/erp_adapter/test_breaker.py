"""An ERP that is away is not asked until a pause is over; one that answers anything at all is never taken for away."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest
from sqlalchemy import Executable, Row, select

from erp_adapter.breaker import Breaker, BreakerState, GuardedDatabase
from erp_adapter.database import Database, Parameters, Transaction
from erp_adapter.errors import (
    ConnectionLost,
    DuplicateKey,
    ErpContention,
    ErpError,
    ErpNotWritable,
    ErpRefused,
    ErpTimeout,
    ErpUnavailable,
)
from erp_adapter.prepared import Asked, GivenValues, Prepared

T = TypeVar("T")

STATEMENT = select(1)
PREPARED = Prepared(STATEMENT)
FAULTS, PAUSE, LONGEST = 3, 1.0, 5.0
NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)

AWAY = (ErpUnavailable, ConnectionLost, ErpTimeout)
PRESENT = (ErpRefused, DuplicateKey, ErpContention, ErpNotWritable)


class Point:
    """Somewhere that calls come by: they wait while it is shut, then fail by what was said when they came."""

    def __init__(self) -> None:
        self.fault: type[Exception] | None = None
        self.calls = 0
        self.is_open = asyncio.Event()
        self.is_open.set()

    async def come_by(self) -> None:
        self.calls += 1
        fault, is_open = self.fault, self.is_open
        await is_open.wait()
        if fault is not None:
            raise fault

    def shut(self) -> asyncio.Event:
        """Have those that come from now on wait for the event; who comes after `reopen` does not."""
        self.is_open = asyncio.Event()
        return self.is_open

    def reopen(self) -> None:
        self.is_open = asyncio.Event()
        self.is_open.set()


class Erp:
    """A database with a point that statements come by, and one for the breaker's question."""

    most_parameters = 7
    writes_json = True
    joins_laterally = True

    def __init__(self) -> None:
        self.statement, self.question = Point(), Point()
        self.committed = 0
        self.is_closed = False

    def be_away(self, fault: type[Exception] = ErpUnavailable) -> None:
        self.statement.fault = self.question.fault = fault

    def be_back(self) -> None:
        self.statement.fault = self.question.fault = None

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        await self.statement.come_by()
        return [(1,)]  # type: ignore[list-item] # nobody looks into it

    async def read(self, prepared: Prepared, values: GivenValues) -> Sequence[Sequence[Any]]:
        return await self.fetch(STATEMENT)

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        return [each.make(await self.fetch(STATEMENT)) for each in asked]

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> int:
        await self.fetch(statement)
        return 1

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        yield self
        self.committed += 1

    async def close(self) -> None:
        self.is_closed = True


class World:
    """The ERP, what guards it, and its clock."""

    def __init__(self, pause: float = PAUSE) -> None:
        self.erp = Erp()
        self.past = 0.0
        self.breaker = Breaker(
            self.erp.question.come_by,
            faults=FAULTS,
            pause=pause,
            longest_pause=LONGEST,
            clock=lambda: 5000 + self.past,
            wall_clock=lambda: NOON.timestamp() + self.past,
        )
        self.database: Database = GuardedDatabase(self.erp, self.breaker)

    @property
    def asked(self) -> tuple[int, int]:
        return self.erp.statement.calls, self.erp.question.calls

    def state(self) -> BreakerState:
        return self.breaker.state

    async def fault(self) -> ErpError:
        """What a read fails by."""
        with pytest.raises(ErpError) as raised:
            await self.database.fetch(STATEMENT)
        return raised.value

    async def open(self) -> None:
        """Have the ERP away until that is known."""
        self.erp.be_away()
        for _ in range(FAULTS):
            await self.fault()
        assert self.state() is BreakerState.OPEN


@pytest.fixture
async def world() -> World:
    return World()


async def change(database: Database) -> Any:
    async with database.transaction() as transaction:
        return await transaction.execute(STATEMENT)


WAYS: dict[str, Callable[[Database], Coroutine[Any, Any, Any]]] = {
    "fetch": lambda database: database.fetch(STATEMENT),
    "read": lambda database: database.read(PREPARED, {}),
    "read_together": lambda database: database.read_together([Asked(PREPARED, {}, len)]),
    "transaction": change,
}
every_way = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
Way = Callable[[Database], Coroutine[Any, Any, Any]]


async def begun(work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Run it as far as it goes by itself."""
    task = asyncio.ensure_future(work)
    for _ in range(5):
        await asyncio.sleep(0)
    return task


async def test_an_erp_that_answers_is_asked_as_if_nothing_stood_before_it(world: World) -> None:
    answers = [await way(world.database) for way in WAYS.values()]
    assert answers == [[(1,)], [(1,)], [1], 1]
    assert world.asked == (4, 0)
    assert world.erp.committed == 1


@every_way
@pytest.mark.parametrize("fault", AWAY)
async def test_after_enough_faults_in_a_row_nothing_is_asked_any_more(
    world: World, way: Way, fault: type[ErpError]
) -> None:
    world.erp.be_away(fault)
    for _ in range(FAULTS):
        assert world.state() is BreakerState.CLOSED
        with pytest.raises(fault):
            await way(world.database)
    assert (world.state(), world.breaker.openings) == (BreakerState.OPEN, 1)
    asked = world.asked
    for each in WAYS.values():
        with pytest.raises(ErpUnavailable) as raised:
            await each(world.database)
        assert (raised.value.code, raised.value.message) == ("ERP_UNAVAILABLE", "erp.away")
    assert world.asked == asked


@every_way
@pytest.mark.parametrize("answer", PRESENT)
async def test_what_an_erp_refuses_it_has_answered(world: World, way: Way, answer: type[ErpError]) -> None:
    world.erp.be_away(answer)
    for _ in range(2 * FAULTS):
        with pytest.raises(answer):
            await way(world.database)
    assert world.state() is BreakerState.CLOSED
    assert world.erp.question.calls == 0


@every_way
async def test_faults_with_an_answer_in_between_are_none_in_a_row(world: World, way: Way) -> None:
    for _ in range(FAULTS):
        world.erp.be_away()
        for _ in range(FAULTS - 1):
            await world.fault()
        world.erp.be_back()
        await way(world.database)
    assert world.state() is BreakerState.CLOSED
    assert world.erp.question.calls == 0


@pytest.mark.parametrize("fault", AWAY)
async def test_a_statement_that_fails_by_itself_opens_nothing_however_often_it_is_tried(
    world: World, fault: type[ErpError]
) -> None:
    world.erp.statement.fault = fault
    for _ in range(4 * FAULTS):
        assert type(await world.fault()) is fault
    assert world.state() is BreakerState.CLOSED
    assert world.erp.question.calls == 4


async def test_an_error_of_our_own_in_a_transaction_says_nothing_of_the_erp(world: World) -> None:
    for _ in range(2 * FAULTS):
        with pytest.raises(ZeroDivisionError):
            async with world.database.transaction():
                _ = 1 / 0
    assert world.state() is BreakerState.CLOSED


async def test_an_answer_that_comes_while_it_makes_sure_keeps_it_closed(world: World) -> None:
    gate = world.erp.statement.shut()
    reading = await begun(world.database.fetch(STATEMENT))
    world.erp.statement.reopen()
    told = world.erp.question.shut()
    world.erp.be_away()
    for _ in range(FAULTS - 1):
        await world.fault()
    last = await begun(world.fault())
    gate.set()
    await reading
    told.set()
    await last
    assert world.state() is BreakerState.CLOSED


async def test_while_one_makes_sure_the_others_fail_as_they_would(world: World) -> None:
    told = world.erp.question.shut()
    world.erp.be_away(ErpTimeout)
    for _ in range(FAULTS - 1):
        await world.fault()
    last = await begun(world.fault())
    assert [type(await world.fault()) for _ in range(FAULTS)] == [ErpTimeout] * FAULTS
    assert world.state() is BreakerState.CLOSED
    told.set()
    assert type(await last) is ErpTimeout
    assert world.state() is BreakerState.OPEN
    assert world.erp.question.calls == 1


async def test_a_question_without_an_answer_is_given_up() -> None:
    world = World()
    world.breaker._patience = 0
    world.erp.question.shut()
    world.erp.be_away(ErpTimeout)
    for _ in range(FAULTS):
        await world.fault()
    assert world.state() is BreakerState.OPEN


async def test_one_who_goes_away_while_making_sure_leaves_it_to_the_next(world: World) -> None:
    world.erp.question.shut()
    world.erp.be_away()
    for _ in range(FAULTS - 1):
        await world.fault()
    gone = await begun(world.fault())
    gone.cancel()
    await asyncio.wait({gone})
    assert world.state() is BreakerState.CLOSED
    world.erp.question.reopen()
    await world.fault()
    assert world.state() is BreakerState.OPEN


@every_way
async def test_behind_the_pause_the_first_to_come_has_it_asked_and_is_answered_if_it_is_back(
    world: World, way: Way
) -> None:
    await world.open()
    world.erp.be_back()
    world.past += PAUSE - 0.01
    with pytest.raises(ErpUnavailable, match=r"erp\.away"):
        await way(world.database)
    world.past += 0.01
    await way(world.database)
    assert (world.state(), world.breaker.openings) == (BreakerState.CLOSED, 1)
    assert world.asked == (FAULTS + 1, 2)


async def test_one_asks_at_a_time_and_the_others_are_refused_meanwhile(world: World) -> None:
    await world.open()
    world.past += PAUSE
    world.erp.be_back()
    told = world.erp.question.shut()
    first = await begun(world.database.fetch(STATEMENT))
    assert world.state() is BreakerState.HALF_OPEN
    asked = world.asked
    assert (await world.fault()).details == {"retry_after": 1}
    assert world.asked == asked
    told.set()
    assert await first == [(1,)]
    assert world.state() is BreakerState.CLOSED


async def test_one_who_goes_away_while_asking_leaves_the_question_to_the_next(world: World) -> None:
    await world.open()
    world.past += PAUSE
    world.erp.be_back()
    world.erp.question.shut()
    gone = await begun(world.database.fetch(STATEMENT))
    gone.cancel()
    await asyncio.wait({gone})
    assert world.state() is BreakerState.OPEN
    world.erp.question.reopen()
    assert await world.database.fetch(STATEMENT) == [(1,)]


async def test_each_question_in_vain_doubles_the_pause_up_to_the_longest_and_says_how_long_it_is(world: World) -> None:
    await world.open()
    pauses = [PAUSE]
    for _ in range(4):
        world.past += pauses[-1]
        pauses.append((await world.fault()).details["retry_after"])  # type: ignore[arg-type] # a number
        assert (await world.fault()).details["retry_after"] == pauses[-1]
    assert pauses == [1, 2, 4, LONGEST, LONGEST]
    assert world.asked == (FAULTS, 5)


async def test_a_first_pause_over_the_longest_stays_as_it_is() -> None:
    world = World(pause=2 * LONGEST)
    await world.open()
    for _ in range(2):
        assert (await world.fault()).details["retry_after"] == 2 * LONGEST
        world.past += 2 * LONGEST


async def test_an_answer_makes_the_pause_short_again(world: World) -> None:
    await world.open()
    for pause in (PAUSE, 2 * PAUSE):
        world.past += pause
        await world.fault()
    world.erp.be_back()
    world.past += LONGEST
    await world.database.fetch(STATEMENT)
    await world.open()
    assert (await world.fault()).details["retry_after"] == PAUSE


async def test_a_statement_that_fails_by_itself_keeps_nothing_open(world: World) -> None:
    await world.open()
    world.erp.question.fault = None
    world.past += PAUSE
    assert (await world.fault()).message == "ERP_UNAVAILABLE"
    assert world.state() is BreakerState.CLOSED


@pytest.mark.parametrize("answer", PRESENT)
async def test_a_question_that_is_refused_is_answered(world: World, answer: type[ErpError]) -> None:
    await world.open()
    world.erp.statement.fault, world.erp.question.fault = None, answer
    world.past += PAUSE
    assert await world.database.fetch(STATEMENT) == [(1,)]


@every_way
async def test_what_was_under_way_when_it_opened_goes_on_and_its_answer_closes_it(world: World, way: Way) -> None:
    gate = world.erp.statement.shut()
    under_way = await begun(way(world.database))
    world.erp.statement.reopen()
    await world.open()
    gate.set()
    await under_way
    assert world.state() is BreakerState.CLOSED


async def test_a_transaction_under_way_is_never_cut(world: World) -> None:
    async with world.database.transaction() as transaction:
        await world.open()
        world.erp.be_back()
        assert await transaction.execute(STATEMENT) == 1
        assert await transaction.fetch(STATEMENT) == [(1,)]
        assert world.state() is BreakerState.OPEN
    assert world.erp.committed == 1
    assert world.state() is BreakerState.CLOSED


async def test_the_last_answer_is_known_while_it_is_away(world: World) -> None:
    assert world.breaker.last_answer == NOON
    world.past += 60
    await world.database.fetch(STATEMENT)
    answered = world.breaker.last_answer
    assert (answered - NOON).total_seconds() == 60
    world.past += 60
    await world.open()
    world.past += 60
    await world.fault()
    assert world.breaker.last_answer == answered


async def test_that_it_is_away_is_logged_once_with_the_reason_and_that_it_is_back(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await world.open()
    for _ in range(3):
        world.past += LONGEST
        await world.fault()
    world.erp.be_back()
    world.past += LONGEST
    for _ in range(3):
        await world.database.fetch(STATEMENT)
    away, back = caplog.records
    assert (away.name, away.levelname, back.levelname) == ("office.erp", "WARNING", "INFO")
    assert away.exc_info is not None
    assert away.exc_info[0] is ErpUnavailable


async def test_it_is_what_it_wraps_for_whoever_asks(world: World) -> None:
    database = world.database
    assert (database.most_parameters, database.writes_json, database.joins_laterally) == (7, True, True)
    await database.close()
    assert world.erp.is_closed
