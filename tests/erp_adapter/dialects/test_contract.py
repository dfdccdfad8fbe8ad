"""What every database does, whatever its system and its driver."""

import asyncio
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import bindparam, case, func, insert, literal, select, text, union_all, update

from erp_adapter.database import Database
from erp_adapter.dialects.lists import MOST_BOUND, among
from erp_adapter.errors import DuplicateKey, ErpError, ErpRefused, ErpUnavailable
from tests.erp_adapter.dialects.conftest import Place
from tests.erp_adapter.dialects.things import ENDLESS, thing

AT = datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=UTC)
DAY = date(2026, 3, 29)


async def put(database: Database, *names: str) -> None:
    async with database.transaction() as transaction:
        await transaction.execute(insert(thing), [{"id": i, "name": name} for i, name in enumerate(names)])


async def names(database: Database) -> list[str]:
    return [row.name for row in await database.fetch(select(thing.c.name).order_by(thing.c.id))]


ODD = ("a\\b", "it's", "a\\'; --", "\\", "'||'", "100%", "%s", "?", "$1", ":x", "{x}", "ñ\\")


@pytest.mark.parametrize("others", [0, MOST_BOUND])
async def test_a_list_is_of_values_whatever_is_written_in_them(database: Database, others: int) -> None:
    """Beyond so many they are written into the statement's text."""
    await put(database, *ODD)
    wanted = among(thing.c.name, [*ODD, *(f"other {i}" for i in range(others))])
    found = await database.fetch(select(thing.c.name).where(wanted))
    assert {row.name for row in found} == set(ODD)


async def test_values_come_back_as_they_were_given(database: Database) -> None:
    given = {"id": 1, "name": "Ñu «😀» 'x'", "price": Decimal("-12.30"), "at": AT, "day": DAY, "active": False}
    async with database.transaction() as transaction:
        await transaction.execute(insert(thing).values(given))
        assert [row._asdict() for row in await transaction.fetch(select(thing))] == [given]
    (row,) = await database.fetch(select(thing))
    assert row._asdict() == given
    assert tuple(row) == tuple(given.values())
    assert row._mapping[thing.c.price] == row.price == tuple(row)[2] == Decimal("-12.30")
    assert [type(value) for value in row] == [int, str, Decimal, datetime, date, bool]


async def test_instants_are_compared_to_the_microsecond(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.execute(insert(thing).values(id=1, name="a", at=AT))
    for wanted, found in ((thing.c.at == AT, 1), (thing.c.at > AT, 0), (thing.c.at >= AT, 1)):
        assert len(await database.fetch(select(thing.c.id).where(wanted))) == found


async def test_a_default_of_the_tables_fills_what_is_not_given(database: Database) -> None:
    await put(database, "a")
    assert [row.active for row in await database.fetch(select(thing.c.active))] == [True]


async def test_what_is_reckoned_has_its_type_too(database: Database) -> None:
    await put(database, "a", "b")
    async with database.transaction() as transaction:
        await transaction.execute(update(thing).values(price=Decimal("1.10")))
    total = func.sum(thing.c.price).label("total")
    (row,) = await database.fetch(select(total, func.count().label("number"), literal("x").label("said")))
    assert (row.total, row.number, row.said) == (Decimal("2.20"), 2, "x")


async def test_one_shape_of_statement_serves_lists_of_any_length(database: Database) -> None:
    await put(database, "a", "b", "c")
    for wanted in ([], ["a"], ["a", "c"], ["a", "b", "c", "d"]):
        rows = await database.fetch(select(thing.c.name).where(thing.c.name.in_(wanted)).order_by(thing.c.name))
        assert [row.name for row in rows] == [each for each in wanted if each != "d"]


async def test_the_same_shape_gets_each_times_values(database: Database) -> None:
    await put(database, "a", "b")
    for name in ("a", "b", "c"):
        found = case((thing.c.name == name, literal(f"is {name}")), else_="other")
        rows = await database.fetch(select(found.label("found")).order_by(thing.c.id))
        assert [row.found for row in rows] == [f"is {name}" if name == each else "other" for each in ("a", "b")]


async def test_sql_as_text_takes_parameters_and_gives_rows(database: Database) -> None:
    await put(database, "a", "b")
    statement = text("SELECT id, name AS called FROM thing WHERE name = :name")
    assert [(row.id, row.called) for row in await database.fetch(statement, {"name": "b"})] == [(1, "b")]
    sql = text("SELECT 1.5 AS price, name, id AS number FROM thing WHERE id = :id")
    by_place = sql.columns(thing.c.price, thing.c.name, thing.c.id)
    by_name = sql.columns(number=thing.c.id.type, price=thing.c.price.type)
    for typed in (by_place, by_name):
        (row,) = await database.fetch(typed, {"id": 0})
        assert (row.number, str(row.price), row.name) == (0, "1.50", "a")
    within = by_name.subquery("within")
    (row,) = await database.fetch(select(within.c.price, within.c.number), {"id": 0})
    assert (row.number, str(row.price)) == (0, "1.50")


async def test_a_union_of_many_lists_is_read(database: Database) -> None:
    selects = [select(literal(number).label("number")) for number in range(8)]
    rows = await database.fetch(union_all(*selects))
    assert sorted(row.number for row in rows) == list(range(8))


async def test_rows_touched_are_counted(database: Database) -> None:
    by_name = update(thing).where(thing.c.name == bindparam("which"))
    async with database.transaction() as transaction:
        assert await transaction.execute(insert(thing), [{"id": i, "name": f"n{i}"} for i in range(5)]) == 5
        assert await transaction.execute(insert(thing).values(id=9, name="n9")) == 1
        assert await transaction.execute(update(thing).where(thing.c.id < 2).values(price=1)) == 2
        both = [{"which": "n1", "price": 1}, {"which": "nothing", "price": 2}, {"which": "n2", "price": 3}]
        assert await transaction.execute(by_name, both) == 2
        # Rows that are found count, though they have had these values before.
        assert await transaction.execute(by_name, [{"which": "n2", "price": 3}]) == 1
        assert await transaction.execute(text("DELETE FROM thing WHERE id > :id"), {"id": 100}) == 0


async def test_a_transaction_counts_whole_or_not_at_all(database: Database) -> None:
    class Fault(Exception):
        pass

    async def fail() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(insert(thing).values(id=1, name="a"))
            raise Fault

    with pytest.raises(Fault):
        await fail()
    assert await names(database) == []


FAULTS: list[tuple[type[ErpError], Any]] = [
    (DuplicateKey, insert(thing).values(id=0, name="b")),
    (DuplicateKey, insert(thing).values(id=1, name="a")),
    (ErpRefused, insert(thing).values(id=1, name=None)),
    (ErpUnavailable, text("INSERT INTO nowhere VALUES (1)")),
    (ErpUnavailable, text("no SQL at all")),
]


@pytest.mark.parametrize(
    ("fault", "statement"), FAULTS, ids=[f"{i} {fault.__name__}" for i, (fault, _) in enumerate(FAULTS)]
)
async def test_a_taken_value_is_told_from_other_faults(
    database: Database, fault: type[ErpError], statement: Any
) -> None:
    await put(database, "a")
    with pytest.raises(ErpError) as raised:
        async with database.transaction() as transaction:
            await transaction.execute(statement)
    assert type(raised.value) is fault
    assert str(raised.value) == fault.code
    assert await names(database) == ["a"]


async def test_nothing_of_a_transaction_is_kept_after_an_error_in_it(database: Database) -> None:
    async def go_on_after_an_error() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(insert(thing).values(id=1, name="a"))
            with pytest.raises(DuplicateKey):
                await transaction.execute(insert(thing).values(id=2, name="a"))
            with pytest.raises(ErpUnavailable):
                await transaction.execute(insert(thing).values(id=3, name="b"))

    with pytest.raises(ErpUnavailable):
        await go_on_after_an_error()
    assert await names(database) == []


async def test_what_no_driver_can_send_is_refused(database: Database) -> None:
    with pytest.raises(ErpError):
        await database.fetch(select(thing.c.id).where(thing.c.name == "\ud800"))
    assert await names(database) == []


async def test_more_at_once_than_connections_all_go_through(database: Database) -> None:
    async def one(number: int) -> None:
        async with database.transaction() as transaction:
            await transaction.execute(insert(thing).values(id=number, name=f"n{number:02}"))

    await asyncio.gather(*map(one, range(20)), *(names(database) for _ in range(20)))
    assert len(await names(database)) == 20


async def test_a_counter_gives_each_transaction_its_own_number(database: Database) -> None:
    await put(database, "counter")
    counted = update(thing).where(thing.c.id == 0).values(price=thing.c.price + 1)

    async def one() -> Decimal:
        async with database.transaction() as transaction:
            assert await transaction.execute(counted) == 1
            (row,) = await transaction.fetch(select(thing.c.price).where(thing.c.id == 0))
            return Decimal(row.price)

    async with database.transaction() as transaction:
        await transaction.execute(update(thing).values(price=0))
    assert sorted(await asyncio.gather(*(one() for _ in range(20)))) == list(range(1, 21))


async def test_a_read_sees_nothing_that_is_not_committed(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.execute(insert(thing).values(id=1, name="a"))
        assert await names(database) == []
    assert await names(database) == ["a"]


async def test_a_cancelled_transaction_is_rolled_back(place: Place, database: Database) -> None:
    begun = asyncio.Event()

    async def change() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(insert(thing).values(id=1, name="a"))
            begun.set()
            await transaction.fetch(ENDLESS[place.system])

    task = asyncio.create_task(change())
    await begun.wait()
    task.cancel()
    await asyncio.wait({task})
    assert task.cancelled()
    assert await names(database) == []
    await put(database, "b")
    assert await names(database) == ["b"]
