"""Counters of failed attempts, kept where all processes see them."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from erp_adapter.database import Database
from erp_adapter.domain.logins import ThrottleCounter
from erp_adapter.errors import DuplicateKey
from erp_adapter.store import tables


class ThrottleCounters:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, keys: Collection[str]) -> dict[str, ThrottleCounter]:
        """The counters that exist, by key."""
        table = tables.throttle
        rows = await self._database.fetch(select(table).where(table.c.key.in_(sorted(keys))))
        counters = [ThrottleCounter(**row._asdict()) for row in rows]
        return {counter.key: counter for counter in counters}

    async def write(self, counter: ThrottleCounter, *, now: datetime) -> bool:
        """Keep `counter` in the place of the one a version before it; False where another writer was first.

        Version 1 is a new counter; making one clears those away that have expired.
        """
        table = tables.throttle
        if counter.version > 1:
            before = (table.c.key == counter.key) & (table.c.version == counter.version - 1)
            async with self._database.transaction() as transaction:
                return await transaction.execute(update(table).where(before).values(**asdict(counter))) == 1
        try:
            async with self._database.transaction() as transaction:
                await transaction.execute(delete(table).where(table.c.expires_at <= now))
                await transaction.execute(insert(table).values(**asdict(counter)))
        except DuplicateKey:
            return False
        return True

    async def forget(self, keys: Collection[str]) -> None:
        table = tables.throttle
        async with self._database.transaction() as transaction:
            await transaction.execute(delete(table).where(table.c.key.in_(sorted(keys))))
