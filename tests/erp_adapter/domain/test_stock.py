"""What each stock policy lets a customer know, and what it may not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.stock import StockLevel, StockPolicy, VisibleStock, short, visible
from tests.erp_adapter.domain.examples import PROPERTY

figures = st.decimals(min_value="-500", max_value="500", places=3)
positive = st.decimals(min_value="0.001", max_value="500", places=3)


@pytest.mark.parametrize(
    ("available", "level"),
    [
        ("10.001", StockLevel.GREEN),
        ("10", StockLevel.AMBER),
        ("0.001", StockLevel.AMBER),
        ("0", StockLevel.RED),
        ("-3", StockLevel.RED),
    ],
)
def test_green_above_the_minimum_amber_from_there_down_red_at_zero_or_less(available: str, level: StockLevel) -> None:
    light = visible(StockPolicy.TRAFFIC_LIGHT, Decimal(available), Decimal(10))
    assert light == VisibleStock(StockPolicy.TRAFFIC_LIGHT, None, level)
    exact = visible(StockPolicy.EXACT, Decimal(available), Decimal(10))
    assert exact == VisibleStock(StockPolicy.EXACT, Decimal(available), level)


@pytest.mark.parametrize(("available", "level"), [("0", StockLevel.RED), ("0.5", StockLevel.GREEN)])
def test_a_minimum_of_0_leaves_no_amber(available: str, level: StockLevel) -> None:
    assert visible(StockPolicy.TRAFFIC_LIGHT, Decimal(available), Decimal(0)).level is level


def test_nothing_left_is_red_whatever_the_minimum() -> None:
    assert visible(StockPolicy.TRAFFIC_LIGHT, Decimal(-1), Decimal(-5)).level is StockLevel.RED


@PROPERTY
@given(figures, figures)
def test_hidden_tells_two_figures_apart_in_nothing(one: Decimal, other: Decimal) -> None:
    nothing = VisibleStock(StockPolicy.HIDDEN, None, None)
    assert visible(StockPolicy.HIDDEN, one, other) == nothing
    assert not short(StockPolicy.HIDDEN, one, other)


@PROPERTY
@given(figures, positive, positive)
def test_under_traffic_light_a_wanted_quantity_reads_nothing_out(
    available: Decimal, wanted: Decimal, other: Decimal
) -> None:
    assert short(StockPolicy.TRAFFIC_LIGHT, available, wanted) is short(StockPolicy.TRAFFIC_LIGHT, available, other)
    red = visible(StockPolicy.TRAFFIC_LIGHT, available, Decimal(10)).level is StockLevel.RED
    assert short(StockPolicy.TRAFFIC_LIGHT, available, wanted) is red


@pytest.mark.parametrize(("wanted", "is_short"), [("5", False), ("5.001", True)])
def test_under_exact_it_is_short_of_more_than_there_is(wanted: str, *, is_short: bool) -> None:
    assert short(StockPolicy.EXACT, Decimal(5), Decimal(wanted)) is is_short
