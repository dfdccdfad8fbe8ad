"""SQLite: one writer at a time, and a driver whose transactions have to be said.

A transaction takes the file's write lock as it begins, so that the UPDATE of a counter and all that follows have no other
writer beside them. Reads see what was committed before they began (WAL).
"""

import sqlite3
from typing import Any

from sqlalchemy import URL, Engine, event

from erp_adapter.dialects import engines
from erp_adapter.dialects.faults import Fault
from erp_adapter.dialects.running import INTERRUPT
from erp_adapter.domain.text import fold
from erp_adapter.errors import DuplicateKey, ErpNotWritable, ErpRefused, ErpTimeout, ErpUnavailable

BUSY_SECONDS = 10
IS_REMOTE = False

_FAULTS: dict[int, Fault] = {
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: DuplicateKey,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: DuplicateKey,
    sqlite3.SQLITE_CONSTRAINT_ROWID: DuplicateKey,
    sqlite3.SQLITE_CONSTRAINT: ErpRefused,
    sqlite3.SQLITE_TOOBIG: ErpRefused,
    sqlite3.SQLITE_MISMATCH: ErpRefused,
    sqlite3.SQLITE_BUSY: ErpTimeout,
    sqlite3.SQLITE_LOCKED: ErpTimeout,
    sqlite3.SQLITE_INTERRUPT: ErpTimeout,
    sqlite3.SQLITE_READONLY: ErpNotWritable,
    sqlite3.SQLITE_PERM: ErpNotWritable,
    sqlite3.SQLITE_FULL: ErpNotWritable,
}


def open_engine(url: URL, *, connections: int, deadline: float) -> Engine:  # noqa: ARG001 - as of every system
    settings = {"check_same_thread": False, "timeout": BUSY_SECONDS}
    engine = engines.create(url, connections=connections, connect_args=settings)
    event.listen(engine, "connect", _prepare)
    # The driver's own BEGIN comes before DML only and never IMMEDIATE: two readers that turn writers would deadlock.
    engines.listen_to_transactions(engine, begin="BEGIN IMMEDIATE")
    return engine


def fault_of(error: BaseException) -> Fault:
    code = getattr(error, "sqlite_errorcode", 0)
    # The low byte says what kind of error an extended code belongs to.
    return _FAULTS.get(code) or _FAULTS.get(code & 0xFF) or ErpUnavailable


def _prepare(connection: sqlite3.Connection, record: Any) -> None:
    record.info[INTERRUPT] = connection.interrupt
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("fold", 1, fold, deterministic=True)
