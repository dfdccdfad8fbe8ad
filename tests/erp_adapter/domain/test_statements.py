"""Each entry leaves the balance before it, its debit added and its credit taken off."""

from datetime import date
from decimal import Decimal

from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.statements import Difference, Posting, Statement, StatementQuery, entries_after

ANA, MAIN, DAY = CustomerCode("C001"), AccountCode("43000001"), date(2026, 1, 31)


def posting(number: int | str, debit: str, credit: str) -> Posting:
    return Posting(ANA, MAIN, DAY, number, 1, "Apunte", None, Decimal(debit), Decimal(credit), None)


def test_balances_run_on_from_what_stood_before() -> None:
    entries = entries_after(Decimal("0.10"), [posting(1, "0.20", "0"), posting(2, "0", "0.35"), posting(3, "0", "0")])
    assert [each.balance for each in entries] == [Decimal("0.30"), Decimal("-0.05"), Decimal("-0.05")]
    assert [each.entry_number for each in entries] == [1, 2, 3]


def test_of_no_postings_there_are_no_entries() -> None:
    assert entries_after(Decimal(7), []) == ()


def test_a_key_names_an_entry_by_text_whatever_the_erps_number_is() -> None:
    assert posting(7, "1", "0").key == posting("7", "1", "0").key == (ANA, MAIN, DAY, "7", 1)


def test_opening_debit_and_credit_make_the_closing_balance() -> None:
    query = StatementQuery(ANA, MAIN, DAY, DAY)
    found = Statement(query, "EUR", Decimal("-10.05"), Decimal("3.10"), Decimal("0.05"))
    assert found.closing == Decimal("-7.00")


def test_a_difference_is_what_the_ledger_has_more() -> None:
    assert Difference(ANA, Decimal(5), Decimal(7)).amount == -2
