"""How the ERP's orders are asked for in lists, and what a list shows of each."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import AddressCode, CustomerCode, OrderId, OrderNumber
from erp_adapter.domain.order_records import IN_ERP, Key
from erp_adapter.domain.orders import OrderStatus

OrderKey = tuple[CustomerCode, OrderId]
"""A submitted order: whose, and which."""


@dataclass(frozen=True, slots=True)
class OrderHead:
    """A submitted order without its lines; `net` and `total` as the ERP stored them. `number` is None until it has one.

    `discounts` are the whole order's, in cascade; `charges` bear `charges_tax_rate` of the company's `regime`.
    """

    customer_code: CustomerCode
    id: OrderId
    number: OrderNumber | None
    status: OrderStatus
    submitted_at: datetime
    requested_date: date | None
    reference: str | None
    notes: str | None
    address_code: AddressCode | None
    discounts: tuple[Decimal, ...]
    charges: Decimal
    charges_tax_rate: Decimal | None
    regime: str
    net: Decimal
    total: Decimal
    currency: str

    @property
    def key(self) -> Key:
        return IN_ERP, self.customer_code, self.id

    @property
    def order_key(self) -> OrderKey:
        return self.customer_code, self.id


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """All that is given must hold; `words` come folded, `submitted_before` is no part of the range."""

    submitted_from: datetime | None = None
    submitted_before: datetime | None = None
    statuses: tuple[OrderStatus, ...] | None = None
    pending: bool | None = None
    words: tuple[str, ...] = ()


class OrderSort(StrEnum):
    NUMBER = "NUMBER"
    SUBMITTED_AT = "SUBMITTED_AT"
    REQUESTED_DATE = "REQUESTED_DATE"
    REFERENCE = "REFERENCE"
    STATUS = "STATUS"
    TOTAL = "TOTAL"


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """A customer's submitted orders; `order` holds (what, descending), never empty."""

    customer: CustomerCode
    filter: OrderFilter
    order: tuple[tuple[OrderSort, bool], ...]


@dataclass(frozen=True, slots=True)
class OrderSums:
    """What a list's orders in the company's currency add up to."""

    net: Decimal
    total: Decimal
