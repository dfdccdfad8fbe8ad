"""ERPs to be checked: the demo's as it is, with something wrong in it, and on the other systems."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, create_engine, insert, select

from erp_adapter.checking.findings import Finding, Verdict
from erp_adapter.checking.measuring import SMALL_TABLE, Measured
from erp_adapter.checking.report import Checked, Report, check
from erp_adapter.dialects import open_database, run_once
from erp_adapter.reference_layout import reference_layout
from erp_adapter.settings import ErpSettings
from tests.office import DEMO_DAY, Demo
from tests.services import fresh_database

ROWS = 60


def copy_of(demo: Demo, folder: Path) -> str:
    """The URL of the demo's ERP on SQLite, to spoil."""
    file = folder / "erp.sqlite"
    shutil.copy(demo.folder / "erp.sqlite", file)
    return f"sqlite:///{file}"


def run_sql(url: str, *statements: str) -> None:
    """Change a SQLite database."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def show_as(url: str, relation: str, *, without: str = "", **expressions: str) -> None:
    """Put a view in the place of a table, with these columns replaced: what a table's own rules would refuse."""
    names = [column.name for column in reference_layout()[0].tables[relation].columns if column.name != without]
    columns = ", ".join(f"{expressions.get(name, name)} AS {name}" for name in names)
    run_sql(
        url,
        f"ALTER TABLE {relation} RENAME TO real_{relation}",
        f"CREATE VIEW {relation} AS SELECT {columns} FROM real_{relation}",
    )


@contextmanager
def reference_erp(system: str, folder: Path, demo: Demo) -> Iterator[str]:
    """A part of the demo's rows in the reference layout on any system."""
    meta, _ = reference_layout()
    engine = create_engine(f"sqlite:///{demo.folder / 'erp.sqlite'}")
    with engine.connect() as source:
        rows = {
            table.name: [dict(row._mapping) for row in source.execute(select(table).limit(ROWS))]
            for table in meta.sorted_tables
        }
    engine.dispose()
    with fresh_database(system, folder) as url:
        run_once(url, lambda connection: _load(connection, meta, rows), deadline=60)
        yield url


def _load(connection: Connection, meta: MetaData, rows: dict[str, list[dict[str, Any]]]) -> None:
    meta.create_all(connection)
    for table in meta.sorted_tables:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])


async def report_on(url: str, mapping: str | Path = "expand", small: int = SMALL_TABLE, day: date = DEMO_DAY) -> Report:
    settings = ErpSettings(url=url, mapping=str(mapping))
    database = open_database(url, connections=2, deadline=20)
    try:
        return await check(Checked.of(database, settings), day, small)
    finally:
        await database.close()


def of(report: Report, relation: str) -> Finding:
    """The worst that was found of a relation."""
    order = list(Verdict)
    return max(
        (each for each in report.findings if each.relation == relation), key=lambda each: order.index(each.verdict)
    )


def lookup(report: Report, name: str) -> Measured:
    return next(each for each in report.lookups if each.name == name)
