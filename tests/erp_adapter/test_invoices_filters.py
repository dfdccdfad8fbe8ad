"""Each filter finds what it says, and lists, counts and sums agree on it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from erp_adapter.domain.invoices import InvoiceKind, InvoiceStatus
from erp_adapter.domain.paging import PageRequest
from erp_adapter.invoices import InvoiceRepository
from tests.erp_adapter.books import product
from tests.erp_adapter.invoice_books import TODAY, invoice, invoices_of, line, link, receivable
from tests.erp_adapter.order_books import ANA, LUIS, Books, order


@pytest.fixture
def invoices(books: Books) -> InvoiceRepository:
    """Four of Ana's: paid, overdue, open, and a credit note without due dates; one of Luis'."""
    books.add(
        "invoice",
        invoice("F-100%", date=date(2026, 1, 1), total=Decimal("10.10")),
        invoice("F-2", date=date(2026, 2, 1), total=Decimal("20.20")),
        invoice("F-3", date=date(2026, 3, 1), total=Decimal("30.30")),
        invoice("R-1", date=date(2026, 3, 2), total=Decimal("-5.05"), kind="RECTIFYING"),
        invoice("F-9", LUIS, date=date(2026, 2, 1), total=Decimal("20.20")),
    )
    books.add(
        "receivable",
        receivable("V1", "10.10", "10.10", late=50),
        receivable("V2", "20.20", "0.10", late=1),
        receivable("V3", "30.30", "0", late=-30),
        receivable("V9", "20.20", customer_code=LUIS),
    )
    books.add("receivable_invoice", link("V1", "F-100%"), link("V2", "F-2"), link("V3", "F-3"), link("V9", "F-9"))
    books.add("product", product("CA7", name="Válvula de Latón"))
    books.add("invoice_line", line("F-2", product_code="CA7"), line("F-3", description="Portes"), line("F-9"))
    books.add("sales_order", order("P-77", reference="Obra Ñandú"), order("P-9", LUIS, reference="Obra Luis"))
    books.add("invoice_order", {"invoice_number": "F-3", "order_number": "P-77"})
    books.add("invoice_order", {"invoice_number": "F-2", "order_number": "P-9"})
    return InvoiceRepository(books.database, books.relations)


CASES: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["R-1", "F-3", "F-2", "F-100%"]),
    ({"date_from": date(2026, 2, 1)}, ["R-1", "F-3", "F-2"]),
    ({"date_until": date(2026, 2, 1)}, ["F-2", "F-100%"]),
    ({"due_from": TODAY - timedelta(1)}, ["F-3", "F-2"]),
    ({"due_until": TODAY - timedelta(1)}, ["F-2", "F-100%"]),
    ({"total_min": Decimal("20.20")}, ["F-3", "F-2"]),
    ({"total_max": Decimal("10.10")}, ["R-1", "F-100%"]),
    ({"balance_min": Decimal("20.10")}, ["F-3", "F-2"]),
    ({"balance_max": Decimal(0)}, ["R-1", "F-100%"]),
    ({"statuses": (InvoiceStatus.PAID,)}, ["R-1", "F-100%"]),
    ({"statuses": (InvoiceStatus.OVERDUE, InvoiceStatus.OPEN)}, ["F-3", "F-2"]),
    ({"statuses": ()}, []),
    ({"kinds": (InvoiceKind.RECTIFYING,)}, ["R-1"]),
    ({"words": ("f-",)}, ["F-3", "F-2", "F-100%"]),
    ({"words": ("0%",)}, ["F-100%"]),
    ({"words": ("ca7",)}, ["F-2"]),
    ({"words": ("valvula", "laton")}, ["F-2"]),
    ({"words": ("portes",)}, ["F-3"]),
    ({"words": ("p-77",)}, ["F-3"]),
    ({"words": ("nandu",)}, ["F-3"]),
    # The order's number stands on Ana's own invoice; its reference is Luis'.
    ({"words": ("p-9",)}, ["F-2"]),
    ({"words": ("luis",)}, []),
    ({"words": ("portes", "laton")}, []),
    ({"words": ("f-",), "kinds": (InvoiceKind.INVOICE,), "balance_min": Decimal(1), "date_from": TODAY}, []),
]


@pytest.mark.parametrize(("wanted", "found"), CASES, ids=str)
async def test_a_filter_finds_what_it_says(
    invoices: InvoiceRepository, wanted: dict[str, Any], found: list[str]
) -> None:
    query = invoices_of(ANA, **wanted)
    (page,) = await invoices.pages([query], PageRequest(10))
    assert [head.number for head in page.items] == found
    assert await invoices.counts([query]) == [len(found)]
    (sums,) = await invoices.sums([query], owed=True)
    assert sums.total == sum(head.total for head in page.items)
    standings = await invoices.standings([head.invoice_key for head in page.items], TODAY)
    assert sums.balance == sum(each.balance for each in standings.values())


async def test_what_is_due_today_is_not_overdue(books: Books, invoices: InvoiceRepository) -> None:
    books.add("invoice", invoice("F-4"))
    books.add("receivable", receivable("V4", late=0))
    books.add("receivable_invoice", link("V4", "F-4"))
    (page,) = await invoices.pages([invoices_of(statuses=(InvoiceStatus.OVERDUE,))], PageRequest(10))
    assert [head.number for head in page.items] == ["F-2"]


async def test_many_customers_lists_are_filtered_together(invoices: InvoiceRepository) -> None:
    queries = [invoices_of(each, statuses=(InvoiceStatus.OPEN,)) for each in (ANA, LUIS)]
    pages = await invoices.pages(queries, PageRequest(10))
    assert [[head.number for head in page.items] for page in pages] == [["F-3"], ["F-9"]]
    assert await invoices.counts(queries) == [1, 1]
    assert [sums.balance for sums in await invoices.sums(queries, owed=True)] == [Decimal("30.30"), Decimal("20.20")]
