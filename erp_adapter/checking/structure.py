"""A plain connection to look at a database's own structure, its plans and rights: what repositories have no use for."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import URL, Connection, NullPool, create_engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from erp_adapter.errors import ErpUnavailable

T = TypeVar("T")
ASYNC_DRIVERS = frozenset({"asyncpg"})


async def inspecting(url: str | URL, work: Callable[[Connection], T]) -> T:
    """Do something with a connection whose transaction is rolled back. Raise ErpUnavailable for what the driver says."""
    try:
        parsed = make_url(url)
        if parsed.get_driver_name() in ASYNC_DRIVERS:
            return await _in_coroutine(parsed, work)
        return await asyncio.to_thread(_in_thread, parsed, work)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise ErpUnavailable from error


def _in_thread(url: URL, work: Callable[[Connection], T]) -> T:
    engine = create_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return work(connection)
    finally:
        engine.dispose()


async def _in_coroutine(url: URL, work: Callable[[Connection], T]) -> T:
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()
