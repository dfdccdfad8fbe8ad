"""The current order of a customer as it is kept: what was put in, and what its buyers saw then."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from erp_adapter.domain.codes import AddressCode, CustomerCode, OrderId, ProductCode

LONGEST_REFERENCE = 60
LONGEST_NOTES = 2000
LONGEST_LINE_NOTE = 500
LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """A product when its line was last touched: its name, the net price a unit (None: no price), the stock if read."""

    name: str
    net_unit_price: Decimal | None
    stock: Decimal | None


@dataclass(frozen=True, slots=True)
class CartLine:
    id: str
    product_code: ProductCode
    quantity: Decimal
    note: str | None
    seen: Seen


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of the order as a whole."""

    reference: str | None = None
    notes: str | None = None
    requested_date: date | None = None
    address_code: AddressCode | None = None


@dataclass(frozen=True, slots=True)
class Reservation:
    """An attempt to hand the order over that has begun: by which key and with what input; `token` is the attempt's own."""

    token: str
    key: str
    expected_total: Decimal | None
    if_version: int | None
    at: datetime

    def is_young(self, now: datetime, age: timedelta) -> bool:
        """Whether the attempt may still be running."""
        return now < self.at + age

    def has_input(self, expected_total: Decimal | None, if_version: int | None) -> bool:
        return (self.expected_total, self.if_version) == (expected_total, if_version)


@dataclass(frozen=True, slots=True)
class Cart:
    """A customer has one for ever: handing it over empties it and gives it the next `id`; `version` only grows.

    So a version seen before a submission never fits the order put together after it. Version 0: not kept
    yet, and without an id.
    """

    customer_code: CustomerCode
    id: str
    version: int
    details: Details = Details()
    lines: tuple[CartLine, ...] = ()
    reservation: Reservation | None = None

    @property
    def external_reference(self) -> str:
        """What the ERP keeps as unique: one cart becomes one order only."""
        return f"OV-{self.id}"

    def line(self, line_id: str) -> CartLine | None:
        return next((line for line in self.lines if line.id == line_id), None)

    def line_of(self, product: ProductCode) -> CartLine | None:
        return next((line for line in self.lines if line.product_code == product), None)

    def with_line(self, line: CartLine) -> "Cart":
        """Put a line in: in the place of the one with its id, or behind the others."""
        if self.line(line.id) is None:
            return replace(self, lines=(*self.lines, line))
        return replace(self, lines=tuple(line if each.id == line.id else each for each in self.lines))

    def without_line(self, line_id: str) -> "Cart":
        return replace(self, lines=tuple(line for line in self.lines if line.id != line_id))

    def cleared(self) -> "Cart":
        return replace(self, lines=(), details=Details())


@dataclass(frozen=True, slots=True)
class Submission:
    """A key that is spent: the order that it gave, and the input that it came with."""

    customer_code: CustomerCode
    key: str
    order_id: OrderId
    expected_total: Decimal | None
    if_version: int | None
