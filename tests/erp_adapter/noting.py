"""A database that tells of each statement before it runs it."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Executable, Row

from erp_adapter.database import Database, Parameters, Transaction, WrappedDatabase
from erp_adapter.prepared import Asked, GivenValues, Prepared

Note = Callable[[Executable], None]


def nothing(statement: Executable) -> None:
    """Take no note."""


class NotingDatabase(WrappedDatabase):
    def __init__(self, database: Database, note: Note) -> None:
        super().__init__(database)
        self._note = note

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        self._note(statement)
        return await self._database.fetch(statement, parameters)

    async def read(self, prepared: Prepared, values: GivenValues) -> Sequence[Sequence[Any]]:
        self._note(prepared.statement)  # type: ignore[arg-type]
        return await self._database.read(prepared, values)

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        for each in asked:
            self._note(each.prepared.statement)  # type: ignore[arg-type]
        return await self._database.read_together(asked)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        async with self._database.transaction() as transaction:
            yield _NotingTransaction(transaction, self._note)


class _NotingTransaction:
    def __init__(self, transaction: Transaction, note: Note) -> None:
        self._transaction = transaction
        self._note = note

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        self._note(statement)
        return await self._transaction.fetch(statement, parameters)

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> int:
        self._note(statement)
        return await self._transaction.execute(statement, parameters)
