"""The tables of the pages have all that the sources have, and no more."""

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table

from app import demo_logins
from erp_adapter.errors import GatewayError
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import relation_names
from resolvers.problems import ProblemCode
from schema.http import refusals as http
from schema.limits import refusals as limits
from tests.docs.examples import ROOT, text_of
from tests.office import Demo

ERP, FRONTENDS, STAFF = (ROOT / "docs" / name for name in ("erp.md", "frontends.md", "staff.md"))

OF_DOCUMENTS = {"INTERNAL", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"}
"""Codes that no exception of the gateway has: what graphql-core refuses, and what is masked."""


def tables(page: Path, head: str) -> list[list[str]]:
    """The rows, cell by cell, of every table of a page that has this head."""
    rows: list[list[str]] = []
    inside = False
    for line in text_of(page).splitlines():
        if line.startswith("|") and inside and not line.startswith("|---"):
            rows.append([cell.strip() for cell in line.strip("|").split(" |")])
        inside = line == head or (inside and line.startswith("|"))
    return rows


def codes(rows: list[list[str]]) -> list[str]:
    return [code for cells in rows for code in re.findall(r"`([A-Z_]+)`", cells[0])]


def kinds_of(error: type[GatewayError]) -> Iterator[type[GatewayError]]:
    yield error
    for kind in error.__subclasses__():
        yield from kinds_of(kind)


def relation_tables() -> dict[str, Table]:
    metadata, _ = reference_layout()
    return {name: metadata.tables[name] for name in (*relation_names(), "counter")}


def test_every_code_of_an_error_says_what_to_do() -> None:
    own = {kind.code for kind in kinds_of(GatewayError) if not kind.__module__.startswith("tests.")}
    assert own >= {http.HttpRefusal.code, limits.TooDeep.code}
    named = codes(tables(FRONTENDS, "| `extensions.code` | what to do |"))
    assert sorted(named) == sorted(own | OF_DOCUMENTS)


def test_every_code_of_a_payload_says_what_to_do() -> None:
    assert sorted(codes(tables(FRONTENDS, "| `code` in a payload | what to do |"))) == sorted(ProblemCode)


def test_the_relations_have_the_columns_that_are_read() -> None:
    shown = {cells[0].strip("`"): cells[1] for cells in tables(ERP, "| relation | columns | |")}
    assert shown == {
        name: ", ".join(f"[{column.name}]" if column.nullable else column.name for column in table.columns)
        for name, table in relation_tables().items()
    }


def test_the_indexes_are_those_of_the_layout() -> None:
    for name, shown in tables(ERP, "| relation | indexes |"):
        table = relation_tables()[name.strip("`")]
        indexes = {", ".join(column.name for column in index.columns) for index in table.indexes}
        key = ", ".join(column.name for column in table.primary_key)
        assert set(shown.split("; ")) == indexes | ({key} if key else set()), name


def test_the_actions_of_the_audit_trail_are_written_somewhere() -> None:
    sources = "".join(text_of(path) for path in (ROOT / "resolvers").glob("*.py"))
    shown = [action for cells in tables(STAFF, "| action | what |") for action in re.findall(r"`([a-z.]+)`", cells[0])]
    assert shown
    assert [action for action in shown if f'"{action}"' not in sources] == []


def test_the_demos_logins_are_those_of_the_readme(demo: Demo) -> None:
    shown = [cells[0].strip("`") for cells in tables(ROOT / "README.md", "| login | who |")]
    assert shown == [form.username for form in demo_logins(demo.books)]
