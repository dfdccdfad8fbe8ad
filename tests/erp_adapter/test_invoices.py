"""Invoices come as the ERP stored them, and only to those whose they are."""

from datetime import date
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import InvoiceNumber, OrderId
from erp_adapter.domain.invoice_list import InvoiceSums
from erp_adapter.domain.invoices import DocumentState, InvoiceKind
from erp_adapter.domain.paging import PageRequest
from erp_adapter.invoices import InvoiceRepository
from erp_adapter.scope import EVERYONE, CustomerScope
from tests.erp_adapter.invoice_books import invoice, invoices_of, line, link, receivable, tax
from tests.erp_adapter.order_books import ANA, LUIS, Books, order

A, B, C, THEIRS = (InvoiceNumber(each) for each in ("F-1", "F-2", "R-1", "F-9"))
ALL = [A, B, C, THEIRS]
HERS = CustomerScope.of([ANA])


@pytest.fixture
def invoices(books: Books) -> InvoiceRepository:
    books.add(
        "invoice",
        invoice(A, discount_1=Decimal(5), charges=Decimal("3.5"), withholding=Decimal(19), customer_city="Soria"),
        invoice(B, date=date(2026, 1, 2), net=Decimal("0.1"), total=Decimal("0.2")),
        invoice(C, date=date(2026, 1, 3), kind="RECTIFYING", rectifies_number=A, net=Decimal(-10), total=Decimal(-12)),
        invoice(THEIRS, LUIS, rectifies_number=A),
    )
    return InvoiceRepository(books.database, books.relations)


async def test_what_is_asked_for_by_number_is_there_within_the_scope_alone(invoices: InvoiceRepository) -> None:
    assert set(await invoices.by_number(HERS, ALL)) == {A, B, C}
    assert set(await invoices.by_number(EVERYONE, [*ALL, InvoiceNumber("none")])) == set(ALL)
    assert await invoices.by_number(CustomerScope.of([]), ALL) == {}


async def test_a_head_is_what_the_erp_stored(invoices: InvoiceRepository) -> None:
    head = (await invoices.by_number(HERS, [A]))[A]
    assert (head.discounts, head.charges, head.withholding) == ((Decimal(5),), Decimal("3.50"), Decimal("19.00"))
    assert (head.kind, head.operation_date, head.rectifies_number) == (InvoiceKind.INVOICE, None, None)
    assert head.customer_address is not None
    assert (head.customer_address.city, head.customer_address.street) == ("Soria", "")


async def test_an_operation_on_the_day_of_the_invoice_has_no_date_of_its_own(
    books: Books, invoices: InvoiceRepository
) -> None:
    day, other = date(2026, 2, 1), date(2026, 1, 31)
    same, before = InvoiceNumber("F-5"), InvoiceNumber("F-6")
    books.add("invoice", *[invoice(each, date=day, operation_date=on) for each, on in ((same, day), (before, other))])
    found = await invoices.by_number(HERS, [same, before])
    assert (found[same].operation_date, found[before].operation_date) == (None, other)


async def test_an_invoice_without_any_part_of_an_address_has_none(invoices: InvoiceRepository) -> None:
    assert (await invoices.by_number(HERS, [B]))[B].customer_address is None


async def test_rectifying_invoices_are_found_from_the_rectified_one(invoices: InvoiceRepository) -> None:
    assert {key: [head.number for head in heads] for key, heads in (await invoices.rectifying(HERS, ALL)).items()} == {
        A: [C]
    }
    assert [head.number for head in (await invoices.rectifying(EVERYONE, [A]))[A]] == [THEIRS, C]


async def test_orders_and_invoices_find_each_other_within_the_scope(books: Books, invoices: InvoiceRepository) -> None:
    books.add("sales_order", order("P-1"), order("P-2"), order("P-9", LUIS))
    pairs = [(A, "P-2"), (A, "P-1"), (B, "P-1"), (B, "P-9"), (THEIRS, "P-1")]
    books.add("invoice_order", *[{"invoice_number": number, "order_number": each} for number, each in pairs])
    assert await invoices.orders(HERS, ALL) == {A: [(ANA, "P-1"), (ANA, "P-2")], B: [(ANA, "P-1")]}
    assert await invoices.orders(EVERYONE, [B]) == {B: [(ANA, "P-1"), (LUIS, "P-9")]}
    numbers = [OrderId("P-1"), OrderId("P-2"), OrderId("P-9")]
    found = await invoices.of_orders(HERS, numbers)
    assert {key: [head.number for head in heads] for key, heads in found.items()} == {
        "P-1": [A, B],
        "P-2": [A],
        "P-9": [B],
    }


async def test_lines_and_taxes_are_never_worked_out_again(books: Books, invoices: InvoiceRepository) -> None:
    books.add("invoice_line", line(A, 2, net=Decimal("99.99")), line(A, 1, discount_2=Decimal(3)), line(THEIRS))
    books.add("invoice_tax", tax(A, rate=Decimal(4), tax=Decimal("0.01")), tax(A, surcharge=Decimal("5.2")))
    lines = await invoices.lines(HERS, ALL)
    assert {key: [(each.position, each.net, each.discounts) for each in some] for key, some in lines.items()} == {
        A: [(1, Decimal("100.00"), (Decimal(3),)), (2, Decimal("99.99"), ())]
    }
    taxes = await invoices.taxes(HERS, ALL)
    assert [(each.rate, each.tax, each.surcharge) for each in taxes[A]] == [
        (Decimal(21), Decimal(21), Decimal("5.20")),
        (Decimal(4), Decimal("0.01"), Decimal(0)),
    ]


async def test_a_document_is_the_archived_file_or_what_it_takes_to_print_it(
    books: Books, invoices: InvoiceRepository
) -> None:
    books.add("invoice_line", line(B), line(C))
    books.add("invoice_tax", tax(B))
    file = {"uri": "a.pdf", "media_type": "application/pdf"}
    documents = {A: DocumentState.UNAVAILABLE, B: DocumentState.DUPLICATE, C: DocumentState.UNAVAILABLE}
    assert await invoices.documents(HERS, ALL) == documents
    books.add("invoice_document", file | {"invoice_number": A, "signed": True})
    books.add("invoice_document", file | {"invoice_number": C, "signed": False})
    documents |= {A: DocumentState.SIGNED_ORIGINAL, C: DocumentState.DUPLICATE}
    assert await invoices.documents(HERS, ALL) == documents


async def test_sums_are_of_the_companys_currency_and_exact(books: Books, invoices: InvoiceRepository) -> None:
    books.add("invoice", invoice("D-1", total=Decimal(999), currency="USD"))
    books.add("receivable", receivable("V1", "0.1"), receivable("V2", "0.2"), receivable("V3", "999", currency="USD"))
    books.add("receivable_invoice", link("V1", A), link("V2", B), link("V3", "D-1"))
    (sums,) = await invoices.sums([invoices_of()], owed=True)
    assert (sums, sums.tax) == (InvoiceSums(Decimal("90.10"), Decimal("109.20"), Decimal("0.30")), Decimal("19.10"))
    (without,) = await invoices.sums([invoices_of()], owed=False)
    assert without == InvoiceSums(Decimal("90.10"), Decimal("109.20"), None)
    (nothing,) = await invoices.sums([invoices_of(words=("nada",))], owed=True)
    assert nothing == InvoiceSums(Decimal(0), Decimal(0), Decimal(0))


async def test_what_is_owed_is_not_read_where_nothing_tells_it(books: Books, invoices: InvoiceRepository) -> None:
    await invoices.pages([invoices_of()], PageRequest(5))
    await invoices.counts([invoices_of()])
    await invoices.sums([invoices_of()], owed=False)
    assert not any("receivable" in str(statement) for statement, _ in books.statements)
