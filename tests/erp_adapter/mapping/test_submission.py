"""An order is written by the mapping's steps: each with what is known by then, all of them or none."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from erp_adapter.domain.codes import CustomerCode, ProductCode
from erp_adapter.errors import DuplicateKey, ErpTimeout, ErpUnavailable
from erp_adapter.mapping import load_mapping
from erp_adapter.mapping.submission import Submission
from erp_adapter.order_writer import OrderWriter
from tests.erp_adapter.mapping.odd_tables import Odd, opened, relation_text
from tests.erp_adapter.test_order_writer import LINE, NOW, new
from tests.services import SYSTEMS

OWN = CustomerCode("31")

RELATIONS = '[erp]\ntime_zone = "Europe/Madrid"\n' + relation_text(
    "sales_order",
    "pedidos",
    key='{ column = "id", stored = "integer" }',
    number='"numero"',
    customer_code='{ column = "cliente", stored = "integer" }',
    submitted_at='"cuando"',
    requested_date='{ column = "fecha", stored = "integer" }',
    cancelled='{ column = "anulado", stored = "integer" }',
    total='{ column = "total", stored = "double" }',
    external_reference='"referencia"',
)
STEPS = """
[[submission.order]]
gives = ["key", "prefix"]
[submission.order.sql]
mariadb = "SELECT max(id) + 1 AS `key`, 'P-' AS prefix FROM pedidos"
default = "SELECT max(id) + 1 AS key, 'P-' AS prefix FROM pedidos"
[[submission.order]]
rows = 1
sql = '''
INSERT INTO pedidos (id, numero, cliente, cuando, fecha, anulado, total, referencia, todo)
VALUES (:key, :prefix, :customer_code, :submitted_at, :requested_date, :cancelled, :total, :external_reference, :lines)
'''
[[submission.line]]
sql = "SELECT serie AS product FROM articulos WHERE codigo = :product_code"
gives = ["product"]
[[submission.line]]
rows = 1
sql = "INSERT INTO lineas VALUES (:order_number, :position, :product, :quantity, :unit_price)"
[[submission.finish]]
sql = "UPDATE pedidos SET lineas = (SELECT count(*) FROM lineas WHERE pedido = :key) WHERE id = :key"
rows = 1
"""
TABLES = (
    "CREATE TABLE articulos (serie INTEGER, codigo VARCHAR(9))",
    "CREATE TABLE pedidos (id INTEGER PRIMARY KEY, numero VARCHAR(9), cliente INTEGER, cuando {instant}, fecha INTEGER, anulado INTEGER, total {double}, referencia VARCHAR(40) UNIQUE, todo {long}, lineas INTEGER)",
    "CREATE TABLE lineas (pedido INTEGER, linea INTEGER, articulo INTEGER, cantidad NUMERIC(9, 3), precio NUMERIC(18, 6))",
    "INSERT INTO articulos VALUES (77, 'P1'), (78, 'TWICE'), (79, 'TWICE')",
    "INSERT INTO pedidos (id) VALUES (40)",
)
TYPES = {
    "sqlite": {"instant": "TEXT", "double": "REAL", "long": "TEXT"},
    "postgresql": {"instant": "TIMESTAMP", "double": "DOUBLE PRECISION", "long": "TEXT"},
    "mariadb": {"instant": "DATETIME", "double": "DOUBLE", "long": "TEXT"},
}


def writing(system: str, folder: Path, steps: str = STEPS) -> Any:
    return opened(system, folder, [each.format_map(TYPES[system]) for each in TABLES], RELATIONS + steps)


def writer(odd: Odd, folder: Path, system: str, now: datetime = NOW) -> OrderWriter:
    submission = load_mapping(folder / "mapping.toml").submission(system)
    return OrderWriter(odd.database, odd.relations, submission, lambda: now)


async def rows(odd: Odd, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in await odd.database.fetch(text(query))]


def order(reference: str = "OV-1", **changes: object) -> Any:
    return new(reference, customer_code=OWN, requested_date=date(2026, 4, 2), **changes)


@pytest.mark.parametrize("system", SYSTEMS)
async def test_an_order_is_written_as_the_erp_stores_it(system: str, tmp_path: Path) -> None:
    """Its key from a step, instants by the ERP's clocks, codes as numbers, days as numbers, looked-up keys of lines."""
    async with writing(system, tmp_path) as odd:
        assert await writer(odd, tmp_path, system).write(order()) == "41"
        (stored,) = await rows(odd, "SELECT numero, cliente, fecha, anulado, total, lineas FROM pedidos WHERE id = 41")
        assert stored == ("P-", 31, 20260402, 0, 5.31, 2)
        ((at,),) = await rows(odd, "SELECT cuando FROM pedidos WHERE id = 41")
        assert str(at)[:19] == "2026-03-31 12:00:00"
        lines = await rows(odd, "SELECT pedido, linea, articulo FROM lineas ORDER BY linea")
        assert lines == [(41, 1, 77), (41, 2, 77)]
        found = await writer(odd, tmp_path, system).handed_over({OWN: "OV-1"})
        assert found == {OWN: "41"}


async def test_the_lines_come_as_json_with_exact_figures(tmp_path: Path) -> None:
    async with writing("sqlite", tmp_path) as odd:
        await writer(odd, tmp_path, "sqlite").write(order())
        ((stored,),) = await rows(odd, "SELECT todo FROM pedidos WHERE id = 41")
        assert '"unit_price":1.234567' in stored
        first, second = json.loads(stored)
        assert (first["position"], first["product_code"], first["discount_3"]) == (1, "P1", 0)
        assert second["note"] is None


@pytest.mark.parametrize("system", SYSTEMS)
async def test_the_reference_makes_it_one_order(system: str, tmp_path: Path) -> None:
    async with writing(system, tmp_path) as odd:
        await writer(odd, tmp_path, system).write(order())
        with pytest.raises(DuplicateKey):
            await writer(odd, tmp_path, system).write(order())
        assert await rows(odd, "SELECT count(*) FROM pedidos") == [(2,)]
        assert await rows(odd, "SELECT count(*) FROM lineas") == [(2,)]


@pytest.mark.parametrize("code", ["NONE", "TWICE"])
@pytest.mark.parametrize("system", SYSTEMS)
async def test_a_step_that_gives_gives_one_row(system: str, code: str, tmp_path: Path) -> None:
    """Or nothing is written."""
    async with writing(system, tmp_path) as odd:
        lines = (LINE, replace(LINE, position=2, product_code=ProductCode(code)))
        with pytest.raises(ErpUnavailable):
            await writer(odd, tmp_path, system).write(order(lines=lines))
        assert await rows(odd, "SELECT count(*) FROM pedidos") == [(1,)]
        assert await rows(odd, "SELECT count(*) FROM lineas") == [(0,)]


async def test_a_step_touches_as_many_rows_as_it_says(tmp_path: Path) -> None:
    """Or nothing is written."""
    async with writing("sqlite", tmp_path, STEPS.replace("WHERE id = :key", "WHERE id = -:key")) as odd:
        with pytest.raises(ErpUnavailable):
            await writer(odd, tmp_path, "sqlite").write(order())
        assert await rows(odd, "SELECT count(*) FROM pedidos") == [(1,)]


async def test_nothing_is_written_past_its_time(tmp_path: Path) -> None:
    async with writing("sqlite", tmp_path) as odd:
        late = writer(odd, tmp_path, "sqlite", NOW + timedelta(seconds=30))
        with pytest.raises(ErpTimeout):
            await late.write(order())
        assert await rows(odd, "SELECT count(*) FROM pedidos") == [(1,)]


async def test_a_number_alone_is_enough_where_the_erp_makes_the_key(tmp_path: Path) -> None:
    """The key is then looked up by the reference, in the same transaction."""
    steps = """
[[submission.order]]
sql = "SELECT 'P-9' AS number"
gives = ["number"]
[[submission.order]]
sql = "INSERT INTO pedidos (numero, cliente, referencia) VALUES (:number, :customer_code, :external_reference)"
"""
    async with writing("sqlite", tmp_path, steps) as odd:
        assert await writer(odd, tmp_path, "sqlite").write(order()) == "41"


async def test_a_step_may_write_and_give_at_once(tmp_path: Path) -> None:
    steps = """
[[submission.order]]
gives = ["key"]
[submission.order.sql]
sqlite = "INSERT INTO pedidos (cliente, referencia) VALUES (:customer_code, :external_reference) RETURNING id AS KEY"
mssql = "INSERT INTO pedidos (cliente, referencia) OUTPUT inserted.id AS [key] VALUES (:customer_code, :external_reference)"
"""
    async with writing("sqlite", tmp_path, steps) as odd:
        assert await writer(odd, tmp_path, "sqlite").write(order()) == "41"
        mapping = load_mapping(tmp_path / "mapping.toml")
        assert isinstance(mapping.submission("mssql"), Submission)


async def test_a_key_of_columns_is_given_column_by_column(tmp_path: Path) -> None:
    relations = relation_text("sales_order", "p", key_1='"y"', key_2='"n"', external_reference='"r"')
    steps = """
[[submission.order]]
sql = "SELECT '2026' AS key_1, 7 AS key_2"
gives = ["key_1", "key_2"]
[[submission.line]]
sql = "INSERT INTO l VALUES (:order_number_1, :order_number_2)"
"""
    tables = ("CREATE TABLE p (y TEXT, n INTEGER, r TEXT)", "CREATE TABLE l (y TEXT, n INTEGER)")
    async with opened("sqlite", tmp_path, tables, relations + steps) as odd:
        assert await writer(odd, tmp_path, "sqlite").write(order()) == "2026\x1f7"
        assert await rows(odd, "SELECT y, n FROM l") == [("2026", 7), ("2026", 7)]


async def test_without_a_submission_nothing_is_written(tmp_path: Path) -> None:
    async with writing("sqlite", tmp_path, "") as odd:
        assert load_mapping(tmp_path / "mapping.toml").submission("sqlite") is None
        with pytest.raises(ErpUnavailable):
            await writer(odd, tmp_path, "sqlite").write(order())


def test_statements_can_be_looked_at() -> None:
    submission = load_mapping("expand").submission("postgresql")
    assert submission is not None
    assert [str(each).split()[0] for each in submission.statements()] == ["UPDATE", "SELECT", "INSERT", "INSERT"]
