"""How invoices are asked for in lists, and what is read of each: all of it as the ERP stored it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, ProductCode
from erp_adapter.domain.customers import Address
from erp_adapter.domain.invoices import InvoiceKind, InvoiceStatus

InvoiceKey = tuple[CustomerCode, InvoiceNumber]
"""An invoice: whose, and its number."""


@dataclass(frozen=True, slots=True)
class InvoiceHead:
    """An invoice without its lines; name, tax id and address as on the day of issue.

    `discounts` are the whole invoice's, in cascade; `total` has taxes and surcharges, the withholding not deducted.
    """

    number: InvoiceNumber
    series: str | None
    kind: InvoiceKind
    date: dt.date
    operation_date: dt.date | None
    customer_code: CustomerCode
    customer_name: str
    customer_tax_id: str | None
    customer_address: Address | None
    discounts: tuple[Decimal, ...]
    charges: Decimal
    net: Decimal
    total: Decimal
    withholding: Decimal
    currency: str
    rectifies_number: InvoiceNumber | None
    verification_url: str | None

    @property
    def invoice_key(self) -> InvoiceKey:
        return self.customer_code, self.number


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """`description` stands for itself: the product may be gone, or never have had a code."""

    invoice_number: InvoiceNumber
    position: int
    product_code: ProductCode | None
    description: str
    quantity: Decimal
    unit_price: Decimal
    discounts: tuple[Decimal, ...]
    net: Decimal
    tax_rate: Decimal


@dataclass(frozen=True, slots=True)
class InvoiceFilter:
    """All that is given must hold, both ends of a range included; `words` come folded."""

    date_from: dt.date | None = None
    date_until: dt.date | None = None
    due_from: dt.date | None = None
    due_until: dt.date | None = None
    total_min: Decimal | None = None
    total_max: Decimal | None = None
    balance_min: Decimal | None = None
    balance_max: Decimal | None = None
    statuses: tuple[InvoiceStatus, ...] | None = None
    kinds: tuple[InvoiceKind, ...] | None = None
    words: tuple[str, ...] = ()

    @property
    def by_debt(self) -> bool:
        """Whether it tells what is owed."""
        return any(each is not None for each in (self.balance_min, self.balance_max, self.statuses))

    @property
    def by_due_date(self) -> bool:
        return self.due_from is not None or self.due_until is not None


class InvoiceSort(StrEnum):
    NUMBER = "NUMBER"
    DATE = "DATE"
    DUE_DATE = "DUE_DATE"
    NET = "NET"
    TOTAL = "TOTAL"
    BALANCE = "BALANCE"
    STATUS = "STATUS"
    KIND = "KIND"


BY_DEBT = frozenset({InvoiceSort.BALANCE, InvoiceSort.STATUS})
"""Orders that tell what is owed."""


@dataclass(frozen=True, slots=True)
class InvoiceQuery:
    """A customer's invoices on the company's day; `order` holds (what, descending), never empty."""

    customer: CustomerCode
    today: dt.date
    filter: InvoiceFilter
    order: tuple[tuple[InvoiceSort, bool], ...]


@dataclass(frozen=True, slots=True)
class InvoiceSums:
    """What a list's invoices in the company's currency add up to; `balance` is None where it was not asked for."""

    net: Decimal
    total: Decimal
    balance: Decimal | None

    @property
    def tax(self) -> Decimal:
        """Taxes and surcharges."""
        return self.total - self.net
