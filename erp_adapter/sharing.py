"""How many of the ERP's connections heavy work may have at once: a cheap read never finds all of them taken by it."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextvars import ContextVar
from typing import Any, TypeVar

from sqlalchemy import Executable, Row

from erp_adapter.database import Database, Parameters, WrappedDatabase
from erp_adapter.errors import ErpTimeout
from erp_adapter.prepared import Asked, GivenValues, Prepared

T = TypeVar("T")

IS_HEAVY: ContextVar[bool] = ContextVar("is_heavy", default=False)
"""Whether what is being done is heavy; to be set and put back by who knows it before it begins."""


class SharedDatabase(WrappedDatabase):
    """Wraps another of so many `connections`; heavy reads have half of them, and wait their turn for no longer than it takes.

    What is not heavy goes straight to the other.
    """

    def __init__(self, database: Database, *, connections: int, deadline: float) -> None:
        super().__init__(database)
        self._deadline = deadline
        self._heavy = asyncio.Semaphore(max(1, connections // 2))

    def fetch(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> Coroutine[Any, Any, Sequence[Row[Any]]]:
        if IS_HEAVY.get():
            return self._in_turn(lambda: self._database.fetch(statement, parameters))
        return self._database.fetch(statement, parameters)

    def read(self, prepared: Prepared, values: GivenValues) -> Coroutine[Any, Any, Sequence[Sequence[Any]]]:
        if IS_HEAVY.get():
            return self._in_turn(lambda: self._database.read(prepared, values))
        return self._database.read(prepared, values)

    def read_together(self, asked: Sequence[Asked]) -> Coroutine[Any, Any, list[Any]]:
        if IS_HEAVY.get():
            return self._in_turn(lambda: self._database.read_together(asked))
        return self._database.read_together(asked)

    async def _in_turn(self, read: Callable[[], Awaitable[T]]) -> T:
        try:
            async with asyncio.timeout(self._deadline), self._heavy:
                return await read()
        except TimeoutError:
            raise ErpTimeout from None
