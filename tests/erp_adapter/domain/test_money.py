"""Roundings are half-up and made once; discounts run in cascade."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.money import after_discounts, cents, line_net, percent_of, unit_price
from tests.erp_adapter.domain.examples import PROPERTY, decimals

quantities = st.decimals(min_value="-9999999", max_value="9999999", places=3)
prices = st.decimals(min_value="0", max_value="999999999", places=6)
percentages = st.decimals(min_value="-100", max_value="100", places=4)


def half_up(exact: Fraction, places: int) -> Decimal:
    """Round by another way: on the nose, in whole units of the last place."""
    scaled = abs(exact) * 10**places
    units = floor(scaled + Fraction(1, 2))
    return Decimal(units if exact >= 0 else -units).scaleb(-places)


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0.525", "0.53"), ("-0.525", "-0.53"), ("0.5249999", "0.52"), ("-0.5249999", "-0.52"), ("0.005", "0.01")],
)
def test_cents_are_rounded_half_away_from_zero(amount: str, rounded: str) -> None:
    assert cents(Decimal(amount)) == Decimal(rounded)
    assert cents(Decimal(amount)).as_tuple().exponent == -2


@pytest.mark.parametrize(("amount", "rounded"), [("0.0000005", "0.000001"), ("-0.0000005", "-0.000001")])
def test_unit_prices_are_rounded_half_away_from_zero(amount: str, rounded: str) -> None:
    assert unit_price(Decimal(amount)) == Decimal(rounded)


def test_discounts_run_in_cascade() -> None:
    assert cents(after_discounts(Decimal(10), decimals("10", "5"))) == Decimal("8.55")
    assert after_discounts(Decimal(10), ()) == Decimal(10)


def test_a_line_is_rounded_once_not_per_unit() -> None:
    assert line_net(Decimal(1000), Decimal("0.0045"), ()) == Decimal("4.50")
    assert line_net(Decimal(3), Decimal("0.335"), decimals("50")) == Decimal("0.50")
    assert line_net(Decimal(-1), Decimal("0.525"), ()) == Decimal("-0.53")


@pytest.mark.parametrize(("base", "tax"), [("435.93", "91.55"), ("1757.50", "369.08"), ("2.50", "0.53")])
def test_tax_of_a_base(base: str, tax: str) -> None:
    assert cents(percent_of(Decimal(base), Decimal(21))) == Decimal(tax)


@PROPERTY
@given(quantities, prices, st.lists(percentages, max_size=3))
def test_a_net_is_the_exact_product_rounded_once(quantity: Decimal, price: Decimal, discounts: list[Decimal]) -> None:
    exact = Fraction(quantity) * Fraction(price)
    for percentage in discounts:
        exact *= 1 - Fraction(percentage) / 100
    assert line_net(quantity, price, discounts) == half_up(exact, 2)


@PROPERTY
@given(quantities, prices, percentages)
def test_a_return_is_the_mirror_of_a_sale(quantity: Decimal, price: Decimal, percentage: Decimal) -> None:
    assert line_net(-quantity, price, [percentage]) == -line_net(quantity, price, [percentage])


def test_a_long_product_is_not_rounded_before_it_is_a_cent() -> None:
    almost_a_half = Decimal("0.4999999999999999999999999999999")
    assert line_net(almost_a_half, Decimal("0.01"), ()) == 0
    assert cents(percent_of(almost_a_half, Decimal(1))) == 0
