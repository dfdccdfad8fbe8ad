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


SYSTEMS = ("sqlite", "postgresql", "mariadb", "mssql")
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
        raise ValueError(f"names a system that is not served, {backend}; there are {', '.join(SYSTEMS)}")
    return cast(System, load(name))


def check_driver(backend: str) -> None:
    """Raise ValueError, saying what to do, where the system is not served or its driver is not on this machine."""
    if backend != "postgresql" and threaded_system(backend).IS_REMOTE:
        load("odbc").driver()


def load(module: str) -> Any:
    """A module of this package, loaded when its system is used."""
    return import_module(f"erp_adapter.dialects.{module}")
