"""How the store is opened: its file made for its owner alone, its tables brought up to date."""

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL, make_url

from erp_adapter.database import Database
from erp_adapter.dialects import open_database, run_once
from erp_adapter.store.migrations import upgrade

MIGRATION_SECONDS = 600.0
"""How long a statement of a migration may take."""


def open_store(url: str | URL, *, connections: int = 4, deadline: float = 10.0) -> Database:
    """Open the store at `url`, making or migrating it first. `deadline`: seconds that a statement may take."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        _make_private(Path(parsed.database))
    run_once(parsed, upgrade, deadline=MIGRATION_SECONDS)
    return open_database(parsed, connections=connections, deadline=deadline)


def _make_private(path: Path) -> None:
    """Put an empty database at `path` where there is none.

    SQLite itself would make it readable for all. The mode is set before the file has its name, because two processes that
    turn it into WAL at once do not wait for each other: one fails with "database is locked".
    """
    if path.exists():
        return
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    os.close(handle)
    with closing(sqlite3.connect(draft)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with suppress(FileExistsError):
        os.link(draft, path)
    Path(draft).unlink()
