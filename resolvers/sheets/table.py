"""How a list becomes a table: its records read in batches, and what of each stands in which column."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.sheets import Cell, Column, Kind, Row

T = TypeVar("T")

BATCH = 500
"""Rows read at a time: what belongs to them is asked for by their keys, and SQL Server takes 2,100 parameters."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A column, and what stands in it for a record."""

    name: str
    kind: Kind
    share: int
    value: Callable[[T], Cell]

    @property
    def column(self) -> Column:
        return Column(f"column.{self.name}", self.kind, self.share)


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """`batches` are read as the rows are asked for."""

    entries: Sequence[Entry[T]]
    batches: AsyncIterator[Sequence[T]]

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(entry.column for entry in self.entries)

    async def rows(self) -> AsyncIterator[Sequence[Row]]:
        values = [entry.value for entry in self.entries]
        async for batch in self.batches:
            yield [[value(record) for value in values] for record in batch]


async def read_all(read: Callable[[PageRequest], Awaitable[Page[T]]]) -> AsyncIterator[Sequence[T]]:
    """Read a list to its end, page by page, from where the one before ended."""
    cursor, more = None, True
    while more:
        page = await read(PageRequest(BATCH, cursor))
        if page.items:
            yield page.items
            cursor = page.cursors[-1]
        more = page.more
