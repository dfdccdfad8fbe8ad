"""What differs between database systems."""

import sqlite3
from contextlib import suppress

from sqlalchemy import URL, Connection, Engine, create_engine, make_url

from erp_adapter.dialects import sqlite


def open_engine(url: str | URL, *, connections: int) -> Engine:
    """An engine whose connections behave alike on every system: explicit transactions, `fold` for searches."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite.open_engine(parsed, connections=connections)
    return create_engine(parsed, pool_size=connections, max_overflow=0, pool_pre_ping=True)


def interrupt(connection: Connection) -> None:
    """End the statement that `connection` is running in another thread, where the driver can."""
    if connection.closed:
        return
    driver: object = connection.connection.dbapi_connection
    if isinstance(driver, sqlite3.Connection):
        with suppress(sqlite3.ProgrammingError):
            driver.interrupt()
