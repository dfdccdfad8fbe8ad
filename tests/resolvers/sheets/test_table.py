"""How a list is read to its end, and becomes rows."""

from collections.abc import Sequence

from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.sheets import Column, Kind
from resolvers.sheets.table import BATCH, Entry, Table, read_all


class Numbers:
    """A list of numbers from 0; `requests` says which pages were asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.requests: list[PageRequest] = []

    async def read(self, request: PageRequest) -> Page[int]:
        self.requests.append(request)
        start = 0 if request.cursor is None else int(request.cursor) + 1
        items = tuple(range(start, min(start + request.size, self.count)))
        return Page(items, tuple(map(str, items)), request.backward, start + request.size < self.count, _never)


async def _never() -> bool:
    raise AssertionError


async def read(numbers: Numbers) -> list[Sequence[int]]:
    return [batch async for batch in read_all(numbers.read)]


async def test_a_list_is_read_to_its_end_in_batches_each_from_where_the_one_before_ended() -> None:
    numbers = Numbers(2 * BATCH + 1)
    batches = await read(numbers)
    assert [number for batch in batches for number in batch] == list(range(2 * BATCH + 1))
    assert [len(batch) for batch in batches] == [BATCH, BATCH, 1]
    assert numbers.requests == [PageRequest(BATCH, cursor) for cursor in (None, "499", "999")]


async def test_no_page_is_asked_for_beyond_the_last() -> None:
    for count, batches in ((0, 0), (BATCH, 1)):
        numbers = Numbers(count)
        assert len(await read(numbers)) == batches
        assert len(numbers.requests) == 1


async def test_nothing_is_read_before_it_is_asked_for() -> None:
    numbers = Numbers(3 * BATCH)
    entry: Entry[int] = Entry("number", Kind.INTEGER, 5, lambda each: each)
    rows = Table([entry], read_all(numbers.read)).rows()
    assert numbers.requests == []
    assert len(await anext(rows)) == BATCH
    assert len(numbers.requests) == 1


async def test_each_entry_is_a_column_and_its_values() -> None:
    entries: Sequence[Entry[int]] = (
        Entry("code", Kind.TEXT, 9, str),
        Entry("quarter", Kind.INTEGER, 5, lambda each: each + 1),
    )
    table: Table[int] = Table(entries, read_all(Numbers(2).read))
    assert table.columns == (Column("column.code", Kind.TEXT, 9), Column("column.quarter", Kind.INTEGER, 5))
    assert [row async for batch in table.rows() for row in batch] == [["0", 1], ["1", 2]]
