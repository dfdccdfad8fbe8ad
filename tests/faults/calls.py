"""Calls that bring their fault along: statements that take too long, and transactions that cross."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from sqlalchemy import func, select, update

from erp_adapter.database import Transaction
from erp_adapter.dialects import open_database
from tests.faults.lab import DEADLINE, Lab, counter

Call = Callable[[Lab], Awaitable[Any]]


async def sleeping_read(lab: Lab) -> None:
    await lab.database.fetch(select(_sleep(lab)))


async def sleeping_write(lab: Lab) -> None:
    async with lab.database.transaction() as transaction:
        await transaction.fetch(select(_sleep(lab)))


def _sleep(lab: Lab) -> Any:
    return func.pg_sleep(60) if lab.system == "postgresql" else func.sleep(60)


async def deadlocked_read(lab: Lab) -> None:
    """A read that locks what it reads, one row after the other, against a transaction that has the second and wants the
    first; the read is the one that is given up."""
    statement = select(counter.c.value).order_by(counter.c.name.desc()).with_for_update()
    wanted = statement.where(counter.c.name.in_(["one", "other"]))
    async with open_other(lab) as (other, changes):
        await changes("one")
        reading = asyncio.ensure_future(lab.database.fetch(wanted))
        await lock_is_awaited(lab)
        await changes("other")
        await other()
        assert len(await reading) == 2


async def deadlocked_write(lab: Lab) -> None:
    """Two transactions crossing, of which the first to wait, which has also changed less, is given up."""
    async with open_other(lab) as (other, changes):
        await changes("one")

        async def cross() -> None:
            async with lab.database.transaction() as transaction:
                await _change(transaction, "other")
                await _change(transaction, "one")

        crossing = asyncio.ensure_future(cross())
        await lock_is_awaited(lab)
        await changes("other")
        await other()
        await crossing


Changes = Callable[[str], Awaitable[None]]
Commit = Callable[[], Awaitable[None]]


@asynccontextmanager
async def open_other(lab: Lab) -> AsyncIterator[tuple[Commit, Changes]]:
    """Another's transaction, which has changed a good many rows."""
    other = open_database(lab.direct_url, connections=1, deadline=10 * DEADLINE)
    context = other.transaction()
    transaction = await context.__aenter__()
    try:
        for _ in range(5):
            await _change(transaction, "counted")
        yield (lambda: _leave(context)), (lambda name: _change(transaction, name))
    finally:
        await other.close()


async def _leave(context: AbstractAsyncContextManager[Transaction]) -> None:
    await context.__aexit__(None, None, None)


async def _change(transaction: Transaction, name: str) -> None:
    await transaction.execute(update(counter).where(counter.c.name == name).values(value=counter.c.value + 1))


async def lock_is_awaited(lab: Lab) -> None:
    """Wait until somebody waits for a lock; the first look too could show who waited a moment ago."""
    await asyncio.sleep(BETWEEN_LOOKS[lab.system])
    while not (await lab.admin(WAITING[lab.system].format(lab)))[0][0]:
        await asyncio.sleep(BETWEEN_LOOKS[lab.system])


BETWEEN_LOOKS = {"postgresql": 0.02, "mariadb": 0.12}
"""Seconds. InnoDB shows the same picture again to whoever looks twice within a tenth of a second."""

WAITING = {
    "postgresql": "SELECT count(*) FROM pg_stat_activity WHERE usename = '{0.login}' AND wait_event_type = 'Lock'",
    "mariadb": "SELECT count(*) FROM information_schema.innodb_trx JOIN information_schema.processlist"
    " ON id = trx_mysql_thread_id WHERE user = '{0.login}' AND trx_state = 'LOCK WAIT'",
}
