"""A small ledger: entries as a test says them, and what their balances must be, worked out apart from the adapter."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.statements import EntryQuery, Statement, StatementQuery
from erp_adapter.statements import StatementRepository
from tests.erp_adapter.order_books import ANA

MAIN, OTHER, SHARED = AccountCode("43000001"), AccountCode("43100001"), AccountCode("43099999")
EVER = (date(2000, 1, 1), date(2099, 12, 31))

Row = dict[str, Any]


def entry(day: str, number: int, amount: str, *, line: int = 1, **values: Any) -> Row:
    """An entry of Ana's main account; a negative amount goes to the credit."""
    exact = Decimal(amount)
    usual = {
        "account": MAIN,
        "customer_code": ANA,
        "date": date.fromisoformat(day),
        "entry_number": number,
        "line": line,
        "concept": f"Apunte {number}.{line}",
        "document": None,
        "debit": max(exact, Decimal(0)),
        "credit": max(-exact, Decimal(0)),
        "invoice_number": None,
        "is_opening_or_closing": False,
    }
    return usual | values


def own(code: CustomerCode, *accounts: AccountCode) -> list[Row]:
    """Whose accounts these are, the main one first."""
    return [{"customer_code": code, "account": each, "position": place} for place, each in enumerate(accounts)]


def euros(*values: int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, values))


def place(row: Row) -> tuple[date, int, int]:
    return row["date"], row["entry_number"], row["line"]


def amount(row: Row) -> Decimal:
    exact: Decimal = row["debit"] - row["credit"]
    return exact


def counting(rows: Iterable[Row], customer: CustomerCode = ANA, account: AccountCode = MAIN) -> list[Row]:
    """The entries of the account that count, in its order."""
    found = sorted((r for r in rows if (r["customer_code"], r["account"]) == (customer, account)), key=place)
    return [row for row in found if not row["is_opening_or_closing"] or place(row)[:2] == place(found[0])[:2]]


def balances(rows: Iterable[Row]) -> dict[tuple[date, int, int], Decimal]:
    """What each of these entries of one account leaves, by its place."""
    left, total = {}, Decimal(0)
    for row in rows:
        total += amount(row)
        left[place(row)] = total
    return left


def period(
    since: date = EVER[0], until: date = EVER[1], customer: CustomerCode = ANA, account: AccountCode = MAIN
) -> StatementQuery:
    return StatementQuery(customer, account, since, until)


async def statement(ledger: StatementRepository, query: StatementQuery) -> Statement:
    (found,) = await ledger.statements([query])
    return found


async def entries_of(ledger: StatementRepository, query: StatementQuery, *words: str) -> EntryQuery:
    return EntryQuery(await statement(ledger, query), words)
