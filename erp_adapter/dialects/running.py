"""The statement that is at work for one caller, so that another thread can end it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import Any

from sqlalchemy import Connection

from erp_adapter.errors import ErpTimeout

INTERRUPT = "interrupt"
"""Where a connection's `info` keeps the function, of no arguments, that ends its statement from another thread."""


class Running:
    """Interrupts a connection as long as it is at work for the caller: later it could be another's.

    `fresh_after`: an interrupted connection is thrown away, since what was sent to end its statement may come too late and
    end the next one. That may take its time and need not be waited for; where the connection is kept, it is.
    """

    def __init__(self, *, fresh_after: bool) -> None:
        self._fresh_after = fresh_after
        self._lock = Lock()
        self._info: dict[Any, Any] | None = None
        self._stopped = Event()

    @contextmanager
    def on(self, connection: Connection) -> Iterator[None]:
        if self._stopped.is_set():
            if self._fresh_after:
                # Its pool may have been given up meanwhile, and would keep it open unused.
                connection.invalidate()
            raise ErpTimeout
        self._info = connection.info
        try:
            yield
        finally:
            with self._lock:
                self._info = None
            if self._stopped.is_set() and self._fresh_after:
                connection.invalidate()

    def stop(self) -> None:
        """End what is running, as far as it has come to it; nothing is begun any more."""
        self._stopped.set()
        with self._lock:
            interrupt = None if self._info is None else self._info.get(INTERRUPT)
            if interrupt is not None and not self._fresh_after:
                interrupt()
        if interrupt is not None and self._fresh_after:
            interrupt()
