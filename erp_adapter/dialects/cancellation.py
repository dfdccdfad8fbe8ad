"""A statement of pyodbc's is cancelled while it runs, and never when its handle may be freed: the process would crash."""

from contextlib import suppress
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, event

from erp_adapter.dialects import odbc
from erp_adapter.dialects.running import INTERRUPT

_AT_WORK = "at_work"


class _AtWork:
    """The cursor that the server has not answered yet. Who has the answer waits for a cancellation that is under way."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cursor: Any = None

    def begin(self, cursor: Any) -> None:
        with self._lock:
            self._cursor = cursor

    def end(self) -> None:
        with self._lock:
            self._cursor = None

    def cancel(self) -> None:
        with self._lock, suppress(odbc.driver().Error):
            if self._cursor is not None:
                self._cursor.cancel()


def prepare(record: Any) -> None:
    """For a connection that has just been made."""
    record.info[_AT_WORK] = _AtWork()
    record.info[INTERRUPT] = record.info[_AT_WORK].cancel


def listen(engine: Engine) -> None:
    """Rows that are being fetched are not cancelled: the driver's own limit ends that."""

    def begin(connection: Connection, cursor: Any, *_statement: object) -> None:
        connection.info[_AT_WORK].begin(cursor)

    def end(connection: Connection, *_statement: object) -> None:
        connection.info[_AT_WORK].end()

    def fail(context: ExceptionContext) -> None:
        if context.connection is not None and _AT_WORK in context.connection.info:
            context.connection.info[_AT_WORK].end()

    event.listen(engine, "before_cursor_execute", begin)
    event.listen(engine, "after_cursor_execute", end)
    event.listen(engine, "handle_error", fail)
