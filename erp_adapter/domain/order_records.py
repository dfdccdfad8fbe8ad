"""What an order is, whether the ERP has it already or it is still being put together."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from erp_adapter.domain.codes import AddressCode, CustomerCode, OrderNumber, ProductCode
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.tax import LineTax
from erp_adapter.domain.totals import Totals

Key = tuple[str, ...]
"""What tells an order or a line from any other: ("erp", customer, id[, position]), or ("cart", id) of a current order."""

IN_ERP = "erp"
IN_CART = "cart"


@dataclass(frozen=True, slots=True)
class OrderLine:
    """`code` and `description` stand for themselves: the product may be gone, or never have had a code.

    Amounts are None where there is no price: a product of the current order that can't be had any more.
    """

    key: Key
    position: int
    product_code: ProductCode | None
    code: str
    description: str
    quantity: Decimal
    served: Decimal
    invoiced: Decimal
    unit_price: Decimal | None
    discounts: tuple[Decimal, ...] | None
    net: Decimal | None
    tax: LineTax
    note: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """`number` and `submitted_at` are None, and `version` is not, while it is the customer's current order.

    `totals` is None where it can't be told, `charges` and `discounts` are the whole order's, in cascade.
    """

    key: Key
    customer_code: CustomerCode
    number: OrderNumber | None
    status: OrderStatus
    submitted_at: datetime | None
    requested_date: date | None
    reference: str | None
    notes: str | None
    address_code: AddressCode | None
    lines: tuple[OrderLine, ...]
    discounts: tuple[Decimal, ...]
    charges: Decimal
    totals: Totals | None
    currency: str
    version: int | None

    @property
    def net(self) -> Decimal | None:
        return None if self.totals is None else self.totals.net

    @property
    def total(self) -> Decimal | None:
        return None if self.totals is None else self.totals.total
