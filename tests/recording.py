"""A database that remembers what it was asked, and refuses a statement over a customer's data without its scope."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, Row, Select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ClauseElement

from erp_adapter.database import Database, Parameters, WrappedDatabase
from erp_adapter.prepared import Asked, GivenValues, Prepared, Rows
from erp_adapter.relations import Relations
from erp_adapter.scope import unscoped

CHECKED: set[tuple[str, tuple[bool, ...]]] = set()
"""Statements that have been found to be scoped."""


class RecordingDatabase(WrappedDatabase):
    """Wraps another; `statements` are the SQL texts issued, `rows` how many rows they gave in all."""

    def __init__(self, database: Database, relations: Relations) -> None:
        super().__init__(database)
        self._relations = relations
        self.statements: list[str] = []
        self.rows = 0

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        assert isinstance(statement, ClauseElement)
        text = sql_text(statement)
        self._check(statement, text)
        self.statements.append(text)
        rows = await self._database.fetch(statement, parameters)
        self.rows += len(rows)
        return rows

    async def read(self, prepared: Prepared, values: GivenValues) -> Sequence[Sequence[Any]]:
        text = sql_text(prepared.statement)
        self._check(prepared.statement, text)
        self.statements.append(text)
        rows = await self._database.read(prepared, values)
        self.rows += len(rows)
        return rows

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        for each in asked:
            text = sql_text(each.prepared.statement)
            self._check(each.prepared.statement, text)
            self.statements.append(text)
        return await self._database.read_together([self._counting(each) for each in asked])

    def _counting(self, asked: Asked) -> Asked:
        def make(rows: Rows) -> Any:
            self.rows += len(rows)
            return asked.make(rows)

        return asked._replace(make=make)

    def _check(self, statement: ClauseElement, text: str) -> None:
        """Once for each text with the same SELECTs scoped: looking into a statement takes longer than running it."""
        selects = [each for each in visitors.iterate(statement) if isinstance(each, Select)]
        known = (text, tuple("scoped" in each.get_execution_options() for each in selects))
        if known not in CHECKED:
            found = unscoped(self._relations, statement)
            assert not found, f"unscoped {found}: {statement}"
            CHECKED.add(known)

    def forget(self) -> None:
        self.statements.clear()
        self.rows = 0


def sql_text(statement: ClauseElement) -> str:
    """The statement as SQLite is sent it, its values left out and its lists shortened."""
    return " ".join(str(statement.compile(dialect=sqlite.dialect())).split())
