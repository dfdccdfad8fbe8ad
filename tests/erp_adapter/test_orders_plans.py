"""A customer's page is found by indexes, however many orders the others have."""

from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.credit import CreditRepository
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.order_list import OrderSort
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.paging import PageRequest
from erp_adapter.orders import OrderRepository
from tests.erp_adapter.order_books import NOON, Books, line, open_books, order, orders_of, reopen_books

CUSTOMERS = [CustomerCode(f"C{i}") for i in range(4)]


@pytest.fixture(scope="module", params=[False, True], ids=["no statistics", "statistics"])
def busy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand orders of two lines in a file, with the database's statistics or without; its folder."""
    folder = tmp_path_factory.mktemp("busy")
    books = open_books(folder, CUSTOMERS)
    numbers = [f"{i:05}" for i in range(2000)]
    books.add(
        "sales_order",
        *[order(each, CUSTOMERS[i % 4], submitted_at=NOON + timedelta(hours=i)) for i, each in enumerate(numbers)],
    )
    served = [Decimal(i % 3 * 5) for i in range(2000)]
    books.add(
        "sales_order_line",
        *[line(each, j, served=served[i], invoiced=served[i]) for i, each in enumerate(numbers) for j in (1, 2)],
    )
    if request.param:
        books.say("ANALYZE")
    books.close()
    return folder


@pytest.fixture
async def books(busy: Path) -> AsyncIterator[Books]:
    opened = reopen_books(busy)
    yield opened
    await opened.database.close()


def scans(books: Books) -> list[str]:
    """Steps that read a table or an index from end to end; the company is one row."""
    return [step for step in books.plans() if step.startswith("SCAN") and step != "SCAN company"]


@pytest.mark.parametrize(
    ("what", "index"),
    [(OrderSort.SUBMITTED_AT, "ix_sales_order_submitted"), (OrderSort.NUMBER, "ix_sales_order_number")],
)
async def test_the_newest_orders_and_those_by_number_are_read_in_an_index_without_sorting(
    books: Books, what: OrderSort, index: str
) -> None:
    orders = OrderRepository(books.database, books.relations)
    query = orders_of(CUSTOMERS[0], [(what, True)])
    (page,) = await orders.pages([query], PageRequest(20))
    await orders.pages([query], PageRequest(20, page.cursors[-1]))
    await orders.pages([query], PageRequest(20, page.cursors[-1], backward=True))
    assert await page.behind() is False
    assert scans(books) == []
    assert not any("TEMP B-TREE" in step for step in books.plans())
    assert sum(step.startswith(f"SEARCH sales_order USING INDEX {index}") for step in books.plans()) == 3


async def test_filters_sorts_counts_and_sums_read_the_customers_own_orders(books: Books) -> None:
    orders = OrderRepository(books.database, books.relations)
    filters: list[dict[str, Any]] = [
        {"pending": True},
        {"pending": False},
        {"statuses": (OrderStatus.SERVED,)},
        {"words": ("codo",)},
        {"submitted_from": NOON},
    ]
    for wanted in filters:
        query = orders_of(CUSTOMERS[1], **wanted)
        await orders.pages([query], PageRequest(20))
        await orders.counts([query])
        await orders.sums([query])
    for what in OrderSort:
        await orders.pages([orders_of(CUSTOMERS[1], [(what, False)])], PageRequest(20))
    assert scans(books) == []


async def test_many_customers_lists_are_read_by_index_each(books: Books) -> None:
    orders = OrderRepository(books.database, books.relations)
    queries = [orders_of(customer) for customer in CUSTOMERS]
    pages = await orders.pages(queries, PageRequest(10))
    await orders.pages(queries, PageRequest(10, pages[0].cursors[-1]))
    await orders.counts(queries)
    # What stands over the lists that were read is the page itself.
    assert [step for step in scans(books) if not step.startswith("SCAN anon")] == []


async def test_orders_and_lines_are_looked_up_by_number(books: Books) -> None:
    orders = OrderRepository(books.database, books.relations)
    (page,) = await orders.pages([orders_of(CUSTOMERS[2])], PageRequest(50))
    keys = [head.order_key for head in page.items]
    books.statements.clear()
    assert len(await orders.by_id(keys)) == len(await orders.lines(keys)) == 50
    assert scans(books) == []
    lookups = [step for step in books.plans() if step.startswith("SEARCH sales_order_line")]
    assert all("(order_number=?)" in step for step in lookups)


async def test_credit_reads_the_customers_own_orders_and_receivables(books: Books) -> None:
    credit = CreditRepository(books.database, books.relations)
    await credit.outstanding(CUSTOMERS[:2])
    assert len((await credit.open_orders(CUSTOMERS[:2]))[CUSTOMERS[0]]) == 334
    assert scans(books) == []
