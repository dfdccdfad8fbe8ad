"""Mapped relations are what repositories take them for: scoped, aliased, defaulted, and read through their indexes."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import FromClause, Subquery, Table, create_engine, func, select
from sqlalchemy.dialects import sqlite

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.mapping import load_mapping
from erp_adapter.relations import Relations
from erp_adapter.scope import EVERYONE, CustomerScope, scoped, unscoped
from tests.erp_adapter.mapping.odd_tables import Odd, mapping_file, opened, relation_text
from tests.services import SYSTEMS

INVOICES = relation_text(
    "invoice",
    "facturas",
    number='"numero"',
    key='{ column = "id", stored = "integer" }',
    customer_code='{ column = "cliente", stored = "integer" }',
    date='{ column = "fecha", stored = "integer" }',
    total='{ column = "total", stored = "double" }',
    net='{ expression = "total - iva" }',
)
LINES = relation_text(
    "invoice_line", "lineas", invoice_number='{ column = "factura", stored = "integer" }', position='"linea"'
)
TABLES = (
    "CREATE TABLE facturas (id INTEGER PRIMARY KEY, numero VARCHAR(20), cliente INTEGER, fecha INTEGER, total DOUBLE PRECISION, iva DOUBLE PRECISION)",
    "CREATE INDEX de_cliente ON facturas (cliente, fecha)",
    "CREATE TABLE lineas (factura INTEGER, linea INTEGER, PRIMARY KEY (factura, linea))",
    "INSERT INTO facturas VALUES (7, 'F-1', 1, 20260331, 121, 21), (8, 'F-2', 2, 20260401, 12.1, 2.1)",
    "INSERT INTO lineas VALUES (7, 1), (7, 2), (8, 1)",
)


def relations_of(folder: Path, content: str, system: str = "sqlite") -> Relations:
    return load_mapping(mapping_file(folder, content)).relations(system)


def sql(statement: Any) -> str:
    return " ".join(str(statement.compile(dialect=sqlite.dialect())).split())


def test_a_mapped_relation_read_without_its_scope_is_found(tmp_path: Path) -> None:
    """By its own name, by another, joined, and within another SELECT."""
    relations = relations_of(tmp_path, INVOICES + LINES)
    invoice, line = relations.invoice, relations.invoice_line
    owner = invoice.alias("owner")
    assert unscoped(relations, select(invoice.c.number)) == {"invoice"}
    assert unscoped(relations, select(owner.c.number)) == {"invoice"}
    assert unscoped(relations, select(line.c.net).join(owner, owner.c.key == line.c.invoice_number)) == {
        "invoice",
        "invoice_line",
    }
    assert unscoped(relations, select(relations.company.c.name).where(select(owner.c.number).exists())) == {"invoice"}
    assert unscoped(relations, scoped(relations, "invoice_line", EVERYONE, line.c.net)) == set()


def test_another_name_is_another_name_in_the_sql_too(tmp_path: Path) -> None:
    content = '[relation.stock]\ntable = "dbo.existencias"\nwhere = "almacen = 1"\n[relation.stock.columns]\n'
    stock = relations_of(tmp_path, content + 'product_code = "articulo"\nquantity = "cantidad"\n').stock.alias("other")
    assert sql(select(stock.c.quantity).where(stock.c.product_code == "A")) == (
        "SELECT other.quantity FROM (SELECT dbo.existencias.articulo AS product_code, '' AS warehouse_code, "
        "dbo.existencias.cantidad AS quantity, 0 AS reserved FROM dbo.existencias WHERE (almacen = 1)) AS other "
        "WHERE other.product_code = ?"
    )


def test_a_select_with_the_reference_names_is_taken_as_it_is(tmp_path: Path) -> None:
    content = """[relation.customer_tariff]
select = "SELECT c AS customer_code, t AS tariff_code, p AS position FROM x WHERE y = ':z';"
"""
    tariff = relations_of(tmp_path, content).customer_tariff
    assert isinstance(tariff, Subquery)
    assert sql(select(tariff.c.position)) == (
        "SELECT customer_tariff.position FROM (SELECT c AS customer_code, t AS tariff_code, p AS position "
        "FROM x WHERE y = ':z') AS customer_tariff"
    )


def test_a_table_of_another_name_is_a_table(tmp_path: Path) -> None:
    tax = relations_of(tmp_path, '[relation.tax]\ntable = "dbo.impuestos"\n').tax
    assert isinstance(tax, Table)
    assert sql(select(tax.c.rate)) == "SELECT dbo.impuestos.rate FROM dbo.impuestos"


def test_instants_of_another_zone_are_no_reference_layout(tmp_path: Path) -> None:
    content = '[erp]\ntime_zone = "Europe/Madrid"\n[relation.sales_order]\ntable = "sales_order"\n'
    assert isinstance(relations_of(tmp_path, content).sales_order, Subquery)


@pytest.mark.parametrize("system", SYSTEMS)
async def test_a_relation_that_is_left_out_is_empty(system: str, tmp_path: Path) -> None:
    async with opened(system, tmp_path, (), '[erp]\nname = "Nothing"\n') as odd:
        mapping = load_mapping(tmp_path / "mapping.toml")
        assert mapping.name == "Nothing"
        for name in mapping.missing:
            relation: FromClause = getattr(odd.relations, name)
            assert list(await odd.database.fetch(select(relation))) == []
        counted = select(func.count(), func.sum(odd.relations.receivable.c.amount))
        assert [tuple(row) for row in await odd.database.fetch(counted)] == [(0, None)]


@pytest.mark.parametrize("system", SYSTEMS)
async def test_an_optional_column_that_is_left_out_has_its_default(system: str, tmp_path: Path) -> None:
    content = relation_text("product", "p", code='"code"') + relation_text("receivable", "p", number='"code"')
    content += relation_text("company", "c", currency='"money"')
    statements = (
        "CREATE TABLE p (code VARCHAR(9))",
        "INSERT INTO p VALUES ('A')",
        "CREATE TABLE c (money VARCHAR(3))",
        "INSERT INTO c VALUES ('EUR')",
    )
    async with opened(system, tmp_path, statements, content) as odd:
        product, due = odd.relations.product.c, odd.relations.receivable.c
        columns = (product.code, product.units_per_pack, product.min_stock, product.for_sale, product.brand)
        (row,) = await odd.database.fetch(select(*columns).where(product.for_sale, product.units_per_pack == 1))
        assert tuple(row) == ("A", Decimal("1.000"), Decimal("0.000"), True, None)
        owed = select(due.currency, due.grouping_number).where(due.currency == "EUR", due.grouping_number.is_(None))
        assert [tuple(row) for row in await odd.database.fetch(owed)] == [("EUR", None)]
        mapping = load_mapping(tmp_path / "mapping.toml")
        assert mapping.defaulted("receivable") == ("payment_method", "grouping_number", "currency")


@pytest.mark.parametrize("system", SYSTEMS)
async def test_constants_are_values_of_their_type(system: str, tmp_path: Path) -> None:
    content = relation_text("cash_receipt", "x", tax_id="{ constant = 'O''Neill \\ 50 % : a' }".replace("''", ""))
    content += relation_text("sales_order", "x") + relation_text("product", "x", for_sale="{ constant = false }")
    async with opened(system, tmp_path, ("CREATE TABLE x (a INTEGER)", "INSERT INTO x VALUES (1)"), content) as odd:
        receipt, order, product = odd.relations.cash_receipt.c, odd.relations.sales_order.c, odd.relations.product.c
        (row,) = await odd.database.fetch(select(receipt.tax_id, receipt.amount, receipt.date))
        assert tuple(row) == ("ONeill \\ 50 % : a", Decimal("0.00"), date(2026, 1, 1))
        (at,) = await odd.database.fetch(select(order.submitted_at))
        assert at[0].isoformat() == "2026-01-01T00:00:00+00:00"
        assert await odd.database.fetch(select(product.code).where(product.for_sale)) == []


@pytest.mark.parametrize("system", SYSTEMS)
async def test_rows_are_scoped_and_joined_by_the_erps_own_keys(system: str, tmp_path: Path) -> None:
    async with opened(system, tmp_path, TABLES, INVOICES + LINES) as odd:
        assert await lines_of(odd, "1") == [("7", 1, date(2026, 3, 31)), ("7", 2, date(2026, 3, 31))]
        assert await lines_of(odd, "2") == [("8", 1, date(2026, 4, 1))]
        assert await lines_of(odd, "x") == []


async def lines_of(odd: Odd, customer: str) -> list[tuple[Any, ...]]:
    line, invoice = odd.relations.invoice_line.c, odd.relations.invoice.c
    scope = CustomerScope.of([CustomerCode(customer)])
    statement = scoped(odd.relations, "invoice_line", scope, line.invoice_number, line.position, invoice.date)
    return [tuple(row) for row in await odd.database.fetch(statement.order_by(line.position))]


def plan(folder: Path, statement: Any) -> str:
    """What SQLite does for a statement."""
    engine = create_engine(f"sqlite:///{folder}/plans.db")
    with engine.connect() as connection:
        for each in TABLES[:3]:
            connection.exec_driver_sql(
                each.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS").replace(
                    "CREATE INDEX", "CREATE INDEX IF NOT EXISTS"
                )
            )
        compiled = statement.compile(engine, compile_kwargs={"literal_binds": False})
        expanded = compiled.construct_expanded_state()
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {expanded.statement}", expanded.positional_parameters)
        found = " / ".join(row[3] for row in rows)
    engine.dispose()
    return found


def test_conditions_reach_the_indexes_of_the_stored_columns(tmp_path: Path) -> None:
    """Equality, lists, ranges and joins, through the projection and whatever else it would compute."""
    relations = relations_of(tmp_path, INVOICES + LINES)
    invoice, line = relations.invoice.c, relations.invoice_line.c
    own = select(invoice.number, invoice.total).where(invoice.customer_code == "1")
    assert plan(tmp_path, own) == "SEARCH facturas USING INDEX de_cliente (cliente=?)"
    listed = select(invoice.number).where(invoice.customer_code.in_(["1", "2"]))
    assert plan(tmp_path, listed) == "SEARCH facturas USING INDEX de_cliente (cliente=?)"
    ranged = own.where(invoice.date >= date(2026, 1, 1), invoice.date < date(2026, 4, 1))
    assert plan(tmp_path, ranged) == "SEARCH facturas USING INDEX de_cliente (cliente=? AND fecha>? AND fecha<?)"
    keyed = select(invoice.number).where(invoice.key.in_(["7", "8", "no number"]))
    assert plan(tmp_path, keyed) == "SEARCH facturas USING INTEGER PRIMARY KEY (rowid=?)"
    joined = scoped(relations, "invoice_line", CustomerScope.of([CustomerCode("1")]), line.net)
    assert plan(tmp_path, joined) == (
        "SEARCH facturas USING COVERING INDEX de_cliente (cliente=?) / "
        "SEARCH lineas USING COVERING INDEX sqlite_autoindex_lineas_1 (factura=?)"
    )
    owner = relations.invoice.alias("owner")
    assert "INDEX de_cliente" in plan(tmp_path, select(owner.c.net).where(owner.c.customer_code == "1"))
