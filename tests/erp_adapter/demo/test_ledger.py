"""The ledger agrees with what is owed."""

from collections import defaultdict
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row

from tests.erp_adapter.demo.conftest import TODAY, Books

ZERO = Decimal(0)


def entries(books: Books) -> list[Row[Any]]:
    """In the order of the account: an account's and a customer's together."""
    order = attrgetter("account", "customer_code", "date", "entry_number", "line")
    return sorted(books.rows("ledger_entry"), key=order)


def counting(own: list[Row[Any]]) -> list[Row[Any]]:
    """Openings and closings are left out, but for an opening with nothing before it."""
    return [row for place, row in enumerate(own) if not row.is_opening_or_closing or place == 0]


def balance(rows: list[Row[Any]]) -> Decimal:
    return sum((row.debit - row.credit for row in rows), ZERO)


def test_each_customers_closing_balance_is_what_it_owes(books: Books) -> None:
    posted: defaultdict[str, Decimal] = defaultdict(lambda: ZERO)
    for (_, code), own in groupby(entries(books), key=attrgetter("account", "customer_code")):
        posted[code] += balance(counting(list(own)))
    for customer in books.rows("customer"):
        receivables = books.by("receivable", "customer_code")[customer.code]
        outside = [row for row in receivables if row.grouping_number is None and row.currency == "EUR"]
        owed = sum((row.amount - row.paid for row in outside), ZERO)
        assert posted[customer.code] == owed, customer.name


def test_every_invoice_in_euros_is_posted_once_on_its_day_and_no_other(books: Books) -> None:
    posted = defaultdict(list)
    for row in books.rows("ledger_entry"):
        if row.document == row.invoice_number and row.document is not None:
            posted[row.document].append(row)
    for invoice in books.rows("invoice"):
        if invoice.currency != "EUR":
            assert invoice.number not in posted
            continue
        [row] = posted[invoice.number]
        assert row.debit - row.credit == invoice.total - invoice.withholding
        assert row.date == invoice.date
        assert row.customer_code == invoice.customer_code


def test_entries_are_in_accounts_of_their_customer(books: Books) -> None:
    accounts = {(row.customer_code, row.account) for row in books.rows("ledger_account")}
    assert {(row.customer_code, row.account) for row in books.rows("ledger_entry")} <= accounts


def test_a_year_closes_with_what_it_held_and_the_next_opens_with_it(books: Books) -> None:
    for (_, _), own_rows in groupby(entries(books), key=attrgetter("account", "customer_code")):
        own = list(own_rows)
        for year in range(own[0].date.year, TODAY.year):
            assert balance([row for row in own if row.date.year == year]) == 0
        this_year = [row for row in own if row.date.year == TODAY.year]
        assert balance(this_year) == balance(counting(own))


def test_opening_stands_first_in_its_year_and_closing_last(books: Books) -> None:
    for year in range(TODAY.year - 2, TODAY.year):
        own = sorted(
            (row for row in books.rows("ledger_entry") if row.date.year == year), key=attrgetter("entry_number", "line")
        )
        assert own[0].is_opening_or_closing
        assert own[-1].is_opening_or_closing
        assert {row.concept for row in own if row.is_opening_or_closing} == {
            f"Asiento de apertura {year}",
            f"Asiento de cierre {year}",
        } | ({"Asiento de apertura"} if year == TODAY.year - 2 else set())


def test_entry_numbers_run_with_the_dates_and_a_line_is_one(books: Books) -> None:
    for _, own_rows in groupby(
        sorted(books.rows("ledger_entry"), key=attrgetter("date")), key=lambda row: row.date.year
    ):
        own = list(own_rows)
        numbered = sorted(own, key=attrgetter("entry_number"))
        assert [row.date for row in numbered] == sorted(row.date for row in own)
        assert {row.entry_number for row in own} == set(range(1, numbered[-1].entry_number + 1))
        assert len({(row.entry_number, row.line) for row in own}) == len(own)


def test_an_entry_is_on_one_side(books: Books) -> None:
    for row in books.rows("ledger_entry"):
        assert row.debit >= 0
        assert row.credit >= 0
        assert bool(row.debit) != bool(row.credit)


def test_one_account_begins_with_an_opening(books: Books) -> None:
    begins = [next(own) for _, own in groupby(entries(books), key=attrgetter("account", "customer_code"))]
    assert [row.debit for row in begins if row.is_opening_or_closing] == [Decimal("1234.56")]
