"""SQLite: one writer at a time, and a driver whose transactions have to be said."""

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from erp_adapter.domain.text import fold

BUSY_SECONDS = 10


def open_engine(url: URL, *, connections: int) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own BEGIN comes before DML only and never IMMEDIATE: two readers that turn writers would deadlock.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("fold", 1, fold, deterministic=True)


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
