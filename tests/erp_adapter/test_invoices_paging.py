"""Every order of the list, forward and backward, gives each invoice once."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceSort
from erp_adapter.domain.invoices import SETTLED, InvoiceStatus, Standing
from erp_adapter.domain.paging import PageRequest
from erp_adapter.errors import BadRequest
from erp_adapter.invoices import InvoiceRepository
from erp_adapter.scope import CustomerScope
from tests.erp_adapter.invoice_books import NEWEST_FIRST, TODAY, invoice, invoices_of, link, receivable
from tests.erp_adapter.order_books import ANA, LUIS, Books

Order = Sequence[tuple[InvoiceSort, bool]]
ORDERS: list[Order] = [
    *[[(what, descending)] for what, descending in product(InvoiceSort, (False, True))],
    NEWEST_FIRST,
    [(InvoiceSort.DUE_DATE, True), (InvoiceSort.BALANCE, False)],
    [(InvoiceSort.STATUS, False), (InvoiceSort.KIND, True), (InvoiceSort.DATE, True)],
]


@pytest.fixture
def invoices(books: Books) -> InvoiceRepository:
    """Nineteen invoices with many equal values, some without due dates, and another customer's between them."""
    for seed in range(19):
        add(books, f"{seed * 7 % 19 + 1}", seed)
    books.add("invoice", *[invoice(f"{i}-L", LUIS, total=Decimal(i)) for i in range(1, 19, 3)])
    books.add("receivable", receivable("G1", "90", "0", kind="GROUPING"))
    return InvoiceRepository(books.database, books.relations)


def add(books: Books, number: str, seed: int) -> None:
    net = Decimal("0.10") * (seed % 6)
    rectifying = seed % 5 == 0
    books.add(
        "invoice",
        invoice(
            number,
            date=date(2026, 1, 1 + seed % 3),
            kind="RECTIFYING" if rectifying else "INVOICE",
            net=-net if rectifying else net,
            total=net * 3,
        ),
    )
    for part in range(seed % 4):
        due = f"V{number}-{part}"
        grouping = "G1" if seed % 7 == 0 else None
        paid = str(Decimal("0.10") * (seed % 3))
        row = receivable(due, "0.20", paid, late=seed % 5 - 2 - part, grouping_number=grouping)
        books.add("receivable", row)
        books.add("receivable_invoice", link(due, number))


async def walk(invoices: InvoiceRepository, order: Order, size: int, *, backward: bool) -> list[InvoiceHead]:
    rows: list[InvoiceHead] = []
    cursor = None
    while True:
        (page,) = await invoices.pages([invoices_of(ANA, order)], PageRequest(size, cursor, backward))
        assert await page.behind() is (cursor is not None)
        rows[0 if backward else len(rows) :] = [*page.items, *(rows if backward else ())]
        if not page.more:
            return rows
        cursor = page.cursors[0 if backward else -1]


@pytest.mark.parametrize("order", ORDERS, ids=str)
async def test_pages_put_together_are_the_whole_list(invoices: InvoiceRepository, order: Order) -> None:
    (whole,) = await invoices.pages([invoices_of(ANA, order)], PageRequest(100))
    assert len({head.number for head in whole.items}) == 19
    assert await walk(invoices, order, 4, backward=False) == list(whole.items)
    assert await walk(invoices, order, 4, backward=True) == list(whole.items)


VALUES: dict[InvoiceSort, Callable[[InvoiceHead, Standing], Any]] = {
    InvoiceSort.NUMBER: lambda head, _: head.number,
    InvoiceSort.DATE: lambda head, _: head.date,
    InvoiceSort.DUE_DATE: lambda _, owed: (owed.due_date is not None, owed.due_date),
    InvoiceSort.NET: lambda head, _: head.net,
    InvoiceSort.TOTAL: lambda head, _: head.total,
    InvoiceSort.BALANCE: lambda _, owed: owed.balance,
    InvoiceSort.STATUS: lambda _, owed: list(InvoiceStatus).index(owed.status),
    InvoiceSort.KIND: lambda head, _: head.kind,
}


@pytest.mark.parametrize("what", InvoiceSort)
async def test_rows_are_sorted_by_what_is_asked_and_nulls_are_the_lowest(
    invoices: InvoiceRepository, what: InvoiceSort
) -> None:
    for descending in (False, True):
        (page,) = await invoices.pages([invoices_of(ANA, [(what, descending)])], PageRequest(100))
        owed = await invoices.standings([head.invoice_key for head in page.items], TODAY)
        values = [VALUES[what](head, owed.get(head.invoice_key, SETTLED)) for head in page.items]
        assert values == sorted(values, reverse=descending)
        assert len({str(value) for value in values}) > 1


@pytest.mark.parametrize("order", ORDERS, ids=str)
async def test_invoices_issued_between_two_pages_neither_repeat_nor_hide_any(
    books: Books, invoices: InvoiceRepository, order: Order
) -> None:
    (before,) = await invoices.pages([invoices_of(ANA, order)], PageRequest(8))
    (rest,) = await invoices.pages([invoices_of(ANA, order)], PageRequest(100, before.cursors[-1]))
    old = {head.number for head in (*before.items, *rest.items)}
    for seed in range(6):
        add(books, f"{seed * 3}-new", seed * 5)
    (after,) = await invoices.pages([invoices_of(ANA, order)], PageRequest(100, before.cursors[-1]))
    assert [head for head in after.items if head.number in old] == list(rest.items)


async def test_a_cursor_of_another_order_or_list_is_refused(invoices: InvoiceRepository) -> None:
    (page,) = await invoices.pages([invoices_of(ANA, [(InvoiceSort.BALANCE, False)])], PageRequest(2))
    for other in ([(InvoiceSort.BALANCE, True)], [(InvoiceSort.TOTAL, False)]):
        with pytest.raises(BadRequest, match=r"cursor\.invalid"):
            await invoices.pages([invoices_of(ANA, other)], PageRequest(2, page.cursors[0]))


async def test_many_customers_are_paged_together_even_by_what_they_owe(
    books: Books, invoices: InvoiceRepository
) -> None:
    books.add("receivable", *[receivable(f"L{i}", str(i), late=i, customer_code=LUIS) for i in range(1, 19, 3)])
    books.add("receivable_invoice", *[link(f"L{i}", f"{i}-L") for i in range(1, 19, 3)])
    for what in InvoiceSort:
        queries = [invoices_of(customer, [(what, True)]) for customer in (ANA, LUIS)]
        together = await invoices.pages(queries, PageRequest(5))
        for page, query in zip(together, queries, strict=True):
            (alone,) = await invoices.pages([query], PageRequest(5))
            assert (page.items, page.cursors, page.more) == (alone.items, alone.cursors, alone.more)
            assert {head.customer_code for head in page.items} == {query.customer}


async def test_an_empty_list_has_an_empty_page(invoices: InvoiceRepository) -> None:
    (page,) = await invoices.pages([invoices_of(ANA, words=("nada",))], PageRequest(5))
    assert (page.items, page.cursors, page.more, await page.behind()) == ((), (), False, False)
    assert InvoiceNumber("nada") not in await invoices.by_number(CustomerScope.of([ANA]), [InvoiceNumber("nada")])
