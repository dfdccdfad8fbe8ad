"""What an account statement (extracto contable) says: the entries of a period, each with the balance that it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import accumulate

from erp_adapter.domain.codes import AccountCode, CustomerCode, InvoiceNumber

EntryKey = tuple[CustomerCode, AccountCode, date, str, int]
"""An entry: whose, its account, its day, its number and its line."""


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """A customer's entries in one of its accounts, from `since` to `until`, both included."""

    customer: CustomerCode
    account: AccountCode
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Statement:
    """What the entries of a period come to; `opening` is what those before it came to."""

    query: StatementQuery
    currency: str
    opening: Decimal
    debit: Decimal
    credit: Decimal

    @property
    def closing(self) -> Decimal:
        return self.opening + self.debit - self.credit


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """The entries of a statement that have all these folded words, in the order of the account."""

    statement: Statement
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """A line of an entry (apunte) as the ERP has it; its number is a number where the ERP's is."""

    customer_code: CustomerCode
    account: AccountCode
    date: date
    entry_number: int | str
    line: int
    concept: str
    document: str | None
    debit: Decimal
    credit: Decimal
    invoice_number: InvoiceNumber | None

    @property
    def key(self) -> EntryKey:
        return self.customer_code, self.account, self.date, str(self.entry_number), self.line


@dataclass(frozen=True, slots=True)
class LedgerEntry(Posting):
    """A posting with the account's balance after it."""

    balance: Decimal

    @classmethod
    def of(cls, posting: Posting, balance: Decimal) -> "LedgerEntry":
        return cls(**{each.name: getattr(posting, each.name) for each in fields(Posting)}, balance=balance)


def entries_after(balance: Decimal, postings: Sequence[Posting]) -> tuple[LedgerEntry, ...]:
    """Say what balance each of these leaves; none is missing between them, and `balance` stands before the first."""
    moves = (posting.debit - posting.credit for posting in postings)
    _, *balances = accumulate(moves, initial=balance)
    return tuple(map(LedgerEntry.of, postings, balances))


@dataclass(frozen=True, slots=True)
class Difference:
    """A customer whose accounts say another thing than what is still to be paid."""

    customer: CustomerCode
    closing: Decimal
    outstanding: Decimal

    @property
    def amount(self) -> Decimal:
        return self.closing - self.outstanding
