"""Statements end: by themselves, by their deadline, or because nobody waits for them any more."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import text
from starlette.types import Message

from erp_adapter.dialects import open_engine
from erp_adapter.dialects.threaded import ThreadedDatabase
from erp_adapter.errors import DuplicateKey, ErpTimeout, ErpUnavailable
from schema.http.refusals import ClientGone
from schema.http.waiting import while_wanted

ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[ThreadedDatabase]:
    """One connection, so that one that is not given back would be missed."""
    opened = ThreadedDatabase(open_engine(f"sqlite:///{tmp_path}/some.db", connections=1), connections=1, deadline=60)
    async with opened.transaction() as transaction:
        await transaction.execute(text("CREATE TABLE thing (name TEXT PRIMARY KEY)"))
    yield opened
    await opened.close()


async def names(database: ThreadedDatabase) -> list[str]:
    return [row.name for row in await database.fetch(text("SELECT name FROM thing ORDER BY name"))]


async def test_a_client_that_hangs_up_interrupts_its_statement(database: ThreadedDatabase) -> None:
    running = asyncio.Event()

    async def read() -> Any:
        running.set()
        return await database.fetch(ENDLESS)

    async def hang_up() -> Message:
        await running.wait()
        return {"type": "http.disconnect"}

    with pytest.raises(ClientGone):
        await while_wanted(read(), hang_up, 60)
    assert await names(database) == []


async def test_a_statement_that_passes_its_deadline_is_interrupted(database: ThreadedDatabase) -> None:
    database._deadline = 0.05
    with pytest.raises(ErpTimeout):
        await database.fetch(ENDLESS)
    database._deadline = 60
    assert await names(database) == []


async def test_a_cancelled_statement_that_still_waits_for_its_turn_never_runs(database: ThreadedDatabase) -> None:
    async with database.transaction() as transaction:
        waiting = asyncio.create_task(database.fetch(ENDLESS))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait({waiting})
        await transaction.execute(text("INSERT INTO thing VALUES ('a')"))
    assert await names(database) == ["a"]


async def test_a_transaction_counts_whole_or_not_at_all(database: ThreadedDatabase) -> None:
    class Fault(Exception):
        pass

    async def fail() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(text("INSERT INTO thing VALUES ('a')"))
            raise Fault

    with pytest.raises(Fault):
        await fail()
    assert await names(database) == []


async def test_a_cancelled_transaction_is_rolled_back(database: ThreadedDatabase) -> None:
    async def change() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(text("INSERT INTO thing VALUES ('a')"))
            await transaction.fetch(ENDLESS)

    task = asyncio.create_task(change())
    done, _ = await asyncio.wait({task}, timeout=0.2)
    assert not done
    task.cancel()
    await asyncio.wait({task})
    assert await names(database) == []


async def test_a_value_that_is_taken_is_told_from_other_faults(database: ThreadedDatabase) -> None:
    with pytest.raises(DuplicateKey):
        async with database.transaction() as transaction:
            await transaction.execute(text("INSERT INTO thing VALUES (:name)"), [{"name": "a"}, {"name": "a"}])
    with pytest.raises(ErpUnavailable) as raised:
        await database.fetch(sqlalchemy.text("SELECT nothing FROM nowhere"))
    assert "nowhere" not in str(raised.value)


@pytest.mark.parametrize(("lists", "kept"), [(1, 1), (4, 1), (5, 0)])
async def test_a_statement_of_many_lists_is_not_kept_compiled(
    database: ThreadedDatabase, lists: int, kept: int
) -> None:
    cache: Any = database._reader._compiled_cache
    selects = [sqlalchemy.select(sqlalchemy.literal(number).label("number")) for number in range(lists)]
    before = len(cache)
    rows = await database.fetch(sqlalchemy.union_all(*selects) if lists > 1 else selects[0])
    assert [row.number for row in rows] == list(range(lists))
    assert len(cache) - before == kept
    # The connection that was told so tells nobody else.
    await database.fetch(sqlalchemy.select(sqlalchemy.literal("x").label("again")))
    assert len(cache) - before == kept + 1
