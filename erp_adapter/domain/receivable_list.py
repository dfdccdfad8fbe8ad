"""Lists of what is owed: whose, what they are filtered and sorted by."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.receivables import ReceivableKind


@dataclass(frozen=True, slots=True)
class ReceivableFilter:
    """All that is given must hold, both ends of a range included; `words` come folded."""

    due_from: date | None = None
    due_until: date | None = None
    balance_min: Decimal | None = None
    balance_max: Decimal | None = None
    kinds: tuple[ReceivableKind, ...] | None = None
    overdue: bool | None = None
    words: tuple[str, ...] = ()


class ReceivableSort(StrEnum):
    NUMBER = "NUMBER"
    DATE = "DATE"
    DUE_DATE = "DUE_DATE"
    AMOUNT = "AMOUNT"
    BALANCE = "BALANCE"


@dataclass(frozen=True, slots=True)
class ReceivableQuery:
    """What a customer owes on the company's day; `order` holds (what, descending), never empty.

    `by_invoice`: words are looked for in the numbers of the invoices that are owed, too.
    """

    customer: CustomerCode
    today: date
    filter: ReceivableFilter
    order: tuple[tuple[ReceivableSort, bool], ...]
    by_invoice: bool
