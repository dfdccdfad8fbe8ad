"""What is seen of the statements that a database runs: which, how long, how many at once."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Any, Protocol

from sqlalchemy import Executable, FromClause, Row
from sqlalchemy.sql import visitors

from erp_adapter.database import Database, Parameters, Transaction, WrappedDatabase
from erp_adapter.prepared import Asked, GivenValues, Prepared, Rows
from erp_adapter.relations import relation_names

_RELATIONS = frozenset(relation_names())

MOST_NAMED = 4
"""Tables that a statement's name has; a search of many lists reads dozens."""


class StatementObserver(Protocol):
    def ran(self, database: str, statement: Executable, started: float, rows: int | None) -> None:
        """Take note of a statement that has ended, begun at `started` by `perf_counter`, its wait for a connection included.

        `rows`: how many it gave, 0 for a change; None: it failed, or nobody waits for it any more.
        """
        ...


class WatchedDatabase(WrappedDatabase):
    """Wraps another of so many `connections`, and tells an observer of each statement under the database's `name`.

    A read that is tried once more counts once; beginning and ending a transaction are no statements of ours.
    """

    def __init__(self, database: Database, observer: StatementObserver, *, name: str, connections: int) -> None:
        self.name = name
        self.connections = connections
        super().__init__(database)
        self._observer = observer
        self._wanted = 0

    @property
    def in_use(self) -> int:
        """Connections at work for somebody."""
        return min(self._wanted, self.connections)

    @property
    def waiting(self) -> int:
        """How many wait for a connection."""
        return self._wanted - self.in_use

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        self._wanted += 1
        started, rows = perf_counter(), None
        try:
            found = await self._database.fetch(statement, parameters)
            rows = len(found)
            return found
        finally:
            self._wanted -= 1
            self._observer.ran(self.name, statement, started, rows)

    async def read(self, prepared: Prepared, values: GivenValues) -> Rows:
        self._wanted += 1
        started, rows = perf_counter(), None
        try:
            found = await self._database.read(prepared, values)
            rows = len(found)
            return found
        finally:
            self._wanted -= 1
            self._observer.ran(self.name, prepared.statement, started, rows)  # type: ignore[arg-type] # it is run

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        """Told as one statement, under the name of the first."""
        counts: list[int] = []

        def counted(each: Asked) -> Asked:
            def make(rows: Rows) -> Any:
                counts.append(len(rows))
                return each.make(rows)

            return each._replace(make=make)

        self._wanted += 1
        started, rows = perf_counter(), None
        try:
            found = await self._database.read_together(list(map(counted, asked)))
            rows = sum(counts)
            return found
        finally:
            self._wanted -= 1
            first = asked[0].prepared.statement
            self._observer.ran(self.name, first, started, rows)  # type: ignore[arg-type] # it is run

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        self._wanted += 1
        try:
            async with self._database.transaction() as transaction:
                yield _WatchedTransaction(transaction, self._observer, self.name)
        finally:
            self._wanted -= 1


class _WatchedTransaction:
    def __init__(self, transaction: Transaction, observer: StatementObserver, name: str) -> None:
        self._transaction = transaction
        self._observer = observer
        self._name = name

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        started, rows = perf_counter(), None
        try:
            found = await self._transaction.fetch(statement, parameters)
            rows = len(found)
            return found
        finally:
            self._observer.ran(self._name, statement, started, rows)

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> int:
        started, rows = perf_counter(), None
        try:
            touched = await self._transaction.execute(statement, parameters)
            rows = 0
            return touched
        finally:
            self._observer.ran(self._name, statement, started, rows)


def statement_name(statement: Executable) -> str:
    """What kind of statement it is and the relations or tables in it, by name: nothing of its values."""
    kind = str(getattr(statement, "__visit_name__", "statement")).replace("_", " ")
    found = visitors.iterate(statement)  # type: ignore[arg-type] # every statement of ours can be looked into
    names = list(dict.fromkeys(_name(each) for each in found if isinstance(each, FromClause) and _has_name(each)))
    named = ", ".join(names[:MOST_NAMED]) + ", …" * (len(names) > MOST_NAMED)
    return f"{kind} {named}".strip()


def _name(source: Any) -> str:
    return str(source.name)


def _has_name(source: Any) -> bool:
    """Whether it is a table, or what a mapping has in a relation's place."""
    return source.__visit_name__ == "table" or getattr(source, "name", None) in _RELATIONS
