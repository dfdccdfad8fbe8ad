"""Each form in which a database may store a value reads, compares and sorts as the reference value does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import case, func, select

from erp_adapter.dialects.lists import among
from tests.erp_adapter.mapping.odd_tables import opened, relation_text
from tests.services import SYSTEMS


@dataclass(frozen=True, slots=True)
class Case:
    """`rows` are literals and what they stand for, the lowest first; a form of one system's only has no other type."""

    relation: str
    column: str
    form: str
    types: Mapping[str, str]
    rows: tuple[tuple[str, Any], ...]
    absent: Any
    zone: str = "UTC"


def everywhere(type_: str, **others: str) -> dict[str, str]:
    return {system: others.get(system, type_) for system in SYSTEMS}


DAYS = (date(2025, 12, 31), date(2026, 3, 31), date(2026, 4, 1))
MOMENTS = (datetime(2026, 1, 15, 9, 30, tzinfo=UTC), datetime(2026, 7, 15, 8, 30, tzinfo=UTC))
MADRID = "Europe/Madrid"
TIMESTAMP = everywhere("TIMESTAMP", mariadb="DATETIME", sqlite="TEXT")

CASES = {
    "padded": Case(
        "customer_product_code",
        "code",
        'stored = "padded"',
        everywhere("CHAR(6)"),
        (("'AB    '", "AB"), ("'AB 1  '", "AB 1"), ("'Z     '", "Z")),
        "A",
    ),
    "padded with a length": Case(
        "customer_product_code",
        "code",
        'stored = "padded", length = 6',
        everywhere("VARCHAR(6)"),
        (("'AB    '", "AB"), ("'AB 1  '", "AB 1"), ("'Z     '", "Z")),
        "A",
    ),
    "integer": Case(
        "customer_product_code",
        "code",
        'stored = "integer"',
        everywhere("INTEGER"),
        (("1000", "1000"), ("123", "123"), ("9", "9")),
        "abc",
    ),
    "bytes": Case(
        "customer_product_code",
        "code",
        'stored = "bytes", encoding = "cp1252"',
        everywhere("BLOB", postgresql="BYTEA", mariadb="VARBINARY(20)"),
        (("X'41'", "A"), ("X'D1'", "Ñ"), ("X'D141'", "ÑA")),
        "Ω",
    ),
    "double": Case(
        "cash_receipt",
        "amount",
        'stored = "double"',
        everywhere("DOUBLE PRECISION"),
        (
            ("-1.005", Decimal("-1.01")),
            ("0.30000000000000004", Decimal("0.30")),
            ("1.005", Decimal("1.01")),
            ("2.675", Decimal("2.68")),
        ),
        Decimal("1.00"),
    ),
    "text number": Case(
        "cash_receipt",
        "amount",
        'stored = "text"',
        everywhere("VARCHAR(20)"),
        (("'9.5'", Decimal("9.50")), ("' 10 '", Decimal("10.00")), ("'100.25'", Decimal("100.25"))),
        Decimal("9.51"),
    ),
    "text whole number": Case(
        "customer_tariff",
        "position",
        'stored = "text"',
        everywhere("VARCHAR(20)"),
        (("'9'", 9), ("'10'", 10)),
        8,
    ),
    "datetime": Case(
        "cash_receipt",
        "date",
        'stored = "datetime"',
        TIMESTAMP,
        tuple((f"'{day} 23:59:30'", day) for day in DAYS),
        date(2026, 3, 30),
    ),
    "text day": Case(
        "cash_receipt",
        "date",
        'stored = "text", format = "YYYYMMDD"',
        everywhere("CHAR(8)"),
        tuple((f"'{day:%Y%m%d}'", day) for day in DAYS),
        date(2026, 3, 30),
    ),
    "text day with dashes": Case(
        "cash_receipt",
        "date",
        'stored = "text", format = "YYYY-MM-DD"',
        everywhere("VARCHAR(10)"),
        tuple((f"'{day}'", day) for day in DAYS),
        date(2026, 3, 30),
    ),
    "whole number day": Case(
        "cash_receipt",
        "date",
        'stored = "integer"',
        everywhere("INTEGER"),
        tuple((f"{day:%Y%m%d}", day) for day in DAYS),
        date(2026, 3, 30),
    ),
    "naive": Case(
        "sales_order",
        "submitted_at",
        'stored = "naive"',
        TIMESTAMP,
        (("'2026-01-15 10:30:00.000000'", MOMENTS[0]), ("'2026-07-15 10:30:00.000000'", MOMENTS[1])),
        datetime(2026, 7, 15, 10, 30, tzinfo=UTC),
        MADRID,
    ),
    "aware": Case(
        "sales_order",
        "submitted_at",
        'stored = "aware"',
        {"postgresql": "TIMESTAMPTZ"},
        (("'2026-01-15 10:30:00+01:00'", MOMENTS[0]), ("'2026-07-15 10:30:00+02:00'", MOMENTS[1])),
        datetime(2026, 7, 15, 10, 30, tzinfo=UTC),
    ),
    "text instant": Case(
        "sales_order",
        "submitted_at",
        'stored = "text"',
        everywhere("VARCHAR(40)"),
        (("'2026-01-15T10:30:00'", MOMENTS[0]), ("'2026-07-15T10:30:00'", MOMENTS[1])),
        datetime(2026, 7, 15, 10, 30, tzinfo=UTC),
        MADRID,
    ),
    "text instant in UTC": Case(
        "sales_order",
        "submitted_at",
        'stored = "text", format = "YYYY-MM-DDTHH:MM:SSZ"',
        everywhere("VARCHAR(40)"),
        (("'2026-01-15T09:30:00Z'", MOMENTS[0]), ("'2026-07-15T08:30:00Z'", MOMENTS[1])),
        datetime(2026, 7, 15, 10, 30, tzinfo=UTC),
        MADRID,
    ),
    "whole number flag": Case(
        "product", "for_sale", 'stored = "integer"', everywhere("INTEGER"), (("0", False), ("-1", True)), None
    ),
    "text flag": Case(
        "product",
        "for_sale",
        'stored = "text", true = ["S", "1"]',
        everywhere("CHAR(3)"),
        (("'N'", False), ("'S'", True), ("'1  '", True), ("NULL", False)),
        None,
    ),
}

CLASHES = [(name, system) for name, each in CASES.items() for system in SYSTEMS if system in each.types]
"""Every form on every system that has it."""


@pytest.mark.parametrize(("name", "system"), CLASHES)
async def test_a_stored_form_is_as_good_as_the_reference_one(name: str, system: str, tmp_path: Path) -> None:
    """Read, in a list of values, compared, sorted, at the ends, in coalesce and case, and under another name."""
    this = CASES[name]
    rows = [(number, _literal(raw, system), value) for number, (raw, value) in enumerate(this.rows)]
    statements = [f"CREATE TABLE odd (id INTEGER, v {this.types[system]})"]
    statements += [f"INSERT INTO odd VALUES ({number}, {raw})" for number, raw, _ in rows]
    key = {"cash_receipt": "tax_id", "sales_order": "number", "product": "code"}.get(this.relation, "customer_code")
    mapped = {key: '{ column = "id", stored = "integer" }', this.column: f'{{ column = "v", {this.form} }}'}
    mapping = f'[erp]\ntime_zone = "{this.zone}"\n' + relation_text(this.relation, "odd", **mapped)
    async with opened(system, tmp_path, statements, mapping) as odd:
        relation = getattr(odd.relations, this.relation)
        column, numbered = relation.c[this.column], relation.c[key]
        values, everyone = [value for _, _, value in rows], set(range(len(rows)))
        assert column.type.python_type is type(values[0])

        async def found(*conditions: Any) -> set[int]:
            return {int(row[0]) for row in await odd.database.fetch(select(numbered).where(*conditions))}

        async def read(statement: Any) -> list[Any]:
            return [row[0] for row in await odd.database.fetch(statement)]

        assert sorted(await read(select(column))) == sorted(values)
        if isinstance(values[0], bool):
            assert await found(column) == {number for number, _, value in rows if value}
            assert await found(~column) == {number for number, _, value in rows if not value}
            return
        assert await read(select(column).order_by(column.desc())) == values[::-1]
        for number, _, value in rows:
            assert await found(column == value) == {number}
            assert await found(column >= value, column <= value) == {number}
            assert await found(column > value) == {each for each, _, other in rows if _after(other, value, values)}
        assert await found(column.in_(values[1:])) == {number for number, _, _ in rows[1:]}
        assert await found(column.in_([*values, this.absent])) == everyone
        assert await found(column == this.absent) == set()
        if isinstance(this.absent, str):
            assert await found(among(column, [*values, *(f"{this.absent}{each}" for each in range(300))])) == everyone
            assert await found(column.in_(select(column).where(column.in_(values[1:])))) == everyone - {0}
        if (name, system) != ("bytes", "postgresql"):
            # PostgreSQL 15 has no min() of bytes; nothing asks for the least of a text.
            ends = await odd.database.fetch(select(func.min(column), func.max(column)))
            assert [tuple(row) for row in ends] == [(values[0], values[-1])]
        first = case((numbered == "0", column))
        assert await read(select(func.coalesce(first, column)).where(first.is_not(None))) == values[:1]
        other = relation.alias("other")
        joined = select(other.c[this.column]).join(relation, other.c[this.column] == column)
        assert await read(joined.where(column == values[0])) == [values[0]]


ZEROS = {
    'stored = "text", format = "YYYYMMDD", zero_is_null = true': (everywhere("CHAR(8)"), ("''", "'00000000'")),
    'stored = "integer", zero_is_null = true': (everywhere("INTEGER"), ("0",)),
    "zero_is_null = true": ({"mariadb": "DATE", "sqlite": "TEXT"}, ("'0000-00-00'",)),
    'stored = "datetime", zero_is_null = true': ({"mariadb": "DATETIME", "sqlite": "TEXT"}, ("'0000-00-00'",)),
}


@pytest.mark.parametrize(
    ("form", "system"), [(form, system) for form, (types, _) in ZEROS.items() for system in SYSTEMS if system in types]
)
async def test_a_day_that_is_none_is_null(form: str, system: str, tmp_path: Path) -> None:
    types, zeros = ZEROS[form]
    day = "20260331" if "YYYYMMDD" in form or "integer" in form else "2026-03-31"
    statements = [f"CREATE TABLE odd (id INTEGER, v {types[system]})", f"INSERT INTO odd VALUES (0, '{day}')"]
    statements += [f"INSERT INTO odd VALUES ({place}, {zero})" for place, zero in enumerate(zeros, 1)]
    if system == "mariadb":
        statements.insert(0, "SET SESSION sql_mode = ''")
    mapping = relation_text(
        "tariff", "odd", code='{ column = "id", stored = "integer" }', valid_from=f'{{ column = "v", {form} }}'
    )
    async with opened(system, tmp_path, statements, mapping) as odd:
        tariff = odd.relations.tariff.c
        read = await odd.database.fetch(select(tariff.valid_from).order_by(tariff.code))
        assert [row[0] for row in read] == [date(2026, 3, 31), *[None] * len(zeros)]
        none = await odd.database.fetch(select(tariff.code).where(tariff.valid_from.is_(None)))
        assert len(none) == len(zeros)
        good = await odd.database.fetch(select(tariff.code).where(tariff.valid_from <= date(2026, 3, 31)))
        assert [row[0] for row in good] == ["0"]


def _literal(raw: str, system: str) -> str:
    return f"'\\x{raw[2:-1]}'" if system == "postgresql" and raw.startswith("X'") else raw


def _after(one: Any, other: Any, order: list[Any]) -> bool:
    return order.index(one) > order.index(other)
