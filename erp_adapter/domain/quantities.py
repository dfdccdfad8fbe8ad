"""Which quantities of a product can be bought."""

from decimal import Decimal
from enum import StrEnum

FINEST = Decimal("0.001")
LARGEST = Decimal(9_999_999)


class QuantityFault(StrEnum):
    """Why a quantity can't be bought."""

    NOT_POSITIVE = "NOT_POSITIVE"
    TOO_LARGE = "TOO_LARGE"
    TOO_FINE = "TOO_FINE"
    MINIMUM = "MINIMUM"
    STEP = "STEP"


def least_quantity(minimum: Decimal, step: Decimal) -> Decimal:
    """Find the least that can be bought: the first positive multiple of the step that reaches the minimum.

    A step of 0 is no step; where the ERP says neither, it is 1.

    >>> least_quantity(Decimal(10), Decimal(6)), least_quantity(Decimal(0), Decimal(6))
    (Decimal('12'), Decimal('6'))
    >>> least_quantity(Decimal("0.5"), Decimal(0)), least_quantity(Decimal(0), Decimal(0))
    (Decimal('0.5'), Decimal('1'))
    """
    if step <= 0:
        return minimum if minimum > 0 else Decimal(1)
    if minimum <= step:
        return step
    steps = minimum // step
    return steps * step if steps * step >= minimum else (steps + 1) * step


def check_quantity(quantity: Decimal, minimum: Decimal, step: Decimal) -> QuantityFault | None:
    """Say why a quantity can't be bought, or None.

    Less than the minimum is said before not being in steps: the steps alone would not help.

    >>> check_quantity(Decimal(4), Decimal(1), Decimal(6))
    <QuantityFault.STEP: 'STEP'>
    >>> check_quantity(Decimal(5), Decimal(12), Decimal(6))
    <QuantityFault.MINIMUM: 'MINIMUM'>
    >>> check_quantity(Decimal("1.0005"), Decimal(1), Decimal(0))
    <QuantityFault.TOO_FINE: 'TOO_FINE'>
    >>> check_quantity(Decimal(18), Decimal(12), Decimal(6)) is None
    True
    """
    if quantity <= 0:
        return QuantityFault.NOT_POSITIVE
    if quantity > LARGEST:
        return QuantityFault.TOO_LARGE
    if quantity != quantity.quantize(FINEST):
        return QuantityFault.TOO_FINE
    if quantity < minimum:
        return QuantityFault.MINIMUM
    if step > 0 and quantity % step:
        return QuantityFault.STEP
    return None
