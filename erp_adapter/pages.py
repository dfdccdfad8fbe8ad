"""Pages of lists: read by statements that are built once for their shape, or several lists together."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Any, TypeVar, overload

from sqlalchemy import Row, Select

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given, GivenLimit
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.keyset import Around, Groups, Keyset
from erp_adapter.many_lists import read_lists
from erp_adapter.prepared import GivenValues, Kept, Prepared

T = TypeVar("T")
R = TypeVar("R", bound=Sequence[Any])


async def read_pages(
    database: Database,
    lists: Sequence[Select[Any]],
    keyset: Keyset,
    request: PageRequest,
    build: Callable[[Sequence[Row[Any]]], Sequence[T]],
    arounds: Sequence[Around] | None = None,
) -> list[Page[T]]:
    """One page of each list, read together; the lists differ in their predicates alone, and in what is `around` each."""
    backward, values = request.backward, None if request.cursor is None else keyset.decode(request.cursor)
    wrapped = zip(lists, repeat(None) if arounds is None else arounds, strict=arounds is not None)
    statements = [
        keyset.select_page(each, values, request.size + 1, around, backward=backward) for each, around in wrapped
    ]
    rows = await read_lists(database, statements, lambda columns: keyset.order(columns, backward=backward))
    questions = [None if values is None else keyset.select_behind(each, values, backward=backward) for each in lists]
    behind = _Behind(database, questions)
    return [
        page_of(request, found, build, keyset.cursor, partial(behind.of, number)) for number, found in enumerate(rows)
    ]


@dataclass(frozen=True, slots=True)
class PreparedList:
    """A list of one shape: `select` gives it with `Given`s, and `values` are what these are given.

    `groups`: the same rows, by groups whose first are found by an index. For databases that join laterally.
    """

    shape: Hashable
    keyset: Keyset
    select: Callable[[], Select[Any]]
    values: GivenValues
    around: Around | None = None
    groups: Callable[[], Groups | None] | None = None


class PreparedPage:
    """A page of one list, by statements that are built once for its shape. `values` are what they are given."""

    def __init__(self, asked: PreparedList, request: PageRequest) -> None:
        beyond = None if request.cursor is None else asked.keyset.decode(request.cursor)
        self.shape = (asked.shape, request.backward, None if beyond is None else tuple(each is None for each in beyond))
        self.values = {**asked.values, "limit": request.size + 1}
        self.values.update((f"beyond_{i}", each) for i, each in enumerate(beyond or ()))
        self._places = [None if each is None else Given(f"beyond_{i}") for i, each in enumerate(beyond or ())]
        self._asked = asked
        self._backward = request.backward

    def select(self) -> Select[Any]:
        asked, limit, places = self._asked, GivenLimit("limit"), self._places or None
        groups = None if asked.groups is None else asked.groups()
        if groups is not None:
            return asked.keyset.select_of_groups(groups, places, limit, backward=self._backward)
        return asked.keyset.select_page(asked.select(), places, limit, asked.around, backward=self._backward)

    async def is_behind(self, database: Database, statements: Kept[Prepared]) -> bool:
        """Whether there is a row at the cursor or on its other side."""
        if not self._places:
            return False

        def behind() -> Prepared:
            asked = self._asked
            return Prepared(asked.keyset.select_behind(asked.select(), self._places, backward=self._backward))

        return bool(await database.read(statements.get((*self.shape, "behind"), behind), self.values))


async def read_prepared_page(
    database: Database,
    statements: Kept[Prepared],
    asked: PreparedList,
    request: PageRequest,
    build: Callable[[Sequence[Sequence[Any]]], Sequence[T]],
) -> Page[T]:
    page = PreparedPage(asked, request)
    rows = await database.read(statements.get(page.shape, lambda: Prepared(page.select())), page.values)
    behind = partial(page.is_behind, database, statements)
    return page_of(request, rows, build, asked.keyset.cursor_of, behind)


class Cursors(Sequence[str]):
    """The cursors of rows, each made when it is asked for."""

    def __init__(self, rows: Sequence[Any], cursor: Callable[[Any], str]) -> None:
        self._rows = rows
        self._cursor = cursor

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return Cursors(self._rows[place], self._cursor)
        return self._cursor(self._rows[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def row_by_row(build: Callable[[Row[Any]], T]) -> Callable[[Sequence[Row[Any]]], list[T]]:
    return lambda rows: list(map(build, rows))


class _Behind:
    """Whether lists have rows on the other side of their pages: read when first asked for, for all of them at once."""

    def __init__(self, database: Database, questions: Sequence[Select[Any] | None]) -> None:
        self._database = database
        self._questions = questions
        self._answers: asyncio.Task[list[bool]] | None = None

    async def of(self, number: int) -> bool:
        if self._answers is None:
            self._answers = asyncio.create_task(self._read())
        return (await self._answers)[number]

    async def _read(self) -> list[bool]:
        answers = iter(await read_lists(self._database, [each for each in self._questions if each is not None]))
        return [each is not None and bool(next(answers)) for each in self._questions]


async def count_rows(database: Database, counts: Sequence[Select[Any]]) -> list[Row[Any]]:
    """The one row of each of these aggregates, read together."""
    return [row for (row,) in await read_lists(database, counts)]


def page_of(
    request: PageRequest,
    rows: Sequence[R],
    build: Callable[[Sequence[R]], Sequence[T]],
    cursor: Callable[[R], str],
    behind: Callable[[], Awaitable[bool]] | None = None,
) -> Page[T]:
    """The page of rows of which there is one more than it shows; without `behind` it begins the list."""
    shown = rows[: request.size]
    if request.backward:
        shown = shown[::-1]
    return Page(
        items=tuple(build(shown)),
        cursors=Cursors(shown, cursor),
        backward=request.backward,
        more=len(rows) > request.size,
        behind=behind or _nothing,
    )


async def _nothing() -> bool:
    return False
