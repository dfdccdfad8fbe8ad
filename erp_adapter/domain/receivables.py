"""What is owed, since when, and how late it is (pendientes de pago)."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import CustomerCode, ReceivableNumber

ReceivableKey = tuple[CustomerCode, ReceivableNumber]
"""A debt: whose, and its number."""

AGES = (0, 30, 60, 90)
"""How many days late a debt of each age can be: not due, 1–30, 31–60, 61–90; what is later is of a fifth age."""


class ReceivableKind(StrEnum):
    """DUE: a due date of an invoice (vencimiento); GROUPING: what stands for several of them (agrupación)."""

    DUE = "DUE"
    GROUPING = "GROUPING"


@dataclass(frozen=True, slots=True)
class Receivable:
    """A debt as the ERP has it, negative where it is the customer's; `grouping_number`: the grouping that holds it."""

    customer_code: CustomerCode
    number: ReceivableNumber
    kind: ReceivableKind
    date: dt.date
    due_date: dt.date
    amount: Decimal
    paid: Decimal
    payment_method: str | None
    grouping_number: ReceivableNumber | None
    currency: str

    @property
    def key(self) -> ReceivableKey:
        return self.customer_code, self.number

    @property
    def balance(self) -> Decimal:
        return self.amount - self.paid

    @property
    def is_outstanding(self) -> bool:
        """Whether it is still to be paid: what a grouping holds is owed by the grouping."""
        return self.grouping_number is None and self.balance != 0

    def days_overdue(self, today: dt.date) -> int:
        """Count the days since it was due; 0 where it is not due yet or not outstanding."""
        return max((today - self.due_date).days, 0) if self.is_outstanding else 0


@dataclass(frozen=True, slots=True)
class Aging:
    """Balances by how late they are, in days."""

    not_due: Decimal
    days_1_to_30: Decimal
    days_31_to_60: Decimal
    days_61_to_90: Decimal
    over_90: Decimal

    @property
    def total(self) -> Decimal:
        return self.not_due + self.days_1_to_30 + self.days_31_to_60 + self.days_61_to_90 + self.over_90


def age(due_date: dt.date, today: dt.date) -> int:
    """Say which of the five ages a debt is of: what is due today is not late.

    >>> from datetime import date
    >>> due = date(2026, 3, 1)
    >>> [age(due, date(2026, month, day)) for month, day in ((3, 1), (3, 2), (3, 31), (4, 1), (5, 30), (5, 31))]
    [0, 1, 1, 2, 3, 4]
    """
    return bisect_left(AGES, (today - due_date).days)


def aging(receivables: Iterable[Receivable], *, currency: str, today: dt.date) -> Aging:
    """Add up what is outstanding in the company's currency by its age.

    >>> def due(day: int, amount: str, paid: str = "0", grouping: str | None = None, currency: str = "EUR") -> Receivable:
    ...     held = None if grouping is None else ReceivableNumber(grouping)
    ...     code, number, kind = CustomerCode("C1"), ReceivableNumber("V1"), ReceivableKind.DUE
    ...     day_of = dt.date(2026, 3, day)
    ...     return Receivable(code, number, kind, day_of, day_of, Decimal(amount), Decimal(paid), None, held, currency)
    >>> owed = [due(31, "10"), due(30, "7", "2"), due(1, "-1"), due(1, "50", grouping="G1"), due(1, "9", currency="USD")]
    >>> found = aging(owed, currency="EUR", today=dt.date(2026, 3, 31))
    >>> found.not_due, found.days_1_to_30, found.total
    (Decimal('10.00'), Decimal('4.00'), Decimal('14.00'))
    """
    sums = [Decimal("0.00")] * (len(AGES) + 1)
    for each in receivables:
        if each.is_outstanding and each.currency == currency:
            sums[age(each.due_date, today)] += each.balance
    return Aging(*sums)
