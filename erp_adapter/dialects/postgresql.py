"""PostgreSQL through asyncpg.

Transactions are READ COMMITTED. The UPDATE of a counter locks its row until the commit: the next transaction's UPDATE waits
for it, reads the row again as it was committed, and counts on from there. Reads wait for nobody.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

import asyncpg
from sqlalchemy import URL, Connection, NullPool
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from erp_adapter.dialects.faults import Fault
from erp_adapter.errors import (
    ConnectionLost,
    DuplicateKey,
    ErpContention,
    ErpNotWritable,
    ErpRefused,
    ErpTimeout,
    ErpUnavailable,
)

T = TypeVar("T")

GRACE_SECONDS = 1.0
"""What the server's own limit on a statement lies over the deadline: it ends what could not be cancelled."""
IDLE_TRANSACTION_SECONDS = 60
KEPT_STATEMENTS = 100

_STATES: dict[str, Fault] = {
    "23505": DuplicateKey,
    "40001": ErpContention,
    "40P01": ErpContention,
    "55P03": ErpTimeout,
    "57014": ErpTimeout,
    "25006": ErpNotWritable,
    "42501": ErpNotWritable,
    "53100": ErpNotWritable,
    "57P01": ConnectionLost,
    "57P02": ConnectionLost,
    "57P05": ConnectionLost,
    "25P03": ConnectionLost,
    "08001": ErpUnavailable,
    "08004": ErpUnavailable,
    "08": ConnectionLost,
    "22": ErpRefused,
    "23": ErpRefused,
}


def connector(url: URL, *, deadline: float) -> Callable[[], Awaitable[Any]]:
    """What makes a connection.

    The URL's query may say what asyncpg's may, such as `sslmode`, and `statement_cache_size`: 0 where a pooler between hands
    each transaction to another connection.
    """
    kept = int(str(url.query.get("statement_cache_size", KEPT_STATEMENTS)))
    plain = url.difference_update_query(["statement_cache_size"]).set(drivername="postgresql")
    dsn = plain.render_as_string(hide_password=False)
    settings = session_settings(deadline)

    def connect() -> Awaitable[Any]:
        connection: Awaitable[Any] = asyncpg.connect(
            dsn, timeout=deadline, statement_cache_size=kept, server_settings=settings
        )
        return connection

    return connect


def run_once(url: URL, work: Callable[[Connection], T]) -> T:
    """Blocking work in one transaction, through SQLAlchemy's asynchronous engine."""

    async def run() -> T:
        engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), poolclass=NullPool)
        try:
            async with engine.connect() as connection:
                done = await connection.run_sync(work)
                await connection.commit()
                return done
        finally:
            await engine.dispose()

    def run_translated() -> T:
        try:
            return asyncio.run(run())
        except DBAPIError as error:
            fault = fault_of(error.orig or error)
            raise fault from error

    # In a thread, since the caller's may have an event loop at work.
    with translated(), ThreadPoolExecutor(1, "sql-once") as thread:
        return thread.submit(run_translated).result()


def session_settings(deadline: float) -> dict[str, str]:
    return {
        "timezone": "UTC",
        "datestyle": "ISO",
        "statement_timeout": str(round((deadline + GRACE_SECONDS) * 1000)),
        "idle_in_transaction_session_timeout": str(IDLE_TRANSACTION_SECONDS * 1000),
    }


@contextmanager
def translated() -> Iterator[None]:
    """Raise an ErpError for whatever asyncpg or SQLAlchemy raises, and ErpTimeout where the time is up."""
    try:
        yield
    except TimeoutError:
        raise ErpTimeout from None
    except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError) as error:
        fault = fault_of(error)
        raise fault from error
    except SQLAlchemyError as error:
        raise ErpUnavailable from error
    except (UnicodeError, OverflowError) as error:
        raise ErpRefused from error


def fault_of(error: BaseException) -> Fault:
    state = getattr(error, "sqlstate", None)
    if state is not None:
        return _STATES.get(state) or _STATES.get(state[:2]) or ErpUnavailable
    if isinstance(error, ssl.SSLError):
        return ErpUnavailable
    if isinstance(error, ConnectionError):
        return ErpUnavailable if isinstance(error, ConnectionRefusedError) else ConnectionLost
    if isinstance(error, asyncpg.InternalClientError):
        # The server has said that it ends the connection, and the driver did not expect to hear anything.
        return ConnectionLost
    if isinstance(error, asyncpg.InterfaceError):
        # The driver's own complaint about an argument is a ValueError too.
        return ErpRefused if isinstance(error, ValueError) else ConnectionLost
    return ErpUnavailable
