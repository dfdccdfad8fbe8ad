"""What is seen of statements, whatever the database."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import Executable, Row, column, delete, insert, select, table, text, union_all, update

from erp_adapter.database import Database, Parameters, Transaction
from erp_adapter.errors import ErpTimeout
from erp_adapter.mapping import load_mapping
from erp_adapter.observing import MOST_NAMED, WatchedDatabase, statement_name
from erp_adapter.prepared import Asked, GivenValues, Prepared

INVOICE = table("invoice", column("number"), column("code"))
STATEMENT = select(INVOICE.c.number).where(INVOICE.c.code == "SECRET")


class Paused:
    """A database that answers when it is let, with so many rows, or fails."""

    most_parameters = 7
    writes_json = True
    joins_laterally = True

    def __init__(self) -> None:
        self.let = asyncio.Event()
        self.fails = False
        self.is_closed = False

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        await self.let.wait()
        if self.fails:
            raise ErpTimeout
        return [(1,), (2,)]  # type: ignore[list-item] # nobody looks into them

    async def read(self, prepared: Prepared, values: GivenValues) -> Sequence[Sequence[Any]]:
        return await self.fetch(STATEMENT)

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        return [each.make(await self.fetch(STATEMENT)) for each in asked]

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> int:
        await self.fetch(statement)
        return 5

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        yield self

    async def close(self) -> None:
        self.is_closed = True


class Noted:
    def __init__(self) -> None:
        self.ended: list[tuple[str, Executable, int | None]] = []

    def ran(self, database: str, statement: Executable, started: float, rows: int | None) -> None:
        self.ended.append((database, statement, rows))


@pytest.fixture
def inner() -> Paused:
    return Paused()


@pytest.fixture
def noted() -> Noted:
    return Noted()


@pytest.fixture
def watched(inner: Paused, noted: Noted) -> WatchedDatabase:
    return WatchedDatabase(inner, noted, name="erp", connections=2)


async def in_a_transaction(database: Database, change: Executable | None = None) -> Any:
    async with database.transaction() as transaction:
        return await (transaction.fetch(STATEMENT) if change is None else transaction.execute(change))


async def test_each_statement_is_told_with_its_rows(watched: WatchedDatabase, inner: Paused, noted: Noted) -> None:
    inner.let.set()
    change, prepared = update(INVOICE), Prepared(STATEMENT)
    assert len(await watched.fetch(STATEMENT)) == 2
    assert len(await watched.read(prepared, {})) == 2
    assert await watched.read_together([Asked(prepared, {}, len)] * 2) == [2, 2]
    assert len(await in_a_transaction(watched)) == 2
    assert await in_a_transaction(watched, change) == 5
    told = [2, 2, 4, 2]
    assert noted.ended == [("erp", STATEMENT, rows) for rows in told] + [("erp", change, 0)]


async def test_one_that_fails_or_is_cancelled_gave_none(watched: WatchedDatabase, inner: Paused, noted: Noted) -> None:
    waiting = asyncio.create_task(watched.fetch(STATEMENT))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait({waiting})
    inner.fails = True
    inner.let.set()
    for work in (watched.fetch(STATEMENT), watched.read(Prepared(STATEMENT), {}), in_a_transaction(watched)):
        with pytest.raises(ErpTimeout):
            await work
    assert [rows for _, _, rows in noted.ended] == [None] * 4
    assert (watched.in_use, watched.waiting) == (0, 0)


async def test_who_wants_a_connection_is_at_work_or_waits(watched: WatchedDatabase, inner: Paused) -> None:
    work = [watched.fetch(STATEMENT), watched.read(Prepared(STATEMENT), {}), in_a_transaction(watched)]
    running = [asyncio.create_task(each) for each in work]
    await asyncio.sleep(0)
    assert (watched.in_use, watched.waiting) == (2, 1)
    inner.let.set()
    await asyncio.gather(*running)
    assert (watched.in_use, watched.waiting) == (0, 0)


async def test_it_is_what_it_wraps_for_whoever_asks(watched: WatchedDatabase, inner: Paused) -> None:
    assert (watched.most_parameters, watched.writes_json, watched.joins_laterally) == (7, True, True)
    await watched.close()
    assert inner.is_closed


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        (STATEMENT, "select invoice"),
        (union_all(STATEMENT, STATEMENT), "compound select invoice"),
        (insert(INVOICE).values(code="SECRET"), "insert invoice"),
        (update(INVOICE).values(code="SECRET"), "update invoice"),
        (delete(INVOICE), "delete invoice"),
        (text("EXEC submit 'SECRET'"), "textclause"),
    ],
)
def test_a_statements_name_has_nothing_of_its_values(statement: Executable, name: str) -> None:
    assert statement_name(statement) == name


@pytest.mark.parametrize("mapping", ["expand", "tryton"])
def test_a_mapped_relation_is_named_as_the_gateway_knows_it(mapping: str) -> None:
    relations = load_mapping(mapping).relations("sqlite")
    assert statement_name(select(relations.invoice.c.number)) == "select invoice"


def test_a_statement_of_many_tables_names_the_first() -> None:
    many = [table(f"t{n}", column("x")) for n in range(MOST_NAMED + 3)]
    assert statement_name(select(*[each.c.x for each in many])) == "select t0, t1, t2, t3, …"
