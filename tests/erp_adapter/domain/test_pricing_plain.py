"""Whatever the rows, every figure is the one that the rules said plainly give: on pages of products, at many quantities."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest

from erp_adapter.domain.codes import FamilyCode, OfferCode, ProductCode, TariffCode
from erp_adapter.domain.pricing import (
    CustomerDiscount,
    CustomerPrices,
    CustomerTerms,
    Offer,
    OfferRule,
    Price,
    PriceRow,
    PriceRows,
    Pricing,
    Tariff,
)
from erp_adapter.domain.quantities import least_quantity
from tests.erp_adapter.domain.examples import CUSTOMER, EUR, LINES, TODAY, Product, Rows, decimals
from tests.erp_adapter.domain.plain_pricing import PlainRules

PAGES = 250
BOTH = pytest.mark.parametrize("rule", list(OfferRule))

# Few values each, so that rows often meet: the same product, family, quantity, start or net.
CODES = [ProductCode(code) for code in ("P", "Q", "R")]
TARIFFS = [TariffCode(code) for code in ("T1", "T2", "T3")]
FAMILIES = [None, *LINES, FamilyCode("LONE")]
BRANDS = [None, "ACME", "OTHER"]
FIRSTS = [None, None, *(TODAY + timedelta(days=days) for days in (-9, -1, 0, 1))]
LASTS = [None, None, *(TODAY + timedelta(days=days) for days in (-1, 0, 1, 9))]
PRICES = decimals("-1", "0", "0.0000004", "0.0000005", "0.004", "5", "9.99", "10", "10.00", "20", "12.345678")
DISCOUNTS = [(), (), decimals("0"), decimals("50"), decimals("0", "10"), decimals("10", "5"), decimals("5", "10")]
DISCOUNTS += [decimals("33.3333"), decimals("100"), decimals("-20"), decimals("99.99", "99.99", "99.99")]
PERCENTAGES = [None, *decimals("0", "10", "33.3333", "100", "-5")]
QUANTITIES = decimals("0", "1", "2.5", "5", "10", "12")
STEPS = decimals("0", "1", "2.5", "6")
ASKED = decimals("-1", "0", "0.5", "1", "2.5", "4.999", "5", "7", "10", "12", "1000000")


class Page:
    """Some products with the rows that were read for them and for one customer."""

    def __init__(self, random: Random) -> None:
        self._random = random
        codes = random.sample(CODES, random.randint(1, len(CODES)))
        self.products = [self._product(code) for code in codes]
        tariffs = tuple([self._tariff(code) for code in random.sample(TARIFFS, random.randint(0, 3))])
        discounts = tuple([self._discount() for _ in range(random.choice((0, 1, 3, 8)))])
        self.terms = CustomerTerms(tariffs, discounts, offers=random.random() < 0.9)
        self.rows = PriceRows(
            families=LINES,
            agreed={CUSTOMER: {code: self._price_rows() for code in CODES if random.random() < 0.4}},
            tariff_rows={code: {its: self._price_rows() for its in CODES} for code in TARIFFS if random.random() < 0.6},
            offers=[self._offer(number) for number in random.sample(range(100), random.choice((0, 1, 3, 8)))],
        )

    def prices(self, rule: OfferRule) -> CustomerPrices:
        return Pricing(EUR, TODAY, rule).of(CUSTOMER, self.terms, self.rows)

    def plain(self, rule: OfferRule, product: Product) -> PlainRules:
        agreed = self.rows.agreed[CUSTOMER].get(product.code, ())
        tariff_rows = {code: rows.get(product.code, ()) for code, rows in self.rows.tariff_rows.items()}
        rows = Rows(agreed, tariff_rows, self.rows.offers)
        return PlainRules(EUR, TODAY, rule, product, self.rows.line(product.family_code), self.terms, rows)

    def _product(self, code: ProductCode) -> Product:
        chosen = self._random.choice
        for_sale = self._random.random() < 0.9
        family, brand, price = chosen(FAMILIES), chosen(BRANDS), chosen(PRICES)
        return Product(code, brand, family, price, for_sale, chosen(QUANTITIES), chosen(STEPS))

    def _tariff(self, code: TariffCode) -> Tariff:
        chosen = self._random.choice
        return Tariff(code, code, chosen([EUR, EUR, EUR, "USD"]), chosen(PERCENTAGES), chosen(FIRSTS), chosen(LASTS))

    def _discount(self) -> CustomerDiscount:
        chosen = self._random.choice
        return CustomerDiscount(chosen(FAMILIES), chosen(BRANDS), chosen(DISCOUNTS), chosen(FIRSTS), chosen(LASTS))

    def _price_rows(self) -> list[PriceRow]:
        chosen = self._random.choice
        return [
            PriceRow(chosen(QUANTITIES), chosen(PRICES), chosen(DISCOUNTS), chosen(FIRSTS), chosen(LASTS))
            for _ in range(chosen((0, 1, 1, 4)))
        ]

    def _offer(self, number: int) -> Offer:
        chosen = self._random.choice
        return Offer(
            code=OfferCode(f"O{number:02}"),
            name="Oferta",
            product=chosen([None, *CODES]),
            family=chosen([None, *FAMILIES]),
            tariff=chosen([None, None, None, *TARIFFS]),
            min_quantity=chosen(QUANTITIES),
            price=chosen([None, *PRICES]),
            discounts=chosen(DISCOUNTS),
            valid_from=chosen(FIRSTS),
            valid_until=chosen(LASTS),
        )


def pages() -> Iterator[Page]:
    return (Page(Random(seed)) for seed in range(PAGES))  # noqa: S311 - the same pages each time


def figures(price: Price | None) -> tuple[object, ...] | None:
    """What the price says, each figure as it is written."""
    if price is None:
        return None
    return (
        str(price.unit_price),
        tuple(map(str, price.discounts)),
        str(price.net_unit_price),
        str(price.net),
        price.source,
        price.tariff,
        price.offer,
        price.valid_until,
    )


@BOTH
def test_every_price_is_that_of_the_plain_rules(rule: OfferRule) -> None:
    for page in pages():
        prices = page.prices(rule)
        for product in page.products:
            plain = page.plain(rule, product)
            for quantity in ASKED:
                found = plain.price(quantity)
                expected = None if found is None else found.figures(quantity)
                assert figures(prices.price(product, quantity)) == expected


@BOTH
def test_every_break_table_is_that_of_the_plain_rules(rule: OfferRule) -> None:
    for page in pages():
        prices = page.prices(rule)
        for product in page.products:
            least = least_quantity(product.min_quantity, product.quantity_step)
            table = [
                (str(each.minimum_quantity), str(each.net_unit_price), each.source) for each in prices.breaks(product)
            ]
            assert table == page.plain(rule, product).breaks(least)


def test_the_usable_offers_are_those_of_the_plain_rules() -> None:
    for page in pages():
        prices = page.prices(OfferRule.BEST_PRICE)
        for product in page.products:
            assert list(prices.usable_offers(product)) == page.plain(OfferRule.BEST_PRICE, product).offers()


@BOTH
def test_the_pages_meet_every_rule_and_products_without_a_price(rule: OfferRule) -> None:
    met = set()
    for page in pages():
        found = [page.prices(rule).price(product, Decimal(5)) for product in page.products]
        met |= {
            (None if price is None else price.source, price is not None and bool(price.discounts)) for price in found
        }
    assert len({source for source, _ in met}) == 6
