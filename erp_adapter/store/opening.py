"""How the store is opened: its file made for its owner alone, its tables brought up to date."""

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL, make_url

from erp_adapter.database import ThreadedDatabase
from erp_adapter.dialects import open_engine
from erp_adapter.store.migrations import migrate


def open_store(url: str | URL, *, connections: int = 4, deadline: float = 10.0) -> ThreadedDatabase:
    """Open the store at `url`, making or migrating it first. `deadline`: seconds that a statement may take."""
    parsed = make_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    if is_sqlite and parsed.database:
        _make_private(Path(parsed.database))
    engine = open_engine(parsed, connections=connections)
    if not is_sqlite:
        # MariaDB's default locks the gaps between rows: two logins that open a session at once would deadlock.
        engine = engine.execution_options(isolation_level="READ COMMITTED")
    migrate(engine)
    return ThreadedDatabase(engine, connections=connections, deadline=deadline)


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
