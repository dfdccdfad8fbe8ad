"""A statement that nobody waits for any more ends on the server too, and its connection is of use again."""

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal

import pytest
from sqlalchemy import insert, select, text, update

from erp_adapter.database import Database
from erp_adapter.errors import ErpContention, ErpTimeout
from tests.erp_adapter.dialects.conftest import Place
from tests.erp_adapter.dialects.things import ENDLESS, thing

ONE = select(thing.c.id)


@pytest.fixture
async def database(server: Place) -> AsyncIterator[Database]:
    """One connection, so that one that is not given back would be missed."""
    opened = server.open(connections=1)
    yield opened
    await opened.close()


async def until_at_work(server: Place, *, is_at_work: bool) -> None:
    """Raise TimeoutError where the server does not come to it."""
    async with asyncio.timeout(20):
        while any(server.connections().values()) is not is_at_work:
            await asyncio.sleep(0.01)


async def test_the_statement_of_a_task_that_is_cancelled(server: Place, database: Database) -> None:
    task = asyncio.create_task(database.fetch(ENDLESS[server.system]))
    await until_at_work(server, is_at_work=True)
    task.cancel()
    await asyncio.wait({task})
    assert task.cancelled()
    await until_at_work(server, is_at_work=False)
    assert await database.fetch(ONE) == []


async def test_the_statement_of_a_transaction_that_is_cancelled(server: Place, database: Database) -> None:
    async def change() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(insert(thing).values(id=1, name="a"))
            await transaction.fetch(ENDLESS[server.system])

    task = asyncio.create_task(change())
    await until_at_work(server, is_at_work=True)
    task.cancel()
    await asyncio.wait({task})
    await until_at_work(server, is_at_work=False)
    assert await database.fetch(ONE) == []


async def test_a_statement_that_passes_its_deadline(server: Place) -> None:
    database = server.open(connections=1, deadline=0.5)
    with pytest.raises(ErpTimeout):
        await database.fetch(ENDLESS[server.system])
    await until_at_work(server, is_at_work=False)
    assert await database.fetch(ONE) == []
    with pytest.raises(ErpTimeout):
        async with database.transaction() as transaction:
            await transaction.fetch(ENDLESS[server.system])
    await until_at_work(server, is_at_work=False)
    assert await database.fetch(ONE) == []
    await database.close()


async def test_who_waits_for_a_lock_waits_until_the_deadline(server: Place) -> None:
    patient, hasty = server.open(), server.open(deadline=0.5)
    touch = update(thing).values(price=1)
    async with patient.transaction() as transaction:
        await transaction.execute(insert(thing).values(id=1, name="a"))
    async with patient.transaction() as transaction:
        await transaction.execute(touch)
        with pytest.raises(ErpTimeout):
            async with hasty.transaction() as other:
                await other.execute(touch)
    async with hasty.transaction() as other:
        assert await other.execute(touch) == 1
    await patient.close()
    await hasty.close()


async def test_who_waits_for_a_connection_waits_until_the_deadline(server: Place) -> None:
    database = server.open(connections=1, deadline=0.5)
    async with database.transaction():
        with pytest.raises(ErpTimeout):
            await database.fetch(ONE)
        with pytest.raises(ErpTimeout):
            async with database.transaction():
                pass
    assert await database.fetch(ONE) == []
    await database.close()


async def test_of_two_that_wait_for_each_other_one_is_told_to_try_again(server: Place) -> None:
    database = server.open()
    async with database.transaction() as transaction:
        await transaction.execute(insert(thing), [{"id": i, "name": f"n{i}"} for i in range(2)])
    both_hold_one = asyncio.Barrier(2)

    async def take(first: int, second: int) -> None:
        async with database.transaction() as transaction:
            await transaction.execute(update(thing).where(thing.c.id == first).values(price=first))
            await both_hold_one.wait()
            await transaction.execute(update(thing).where(thing.c.id == second).values(price=first))

    ends = await asyncio.gather(take(0, 1), take(1, 0), return_exceptions=True)
    assert [type(end) for end in ends if end is not None] == [ErpContention]
    assert len({row.price for row in await database.fetch(select(thing.c.price))}) == 1
    await database.close()


@pytest.mark.parametrize("server", ["postgresql"], indirect=True)
async def test_a_table_that_is_changed_meanwhile(database: Database) -> None:
    """Prepared statements, and what was learnt of their columns, outlive it."""
    price = select(thing.c.price)
    async with database.transaction() as transaction:
        await transaction.execute(insert(thing).values(id=1, name="a", price=Decimal("1.20")))
    assert [str(row.price) for row in await database.fetch(price)] == ["1.20"]
    async with database.transaction() as transaction:
        await transaction.execute(text("ALTER TABLE thing ALTER price TYPE double precision"))
    assert [str(row.price) for row in await database.fetch(price)] == ["1.20"]


async def test_the_servers_own_limits_lie_behind_the_deadline(server: Place, database: Database) -> None:
    asked = {
        "postgresql": "SELECT current_setting('statement_timeout') AS most, current_setting('TimeZone') AS zone",
        "mariadb": "SELECT concat(round(@@max_statement_time), 's') AS most, @@time_zone AS zone",
    }
    (row,) = await database.fetch(text(asked[server.system]))
    assert row.most == "61s"
    assert row.zone in {"UTC", "+00:00"}
