"""The database systems that are reached through a blocking driver, and what each has to say."""

from importlib import import_module
from typing import Any, Protocol, cast

from sqlalchemy import URL, Engine

from erp_adapter.dialects.faults import Fault


class System(Protocol):
    """A module that answers these."""

    IS_REMOTE: bool
    """Whether a network lies between, so that a connection can die without a word."""

    def open_engine(self, url: URL, *, connections: int, deadline: float) -> Engine:
        """Each connection's `info` has the function under `running.INTERRUPT` that ends its statement."""
        ...

    def fault_of(self, error: BaseException) -> Fault: ...


THREADED = ("sqlite", "mariadb", "mssql")


def system_name(backend: str) -> str:
    """The name used everywhere for what SQLAlchemy calls `backend`.

    >>> system_name("mysql")
    'mariadb'
    """
    return "mariadb" if backend == "mysql" else backend


def threaded_system(backend: str) -> System:
    """Raise ValueError for a system that no blocking driver serves here."""
    name = system_name(backend)
    if name not in THREADED:
        raise ValueError(f"no database system {backend!r}: use one of {', '.join(THREADED)}, postgresql")
    return cast(System, load(name))


def load(module: str) -> Any:
    """A module of this package, loaded when its system is used: a machine without libodbc still serves the others."""
    try:
        return import_module(f"erp_adapter.dialects.{module}")
    except ImportError as error:
        raise RuntimeError(
            f"the driver for {module} can't be loaded ({error}); pyodbc needs the system's unixODBC"
        ) from error
