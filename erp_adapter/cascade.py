"""Percentages in cascade, as an ERP keeps them in so many columns."""

from decimal import Decimal


def cascade(*percentages: Decimal | None) -> tuple[Decimal, ...]:
    """Those that there are: a discount of 0 is none."""
    return tuple([each for each in percentages if each])
