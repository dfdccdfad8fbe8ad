"""The quantities from which a unit costs something else."""

from datetime import timedelta
from decimal import Decimal

import pytest

from erp_adapter.domain.pricing import (
    CustomerTerms,
    OfferRule,
    PriceBreak,
    PriceSource,
)
from tests.erp_adapter.domain.examples import TODAY, Product, Rows, customer, offer, pricing, product, row, rows, tariff


def breaks(
    its_rows: Rows,
    terms: CustomerTerms | None = None,
    of: Product | None = None,
    rule: OfferRule = OfferRule.BEST_PRICE,
) -> list[tuple[str, str]]:
    """Write a break table down as text, without trailing zeros."""
    table = pricing(rule).breaks(of or product(), terms or customer(), its_rows)
    return [(f"{its.minimum_quantity:f}", f"{its.net_unit_price.normalize():f}") for its in table]


def test_one_price_is_one_row_from_the_least_that_can_be_bought() -> None:
    assert breaks(rows()) == [("1", "100")]
    assert breaks(rows(), of=product(minimum="10", step="6")) == [("12", "100")]


def test_every_rule_s_minimum_quantities_count() -> None:
    its_rows = rows(
        offer(price="60", from_quantity="50"),
        agreed=(row("70", from_quantity="20"), row("55", from_quantity="100")),
        T1=(row("90"), row("80", from_quantity="10")),
    )
    table = pricing().breaks(product(), customer(tariff()), its_rows)
    assert [its.source for its in table] == [
        PriceSource.TARIFF,
        PriceSource.TARIFF,
        PriceSource.CUSTOMER_PRICE,
        PriceSource.OFFER,
        PriceSource.CUSTOMER_PRICE,
    ]
    assert breaks(its_rows, customer(tariff())) == [
        ("1", "90"),
        ("10", "80"),
        ("20", "70"),
        ("50", "60"),
        ("100", "55"),
    ]


def test_a_row_that_changes_nothing_is_no_break() -> None:
    same = (row("10"), row("20", "50", from_quantity="5"), row("9", from_quantity="10"))
    assert breaks(rows(agreed=same)) == [("1", "10"), ("10", "9")]


def test_rows_below_the_least_that_can_be_bought_count_from_there() -> None:
    its_rows = rows(agreed=(row("10"), row("9", from_quantity="5"), row("8", from_quantity="12")))
    assert breaks(its_rows, of=product(minimum="10", step="6")) == [("12", "8")]


def test_a_dearer_price_from_a_quantity_on_is_a_break_too() -> None:
    assert breaks(rows(agreed=(row("10"), row("11", from_quantity="5")))) == [("1", "10"), ("5", "11")]


def test_where_the_least_has_no_price_the_table_begins_where_there_is_one() -> None:
    its_rows = rows(agreed=(row("9", from_quantity="10"),))
    assert breaks(its_rows, of=product("0")) == [("10", "9")]
    its_offer = rows(offer(price="9", from_quantity="10"))
    assert breaks(its_offer, of=product("0"), rule=OfferRule.FIRST_MATCH) == [("10", "9")]
    assert breaks(its_offer, of=product("0"), rule=OfferRule.BEST_PRICE) == []


@pytest.mark.parametrize("of", [product("0"), product(for_sale=False)])
def test_no_price_is_no_row(of: Product) -> None:
    assert breaks(rows(), of=of) == []


def test_rows_of_other_days_and_of_other_tariffs_are_no_breaks() -> None:
    gone = row("5", from_quantity="5", end=TODAY - timedelta(days=1))
    its_rows = rows(agreed=(gone,), T1=(gone,), T2=(row("4", from_quantity="7"),))
    assert breaks(its_rows, customer(tariff("T1"))) == [("1", "100")]


def test_a_break_outside_the_steps_stands_as_the_erp_has_it() -> None:
    its_rows = rows(agreed=(row("9", from_quantity="25"),))
    table = pricing().breaks(product(step="10"), customer(), its_rows)
    assert table[1] == PriceBreak(Decimal(25), Decimal("9.000000"), PriceSource.CUSTOMER_PRICE)
