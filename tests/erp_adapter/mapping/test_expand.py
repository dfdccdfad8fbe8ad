"""The bundled mapping of Expand is the reference layout, and says so column by column."""

import pytest
from sqlalchemy import Table

from erp_adapter.dialects.systems import SYSTEMS
from erp_adapter.mapping import load_mapping
from erp_adapter.mapping.mapping import BUNDLED, bundled
from erp_adapter.optional_columns import OPTIONAL, Company
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import relation_names
from tests.docs.test_tables import ERP, tables

NAMES = relation_names()


@pytest.mark.parametrize("system", SYSTEMS)
def test_it_gives_the_reference_layout_itself(system: str) -> None:
    """Tables, with the same columns and indexes."""
    mapping, (layout, _) = load_mapping("expand"), reference_layout()
    assert mapping.missing == ()
    for name in NAMES:
        table = getattr(mapping.relations(system), name)
        assert isinstance(table, Table)
        assert (table.name, table.schema) == (name, None)
        assert described(table) == described(layout.tables[name])
        assert mapping.defaulted(name) == ()


def described(table: Table) -> list[str]:
    columns = [f"{column.name} {column.type!r} {column.nullable}" for column in table.columns]
    return columns + sorted(
        f"{index.name}: {', '.join(column.name for column in index.columns)}" for index in table.indexes
    )


def test_it_names_every_column() -> None:
    """So that a site sees what there is to change."""
    text = (BUNDLED / "expand.toml").read_text(encoding="utf-8")
    layout, _ = reference_layout()
    for name in NAMES:
        section = text.split(f"[relation.{name}.columns]\n")[1].split("\n\n")[0]
        named = [line.split(" = ")[0] for line in section.splitlines()]
        assert named == [column.name for column in layout.tables[name].columns]


def test_its_notes_say_what_may_be_left_out() -> None:
    text = (BUNDLED / "expand.toml").read_text(encoding="utf-8")
    for name in NAMES:
        section = text.split(f"[relation.{name}.columns]\n")[1].split("\n\n")[0]
        noted = [line.split(" = ")[0] for line in section.splitlines() if "# may be left out" in line]
        assert sorted(noted) == sorted(OPTIONAL.get(name, {}))


def test_what_may_be_left_out_is_there() -> None:
    layout, _ = reference_layout()
    for name, columns in OPTIONAL.items():
        assert set(columns) <= {column.name for column in layout.tables[name].columns}


def test_the_page_says_which_columns_may_be_left_out() -> None:
    shown = {
        cells[0].strip("`"): cells[1] for cells in tables(ERP, "| relation | columns that a mapping may leave out |")
    }
    assert shown == {
        name: ", ".join(column + said(default) for column, default in columns.items())
        for name, columns in OPTIONAL.items()
    }


def said(default: object) -> str:
    if default is None:
        return ""
    if isinstance(default, bool):
        return f" ({'yes' if default else 'no'})"
    return " (the company's)" if isinstance(default, Company) else f" ({default!r})"


@pytest.mark.parametrize("name", sorted(bundled()))
def test_every_bundled_mapping_is_right(name: str) -> None:
    assert load_mapping(name).name
