"""A database that remembers what it was asked, and refuses a statement over a customer's data without its scope."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Executable, Row
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.elements import ClauseElement

from erp_adapter.database import Database, Parameters, Transaction
from erp_adapter.relations import Relations
from erp_adapter.scope import unscoped


class RecordingDatabase:
    """Wraps another; `statements` are the SQL texts issued, `rows` how many rows they gave in all."""

    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self.statements: list[str] = []
        self.rows = 0

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        assert isinstance(statement, ClauseElement)
        assert not unscoped(self._relations, statement), f"unscoped {unscoped(self._relations, statement)}: {statement}"
        self.statements.append(sql_text(statement))
        rows = await self._database.fetch(statement, parameters)
        self.rows += len(rows)
        return rows

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        async with self._database.transaction() as transaction:
            yield transaction

    async def close(self) -> None:
        await self._database.close()

    def forget(self) -> None:
        self.statements.clear()
        self.rows = 0


def sql_text(statement: ClauseElement) -> str:
    """The statement as SQLite is sent it, its values left out and its lists shortened."""
    return " ".join(str(statement.compile(dialect=sqlite.dialect())).split())
