"""What an account statement (extracto contable) says: the entries of a period, each with the balance that it leaves."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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
class LedgerEntry:
    """A line of an entry (apunte) with the account's balance after it; its number is a number where the ERP's is."""

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
    balance: Decimal

    @property
    def key(self) -> EntryKey:
        return self.customer_code, self.account, self.date, str(self.entry_number), self.line


@dataclass(frozen=True, slots=True)
class Difference:
    """A customer whose accounts say another thing than what is still to be paid."""

    customer: CustomerCode
    closing: Decimal
    outstanding: Decimal

    @property
    def amount(self) -> Decimal:
        return self.closing - self.outstanding
