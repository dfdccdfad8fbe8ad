"""Small books of an ERP for tests: the reference layout in an SQLite file, with the rows that a test says."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, create_engine, insert

from erp_adapter.database import ThreadedDatabase
from erp_adapter.dialects import open_engine
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import Relations
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


def make_books(path: Path, rows: Rows) -> MetaData:
    """Write the company and these rows; defaults of the layout fill what a row leaves out."""
    layout, _ = reference_layout()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        layout.create_all(connection)
        for name, given in {"company": [COMPANY], **rows}.items():
            for row in given:
                connection.execute(insert(layout.tables[name]), row)
        connection.commit()
    engine.dispose()
    return layout


def open_books(path: Path) -> tuple[RecordingDatabase, Relations]:
    _, relations = reference_layout()
    database = ThreadedDatabase(open_engine(f"sqlite:///{path}", connections=2), connections=2, deadline=10)
    return RecordingDatabase(database, relations), relations
