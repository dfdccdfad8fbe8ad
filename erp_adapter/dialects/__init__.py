"""What differs between database systems."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, make_url

from erp_adapter.database import Database
from erp_adapter.dialects.engines import READS
from erp_adapter.dialects.faults import translated
from erp_adapter.dialects.systems import load, threaded_system
from erp_adapter.dialects.threaded import ThreadedDatabase

T = TypeVar("T")


def open_database(url: str | URL, *, connections: int, deadline: float) -> Database:
    """Serve the database at `url`; connections are made when they are needed. `deadline`: seconds that a statement may take.

    Raise ValueError where the system is none of sqlite, postgresql, mariadb, mssql.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        opened: Database = load("asyncpg_database").open_database(parsed, connections=connections, deadline=deadline)
        return opened
    engine = open_engine(parsed, connections=connections, deadline=deadline)
    return ThreadedDatabase(engine, connections=connections, deadline=deadline)


def open_engine(url: str | URL, *, connections: int, deadline: float = 10.0) -> Engine:
    """An engine of a blocking driver: explicit transactions on every system, `fold` for searches on SQLite."""
    parsed = make_url(url)
    system = threaded_system(parsed.get_backend_name())
    return system.open_engine(parsed, connections=connections, deadline=deadline)


def run_once(url: str | URL, work: Callable[[Connection], T], *, deadline: float, reads: bool = False) -> T:
    """Do blocking work in one transaction on a connection made for it: what is done at start, and not for requests.

    `reads`: it changes nothing, and waits for no other writer. Raise ErpErrors alone.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        found: T = load("postgresql").run_once(parsed, work)
        return found
    engine = open_engine(parsed, connections=1, deadline=deadline)
    chosen = engine.execution_options(**READS) if reads else engine
    try:
        with translated(threaded_system(engine.dialect.name).fault_of), chosen.connect() as connection:
            done = work(connection)
            connection.commit()
            return done
    finally:
        engine.dispose()
