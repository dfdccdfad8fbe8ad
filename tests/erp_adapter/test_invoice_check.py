"""The check of figures reads every invoice, a page at a time, and finds what does not add up."""

from decimal import Decimal

from erp_adapter.domain.invoice_figures import FigureFault, InvoiceFault
from erp_adapter.domain.totals import TaxRounding
from erp_adapter.invoice_check import invoice_faults
from tests.erp_adapter.invoice_books import invoice, line, link, receivable, tax
from tests.erp_adapter.order_books import LUIS, Books


async def faults(books: Books, page: int) -> list[InvoiceFault]:
    found = invoice_faults(books.database, books.relations, rounding=TaxRounding.PER_GROUP, page=page)
    return [each async for each in found]


async def test_every_invoice_is_read_once_whatever_the_size_of_a_page(books: Books) -> None:
    numbers = [f"F-{i}" for i in range(5)]
    books.add("invoice", *[invoice(each, total=Decimal(121 + i % 2)) for i, each in enumerate(numbers)])
    books.add("invoice", invoice("F-5", LUIS))
    books.add("invoice_line", *[line(each) for each in [*numbers, "F-5"]])
    books.add("invoice_tax", *[tax(each) for each in [*numbers, "F-5"]])
    books.add("receivable", receivable("V1", "121"), receivable("V5", "120.99"), receivable("G1", "9", kind="GROUPING"))
    books.add("receivable_invoice", link("V1", "F-0"), link("V5", "F-5"), link("G1", "F-0"))
    wrong = [("F-1", FigureFault.TOTAL), ("F-3", FigureFault.TOTAL), ("F-5", FigureFault.DUES)]
    for page, statements in ((1, 28), (2, 16), (6, 8), (100, 4)):
        books.statements.clear()
        assert [(each.number, each.fault) for each in await faults(books, page)] == wrong
        assert len(books.statements) == statements
    last = (await faults(books, 2))[-1]
    assert (last.stored, last.expected) == (Decimal("120.99"), Decimal("121.00"))


async def test_no_invoice_at_all_is_no_fault(books: Books) -> None:
    assert await faults(books, 10) == []
