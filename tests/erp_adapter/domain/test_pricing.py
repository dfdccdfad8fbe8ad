"""Which rule prices a product, and which row within a rule: one test a precedence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from erp_adapter.domain.pricing import NOBODY, CustomerDiscount, OfferRule, PriceRow, PriceSource, Tariff
from tests.erp_adapter.domain.examples import (
    TODAY,
    customer,
    decimals,
    discount,
    offer,
    price_of,
    priced,
    product,
    row,
    rows,
    tariff,
)

DAY = timedelta(days=1)
BOTH = pytest.mark.parametrize("rule", list(OfferRule))


class TestRules:
    @BOTH
    def test_1_an_agreed_price_comes_before_everything_dearer_or_not(self, rule: OfferRule) -> None:
        terms = customer(tariff(), discounts=(discount("50", family="CHILD"),))
        price = priced(rows(agreed=(row("120", "10"),), T1=(row("90"),)), terms, rule=rule)
        assert (price.source, price.unit_price, price.net) == (PriceSource.CUSTOMER_PRICE, Decimal(120), Decimal(108))
        assert price.discounts == decimals("10")
        assert price.tariff is None

    @BOTH
    def test_2_the_customer_s_discount_replaces_the_tariff_row_s_even_where_it_is_smaller(
        self, rule: OfferRule
    ) -> None:
        terms = customer(tariff(), discounts=(discount("10", "5", family="CHILD"),))
        price = priced(rows(T1=(row("10", "50"),)), terms, rule=rule)
        assert (price.source, price.unit_price) == (PriceSource.CUSTOMER_DISCOUNT, Decimal(10))
        assert (price.discounts, price.net_unit_price) == (decimals("10", "5"), Decimal("8.55"))
        assert price.tariff == tariff()

    def test_2_stands_on_a_tariff_s_percentage(self) -> None:
        terms = customer(tariff(discount="20"), discounts=(discount("10", brand="ACME"),))
        assert priced(rows(), terms).net == Decimal(72)

    def test_2_stands_on_the_base_price_where_no_tariff_prices_the_product(self) -> None:
        price = priced(rows(), customer(tariff(), discounts=(discount("10", brand="ACME"),)))
        assert (price.source, price.net, price.tariff) == (PriceSource.CUSTOMER_DISCOUNT, Decimal(90), None)

    def test_2_needs_a_price_to_stand_on(self) -> None:
        assert price_of(rows(), customer(discounts=(discount("10", brand="ACME"),)), of=product("0")) is None

    def test_3_the_first_tariff_that_prices_the_product_wins_dearer_or_not(self) -> None:
        its_rows = rows(T1=(row("90"),), T2=(row("80"),))
        assert priced(its_rows, customer(tariff("T1"), tariff("T2"))).net == Decimal(90)
        assert priced(its_rows, customer(tariff("T2"), tariff("T1"))).net == Decimal(80)

    def test_3_a_tariff_s_own_row_comes_before_its_percentage(self) -> None:
        assert priced(rows(T1=(row("95"),)), customer(tariff(discount="10"))).net == Decimal(95)

    def test_3_a_tariff_s_percentage_comes_before_the_next_tariff_s_row(self) -> None:
        terms = customer(tariff("T1", discount="10"), tariff("T2"))
        price = priced(rows(T2=(row("50"),)), terms)
        assert (price.source, price.net, price.tariff) == (PriceSource.TARIFF, Decimal(90), tariff("T1", discount="10"))

    def test_3_a_percentage_makes_the_unit_price_and_leaves_no_discount(self) -> None:
        price = priced(rows(), customer(tariff(discount="33.3333")), of=product("0.123456"), quantity="1000")
        assert (price.unit_price, price.discounts) == (Decimal("0.082304"), ())
        assert price.net == Decimal("82.30")

    def test_3_a_percentage_of_0_is_the_base_price_as_a_tariff_s(self) -> None:
        assert priced(rows(), customer(tariff(discount="0"))).source is PriceSource.TARIFF

    def test_3_a_tariff_without_a_percentage_prices_only_what_it_has_rows_for(self) -> None:
        price = priced(rows(T2=(row("80"),)), customer(tariff("T1"), tariff("T2")))
        assert price.tariff == tariff("T2")

    def test_3_rows_of_tariffs_that_the_customer_does_not_have_price_nothing(self) -> None:
        assert priced(rows(T2=(row("80"),)), customer(tariff("T1"))).source is PriceSource.BASE

    @pytest.mark.parametrize(
        "skipped",
        [
            tariff("T1", discount="50", currency="USD"),
            tariff("T1", discount="50", start=TODAY + DAY),
            tariff("T1", discount="50", end=TODAY - DAY),
        ],
    )
    def test_3_a_tariff_in_another_currency_or_not_in_force_is_skipped(self, skipped: Tariff) -> None:
        price = priced(rows(T1=(row("1"),), T2=(row("80"),)), customer(skipped, tariff("T2")))
        assert price.net == Decimal(80)

    @pytest.mark.parametrize(("start", "end"), [(TODAY, None), (None, TODAY), (TODAY, TODAY)])
    def test_3_a_tariff_holds_on_its_first_and_last_day(self, start: date | None, end: date | None) -> None:
        terms = customer(tariff(discount="50", start=start, end=end))
        assert priced(rows(), terms).net == Decimal(50)

    @BOTH
    def test_4_the_base_price_comes_last(self, rule: OfferRule) -> None:
        price = priced(rows(), quantity="3", rule=rule)
        assert (price.source, price.unit_price, price.net) == (PriceSource.BASE, Decimal(100), Decimal(300))
        assert (price.tariff, price.offer, price.valid_until, price.discounts) == (None, None, None, ())


class TestRows:
    @pytest.mark.parametrize("order", [1, -1])
    def test_the_greatest_minimum_quantity_reached_counts_dearer_or_not(self, order: int) -> None:
        breaks = (row("10"), row("8", from_quantity="10"), row("9", from_quantity="100"))[::order]
        for its_rows in (rows(agreed=breaks), rows(T1=breaks)):
            units = [priced(its_rows, customer(tariff()), quantity=q).unit_price for q in ("9.999", "10", "99", "100")]
            assert units == [Decimal(10), Decimal(8), Decimal(8), Decimal(9)]

    @pytest.mark.parametrize("order", [1, -1])
    def test_of_the_same_minimum_quantity_the_latest_start_counts_dearer_or_not(self, order: int) -> None:
        agreed = (row("7"), row("8", start=TODAY - DAY), row("9", start=TODAY))[::order]
        assert priced(rows(agreed=agreed)).unit_price == Decimal(9)

    @pytest.mark.parametrize("order", [1, -1])
    def test_of_the_same_start_the_lower_price_after_discounts_counts(self, order: int) -> None:
        agreed = (row("10", "50"), row("6"), row("9"))[::order]
        assert priced(rows(agreed=agreed)).net == Decimal(5)

    @pytest.mark.parametrize("order", [1, -1])
    def test_of_rows_that_say_the_same_the_one_that_lasts_longest_counts(self, order: int) -> None:
        agreed = (row("9", end=TODAY), row("9"))[::order]
        assert priced(rows(agreed=agreed)).valid_until is None
        its_discounts = (discount("9", brand="ACME", end=TODAY), discount("9", brand="ACME"))[::order]
        assert priced(rows(), customer(discounts=its_discounts)).valid_until is None

    def test_the_minimum_quantity_counts_before_the_start(self) -> None:
        agreed = (row("10", start=TODAY), row("8", from_quantity="5", start=TODAY - DAY))
        assert priced(rows(agreed=agreed), quantity="5").unit_price == Decimal(8)

    @pytest.mark.parametrize(
        ("start", "end", "holds"),
        [
            (TODAY, TODAY, True),
            (TODAY + DAY, None, False),
            (None, TODAY - DAY, False),
        ],
    )
    def test_rows_hold_on_their_first_and_last_day(self, start: date | None, end: date | None, *, holds: bool) -> None:
        dated = row("7", start=start, end=end)
        expected = Decimal(7) if holds else Decimal(100)
        assert priced(rows(agreed=(dated,))).unit_price == expected
        assert priced(rows(T1=(dated,)), customer(tariff())).unit_price == expected

    def test_a_row_not_reached_leaves_the_word_to_the_next_rule(self) -> None:
        its_rows = rows(agreed=(row("1", from_quantity="10"),), T1=(row("2", from_quantity="5"),))
        terms = customer(tariff("T1"), tariff("T2", discount="50"))
        units = [priced(its_rows, terms, quantity=quantity).net_unit_price for quantity in ("4", "5", "10")]
        assert units == [Decimal(50), Decimal(2), Decimal(1)]


class TestCustomerDiscounts:
    @pytest.mark.parametrize("order", [1, -1])
    def test_family_and_brand_then_family_then_brand_then_nearer_families(self, order: int) -> None:
        ranked = [
            discount("1", family="CHILD", brand="ACME"),
            discount("2", family="ROOT", brand="ACME"),
            discount("3", family="CHILD"),
            discount("4", family="PARENT"),
            discount("5", family="ROOT"),
            discount("6", brand="ACME"),
        ]
        for first in range(len(ranked)):
            price = priced(rows(), customer(discounts=tuple(ranked[first:][::order])))
            assert price.discounts == ranked[first].discounts

    @pytest.mark.parametrize(
        "other",
        [
            discount("9"),
            discount("9", family="OTHER"),
            discount("9", brand="OTHER"),
            discount("9", family="CHILD", brand="OTHER"),
            discount("9", family="OTHER", brand="ACME"),
            discount("9", family="CHILD", start=TODAY + DAY),
            discount("9", family="CHILD", end=TODAY - DAY),
        ],
    )
    def test_what_names_neither_or_something_else_or_another_day_is_for_nothing(self, other: CustomerDiscount) -> None:
        assert priced(rows(), customer(discounts=(other,))).source is PriceSource.BASE

    def test_a_product_without_brand_or_family_has_no_discount_by_them(self) -> None:
        terms = customer(discounts=(discount("9"), discount("8", family="CHILD"), discount("7", brand="ACME")))
        assert priced(rows(), terms, of=product(brand=None, family=None)).source is PriceSource.BASE

    @pytest.mark.parametrize("order", [1, -1])
    def test_the_latest_start_counts_then_the_lower_price(self, order: int) -> None:
        by_start = (discount("50", family="CHILD"), discount("10", family="CHILD", start=TODAY))[::order]
        assert priced(rows(), customer(discounts=by_start)).net == Decimal(90)
        by_price = (discount("10", "10", family="CHILD"), discount("19", family="CHILD"))[::order]
        assert priced(rows(), customer(discounts=by_price)).net == Decimal(81)

    def test_a_discount_of_0_gives_the_price_without_the_tariff_row_s_discounts(self) -> None:
        price = priced(rows(T1=(row("10", "50"),)), customer(tariff(), discounts=(discount("0", brand="ACME"),)))
        assert (price.source, price.net, price.discounts) == (PriceSource.CUSTOMER_DISCOUNT, Decimal(10), ())


class TestNoPrice:
    @BOTH
    def test_what_is_not_for_sale_has_none(self, rule: OfferRule) -> None:
        its_rows = rows(offer(price="1"), agreed=(row("10"),))
        assert price_of(its_rows, of=product(for_sale=False), rule=rule) is None

    @pytest.mark.parametrize("base", ["0", "-1", "0.0000004"])
    @BOTH
    def test_a_base_price_of_0_or_less_is_none(self, base: str, rule: OfferRule) -> None:
        assert price_of(rows(), customer(tariff(discount="0")), of=product(base), rule=rule) is None

    @pytest.mark.parametrize(
        "nothing", [row("0"), row("-1"), row("10", "100"), row("-1", "200"), row("0.001", "99.99", "50")]
    )
    def test_a_row_that_comes_to_nothing_leaves_the_word_to_the_next(self, nothing: PriceRow) -> None:
        assert priced(rows(agreed=(nothing,))).source is PriceSource.BASE
        assert priced(rows(agreed=(nothing, row("9")))).unit_price == Decimal(9)
        assert priced(rows(T1=(nothing,)), customer(tariff("T1"), tariff("T2", discount="5"))).net == Decimal(95)
        assert priced(rows(T1=(nothing,)), customer(tariff("T1", discount="5"))).net == Decimal(95)

    def test_a_percentage_or_a_discount_of_all_leaves_the_word_to_the_next(self) -> None:
        assert priced(rows(), customer(tariff("T1", discount="100"), tariff("T2", discount="5"))).net == Decimal(95)
        terms = customer(discounts=(discount("100", family="CHILD"), discount("5", brand="ACME")))
        assert priced(rows(), terms).net == Decimal(95)

    @pytest.mark.parametrize("quantity", ["0", "-1"])
    def test_no_quantity_costs_nothing(self, quantity: str) -> None:
        assert price_of(rows(), quantity=quantity) is None

    def test_a_price_below_the_cent_is_a_price(self) -> None:
        price = priced(rows(), of=product("0.004"))
        assert (price.unit_price, price.net_unit_price, price.net) == decimals("0.004", "0.004000", "0.00")
        assert priced(rows(), of=product("0.004"), quantity="1000").net == Decimal(4)


class TestFigures:
    def test_zero_discounts_are_not_shown(self) -> None:
        assert priced(rows(agreed=(row("10", "0", "5", "0"),))).discounts == decimals("5")

    def test_the_net_is_rounded_once_not_from_the_unit_s(self) -> None:
        price = priced(rows(agreed=(row("0.001235", "50"),)), quantity="100000")
        assert price.net_unit_price == Decimal("0.000618")
        assert price.net == Decimal("61.75")

    def test_a_price_lasts_until_the_first_end_among_the_rows_that_made_it(self) -> None:
        early, late = TODAY + DAY, TODAY + 2 * DAY
        one = rows(T1=(row("90", end=late),))
        assert priced(one, customer(tariff())).valid_until == late
        assert priced(one, customer(tariff(end=early))).valid_until == early
        for its_end, row_end, end in ((early, late, early), (late, early, early), (None, late, late)):
            terms = customer(tariff(), discounts=(discount("10", brand="ACME", end=its_end),))
            assert priced(rows(T1=(row("90", end=row_end),)), terms).valid_until == end
        assert priced(rows(agreed=(row("9", end=late),)), customer(tariff(end=early))).valid_until == late
        assert priced(rows(), customer(tariff(discount="1", end=late))).valid_until == late

    def test_nobody_has_the_base_price_alone(self) -> None:
        price = priced(rows(offer(price="1"), T1=(row("50"),)), NOBODY)
        assert (price.source, price.net) == (PriceSource.BASE, Decimal(100))
