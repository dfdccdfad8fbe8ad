"""A list read alone says what it says among others, and its statement is built once for its shape."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from erp_adapter.domain.order_list import OrderQuery
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.paging import PageRequest
from erp_adapter.orders import OrderRepository
from tests.erp_adapter.order_books import ANA, LUIS, NOON, Books, line, order, orders_of


@pytest.fixture
def orders(books: Books) -> OrderRepository:
    books.add("sales_order", *[order(f"A-{i}", submitted_at=NOON + timedelta(days=i)) for i in range(4)])
    books.add("sales_order", order("L-1", LUIS))
    books.add("sales_order_line", line("A-1", served=10), line("A-2", served=4), line("L-1", served=10))
    return OrderRepository(books.database, books.relations)


async def shown(orders: OrderRepository, queries: Sequence[OrderQuery]) -> list[Any]:
    pages = await orders.pages(queries, PageRequest(2))
    numbers = [[head.number for head in page.items] for page in pages]
    cursors = [list(page.cursors) for page in pages]
    return [*zip(numbers, cursors, await orders.counts(queries), await orders.sums(queries), strict=True)]


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"statuses": (OrderStatus.SERVED, OrderStatus.PARTLY_SERVED)},
        {"pending": True},
        {"pending": False},
        {"submitted_from": NOON + timedelta(days=1), "submitted_before": NOON + timedelta(days=3)},
        {"words": ("a-2",)},
    ],
)
async def test_alone_as_among_others(orders: OrderRepository, wanted: dict[str, Any]) -> None:
    both = [orders_of(ANA, **wanted), orders_of(LUIS, **wanted)]
    alone = [each for query in both for each in await shown(orders, [query])]
    assert alone == await shown(orders, both)


async def test_another_customers_list_is_read_by_the_same_statement(orders: OrderRepository) -> None:
    for customer in (ANA, LUIS):
        await orders.counts([orders_of(customer)])
        await orders.counts([orders_of(customer, submitted_from=NOON)])
    assert len(orders._lists._statements) == 2
