"""What repositories run their statements on, whatever the system and its driver."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from sqlalchemy import CompoundSelect, Executable, Row

from erp_adapter.prepared import Asked, GivenValues, Prepared, Rows

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]

MOST_KEPT_LISTS = 4
"""Lists that a statement may read and still be kept compiled: one of a dozen searched lists takes 7 MB, and clients choose
how many there are."""


class Transaction(Protocol):
    """Statements that count together or not at all."""

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]: ...

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> int:
        """Run a change; give the number of rows it touched. Raise DuplicateKey where a unique value is taken."""
        ...


class Database(Protocol):
    """Raises the ErpErrors of `errors`, never a driver's."""

    @property
    def most_parameters(self) -> int:
        """How many a statement may have."""
        ...

    @property
    def writes_json(self) -> bool:
        """Whether it is asked to write lists as JSON."""
        ...

    @property
    def joins_laterally(self) -> bool:
        """Whether it is asked for the first rows of each of several groups (LATERAL), instead of the first of all."""
        ...

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        """Read by one statement, in no transaction; once more where the connection was lost or the read a deadlock's victim."""
        ...

    async def read(self, prepared: Prepared, values: GivenValues) -> Rows:
        """As `fetch`: the rows of a prepared statement."""
        ...

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        """What is made of the rows of several, in one go: on one snapshot by one statement where the system can."""
        ...

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Commit at the end of the block, roll back when it raises. Nothing in it is run a second time."""
        ...

    async def close(self) -> None: ...


class WrappedDatabase:
    """Another database, for those who change some of what it does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def most_parameters(self) -> int:
        return self._database.most_parameters

    @property
    def writes_json(self) -> bool:
        return self._database.writes_json

    @property
    def joins_laterally(self) -> bool:
        return self._database.joins_laterally

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        return await self._database.fetch(statement, parameters)

    async def read(self, prepared: Prepared, values: GivenValues) -> Rows:
        return await self._database.read(prepared, values)

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        return await self._database.read_together(asked)

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        return self._database.transaction()

    async def close(self) -> None:
        await self._database.close()


def is_kept_compiled(statement: Executable) -> bool:
    """Whether what the statement compiles to is worth its memory."""
    return not (isinstance(statement, CompoundSelect) and len(statement.selects) > MOST_KEPT_LISTS)
