"""Every order of the list, forward and backward, gives each row once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from erp_adapter.domain.codes import OrderId
from erp_adapter.domain.order_list import OrderHead, OrderSort
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.errors import BadRequest
from erp_adapter.orders import OrderRepository
from tests.erp_adapter.order_books import ANA, LUIS, NOON, Books, line, order, orders_of

Order = Sequence[tuple[OrderSort, bool]]
ORDERS: list[Order] = [
    *[[(what, descending)] for what, descending in product(OrderSort, (False, True))],
    [(OrderSort.REQUESTED_DATE, True), (OrderSort.TOTAL, False)],
    [(OrderSort.STATUS, False), (OrderSort.REFERENCE, True), (OrderSort.SUBMITTED_AT, True)],
]


@pytest.fixture
def orders(books: Books) -> OrderRepository:
    """Seventeen orders with many equal values and nulls, and another customer's between them."""
    add(books, {f"{i * 7 % 17 + 1}": i for i in range(17)})
    books.add("sales_order", *[order(f"{i}-L", LUIS) for i in range(1, 17, 3)])
    return OrderRepository(books.database, books.relations)


def add(books: Books, seeds: Mapping[str, int]) -> None:
    heads = [
        order(
            number,
            submitted_at=NOON + timedelta(microseconds=seed % 3),
            requested_date=None if seed % 4 == 0 else date(2026, 4, 1 + seed % 3),
            reference=None if seed % 5 == 0 else f"Obra {seed % 3}",
            total=Decimal("0.10") * (seed % 6),
            cancelled=seed % 7 == 0,
        )
        for number, seed in seeds.items()
    ]
    books.add("sales_order", *heads)
    books.add("sales_order_line", *[line(number, served=Decimal(5 * (seed % 3))) for number, seed in seeds.items()])


async def walk(orders: OrderRepository, order: Order, size: int, *, backward: bool) -> list[OrderHead]:
    rows: list[OrderHead] = []
    cursor = None
    while True:
        (page,) = await orders.pages([orders_of(ANA, order)], PageRequest(size, cursor, backward))
        assert await page.behind() is (cursor is not None)
        rows[0 if backward else len(rows) :] = [*page.items, *(rows if backward else ())]
        if not page.more:
            return rows
        cursor = page.cursors[0 if backward else -1]


@pytest.mark.parametrize("order", ORDERS, ids=str)
async def test_pages_put_together_are_the_whole_list(orders: OrderRepository, order: Order) -> None:
    (whole,) = await orders.pages([orders_of(ANA, order)], PageRequest(100))
    assert len({head.number for head in whole.items}) == 17
    assert await walk(orders, order, 4, backward=False) == list(whole.items)
    assert await walk(orders, order, 4, backward=True) == list(whole.items)


VALUES: dict[OrderSort, Callable[[OrderHead], Any]] = {
    OrderSort.NUMBER: lambda head: head.number,
    OrderSort.SUBMITTED_AT: lambda head: head.submitted_at,
    OrderSort.REQUESTED_DATE: lambda head: (head.requested_date is not None, head.requested_date),
    OrderSort.REFERENCE: lambda head: (head.reference is not None, head.reference),
    OrderSort.STATUS: lambda head: list(OrderStatus).index(head.status),
    OrderSort.TOTAL: lambda head: head.total,
}


@pytest.mark.parametrize("what", OrderSort)
async def test_rows_are_sorted_by_what_is_asked_numbers_as_text_and_nulls_lowest(
    orders: OrderRepository, what: OrderSort
) -> None:
    for descending in (False, True):
        (page,) = await orders.pages([orders_of(ANA, [(what, descending)])], PageRequest(100))
        assert list(page.items) == sorted(page.items, key=VALUES[what], reverse=descending)


@pytest.mark.parametrize("order", ORDERS, ids=str)
async def test_rows_inserted_between_two_pages_neither_repeat_nor_hide_any(
    books: Books, orders: OrderRepository, order: Order
) -> None:
    before: Page[OrderHead]
    (before,) = await orders.pages([orders_of(ANA, order)], PageRequest(8))
    (rest,) = await orders.pages([orders_of(ANA, order)], PageRequest(100, before.cursors[-1]))
    old = {head.number for head in (*before.items, *rest.items)}
    add(books, {f"{i * 3}-new": i * 5 for i in range(6)})
    (after,) = await orders.pages([orders_of(ANA, order)], PageRequest(100, before.cursors[-1]))
    assert [head for head in after.items if head.number in old] == list(rest.items)


async def test_a_cursor_whose_row_is_gone_still_holds_its_place(books: Books, orders: OrderRepository) -> None:
    by_number = orders_of(ANA, [(OrderSort.NUMBER, False)])
    (first,) = await orders.pages([by_number], PageRequest(5))
    (expected,) = await orders.pages([by_number], PageRequest(5, first.cursors[-1]))
    books.clear("sales_order_line")
    table = books.table("sales_order")
    gone = table.delete().where(table.c.number == first.items[-1].number)
    books.ground.run(lambda connection: connection.execute(gone))
    (second,) = await orders.pages([by_number], PageRequest(5, first.cursors[-1]))
    assert [head.number for head in second.items] == [head.number for head in expected.items]


async def test_totals_that_the_erp_added_up_in_doubles_are_paged_as_they_are_shown(
    books: Books, orders: OrderRepository
) -> None:
    books.say("UPDATE sales_order SET total = total + 0.1 + 0.2 - 0.3")
    for descending in (False, True):
        assert len(await walk(orders, [(OrderSort.TOTAL, descending)], 4, backward=False)) == 17


async def test_a_cursor_of_another_order_is_refused(orders: OrderRepository) -> None:
    (page,) = await orders.pages([orders_of(ANA, [(OrderSort.TOTAL, False)])], PageRequest(2))
    for other in ([(OrderSort.TOTAL, True)], [(OrderSort.NUMBER, False)]):
        with pytest.raises(BadRequest, match=r"cursor\.invalid"):
            await orders.pages([orders_of(ANA, other)], PageRequest(2, page.cursors[0]))


async def test_many_customers_are_paged_together_even_by_status(books: Books, orders: OrderRepository) -> None:
    books.add("sales_order_line", *[line(f"{i}-L", served=Decimal(i % 2 * 10)) for i in range(1, 17, 3)])
    for what in OrderSort:
        order = [(what, True)]
        together = await orders.pages([orders_of(ANA, order), orders_of(LUIS, order)], PageRequest(5))
        for page, customer in zip(together, (ANA, LUIS), strict=True):
            (alone,) = await orders.pages([orders_of(customer, order)], PageRequest(5))
            assert (page.items, page.cursors, page.more) == (alone.items, alone.cursors, alone.more)
            assert {head.customer_code for head in page.items} == {customer}


async def test_an_empty_list_has_an_empty_page(orders: OrderRepository) -> None:
    (page,) = await orders.pages([orders_of(ANA, words=("nada",))], PageRequest(5))
    assert (page.items, page.cursors, page.more, await page.behind()) == ((), (), False, False)
    assert (ANA, OrderId("nada")) not in await orders.by_id([(ANA, OrderId("nada"))])
