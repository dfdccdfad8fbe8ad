"""What is owed of an invoice, and what document there is of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class InvoiceKind(StrEnum):
    """RECTIFYING: factura rectificativa."""

    INVOICE = "INVOICE"
    RECTIFYING = "RECTIFYING"


class InvoiceStatus(StrEnum):
    """How far an invoice is paid."""

    OPEN = "OPEN"
    PARTLY_PAID = "PARTLY_PAID"
    PAID = "PAID"
    OVERDUE = "OVERDUE"
    GROUPED = "GROUPED"


class DocumentState(StrEnum):
    """What a person gets who asks for the invoice's document."""

    SIGNED_ORIGINAL = "SIGNED_ORIGINAL"
    DUPLICATE = "DUPLICATE"
    UNAVAILABLE = "UNAVAILABLE"


@dataclass(frozen=True, slots=True)
class Debt:
    """An amount and what is paid of it, negative where the customer is the one to be paid."""

    amount: Decimal
    paid: Decimal

    @property
    def balance(self) -> Decimal:
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class DueDate:
    """One due date of an invoice; a `grouping` that holds it is owed in its place."""

    day: date
    debt: Debt
    grouping: Debt | None = None

    @property
    def balance(self) -> Decimal:
        return Decimal(0) if self.grouping else self.debt.balance

    @property
    def in_grouping(self) -> bool:
        """Whether its grouping has something to be paid."""
        return self.grouping is not None and self.grouping.balance != 0

    @property
    def is_begun(self) -> bool:
        """Whether anything is paid of it, or of its grouping."""
        return self.debt.paid != 0 or (self.grouping is not None and self.grouping.paid != 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is owed of an invoice outside groupings, and how far it is paid; `due_date` is None where it has none."""

    balance: Decimal
    status: InvoiceStatus
    due_date: date | None


SETTLED = Standing(Decimal("0.00"), InvoiceStatus.PAID, None)
"""An invoice without due dates: nothing is owed of it."""


def standing(dues: Sequence[DueDate], today: date) -> Standing:
    """Say what is owed of an invoice by its due dates.

    What is due today is not overdue. A credit note's balance is negative, and owed like any other: to the customer.

    >>> def due(day: int, amount: int, paid: int = 0, grouping: Debt | None = None) -> DueDate:
    ...     return DueDate(date(2026, 3, day), Debt(Decimal(amount), Decimal(paid)), grouping)
    >>> def shown(*dues: DueDate) -> tuple[int, str, int]:
    ...     found = standing(dues, date(2026, 3, 10))
    ...     return int(found.balance), found.status.value, found.due_date.day
    >>> shown(due(10, 50), due(20, 50)), shown(due(10, 50, 50), due(20, 50)), shown(due(10, 50, 50), due(20, 50, 50))
    ((100, 'OPEN', 10), (50, 'PARTLY_PAID', 20), (0, 'PAID', 20))
    >>> shown(due(9, 50, 20), due(20, 50)), shown(due(9, -50)), shown(due(11, -50, -20))
    ((80, 'OVERDUE', 9), (-50, 'OVERDUE', 9), (-30, 'PARTLY_PAID', 11))

    A grouping is owed in place of the due dates that it holds.

    >>> owed, paid = Debt(Decimal(900), Decimal(0)), Debt(Decimal(900), Decimal(900))
    >>> shown(due(1, 50, 0, owed), due(5, 50, 50)), shown(due(1, 50, 0, paid)), shown(due(1, 50, 0, owed), due(20, 50))
    ((0, 'GROUPED', 5), (0, 'PAID', 1), (50, 'OPEN', 20))
    """
    if not dues:
        return SETTLED
    balance = sum((due.balance for due in dues), Decimal("0.00"))
    owed = [due.day for due in dues if due.balance]
    return Standing(balance, _status(dues, balance, owed, today), min(owed, default=max(due.day for due in dues)))


def _status(dues: Sequence[DueDate], balance: Decimal, owed: Sequence[date], today: date) -> InvoiceStatus:
    if not balance:
        return InvoiceStatus.GROUPED if any(due.in_grouping for due in dues) else InvoiceStatus.PAID
    if any(day < today for day in owed):
        return InvoiceStatus.OVERDUE
    return InvoiceStatus.PARTLY_PAID if any(due.is_begun for due in dues) else InvoiceStatus.OPEN


def document_state(*, signed: bool | None, printable: bool, readable: bool = True) -> DocumentState:
    """Say what there is: `signed` of the archived file, None where there is no file.

    >>> [document_state(signed=signed, printable=True).value for signed in (True, False, None)]
    ['SIGNED_ORIGINAL', 'DUPLICATE', 'DUPLICATE']
    >>> document_state(signed=None, printable=False).value
    'UNAVAILABLE'

    An archived file that can't be read is never replaced by a printed one: that would be another document.

    >>> document_state(signed=False, printable=True, readable=False).value
    'UNAVAILABLE'
    """
    if signed is not None and not readable:
        return DocumentState.UNAVAILABLE
    if signed:
        return DocumentState.SIGNED_ORIGINAL
    return DocumentState.DUPLICATE if printable or signed is not None else DocumentState.UNAVAILABLE
