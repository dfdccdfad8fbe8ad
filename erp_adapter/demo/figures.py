"""In which integers does the demo count, and how does it round them.

Decimals would be several times slower over millions of lines. Amounts are cents, unit prices are millionths,
quantities are thousandths, percentages are hundredths of a point: 12.5 % is 1250.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CENTS = 100
PRICE = 1_000_000
QUANTITY = 1_000
PERCENT = 100
WHOLE = 100 * PERCENT


def half_up(numerator: int, denominator: int) -> int:
    """Divide and round half away from zero.

    >>> half_up(105, 2), half_up(-105, 2)
    (53, -53)
    """
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


def line_net(quantity: int, price: int, discounts: Iterable[int]) -> int:
    """Cents of quantity × price × Π(1 − discount), rounded once.

    >>> line_net(1_000, 10_000_000, [1000, 500])
    855
    """
    numerator, denominator = quantity * price, QUANTITY * PRICE // CENTS
    for discount in discounts:
        if discount:
            numerator, denominator = numerator * (WHOLE - discount), denominator * WHOLE
    return half_up(numerator, denominator)


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """What a document taxes at one rate, in cents; rates in hundredths of a point."""

    rate: int
    surcharge_rate: int
    base: int
    tax: int
    surcharge: int


@dataclass(frozen=True, slots=True)
class Totals:
    groups: tuple[TaxGroup, ...]
    net: int
    total: int


Rates = tuple[int, int]


def totals(
    lines: Iterable[tuple[Rates, int]], discounts: Sequence[int], charges: int = 0, charges_at: Rates = (0, 0)
) -> Totals:
    """Add up lines' nets per (rate, surcharge rate), rounding base and taxes once a group."""
    nets: dict[Rates, int] = {}
    for rates, net in lines:
        nets[rates] = nets.get(rates, 0) + net
    if charges:
        nets.setdefault(charges_at, 0)
    groups = []
    for rates in sorted(nets, reverse=True):
        numerator, denominator = nets[rates], 1
        for discount in discounts:
            numerator, denominator = numerator * (WHOLE - discount), denominator * WHOLE
        if charges and rates == charges_at:
            numerator += charges * denominator
        base = half_up(numerator, denominator)
        groups.append(TaxGroup(*rates, base, half_up(base * rates[0], WHOLE), half_up(base * rates[1], WHOLE)))
    net = sum(group.base for group in groups)
    return Totals(tuple(groups), net, net + sum(group.tax + group.surcharge for group in groups))
