"""A plain connection to look at a database's own structure, its plans and rights: what repositories have no use for."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import URL, Connection

from erp_adapter.dialects import run_once

T = TypeVar("T")
SECONDS = 60.0
"""A large database has many tables to be looked at."""


async def inspecting(url: str | URL, work: Callable[[Connection], T]) -> T:
    """Look at something with a connection of its own, which is rolled back. Raise ErpErrors alone."""

    def look(connection: Connection) -> T:
        try:
            return work(connection)
        finally:
            connection.rollback()

    return await asyncio.to_thread(run_once, url, look, deadline=SECONDS, reads=True)
