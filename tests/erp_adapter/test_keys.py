"""Keys of several columns are looked up by statements of a few shapes, however many keys there are."""

from collections.abc import AsyncIterator, Collection
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, ColumnElement, Integer, MetaData, Select, String, Table, insert, select

from erp_adapter.dialects import open_engine
from erp_adapter.dialects.lists import MOST_BOUND
from erp_adapter.dialects.threaded import ThreadedDatabase
from erp_adapter.keys import RowKey
from erp_adapter.prepared import Kept, Prepared

INVOICE = Table("invoice", MetaData(), Column("year", Integer), Column("number", String(20)))
KEY = RowKey((INVOICE.c.year, INVOICE.c.number))
KEYS = [KEY.text_of((2020 + i % 5, f"F-{i}")) for i in range(MOST_BOUND)]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[ThreadedDatabase]:
    engine = open_engine(f"sqlite:///{tmp_path}/keys.db", connections=1)
    with engine.begin() as connection:
        INVOICE.create(connection)
        connection.execute(insert(INVOICE), [dict(zip(("year", "number"), _parts(key), strict=True)) for key in KEYS])
    opened = ThreadedDatabase(engine, connections=1, deadline=30)
    yield opened
    await opened.close()


async def found(database: ThreadedDatabase, statements: Kept[Prepared], texts: Collection[str]) -> list[str]:
    keys = KEY.given(texts)
    rows = await database.read(keys.prepared(statements, "all", _with_key), keys.values)
    return [KEY.text_of(row) for row in rows]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8, MOST_BOUND // 4, MOST_BOUND // 2 + 1, MOST_BOUND])
async def test_each_key_is_found_once(database: ThreadedDatabase, count: int) -> None:
    wanted = KEYS[:count]
    assert sorted(await found(database, Kept(), wanted)) == sorted(wanted)


async def test_a_key_of_another_form_is_nobodys(database: ThreadedDatabase) -> None:
    assert await found(database, Kept(), ["F-1", KEY.text_of(("2020", "F-0", "1"))]) == []


async def test_as_many_statements_are_kept_as_there_are_powers_of_two(database: ThreadedDatabase) -> None:
    statements: Kept[Prepared] = Kept()
    for count in range(1, 17):
        assert len(await found(database, statements, KEYS[:count])) == count
    assert len(statements) == 5


async def test_none_is_kept_for_so_many_keys_that_they_are_written_out(database: ThreadedDatabase) -> None:
    statements: Kept[Prepared] = Kept()
    await found(database, statements, KEYS)
    assert len(statements) == 0


def _with_key(is_one: ColumnElement[bool]) -> Select[Any]:
    return select(*KEY.columns).where(is_one)


def _parts(key: str) -> list[str]:
    year, _, number = key.partition("\x1f")
    return [year, number]
