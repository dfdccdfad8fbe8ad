"""When an offer counts, what it replaces, and which of several."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from erp_adapter.domain.pricing import NOBODY, Offer, OfferRule, PriceSource
from tests.erp_adapter.domain.examples import (
    TODAY,
    customer,
    decimals,
    discount,
    offer,
    price_of,
    priced,
    pricing,
    product,
    row,
    rows,
    tariff,
)

DAY = timedelta(days=1)
FIRST = OfferRule.FIRST_MATCH
BEST = OfferRule.BEST_PRICE
BOTH = pytest.mark.parametrize("rule", list(OfferRule))


class TestBestPrice:
    @pytest.mark.parametrize(("at", "source"), [("79.99", PriceSource.OFFER), ("80", None), ("80.01", None)])
    def test_an_offer_counts_only_where_it_is_strictly_lower(self, at: str, source: PriceSource | None) -> None:
        bargain = rows(offer(price=at), agreed=(row("80"),))
        assert priced(bargain).source is (source or PriceSource.CUSTOMER_PRICE)
        by_discount = rows(offer(price=at))
        terms = customer(discounts=(discount("20", brand="ACME"),))
        assert priced(by_discount, terms).source is (source or PriceSource.CUSTOMER_DISCOUNT)
        by_tariff = rows(offer(price=at), T1=(row("80"),))
        assert priced(by_tariff, customer(tariff())).source is (source or PriceSource.TARIFF)
        assert priced(rows(offer(price=at)), of=product("80")).source is (source or PriceSource.BASE)

    def test_an_offer_prices_nothing_that_the_rules_do_not(self) -> None:
        assert price_of(rows(offer(price="5")), of=product("0")) is None

    def test_an_offer_is_compared_at_the_quantity(self) -> None:
        its_rows = rows(offer(price="8", from_quantity="10"), agreed=(row("9"), row("7", from_quantity="100")))
        units = [priced(its_rows, quantity=quantity).unit_price for quantity in ("9", "10", "99", "100")]
        assert units == [Decimal(9), Decimal(8), Decimal(8), Decimal(7)]


class TestFirstMatch:
    def test_an_offer_stands_after_the_agreed_price_and_the_customer_s_discount(self) -> None:
        cheap = offer(price="1")
        assert priced(rows(cheap, agreed=(row("80"),)), rule=FIRST).source is PriceSource.CUSTOMER_PRICE
        terms = customer(discounts=(discount("20", brand="ACME"),))
        assert priced(rows(cheap), terms, rule=FIRST).source is PriceSource.CUSTOMER_DISCOUNT

    def test_an_offer_stands_before_the_tariffs_and_the_base_price_dearer_or_not(self) -> None:
        dear = offer(price="200")
        assert priced(rows(dear, T1=(row("80"),)), customer(tariff()), rule=FIRST).net == Decimal(200)
        assert priced(rows(dear), rule=FIRST).source is PriceSource.OFFER

    def test_an_offer_with_its_own_price_needs_no_other(self) -> None:
        assert priced(rows(offer(price="5")), of=product("0"), rule=FIRST).net == Decimal(5)
        assert price_of(rows(offer("O1", "10")), of=product("0"), rule=FIRST) is None


class TestWhatItReplaces:
    @BOTH
    def test_its_discounts_replace_those_of_the_price_found(self, rule: OfferRule) -> None:
        price = priced(rows(offer("O1", "20", "10"), T1=(row("10", "5"),)), customer(tariff()), rule=rule)
        assert (price.source, price.unit_price, price.discounts) == (
            PriceSource.OFFER,
            Decimal(10),
            decimals("20", "10"),
        )
        assert (price.net, price.tariff, price.offer) == (Decimal("7.20"), tariff(), offer("O1", "20", "10"))

    def test_its_discounts_stand_on_the_price_before_discounts_of_every_rule(self) -> None:
        its_offer = offer("O1", "50")
        assert priced(rows(its_offer, agreed=(row("80", "10"),))).net == Decimal(40)
        terms = customer(tariff(), discounts=(discount("10", brand="ACME"),))
        assert priced(rows(its_offer, T1=(row("60"),)), terms).net == Decimal(30)
        assert priced(rows(its_offer), customer(tariff(discount="20"))).net == Decimal(40)
        assert priced(rows(its_offer)).net == Decimal(50)

    @BOTH
    def test_its_own_price_replaces_the_unit_price_and_the_discounts(self, rule: OfferRule) -> None:
        terms = customer(tariff())
        plain = priced(rows(offer(price="4"), T1=(row("10", "5"),)), terms, rule=rule)
        assert (plain.unit_price, plain.discounts, plain.tariff) == (Decimal(4), (), None)
        both = priced(rows(offer("O1", "25", price="4"), T1=(row("10", "5"),)), terms, rule=rule)
        assert (both.unit_price, both.discounts, both.net) == (Decimal(4), decimals("25"), Decimal(3))

    @BOTH
    @pytest.mark.parametrize(
        "nothing", [offer(), offer("O1", "0"), offer(price="0"), offer("O1", "100"), offer(price="-1")]
    )
    def test_what_offers_nothing_is_no_offer(self, nothing: Offer, rule: OfferRule) -> None:
        price = priced(rows(nothing, T1=(row("10", "5"),)), customer(tariff()), rule=rule)
        assert (price.source, price.net) == (PriceSource.TARIFF, Decimal("9.50"))
        assert pricing(rule).usable_offers(product(), customer(), rows(nothing)) == ()

    @BOTH
    def test_a_price_of_0_leaves_an_offer_its_discounts(self, rule: OfferRule) -> None:
        price = priced(rows(offer("O1", "30", price="0")), rule=rule)
        assert (price.net, price.offer) == (Decimal(70), offer("O1", "30"))

    def test_it_lasts_until_the_first_end_among_the_rows_that_made_it(self) -> None:
        early, late = TODAY + DAY, TODAY + 2 * DAY
        on_row = rows(offer("O1", "20", end=late), T1=(row("10", end=early),))
        assert priced(on_row, customer(tariff())).valid_until == early
        own_price = rows(offer(price="5", end=late), T1=(row("10", end=early),))
        assert priced(own_price, customer(tariff())).valid_until == late
        of_tariff = rows(offer(price="5", tariff="T1", end=late))
        price = priced(of_tariff, customer(tariff(end=early)))
        assert (price.valid_until, price.tariff) == (early, tariff(end=early))
        for_another = rows(offer("O1", "20", tariff="T2", end=late), T1=(row("10"),))
        price = priced(for_another, customer(tariff("T1"), tariff("T2", end=early)))
        assert (price.valid_until, price.tariff) == (early, tariff("T1"))

    def test_a_discount_that_the_offer_replaced_has_no_say_in_how_long_it_lasts(self) -> None:
        terms = customer(discounts=(discount("10", brand="ACME", end=TODAY),))
        assert priced(rows(offer("O1", "20", end=TODAY + DAY)), terms).valid_until == TODAY + DAY


class TestWhichOffer:
    @BOTH
    @pytest.mark.parametrize("order", [1, -1])
    def test_of_several_the_lowest_counts_then_the_code(self, rule: OfferRule, order: int) -> None:
        several = (offer("O1", price="70"), offer("O3", "40"), offer("O2", "20", "25"))[::order]
        assert priced(rows(*several), rule=rule).offer == offer("O2", "20", "25")

    @BOTH
    @pytest.mark.parametrize(
        "other",
        [
            offer(price="1", product=None),
            offer(price="1", product="OTHER"),
            offer(price="1", product=None, family="OTHER"),
            offer(price="1", product="P", family="OTHER"),
            offer(price="1", product="OTHER", family="CHILD"),
            offer(price="1", tariff="T9"),
            offer(price="1", from_quantity="2"),
            offer(price="1", start=TODAY + DAY),
            offer(price="1", end=TODAY - DAY),
        ],
    )
    def test_what_is_for_another_product_tariff_quantity_or_day_does_not_count(
        self, other: Offer, rule: OfferRule
    ) -> None:
        assert priced(rows(other), customer(tariff()), rule=rule).source is PriceSource.BASE

    @BOTH
    @pytest.mark.parametrize(
        "its",
        [
            offer(price="1", product=None, family="CHILD"),
            offer(price="1", product=None, family="ROOT"),
            offer(price="1", family="PARENT"),
            offer(price="1", tariff="T1"),
            offer(price="1", start=TODAY, end=TODAY),
        ],
    )
    def test_what_is_for_a_family_above_for_a_tariff_or_for_today_counts(self, its: Offer, rule: OfferRule) -> None:
        assert priced(rows(its), customer(tariff()), rule=rule).offer == its

    @pytest.mark.parametrize(
        ("currency", "end"), [("USD", None), ("EUR", TODAY - DAY)], ids=["another currency", "not in force"]
    )
    def test_a_tariff_that_is_skipped_brings_no_offer(self, currency: str, end: date | None) -> None:
        terms = customer(tariff(currency=currency, end=end))
        assert priced(rows(offer(price="1", tariff="T1")), terms).source is PriceSource.BASE


class TestUsableOffers:
    def test_all_that_count_today_better_or_not_from_whatever_quantity_by_code(self) -> None:
        shown = (offer("O1", price="500"), offer("O2", "5", from_quantity="100"), offer("O3", "5", tariff="T1"))
        hidden = (offer("O4", "5", tariff="T2"), offer("O5", "5", end=TODAY - DAY), offer("O6", "5", product="OTHER"))
        its_rows = rows(*reversed(shown), *hidden)
        assert pricing().usable_offers(product(), customer(tariff()), its_rows) == shown

    def test_none_for_what_is_not_for_sale_nor_for_nobody(self) -> None:
        assert pricing().usable_offers(product(for_sale=False), customer(), rows(offer("O1", "5"))) == ()
        assert pricing().usable_offers(product(), NOBODY, rows(offer("O1", "5"))) == ()
