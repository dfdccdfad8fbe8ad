"""A mapping guessed from a database's tables: right for the reference layout, a good start for others."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, select

from erp_adapter.checking.drafting.draft import draft_mapping
from erp_adapter.dialects import open_database, run_once
from erp_adapter.errors import ErpUnavailable
from erp_adapter.mapping import MappingError, load_mapping
from erp_adapter.reference_layout import reference_layout
from erp_adapter.scope import EVERYONE, scoped
from tests.erp_adapter.checking.erps import report_on
from tests.erp_adapter.checking.spanish import fill, spanish_tables
from tests.services import SYSTEMS, fresh_database


@pytest.fixture(params=SYSTEMS)
def spanish(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A Spanish ERP on each system: the system's name, and the database's URL."""
    with fresh_database(request.param, tmp_path) as url:
        run_once(url, lambda connection: fill(connection, spanish_tables()), deadline=20)
        yield request.param, url


@pytest.mark.parametrize("system", SYSTEMS)
async def test_the_reference_layout_is_drafted_as_itself(system: str, tmp_path: Path) -> None:
    """Every relation is found, each is a plain table, and nothing is left to do but zone and submission."""
    with fresh_database(system, tmp_path) as url:
        run_once(url, reference_layout()[0].create_all, deadline=20)
        text = await draft_mapping(url)
    mapping = load(text, tmp_path)
    assert mapping.missing == ()
    relations = mapping.relations(system)
    assert all(isinstance(getattr(relations, name), Table) for name in tomllib.loads(text)["relation"])
    todo = [line for line in text.splitlines() if "TODO" in line]
    assert len(todo) == 3, todo


async def test_a_spanish_erp_is_recognised(spanish: tuple[str, str], tmp_path: Path) -> None:
    """By names in other words, glued or short, and by foreign keys; the draft can be served as it is."""
    _, url = spanish
    text = await draft_mapping(url)
    relation = tomllib.loads(text)["relation"]
    assert relation["customer"]["table"] == "clientes"
    assert relation["product"]["columns"]["name"] == "descripcion"
    assert relation["invoice"]["columns"]["key"] == {"column": "id", "stored": "integer"}
    assert relation["invoice"]["columns"]["number"] == "num_factura"
    assert relation["invoice"]["columns"]["date"] == {"column": "fecfac", "stored": "text", "format": "YYYYMMDD"}
    assert relation["invoice_line"]["columns"]["invoice_number"] == {"column": "id_factura", "stored": "integer"}
    assert relation["receivable"]["columns"]["due_date"] == {"column": "fecha_vto", "stored": "datetime"}
    assert relation["customer"]["columns"]["active"] == {"column": "activo", "stored": "text", "true": "S"}
    assert "zonas_reparto: id, zona" in text
    mapping = tmp_path / "draft.toml"
    mapping.write_text(text, encoding="utf-8")
    report = await report_on(url, mapping)
    assert report.can_serve


async def test_a_key_that_nobody_sees_is_joined_to_the_code_that_people_know(
    spanish: tuple[str, str], tmp_path: Path
) -> None:
    system, url = spanish
    relations = load(await draft_mapping(url), tmp_path).relations(system)
    database = open_database(url, connections=1, deadline=20)
    try:
        columns = relations.invoice.c
        (row,) = await database.fetch(scoped(relations, "invoice", EVERYONE, columns.number, columns.customer_code))
        assert tuple(row) == ("A-2026-7", "C001")
        (row,) = await database.fetch(select(relations.customer_tariff.c.customer_code))
        assert row.customer_code == "C001"
    finally:
        await database.close()


async def test_what_is_left_open_is_all_that_the_loader_complains_of(tmp_path: Path) -> None:
    """A draft is TOML whatever was met; candidates stand beside what must be mapped."""
    meta = MetaData()
    Table("productos", meta, Column("codigo", String(9)), Column("precio_compra", Integer), Column('raro "x"', Integer))
    url = f"sqlite:///{tmp_path}/odd.sqlite"
    run_once(url, meta.create_all, deadline=20)
    text = await draft_mapping(url)
    assert '# TODO: base_price = ""  must be mapped; candidates: precio_compra' in text
    todo = {line.split()[2] for line in text.splitlines() if line.startswith("# TODO:") and "must be mapped" in line}
    with pytest.raises(MappingError) as raised:
        load(text, tmp_path)
    complaints = str(raised.value).splitlines()
    assert len(complaints) == len(todo)
    assert all(any(f"column {name} is missing" in each for each in complaints) for name in todo)


async def test_a_view_stands_back_behind_its_table(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/views.sqlite"

    def make(connection: Connection) -> None:
        fill(connection, spanish_tables())
        connection.exec_driver_sql("CREATE VIEW cliente AS SELECT * FROM clientes")

    run_once(url, make, deadline=20)
    assert tomllib.loads(await draft_mapping(url))["relation"]["customer"]["table"] == "clientes"


async def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ErpUnavailable):
        await draft_mapping(f"sqlite:///{tmp_path}/nowhere/erp.sqlite")


def load(text: str, tmp_path: Path) -> Any:
    file = tmp_path / "draft.toml"
    file.write_text(text, encoding="utf-8")
    return load_mapping(file)
