"""What a customer owes is found by indexes, however much the others owe."""

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.receivable_list import ReceivableSort
from erp_adapter.domain.receivables import ReceivableKind
from erp_adapter.receivables import ReceivableRepository
from erp_adapter.scope import EVERYONE, CustomerScope
from tests.erp_adapter.order_books import Books, open_books, reopen_books
from tests.erp_adapter.receivable_books import TODAY, invoice, link, owed_by, receivable

CUSTOMERS = [CustomerCode(f"C{i}") for i in range(20)]
MANY = 2000


@pytest.fixture(scope="module", params=[False, True], ids=["no statistics", "statistics"])
def busy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand debts, two of three paid and some grouped, with the database's statistics or without; its folder."""
    folder = tmp_path_factory.mktemp("owed")
    books = open_books(folder, CUSTOMERS)
    owners = [CUSTOMERS[i % len(CUSTOMERS)] for i in range(MANY)]
    debts = [
        receivable(
            f"V{i:05}",
            "10",
            "0" if i % 3 == 0 else "10",
            late=i % 700,
            customer_code=owner,
            grouping_number=f"G{i % 40:02}" if i % 7 == 0 else None,
        )
        for i, owner in enumerate(owners)
    ]
    groupings = [receivable(f"G{i:02}", kind="GROUPING", customer_code=CUSTOMERS[i % 20]) for i in range(40)]
    books.add("receivable", *debts, *groupings)
    books.add("invoice", *[invoice(f"F{i:05}", owner) for i, owner in enumerate(owners)])
    books.add("receivable_invoice", *[link(f"V{i:05}", f"F{i:05}") for i in range(MANY)])
    if request.param:
        books.say("ANALYZE")
    books.close()
    return folder


@pytest.fixture
async def books(busy: Path) -> AsyncIterator[Books]:
    opened = reopen_books(busy)
    yield opened
    await opened.database.close()


@pytest.fixture
def receivables(books: Books) -> ReceivableRepository:
    return ReceivableRepository(books.database, books.relations)


def scans(books: Books) -> list[str]:
    """Steps that read a table or an index from end to end; the company is one row, and an anonymous one the page."""
    steps = [step for step in books.plans() if step.startswith("SCAN")]
    return [step for step in steps if step != "SCAN company" and not step.startswith("SCAN anon")]


async def test_the_page_by_due_date_is_read_in_an_index_without_sorting(
    books: Books, receivables: ReceivableRepository
) -> None:
    query = owed_by(CUSTOMERS[0])
    (page,) = await receivables.pages([query], PageRequest(5))
    await receivables.pages([query], PageRequest(5, page.cursors[-1]))
    await receivables.pages([query], PageRequest(5, page.cursors[-1], backward=True))
    assert page.more
    assert await page.behind() is False
    assert scans(books) == []
    assert not any("TEMP B-TREE" in step for step in books.plans())
    steps = [step for step in books.plans() if step.startswith("SEARCH receivable USING INDEX ix_receivable_due")]
    assert [step.partition("customer_code=?")[2] for step in steps] == [")", " AND due_date>?)", " AND due_date<?)"]


async def test_filters_sorts_counts_and_ages_read_the_customers_own(
    books: Books, receivables: ReceivableRepository
) -> None:
    filters: list[dict[str, Any]] = [
        {"overdue": True},
        {"kinds": (ReceivableKind.GROUPING,)},
        {"balance_min": Decimal(5)},
        {"due_from": TODAY},
        {"words": ("f00", "1")},
    ]
    for wanted in filters:
        query = owed_by(CUSTOMERS[1], **wanted)
        await receivables.pages([query], PageRequest(5))
        await receivables.counts([query, owed_by(CUSTOMERS[2])])
        await receivables.agings([query, owed_by(CUSTOMERS[2])])
    for what in ReceivableSort:
        query = owed_by(CUSTOMERS[1], [(what, True)])
        (page,) = await receivables.pages([query], PageRequest(5))
        await receivables.pages([query], PageRequest(5, page.cursors[-1]))
    assert scans(books) == []


async def test_debts_their_invoices_and_an_invoices_debts_are_looked_up(
    books: Books, receivables: ReceivableRepository
) -> None:
    (page,) = await receivables.pages([owed_by(CUSTOMERS[3])], PageRequest(50))
    keys = [each.key for each in page.items]
    books.statements.clear()
    assert len(await receivables.by_number(keys)) == len(keys) > 20
    numbers = {number for some in (await receivables.invoices(keys)).values() for number in some}
    for scope in (EVERYONE, CustomerScope.of(CUSTOMERS[3:4]), CustomerScope.of(CUSTOMERS)):
        assert set(await receivables.of_invoices(numbers, scope)) == numbers
    assert scans(books) == []
