"""Many lists are read by one statement, or by as few as the system's limit on parameters allows."""

import pytest
from sqlalchemy import select

from erp_adapter.dialects.lists import among
from erp_adapter.many_lists import read_lists
from tests.erp_adapter.grounds import layout
from tests.erp_adapter.order_books import Books

_, RELATIONS = layout()


class Small:
    """A database whose statements may have few parameters."""

    def __init__(self, books: Books, most: int) -> None:
        self._books = books
        self.most_parameters = most
        self.writes_json = False
        self.joins_laterally = False
        self.fetch = books.database.fetch
        self.read = books.database.read
        self.read_together = books.database.read_together
        self.transaction = books.database.transaction
        self.close = books.database.close


@pytest.mark.parametrize(("most", "statements"), [(32_000, 1), (40, 2), (10, 5), (1, 15)])
async def test_each_list_has_its_rows_however_many_statements_there_are(
    books: Books, most: int, statements: int
) -> None:
    codes = [f"F{i:02}" for i in range(15)]
    books.add("product_family", *[{"code": code, "name": code} for code in codes])
    code = RELATIONS.product_family.c.code
    # Of each list the family and the one after it; the last has one alone.
    lists = [select(code).where(among(code, [each, f"F{i + 1:02}", "none"])) for i, each in enumerate(codes)]
    books.statements.clear()
    found = await read_lists(Small(books, most), lists, lambda columns: [columns.code])
    assert len(books.statements) == statements
    assert [[row.code for row in rows] for rows in found] == [codes[i : i + 2] for i in range(15)]
