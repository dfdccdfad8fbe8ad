"""What documents add up to, computed apart from the demo and in decimals."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from erp_adapter.domain.money import after_discounts, cents, line_net

Rates = tuple[Decimal, Decimal]
ZERO = Decimal(0)


def discounts(row: Any, count: int = 3) -> list[Decimal]:
    return [getattr(row, f"discount_{place}") for place in range(1, count + 1)]


def net(line: Any) -> Decimal:
    return line_net(line.quantity, line.unit_price, discounts(line))


def bases(nets: Iterable[tuple[Rates, Decimal]], document: Any, charges_at: Rates) -> dict[Rates, Decimal]:
    """Base of each (rate, surcharge rate), rounded once."""
    found: defaultdict[Rates, Decimal] = defaultdict(lambda: ZERO)
    for rates, amount in nets:
        found[rates] += after_discounts(amount, discounts(document, 2))
    if document.charges:
        found[charges_at] += document.charges
    return {rates: cents(base) for rates, base in found.items()}


def share(base: Decimal, rate: Decimal) -> Decimal:
    return cents(base * rate / 100)
