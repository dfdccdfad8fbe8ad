"""What names an entry, and what a statement comes to."""

from datetime import date
from decimal import Decimal

from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.statements import Difference, LedgerEntry, Statement, StatementQuery

ANA, MAIN, DAY = CustomerCode("C001"), AccountCode("43000001"), date(2026, 1, 31)


def entry(number: int | str) -> LedgerEntry:
    return LedgerEntry(ANA, MAIN, DAY, number, 1, "Apunte", None, Decimal(1), Decimal(0), None, Decimal(1))


def test_a_key_names_an_entry_by_text_whatever_the_erps_number_is() -> None:
    assert entry(7).key == entry("7").key == (ANA, MAIN, DAY, "7", 1)


def test_opening_debit_and_credit_make_the_closing_balance() -> None:
    query = StatementQuery(ANA, MAIN, DAY, DAY)
    found = Statement(query, "EUR", Decimal("-10.05"), Decimal("3.10"), Decimal("0.05"))
    assert found.closing == Decimal("-7.00")


def test_a_difference_is_what_the_ledger_has_more() -> None:
    assert Difference(ANA, Decimal(5), Decimal(7)).amount == -2
