"""What customers owe and have ordered is the same wherever it is read."""

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import Row

from erp_adapter.credit import CreditRepository
from erp_adapter.customers import CustomerRepository
from erp_adapter.dialects import open_engine
from erp_adapter.dialects.threaded import ThreadedDatabase
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.credit import Credit
from erp_adapter.domain.paging import PageRequest
from erp_adapter.receivables import ReceivableRepository
from resolvers.credit import CreditBook
from resolvers.settings import CompanySettings
from tests.erp_adapter.demo.conftest import TODAY, Books
from tests.erp_adapter.receivable_books import owed_by

ALL = PageRequest(100_000)


@pytest.fixture
async def database(books: Books) -> AsyncIterator[ThreadedDatabase]:
    opened = ThreadedDatabase(open_engine(f"sqlite:///{books.path}", connections=1), connections=1, deadline=30)
    yield opened
    await opened.close()


async def credits_of_all(books: Books, database: ThreadedDatabase) -> dict[CustomerCode, Credit]:
    customers = CustomerRepository(database, books.relations)
    records = await customers.customers(codes(books))
    book = CreditBook(CreditRepository(database, books.relations), CompanySettings())
    return dict(await book.credit(records.values()))


def codes(books: Books) -> list[CustomerCode]:
    return [CustomerCode(row.code) for row in books.rows("customer")]


async def test_the_list_its_ages_and_the_credit_agree_for_every_customer(
    books: Books, database: ThreadedDatabase
) -> None:
    receivables = ReceivableRepository(database, books.relations)
    credit = await credits_of_all(books, database)
    queries = [owed_by(customer, today=TODAY) for customer in codes(books)]
    pages, agings = await receivables.pages(queries, ALL), await receivables.agings(queries)
    assert sum(bool(page.items) for page in pages) > 10
    for query, page, aging in zip(queries, pages, agings, strict=True):
        balances = sum((each.balance for each in page.items if each.currency == "EUR"), Decimal(0))
        assert aging.total == balances == credit[query.customer].outstanding
        assert aging.total - aging.not_due == sum(each.balance for each in page.items if each.due_date < TODAY)
        rows = books.by("receivable", "customer_code")[query.customer]
        owed = {row.number for row in rows if row.amount != row.paid and row.grouping_number is None}
        assert {each.number for each in page.items} == owed


async def test_open_orders_are_what_is_left_to_invoice_of_them(books: Books, database: ThreadedDatabase) -> None:
    """An untouched order to the cent; of others each line and each rate may be rounded by half a cent, as may its tax."""
    lines = books.by("sales_order_line", "order_number")
    expected: defaultdict[str, Fraction] = defaultdict(Fraction)
    roundings: defaultdict[str, int] = defaultdict(int)
    for order in books.rows("sales_order"):
        own = lines[order.number]
        left = [line for line in own if _left(line)]
        if order.cancelled or not left:
            continue
        if any(line.invoiced or line.closed for line in own):
            expected[order.customer_code] += _left_of(order, own)
            roundings[order.customer_code] += 4 * len(left) + 4
        else:
            expected[order.customer_code] += Fraction(order.total)
    assert len(expected) > 3
    for customer, credit in (await credits_of_all(books, database)).items():
        assert abs(Fraction(credit.open_orders) - expected[customer]) <= roundings[customer] * Fraction(1, 200)


def _left(line: Row[Any]) -> Fraction:
    """How much of what was ordered is still to be invoiced; of a closed line, of what was served."""
    whole = line.served if line.closed or abs(line.served) >= abs(line.quantity) else line.quantity
    return Fraction(whole - line.invoiced)


def _left_of(order: Row[Any], lines: Sequence[Row[Any]]) -> Fraction:
    """With tax and surcharge, unrounded."""
    amount = Fraction(0)
    for line in lines:
        rates = Fraction(line.tax_rate + line.surcharge_rate) / 100
        amount += Fraction(line.net) * _left(line) / Fraction(line.quantity) * (1 + rates)
    for discount in (order.discount_1, order.discount_2):
        amount *= 1 - Fraction(discount) / 100
    if not any(line.invoiced for line in lines):
        amount += Fraction(order.charges) * (1 + Fraction(order.charges_tax_rate or 0) / 100)
    return amount
