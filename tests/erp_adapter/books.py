"""Small books of an ERP for tests: the reference layout with the rows that a test says."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from erp_adapter.dialects import open_database
from erp_adapter.relations import Relations
from tests.erp_adapter.grounds import Ground, layout, sqlite_ground
from tests.erp_adapter.noting import Note, NotingDatabase, nothing
from tests.recording import RecordingDatabase

ADDRESS = {
    "street": "Calle Mayor 1",
    "city": "Zaragoza",
    "postal_code": "50001",
    "province": "Zaragoza",
    "country": "ES",
}

COMPANY = {
    "name": "Suministros Ejemplo, S.L.",
    "tax_id": "B00000000",
    "currency": "EUR",
    "tax_regime": "IVA",
    **ADDRESS,
}

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def product(code: str, **columns: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Producto {code}", "unit": "ud", "tax_code": "G", "base_price": 10, **columns}


def customer(code: str, **columns: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Cliente {code}", "tax_id": f"B{code}", **ADDRESS, **columns}


def make_books(where: Path | Ground, rows: Rows) -> None:
    """Write the company and these rows; defaults of the layout fill what a row leaves out. A path is an SQLite file's."""
    ground = sqlite_ground(where) if isinstance(where, Path) else where
    tables = layout()[0].tables
    given = [(tables[name], row) for name, each in {"company": [COMPANY], **rows}.items() for row in each]
    ground.run(lambda connection: [connection.execute(insert(table), row) for table, row in given])
    if isinstance(where, Path):
        ground.close()


def open_books(where: Path | Ground, note: Note = nothing) -> tuple[RecordingDatabase, Relations]:
    """`note` is told each statement."""
    _, relations = layout()
    url = f"sqlite:///{where}" if isinstance(where, Path) else where.url
    database = NotingDatabase(open_database(url, connections=2, deadline=10), note)
    return RecordingDatabase(database, relations), relations
