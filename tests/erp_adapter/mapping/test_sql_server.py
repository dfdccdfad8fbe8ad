"""What is written for SQL Server, which does not run here, is T-SQL: another's parser reads it."""

from pathlib import Path
from typing import Any

import pytest
import sqlglot
from sqlalchemy import select
from sqlalchemy.dialects import mssql
from sqlglot import exp

from erp_adapter.mapping import load_mapping
from tests.erp_adapter.mapping.odd_tables import mapping_file, relation_text
from tests.erp_adapter.mapping.test_stored import CASES, ZEROS


def parsed(statement: Any) -> exp.Expr:
    compiled = statement.compile(dialect=mssql.dialect(), compile_kwargs={"render_postcompile": True})  # type: ignore[no-untyped-call]
    return sqlglot.parse_one(str(compiled), dialect="tsql")


def condition(tree: exp.Expr) -> str:
    where = tree.find(exp.Where)
    assert where is not None
    return where.sql(dialect="tsql")


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_stored_form(name: str, tmp_path: Path) -> None:
    this = CASES[name]
    content = relation_text(this.relation, "dbo.odd", **{this.column: f'{{ column = "v", {this.form} }}'})
    relation = getattr(load_mapping(mapping_file(tmp_path, content)).relations("mssql"), this.relation)
    column, value = relation.c[this.column], this.rows[0][1]
    tree = parsed(select(*relation.c).where(column if isinstance(value, bool) else column == value))
    assert "convert(date" not in condition(tree).lower()


@pytest.mark.parametrize("form", sorted(ZEROS))
def test_every_day_that_is_none(form: str, tmp_path: Path) -> None:
    content = relation_text("tariff", "dbo.odd", valid_from=f'{{ column = "v", {form} }}')
    tariff = load_mapping(mapping_file(tmp_path, content)).relations("mssql").tariff
    parsed(select(*tariff.c).where(tariff.c.valid_from.is_(None)))


def test_constants_defaults_and_what_is_left_out(tmp_path: Path) -> None:
    relations = load_mapping(mapping_file(tmp_path, relation_text("sales_order", "dbo.PEDIDOS"))).relations("mssql")
    parsed(select(*relations.sales_order.c))
    parsed(select(*relations.invoice_document.c))
