"""What is owed is read whole, a grouping or what it holds and never both, and only of the customer asked for."""

from datetime import date
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, ReceivableNumber
from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.receivables import Receivable, ReceivableKind
from erp_adapter.receivables import ReceivableRepository
from erp_adapter.scope import EVERYONE, CustomerScope
from tests.erp_adapter.order_books import ANA, LUIS, Books
from tests.erp_adapter.receivable_books import invoice, link, owed_by, receivable

ALL = PageRequest(100)


@pytest.fixture
def receivables(books: Books) -> ReceivableRepository:
    return ReceivableRepository(books.database, books.relations)


async def owed(receivables: ReceivableRepository, customer: CustomerCode = ANA) -> list[tuple[str, Decimal]]:
    (page,) = await receivables.pages([owed_by(customer)], ALL)
    return [(each.number, each.balance) for each in page.items]


async def test_a_debt_has_what_the_erp_stored(books: Books, receivables: ReceivableRepository) -> None:
    stored = receivable(
        "V-1",
        "120.10",
        "20.05",
        date=date(2026, 3, 1),
        due_date=date(2026, 4, 15),
        payment_method="Giro",
        currency="USD",
    )
    books.add("receivable", stored)
    (page,) = await receivables.pages([owed_by()], ALL)
    assert page.items == (
        Receivable(
            customer_code=ANA,
            number=ReceivableNumber("V-1"),
            kind=ReceivableKind.DUE,
            date=date(2026, 3, 1),
            due_date=date(2026, 4, 15),
            amount=Decimal("120.10"),
            paid=Decimal("20.05"),
            payment_method="Giro",
            grouping_number=None,
            currency="USD",
        ),
    )


async def test_what_is_paid_is_not_owed_and_what_is_paid_in_part_is_owed_for_the_rest(
    books: Books, receivables: ReceivableRepository
) -> None:
    books.add(
        "receivable",
        receivable("V-1", "100.30", "100.30"),
        receivable("V-2", "100.30", "100.20"),
        receivable("V-3", "100.30", "100.40"),
        receivable("V-4", "0"),
    )
    assert await owed(receivables) == [("V-2", Decimal("0.10")), ("V-3", Decimal("-0.10"))]


async def test_a_returned_receipt_is_owed_again_as_the_erp_says_of_it(
    books: Books, receivables: ReceivableRepository
) -> None:
    books.add("receivable", receivable("V-1", "50", "0", late=40, payment_method="Recibo devuelto"))
    assert await owed(receivables) == [("V-1", Decimal(50))]


async def test_credit_notes_and_payments_on_account_are_owed_to_the_customer(
    books: Books, receivables: ReceivableRepository
) -> None:
    books.add("receivable", receivable("A-1", "-350", "-100"), receivable("A-2", "-5", "-5"))
    assert await owed(receivables) == [("A-1", Decimal(-250))]


async def test_a_grouping_stands_for_the_due_dates_that_it_holds(
    books: Books, receivables: ReceivableRepository
) -> None:
    books.add(
        "receivable",
        receivable("V-1", "50", grouping_number="G-1"),
        receivable("V-2", "70", grouping_number="G-1"),
        receivable("G-1", "120", "20", kind="GROUPING"),
        receivable("V-3", "30", grouping_number="G-2"),
        receivable("G-2", "30", "30", kind="GROUPING"),
    )
    assert await owed(receivables) == [("G-1", Decimal(100))]


async def test_a_sum_of_doubles_that_misses_zero_is_paid(books: Books, receivables: ReceivableRepository) -> None:
    """An ERP that adds up payments in floating point leaves 0.30000000000000004 of 0.30."""
    books.add("receivable", receivable("V-1", "0.30"), receivable("V-2", "0.30"))
    books.say("UPDATE receivable SET paid = 0.1 + 0.2 WHERE number = 'V-1'")
    assert await owed(receivables) == [("V-2", Decimal("0.30"))]


async def test_debts_are_looked_up_paid_and_grouped_ones_too_and_another_customers_is_not_there(
    books: Books, receivables: ReceivableRepository
) -> None:
    books.add(
        "receivable",
        receivable("V-1", "10", "10"),
        receivable("V-2", grouping_number="G-1"),
        receivable("L-1", customer_code=LUIS),
    )
    v1, v2, l1, gone = (ReceivableNumber(each) for each in ("V-1", "V-2", "L-1", "V-9"))
    found = await receivables.by_number([(ANA, v1), (ANA, v2), (ANA, l1), (LUIS, v1), (ANA, gone)])
    assert set(found) == {(ANA, v1), (ANA, v2)}
    assert set(await receivables.by_number([(ANA, v1), (LUIS, l1)])) == {(ANA, v1), (LUIS, l1)}
    assert await owed(receivables, LUIS) == [("L-1", Decimal(100))]


async def test_an_invoices_due_dates_are_those_that_are_paid_or_grouped_as_well(
    books: Books, receivables: ReceivableRepository
) -> None:
    books.add(
        "receivable",
        receivable("V-2", "10", "10", late=1),
        receivable("V-1", "20", late=0),
        receivable("V-3", "30", late=2, grouping_number="G-1"),
        receivable("G-1", "30", kind="GROUPING", late=3),
        receivable("L-1", customer_code=LUIS),
    )
    books.add(
        "receivable_invoice",
        *[link(number, "F-1") for number in ("V-1", "V-2", "V-3", "G-1")],
        link("V-1", "F-2"),
        link("L-1", "F-3"),
    )
    first, second, other, gone = (InvoiceNumber(each) for each in ("F-1", "F-2", "F-3", "F-9"))
    found = await receivables.of_invoices([first, second, other, gone], CustomerScope.of([ANA]))
    assert {number: [each.number for each in dues] for number, dues in found.items()} == {
        first: ["V-3", "V-2", "V-1"],
        second: ["V-1"],
    }
    assert set(await receivables.of_invoices([other], EVERYONE)) == {other}


async def test_a_debt_is_owed_for_its_invoices_and_a_grouping_for_those_that_it_holds(
    books: Books, receivables: ReceivableRepository
) -> None:
    books.add(
        "receivable",
        receivable("V-1", grouping_number="G-1"),
        receivable("V-2", grouping_number="G-1"),
        receivable("G-1", kind="GROUPING"),
        receivable("A-1"),
        receivable("L-1", customer_code=LUIS),
    )
    books.add("invoice", invoice("F-1"), invoice("F-2"), invoice("F-3", LUIS))
    books.add("receivable_invoice", link("V-1", "F-2"), link("V-2", "F-1"), link("V-2", "F-2"), link("L-1", "F-3"))
    keys = [(ANA, ReceivableNumber(each)) for each in ("G-1", "V-1", "A-1", "L-1")]
    assert list((await receivables.invoices(keys)).values()) == [["F-1", "F-2"], ["F-2"], [], []]
    assert await receivables.invoices([(LUIS, ReceivableNumber("L-1"))]) == {(LUIS, "L-1"): ["F-3"]}


async def test_statements_are_as_many_whatever_the_number_of_lists_and_rows(
    books: Books, receivables: ReceivableRepository
) -> None:
    numbers = [f"V-{i:03}" for i in range(60)]
    books.add("receivable", *[receivable(each, customer_code=(ANA, LUIS)[i % 2]) for i, each in enumerate(numbers)])
    books.add("receivable_invoice", *[link(each, f"F-{i}") for i, each in enumerate(numbers)])
    queries = [owed_by(ANA), owed_by(LUIS)]
    books.statements.clear()
    pages = await receivables.pages(queries, PageRequest(25))
    keys = [each.key for page in pages for each in page.items]
    invoices = await receivables.invoices(keys)
    await receivables.of_invoices([number for some in invoices.values() for number in some], EVERYONE)
    await receivables.by_number(keys)
    assert await receivables.counts(queries) == [30, 30]
    await receivables.agings(queries)
    assert len(books.statements) == 6
    assert [len(invoices[key]) for key in keys] == [1] * 50
