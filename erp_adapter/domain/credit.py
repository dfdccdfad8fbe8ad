"""How much of a customer's credit (riesgo) is used, and what its open orders use of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.money import cents
from erp_adapter.domain.orders import OrderedLine, to_hand_over
from erp_adapter.domain.tax import LineTax
from erp_adapter.domain.totals import TaxRounding, TotalLine, order_totals


class CreditRule(StrEnum):
    """What an order beyond the credit meets with."""

    IGNORE = "ignore"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line's quantities, the net of all that was ordered, and its tax."""

    ordered: OrderedLine
    net: Decimal
    tax: LineTax


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """What of an order its amount still to be invoiced depends on."""

    lines: Sequence[OpenLine]
    discounts: Sequence[Decimal]
    charges: Decimal
    charges_tax: LineTax | None
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Credit:
    """A customer's credit; without a limit both `limit` and `available` are None. Past it, `available` is negative."""

    limit: Decimal | None
    outstanding: Decimal
    open_orders: Decimal
    available: Decimal | None

    def covers(self, total: Decimal) -> bool:
        """Say whether an order of this total stays within the credit."""
        return self.available is None or total <= self.available


def credit(limit: Decimal | None, outstanding: Decimal, open_orders: Decimal) -> Credit:
    """Work out what is left of the limit.

    >>> credit(Decimal(1000), Decimal("250.50"), Decimal("100.25")).available
    Decimal('649.25')
    """
    return Credit(limit, outstanding, open_orders, None if limit is None else limit - outstanding - open_orders)


def to_invoice(order: OpenOrder, *, rounding: TaxRounding) -> Decimal:
    """Add up what an order has not yet invoiced, tax and surcharge included; nothing where it is cancelled.

    Of a closed line only what was served counts. The charges count as long as nothing of the order is invoiced and
    something is to be. An order of which nothing is invoiced comes to its total.

    >>> iva = LineTax("IVA 21 %", Decimal(21), Decimal(0))
    >>> line = OpenLine(OrderedLine(Decimal(10), Decimal(4), Decimal(4), closed=False), Decimal(100), iva)
    >>> to_invoice(OpenOrder([line], (), Decimal(5), iva, cancelled=False), rounding=TaxRounding.PER_GROUP)
    Decimal('72.60')
    """
    if order.cancelled:
        return Decimal("0.00")
    left = [TotalLine(net, line.tax) for line in order.lines if (net := _net_to_invoice(line))]
    untouched = bool(left) and not any(line.ordered.invoiced for line in order.lines)
    return order_totals(
        left,
        discounts=order.discounts,
        charges=order.charges if untouched else Decimal(0),
        charges_tax=order.charges_tax,
        rounding=rounding,
    ).total


def _net_to_invoice(line: OpenLine) -> Decimal:
    ordered = line.ordered
    if not ordered.quantity:
        return Decimal(0)
    whole = to_hand_over(ordered)
    left = whole - ordered.invoiced
    # More invoiced than there will be: nothing is left, and nothing comes back.
    return cents(line.net * left / ordered.quantity) if left * whole > 0 else Decimal(0)
