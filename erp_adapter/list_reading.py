"""Lists and what they come to: of one list by a statement that is kept for its shape, of several by one made for them."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import Select

from erp_adapter.database import Database
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.keyset import Keyset
from erp_adapter.pages import PreparedList, count_rows, read_pages, read_prepared_page
from erp_adapter.prepared import GivenValues, Kept, Prepared

Q = TypeVar("Q")
T = TypeVar("T")

Placed = tuple[Hashable, Q, GivenValues]
"""A query's shape, which tells it from all others, the query with `Given`s in the places of its values, and these."""


class ListReader(Generic[Q]):
    """`given` tells what is placed of a query; None: its shape is one of too many, and no statement is kept for it."""

    def __init__(self, database: Database, given: Callable[[Q], Placed[Q] | None]) -> None:
        self._database = database
        self._given = given
        self._statements: Kept[Prepared] = Kept()
        self._keysets: Kept[Keyset] = Kept()

    async def pages(
        self,
        queries: Sequence[Q],
        request: PageRequest,
        shape: Hashable,
        select: Callable[[Q], Select[Any]],
        keyset: Callable[[Sequence[Q]], Keyset],
        build: Callable[[Sequence[Sequence[Any]]], Sequence[T]],
    ) -> list[Page[T]]:
        """A page of each list, by one statement; the lists have the same order. `shape` is that of what is selected."""
        placed = self._placed(queries)
        if placed is None:
            statements = [select(query) for query in queries]
            return await read_pages(self._database, statements, keyset(queries), request, build)
        own, query, values = placed
        kept = self._keysets.get(own, lambda: keyset([query]))
        asked = PreparedList((own, shape), kept, lambda: select(query), values)
        return [await read_prepared_page(self._database, self._statements, asked, request, build)]

    async def aggregates(
        self, queries: Sequence[Q], shape: Hashable, select: Callable[[Q], Select[Any]]
    ) -> Sequence[Sequence[Any]]:
        """The one row that `select` gives of each list, its columns first."""
        placed = self._placed(queries)
        if placed is None:
            return await count_rows(self._database, [select(query) for query in queries])
        own, query, values = placed
        prepared = self._statements.get((shape, own), lambda: Prepared(select(query)))
        return await self._database.read(prepared, values)

    def _placed(self, queries: Sequence[Q]) -> Placed[Q] | None:
        return self._given(queries[0]) if len(queries) == 1 else None
