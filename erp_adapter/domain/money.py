"""Exact money: where every rounding of the gateway is made."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

CENT = Decimal("0.01")
UNIT_PRICE = Decimal("0.000001")
NOTHING = Decimal(0)
HUNDRED = Decimal(100)
_ONE = Decimal(1)
LEAST_UNIT_PRICE = Decimal("0.0000005")
"""The least that is rounded to a price per unit over 0."""

# The usual 28 digits would already round a long quantity × price × three discounts before it is rounded to the cent.
_EXACT = Context(prec=100)


def cents(value: Decimal) -> Decimal:
    """Round to the cent, half away from zero.

    >>> cents(Decimal("0.525")), cents(Decimal("-0.525"))
    (Decimal('0.53'), Decimal('-0.53'))
    """
    return value.quantize(CENT, ROUND_HALF_UP, _EXACT)


def unit_price(value: Decimal) -> Decimal:
    """Round to the 6 decimals of a price per unit.

    >>> unit_price(Decimal("1.2345675"))
    Decimal('1.234568')
    """
    return value.quantize(UNIT_PRICE, ROUND_HALF_UP, _EXACT)


def exact_product(value: Decimal, factor: Decimal) -> Decimal:
    """Multiply, unrounded."""
    return _EXACT.multiply(value, factor)


def percent_of(value: Decimal, rate: Decimal) -> Decimal:
    """Take a percentage of an amount, unrounded.

    >>> cents(percent_of(Decimal("435.93"), Decimal(21)))
    Decimal('91.55')
    """
    return _EXACT.multiply(value, rate.scaleb(-2))


def after_discounts(value: Decimal, discounts: Iterable[Decimal]) -> Decimal:
    """Take percentages off one after the other, unrounded.

    >>> cents(after_discounts(Decimal(10), [Decimal(10), Decimal(5)]))
    Decimal('8.55')
    """
    for discount in discounts:
        value = percent_of(value, HUNDRED - discount)
    return value


def left_after(discounts: Iterable[Decimal]) -> Decimal:
    """What percentages that are taken off one after the other leave of 1: a factor, unrounded.

    >>> exact_product(Decimal(10), left_after([Decimal(10), Decimal(5)]))
    Decimal('8.5500')
    """
    return after_discounts(_ONE, discounts)


def line_net(quantity: Decimal, price: Decimal, discounts: Iterable[Decimal]) -> Decimal:
    """Net of a line: quantity × price × Π(1 − discount), rounded once.

    >>> line_net(Decimal(7), Decimal("1.234567"), [Decimal(10)])
    Decimal('7.78')
    """
    return cents(after_discounts(_EXACT.multiply(quantity, price), discounts))
