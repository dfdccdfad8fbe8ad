"""Quantities are over zero, reach the minimum and come in the product's steps."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.quantities import LARGEST, QuantityFault, check_quantity, least_quantity
from tests.erp_adapter.domain.examples import PROPERTY

units = st.decimals(min_value="0", max_value="1000", places=3)
steps = st.sampled_from(["0", "0.001", "0.25", "1", "6", "12.5"]).map(Decimal)


@pytest.mark.parametrize(
    ("minimum", "step", "least"),
    [
        ("1", "1", "1"),
        ("10", "6", "12"),
        ("12", "6", "12"),
        ("0", "6", "6"),
        ("0.5", "0", "0.5"),
        ("0", "0", "1"),
        ("-3", "0", "1"),
        ("-3", "6", "6"),
        ("1", "0.25", "1"),
        ("1.1", "0.25", "1.25"),
    ],
)
def test_the_least_is_the_first_multiple_of_the_step_that_reaches_the_minimum(
    minimum: str, step: str, least: str
) -> None:
    assert least_quantity(Decimal(minimum), Decimal(step)) == Decimal(least)


@pytest.mark.parametrize(
    ("quantity", "fault"),
    [
        ("0", QuantityFault.NOT_POSITIVE),
        ("-6", QuantityFault.NOT_POSITIVE),
        ("-0.0001", QuantityFault.NOT_POSITIVE),
        ("9999999.001", QuantityFault.TOO_LARGE),
        ("1E+400", QuantityFault.TOO_LARGE),
        ("12.0001", QuantityFault.TOO_FINE),
        ("1E-400", QuantityFault.TOO_FINE),
        ("6", QuantityFault.MINIMUM),
        ("7", QuantityFault.MINIMUM),
        ("13", QuantityFault.STEP),
        ("12.001", QuantityFault.STEP),
        ("12", None),
        ("12.0000", None),
        ("18", None),
    ],
)
def test_what_is_wrong_with_a_quantity(quantity: str, fault: QuantityFault | None) -> None:
    assert check_quantity(Decimal(quantity), Decimal(12), Decimal(6)) is fault


def test_a_step_of_0_is_no_step() -> None:
    assert check_quantity(Decimal("0.001"), Decimal(0), Decimal(0)) is None
    assert check_quantity(LARGEST, Decimal(0), Decimal(0)) is None


@PROPERTY
@given(units, steps)
def test_the_least_quantity_can_be_bought_and_none_below_it(minimum: Decimal, step: Decimal) -> None:
    least = least_quantity(minimum, step)
    assert check_quantity(least, minimum, step) is None
    if step:
        assert least == step or check_quantity(least - step, minimum, step) is QuantityFault.MINIMUM


@PROPERTY
@given(units, steps, st.integers(min_value=0, max_value=50))
def test_every_further_step_can_be_bought(minimum: Decimal, step: Decimal, more: int) -> None:
    assert check_quantity(least_quantity(minimum, step) + more * step, minimum, step) is None
