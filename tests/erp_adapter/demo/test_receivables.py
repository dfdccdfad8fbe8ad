"""What is owed: due dates, groupings and what was paid of them."""

from collections import Counter, defaultdict
from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from tests.erp_adapter.demo.conftest import TODAY, Books


def dues(books: Books) -> list[Row[Any]]:
    return [row for row in books.rows("receivable") if row.kind == "DUE"]


def groupings(books: Books) -> list[Row[Any]]:
    return [row for row in books.rows("receivable") if row.kind == "GROUPING"]


def test_an_invoices_due_dates_add_up_to_its_total_less_the_withholding(books: Books) -> None:
    receivables = books.one("receivable", "number")
    amounts: defaultdict[str, Decimal] = defaultdict(Decimal)
    for link in books.rows("receivable_invoice"):
        amounts[link.invoice_number] += receivables[link.receivable_number].amount
    for invoice in books.rows("invoice"):
        assert amounts[invoice.number] == invoice.total - invoice.withholding


def test_invoices_have_one_two_or_three_due_dates(books: Books) -> None:
    counts = Counter(len(links) for links in books.by("receivable_invoice", "invoice_number").values())
    assert set(counts) == {1, 2, 3}
    of_buyer = {row.number for row in books.by("invoice", "customer_code")[books.demo.customer]}
    links = books.by("receivable_invoice", "invoice_number")
    assert 3 in {len(links[number]) for number in of_buyer}


def test_a_grouping_is_what_it_holds_and_what_it_holds_is_not_paid_apart(books: Books) -> None:
    held = books.by("receivable", "grouping_number")
    assert groupings(books)
    for grouping in groupings(books):
        own = held[grouping.number]
        assert grouping.amount == sum(due.amount - due.paid for due in own)
        assert {due.customer_code for due in own} == {grouping.customer_code}
        assert all(due.kind == "DUE" and due.date <= grouping.date for due in own)
    assert set(held) - {None} == {grouping.number for grouping in groupings(books)}


def test_groupings_are_paid_and_not_paid_and_one_holds_several(books: Books) -> None:
    assert {row.paid == row.amount for row in groupings(books)} == {True, False}
    held = books.by("receivable", "grouping_number")
    assert any(len(held[row.number]) > 1 for row in groupings(books))


def test_due_dates_are_paid_in_whole_in_part_and_not_at_all(books: Books) -> None:
    overdue = [row for row in dues(books) if row.due_date < TODAY and row.amount > 0 and row.grouping_number is None]
    assert any(row.paid == row.amount for row in overdue)
    assert any(0 < row.paid < row.amount for row in overdue)
    assert any(row.paid == 0 for row in overdue)
    assert any(row.due_date >= TODAY for row in dues(books))


def test_no_more_is_paid_than_is_owed(books: Books) -> None:
    for row in books.rows("receivable"):
        assert 0 <= row.paid <= row.amount or row.amount <= row.paid <= 0


def test_what_is_late_is_late_by_every_age(books: Books) -> None:
    late = [(TODAY - row.due_date).days for row in books.rows("receivable") if row.paid != row.amount]
    for least, most in ((-200, 0), (1, 30), (31, 60), (61, 90), (91, 2000)):
        assert any(least <= days <= most for days in late), (least, most)


def test_returned_receipts_are_owed_again(books: Books) -> None:
    receivables = books.one("receivable", "number")
    returned = {row.document for row in books.rows("ledger_entry") if row.concept.startswith("Devolución")}
    assert any(receivables[number].paid == 0 for number in returned)
    assert any(receivables[number].paid == receivables[number].amount for number in returned)


def test_credits_and_payments_on_account_are_negative(books: Books) -> None:
    links = {link.receivable_number for link in books.rows("receivable_invoice")}
    negative = [row for row in dues(books) if row.amount < 0]
    assert {row.number in links for row in negative} == {True, False}
    assert any(row.paid != row.amount for row in negative)


def test_cash_beyond_six_thousand_a_year_is_there(books: Books) -> None:
    received: defaultdict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for row in books.rows("cash_receipt"):
        received[row.tax_id, row.date.year] += row.amount
    assert any(amount > 6000 for amount in received.values())
    assert any(0 < amount <= 6000 for amount in received.values())
    assert {row.tax_id for row in books.rows("cash_receipt")} <= {row.tax_id for row in books.rows("customer")}
