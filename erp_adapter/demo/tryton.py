"""A database of Tryton's, made ready for the office: unpacked, with what `tryton-office.sql` adds to it."""

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from erp_adapter.mapping.mapping import BUNDLED

OFFICE_SQL = BUNDLED / "tryton-office.sql"


def unpack(archive: Path, target: Path) -> None:
    """Write the SQLite database in a gzip `archive` to `target`, and add the office's table and indexes."""
    with gzip.open(archive, "rb") as packed, target.open("wb") as database:
        shutil.copyfileobj(packed, database)
    with closing(sqlite3.connect(target)) as connection:
        connection.executescript(OFFICE_SQL.read_text(encoding="utf-8"))
