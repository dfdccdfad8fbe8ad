"""No statement has what SQL Server refuses, as far as its text and its parameters say: none has run on one."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from erp_adapter.dialects.lists import MOST_BOUND, among, most_parameters, parameters, rows_among
from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.scope import EVERYONE, CustomerScope, scoped
from tests import tsql
from tests.erp_adapter.grounds import layout
from tests.erp_adapter.tsql_refusals import refusals

_, RELATIONS = layout()

REFUSED = {
    "SELECT a FROM t WHERE a = 1 AND b": "a_value_for_a_condition",
    "SELECT CASE WHEN b THEN 1 END FROM t": "a_value_for_a_condition",
    "SELECT a = 1 AND b = 1 AS c FROM t": "a_condition_for_a_value",
    "SELECT a FROM t ORDER BY EXISTS (SELECT 1 FROM s)": "a_condition_for_a_value",
    "SELECT a FROM t WHERE b = true": "a_boolean",
    "SELECT a FROM t WHERE (a, b) > (1, 2)": "rows_compared",
    "SELECT a FROM t WHERE a IN ()": "an_empty_list",
    "WITH c(a) AS (SELECT a FROM t UNION SELECT a FROM c) SELECT a FROM c": "a_recursion_that_is_distinct",
    "SELECT a FROM t WHERE a IN (SELECT a FROM (SELECT a FROM t ORDER BY a) AS s)": "an_order_without_top_inside",
    "SELECT TOP 1 a FROM t": "a_cut_without_order",
    "SELECT a || b FROM t": "text_put_together_by_bars",
    "SELECT sum(CASE WHEN EXISTS (SELECT 1 FROM s) THEN 1 END) FROM t": "an_aggregate_of_a_query",
    "SELECT a FROM t ORDER BY a NULLS FIRST": "a word",
}


def test_the_suite_has_its_statements_on_file() -> None:
    assert len(tsql.files()) > 10


@pytest.mark.parametrize("file", tsql.files(), ids=lambda file: file.stem)
def test_statements_parse_and_have_nothing_that_is_refused(file: Path) -> None:
    for statement in tsql.statements(file):
        assert not refusals(statement), statement


@pytest.mark.parametrize("statement", REFUSED)
def test_what_is_refused_is_recognised(statement: str) -> None:
    assert REFUSED[statement] in {each.partition(":")[0] for each in refusals(statement)}


@pytest.mark.parametrize("file", tsql.files(), ids=lambda file: file.stem)
def test_text_is_bound_as_the_columns_are_so_that_their_indexes_serve(file: Path) -> None:
    """An NVARCHAR parameter would turn a VARCHAR column into NVARCHAR, row by row."""
    assert "nvarchar" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("count", [0, 1, MOST_BOUND, MOST_BOUND + 1, 20_000])
def test_no_list_of_values_is_too_long(count: int) -> None:
    numbers = [InvoiceNumber(f"F'{i:06}") for i in range(count)]
    customers = [CustomerCode(f"C{i}") for i in range(count)]
    statement = scoped(RELATIONS, "invoice", CustomerScope.of(customers)).where(
        among(RELATIONS.invoice.c.number, numbers)
    )
    sent = statement.compile(dialect=tsql.DIALECT, compile_kwargs={"render_postcompile": True})
    assert len(sent.positiontup or ()) == parameters(statement) <= most_parameters("mssql")
    assert not refusals(str(sent))


@pytest.mark.parametrize("count", [0, 1, MOST_BOUND, 2_000])
def test_no_list_of_keys_of_several_columns_is_too_long(count: int) -> None:
    invoice = RELATIONS.invoice.c
    condition = rows_among((invoice.series, invoice.number), [("A", f"{i}") for i in range(count)])
    statement = scoped(RELATIONS, "invoice", EVERYONE).where(condition)
    sent = statement.compile(dialect=tsql.DIALECT, compile_kwargs={"render_postcompile": True})
    assert len(sent.positiontup or ()) == parameters(statement) <= MOST_BOUND
    assert not refusals(str(sent))


def test_a_long_list_is_written_as_text_of_the_columns_type() -> None:
    statement = select(func.count()).where(among(RELATIONS.invoice.c.number, [f"Ñ'{i}" for i in range(300)]))
    sent = str(statement.compile(dialect=tsql.DIALECT, compile_kwargs={"render_postcompile": True}))
    assert "('Ñ''0', 'Ñ''1', " in sent
