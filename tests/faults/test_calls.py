"""What a pool, a caller who goes away, and a submission's unique reference owe to each other when connections die."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from erp_adapter.errors import DuplicateKey, ErpError, ErpTimeout, ErpUnavailable
from tests.faults.calls import Call, sleeping_read, sleeping_write
from tests.faults.lab import CONNECTIONS, DEADLINE, SERVERS, WRITE_MARK, Lab, open_lab, write_order
from tests.faults.network import COMMIT
from tests.faults.proxy import Moment

LONG = 20.0
"""Seconds after which something that has to happen will not."""

MANY = 10 * CONNECTIONS
REFERENCE = WRITE_MARK.decode() + "own"


@pytest.fixture(params=SERVERS)
async def lab(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Lab]:
    async with open_lab(request.param, tmp_path) as opened:
        yield opened


async def statements(lab: Lab) -> list[str]:
    return [text for _, text in await lab.sessions() if "sleep" in text.lower()]


async def is_running(lab: Lab, *, wanted: bool) -> None:
    """Wait until the server runs the long statement, or does no more."""
    async with asyncio.timeout(LONG):
        while bool(await statements(lab)) is not wanted:
            await asyncio.sleep(0.02)


def threads_of_sql() -> int:
    return sum(thread.name.startswith("sql") for thread in threading.enumerate())


async def test_a_dead_pool_is_not_noticed_by_many_at_once(lab: Lab) -> None:
    await asyncio.gather(*[lab.read() for _ in range(MANY)])
    lab.proxy.cut()
    assert await asyncio.gather(*[lab.read() for _ in range(MANY)]) == [1] * MANY


@pytest.mark.parametrize("call", [sleeping_read, sleeping_write])
async def test_a_caller_who_goes_away_takes_the_statement_along(lab: Lab, call: Call) -> None:
    calling = asyncio.ensure_future(call(lab))
    await is_running(lab, wanted=True)
    calling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await calling
    await is_running(lab, wanted=False)
    assert await lab.read() == 1


@pytest.mark.parametrize("call", [sleeping_read, sleeping_write])
async def test_a_statement_that_takes_too_long_is_not_left_running(lab: Lab, call: Call) -> None:
    with pytest.raises(ErpTimeout):
        await call(lab)
    await is_running(lab, wanted=False)


async def test_many_callers_of_a_silent_server_are_all_told_and_leave_nothing_behind(lab: Lab) -> None:
    lab.proxy.silence()
    async with asyncio.timeout(LONG):
        told = await asyncio.gather(*[lab.read() for _ in range(MANY)], return_exceptions=True)
    assert {type(each) for each in told} == {ErpTimeout}
    assert threads_of_sql() <= 6 * CONNECTIONS
    await lab.proxy.lift()
    assert await asyncio.gather(*[lab.read() for _ in range(MANY)]) == [1] * MANY
    async with asyncio.timeout(LONG):
        while len(await lab.sessions()) > CONNECTIONS:
            await asyncio.sleep(0.02)
    # Threads are kept for those who come next.
    assert threads_of_sql() <= 3 * CONNECTIONS


async def test_silence_for_long_does_not_take_the_pool_away(lab: Lab) -> None:
    """Round after round, so that whatever a stuck connection takes would be gone."""
    lab.proxy.silence()
    for _ in range(3):
        told = await asyncio.gather(*[lab.read() for _ in range(CONNECTIONS + 1)], return_exceptions=True)
        assert all(isinstance(each, ErpError) for each in told)
    await lab.proxy.lift()
    assert await lab.read() == 1
    await lab.write()


async def test_a_transaction_that_falls_into_silence_is_rolled_back(lab: Lab) -> None:
    async def fall_silent() -> None:
        lab.proxy.silence()

    with pytest.raises(ErpTimeout):
        await write_order(lab.database, REFERENCE, fall_silent)
    await lab.proxy.lift()
    await lab.write()
    assert await lab.orders() == 1


@pytest.mark.parametrize("moment", Moment)
async def test_an_order_is_written_once_however_its_commit_ends(lab: Lab, moment: Moment) -> None:
    """Tried again by its reference it is there already, or is written now."""
    lab.proxy.cut_at(COMMIT[lab.system], moment)
    with pytest.raises(ErpUnavailable):
        await write_order(lab.database, REFERENCE)
    was_written = bool(await lab.orders())
    assert was_written or moment in {Moment.UNSENT, Moment.SENT}
    # Where the connection has just died, the server may not have come to its end yet.
    try:
        await write_order(lab.database, REFERENCE)
    except DuplicateKey:
        assert moment is not Moment.UNSENT
    assert await lab.orders() == 1


async def test_a_commit_into_silence_may_count_and_never_does_twice(lab: Lab) -> None:
    lab.proxy.cut_at(COMMIT[lab.system], Moment.ANSWERED)
    with pytest.raises(ErpUnavailable):
        await write_order(lab.database, REFERENCE)
    with pytest.raises(DuplicateKey):
        await write_order(lab.database, REFERENCE)
    assert await lab.orders() == 1


async def test_the_deadline_holds_for_the_whole_of_a_read_that_is_done_again(lab: Lab) -> None:
    """The second try has what the first one left."""
    await lab.read()
    lab.proxy.cut()
    lab.proxy.silence()
    loop = asyncio.get_running_loop()
    began = loop.time()
    with pytest.raises(ErpTimeout):
        await lab.read()
    assert loop.time() - began < 2 * DEADLINE + 2
