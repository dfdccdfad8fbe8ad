"""A customer's invoices are found by indexes, however many the others have."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, OrderId
from erp_adapter.domain.invoice_list import InvoiceSort
from erp_adapter.domain.invoices import InvoiceStatus
from erp_adapter.domain.paging import PageRequest
from erp_adapter.invoices import InvoiceRepository
from erp_adapter.scope import CustomerScope
from tests.erp_adapter.invoice_books import NEWEST_FIRST, TODAY, invoice, invoices_of, line, link, receivable, tax
from tests.erp_adapter.order_books import Books, open_books, order, reopen_books

CUSTOMERS = [CustomerCode(f"C{i}") for i in range(8)]
COUNT = 2000


@pytest.fixture(scope="module", params=[False, True], ids=["no statistics", "statistics"])
def busy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand invoices, each with two lines, due dates and an order, with statistics or without; the folder."""
    folder = tmp_path_factory.mktemp("busy")
    books = open_books(folder, CUSTOMERS)
    owners = {f"{i:05}": CUSTOMERS[i % 8] for i in range(COUNT)}
    days = {number: TODAY - timedelta(days=place // 3) for place, number in enumerate(owners)}
    books.add("invoice", *[invoice(each, owner, date=days[each]) for each, owner in owners.items()])
    books.add("invoice_line", *[line(each, part) for each in owners for part in (1, 2)])
    books.add("invoice_tax", *[tax(each) for each in owners])
    books.add("sales_order", *[order(f"P{each}", owner) for each, owner in owners.items()])
    books.add("invoice_order", *[{"invoice_number": each, "order_number": f"P{each}"} for each in owners])
    dues = [(f"V{each}-{part}", each) for each in owners for part in (1, 2)]
    books.add(
        "receivable",
        *[receivable(f"G{i}", kind="GROUPING", customer_code=each) for i, each in enumerate(CUSTOMERS)],
        *[
            receivable(
                number,
                customer_code=owners[each],
                due_date=days[each],
                grouping_number=f"G{int(each) % 8}" if int(each) % 3 else None,
            )
            for number, each in dues
        ],
    )
    books.add("receivable_invoice", *[link(*each) for each in dues])
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
    """Steps that read a relation or an index from end to end; the company is one row."""
    own = {"company", "standing", "groupings", "own"}
    return [step for step in books.plans() if step.startswith("SCAN") and step.split()[1] not in own]


@pytest.mark.parametrize(
    ("order", "index"),
    [(NEWEST_FIRST, "ix_invoice_date"), ([(InvoiceSort.NUMBER, True)], "ix_invoice_number")],
    ids=["newest", "number"],
)
async def test_the_newest_invoices_and_those_by_number_are_read_in_an_index_without_sorting(
    books: Books, order: Any, index: str
) -> None:
    invoices = InvoiceRepository(books.database, books.relations)
    query = invoices_of(CUSTOMERS[0], order)
    (page,) = await invoices.pages([query], PageRequest(20))
    await invoices.pages([query], PageRequest(20, page.cursors[-1]))
    await invoices.pages([query], PageRequest(20, page.cursors[-1], backward=True))
    assert await page.behind() is False
    assert scans(books) == []
    assert not any("TEMP B-TREE" in step for step in books.plans())
    assert sum(step.startswith(f"SEARCH invoice USING INDEX {index}") for step in books.plans()) == 3


async def test_what_is_owed_of_a_page_is_read_by_index(books: Books) -> None:
    invoices = InvoiceRepository(books.database, books.relations)
    (page,) = await invoices.pages([invoices_of(CUSTOMERS[0])], PageRequest(20))
    books.statements.clear()
    assert len(await invoices.standings([head.invoice_key for head in page.items], TODAY)) == 20
    assert scans(books) == []
    assert any("held_by USING INDEX sqlite_autoindex_receivable_1 (number=?)" in step for step in books.plans())


async def test_filters_sorts_counts_and_sums_read_the_customers_own_invoices(books: Books) -> None:
    invoices = InvoiceRepository(books.database, books.relations)
    filters: list[dict[str, Any]] = [
        {"statuses": (InvoiceStatus.OVERDUE,)},
        {"balance_min": 1},
        {"due_until": TODAY},
        {"date_from": TODAY},
        {"words": ("codo",)},
        {"words": ("p00",)},
    ]
    for wanted in filters:
        query = invoices_of(CUSTOMERS[1], **wanted)
        await invoices.pages([query], PageRequest(20))
        await invoices.counts([query])
        await invoices.sums([query], owed=True)
    for what in InvoiceSort:
        await invoices.pages([invoices_of(CUSTOMERS[1], [(what, False)])], PageRequest(20))
    assert scans(books) == []


async def test_many_customers_lists_are_read_by_index_each(books: Books) -> None:
    invoices = InvoiceRepository(books.database, books.relations)
    for sorting in (NEWEST_FIRST, [(InvoiceSort.BALANCE, True)]):
        queries = [invoices_of(customer, sorting) for customer in CUSTOMERS[:2]]
        pages = await invoices.pages(queries, PageRequest(10))
        await invoices.pages(queries, PageRequest(10, pages[0].cursors[-1]))
        await invoices.counts(queries)
    # What stands over the lists that were read is the page itself.
    assert [step for step in scans(books) if not step.startswith("SCAN anon")] == []


async def test_what_hangs_from_invoices_is_looked_up_by_index(books: Books) -> None:
    invoices = InvoiceRepository(books.database, books.relations)
    scope = CustomerScope.of([CUSTOMERS[2]])
    numbers = [InvoiceNumber(f"{i:05}") for i in range(2, 402, 8)]
    assert len(await invoices.by_number(scope, numbers)) == 50
    assert len(await invoices.lines(scope, numbers)) == len(await invoices.taxes(scope, numbers)) == 50
    assert len(await invoices.documents(scope, numbers)) == 50
    assert not any("(customer_code=?)" in step for step in books.plans())
    assert len(await invoices.orders(scope, numbers)) == 50
    assert len(await invoices.of_orders(scope, [OrderId(f"P{number}") for number in numbers])) == 50
    assert await invoices.rectifying(scope, numbers) == {}
    assert scans(books) == []
