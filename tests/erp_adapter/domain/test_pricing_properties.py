"""What holds of every price, whatever the rows."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.codes import FamilyCode, OfferCode, ProductCode, TariffCode
from erp_adapter.domain.pricing import (
    CustomerDiscount,
    CustomerTerms,
    Offer,
    OfferRule,
    PriceRow,
    PriceSource,
    Tariff,
)
from erp_adapter.domain.quantities import least_quantity
from tests.erp_adapter.domain.examples import LINES, PROPERTY, TODAY, Product, Rows, decimals, pricing
from tests.erp_adapter.domain.test_money import half_up

# Few values each, so that rows often meet: the same quantity, start, price or family.
TARIFF_CODES = [TariffCode(code) for code in ("T1", "T2", "T3")]
FAMILIES = [FamilyCode(code) for code in ("CHILD", "PARENT", "ROOT", "OTHER")]
PRODUCTS = [ProductCode(code) for code in ("P", "Q")]
BRANDS = ["ACME", "OTHER"]

firsts: st.SearchStrategy[date | None] = st.sampled_from([None, *(TODAY + timedelta(days=day) for day in (-9, 0, 1))])
lasts: st.SearchStrategy[date | None] = st.sampled_from([None, *(TODAY + timedelta(days=day) for day in (-1, 0, 9))])
prices = st.sampled_from(decimals("-1", "0", "0.000001", "0.004", "5", "9.99", "10", "12.345678"))
quantities = st.sampled_from(decimals("0", "1", "2.5", "5", "10", "12"))
discounts = st.sampled_from(
    [(), decimals("0"), decimals("10"), decimals("10", "5"), decimals("33.3333"), decimals("100")]
)
percentages = st.sampled_from([None, *decimals("0", "10", "33.3333", "100", "-5")])

price_rows = st.lists(st.builds(PriceRow, quantities, prices, discounts, firsts, lasts), max_size=5).map(tuple)
tariffs = st.builds(
    lambda code, currency, percentage, first, last: Tariff(code, code, currency, percentage, first, last),
    st.sampled_from(TARIFF_CODES),
    st.sampled_from(["EUR", "EUR", "EUR", "USD"]),
    percentages,
    firsts,
    lasts,
)
customer_discounts = st.builds(
    CustomerDiscount,
    st.sampled_from([None, *FAMILIES]),
    st.sampled_from([None, *BRANDS]),
    discounts,
    firsts,
    lasts,
)
offers = st.builds(
    Offer,
    code=st.integers(min_value=0, max_value=999).map(lambda number: OfferCode(f"O{number:03}")),
    name=st.just("Oferta"),
    product=st.sampled_from([None, *PRODUCTS]),
    family=st.sampled_from([None, None, *FAMILIES]),
    tariff=st.sampled_from([None, None, *TARIFF_CODES]),
    min_quantity=quantities,
    price=st.one_of(st.none(), prices),
    discounts=discounts,
    valid_from=firsts,
    valid_until=lasts,
)
products = st.builds(
    Product,
    code=st.sampled_from(PRODUCTS),
    brand=st.sampled_from([None, *BRANDS]),
    family_code=st.sampled_from([None, *FAMILIES[:2]]),
    base_price=prices,
    for_sale=st.sampled_from([True, True, True, False]),
    min_quantity=quantities,
    quantity_step=st.sampled_from(decimals("0", "1", "2.5", "6")),
)
customers = st.builds(
    CustomerTerms,
    st.lists(tariffs, max_size=3, unique_by=lambda tariff: tariff.code).map(tuple),
    st.lists(customer_discounts, max_size=5).map(tuple),
    st.sampled_from([True, True, True, False]),
)
offer_lists = st.lists(offers, max_size=5, unique_by=lambda offer: offer.code).map(tuple)
tariff_rows = st.dictionaries(st.sampled_from(TARIFF_CODES), price_rows, max_size=3)
product_rows = st.builds(Rows, price_rows, tariff_rows, offer_lists)
rules = st.sampled_from(OfferRule)
# Around every minimum quantity that rows have, in steps or not.
asked = st.sampled_from(decimals("0.5", "1", "2", "2.5", "4.999", "5", "6", "9.999", "10", "11", "12", "15", "500"))


Row = TypeVar("Row")


def shuffled(random: Random, values: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(random.sample(values, len(values)))


@PROPERTY
@given(products, customers, product_rows, asked, rules)
def test_a_price_is_never_0_and_its_figures_agree(
    product: Product, customer: CustomerTerms, rows: Rows, quantity: Decimal, rule: OfferRule
) -> None:
    price = pricing(rule).price(product, customer, rows, quantity)
    if price is None:
        return
    assert product.for_sale
    assert price.unit_price > 0
    assert price.net_unit_price > 0
    assert 0 not in price.discounts
    unit = Fraction(price.unit_price)
    for percentage in price.discounts:
        unit *= 1 - Fraction(percentage) / 100
    assert price.net_unit_price == half_up(unit, 6)
    assert price.net == half_up(unit * Fraction(quantity), 2)
    assert (price.offer is not None) is (price.source is PriceSource.OFFER)
    assert price.valid_until is None or price.valid_until >= TODAY
    assert price.tariff is None or price.tariff in customer.tariffs


@PROPERTY
@given(products, customers, product_rows, asked)
def test_under_best_price_offers_make_nothing_dearer_and_price_nothing_else(
    product: Product, customer: CustomerTerms, rows: Rows, quantity: Decimal
) -> None:
    best = pricing(OfferRule.BEST_PRICE)
    offered = best.price(product, customer, rows, quantity)
    plain = best.price(product, customer, Rows(rows.agreed, rows.tariff_rows, ()), quantity)
    assert (offered is None) is (plain is None)
    if offered is not None and plain is not None:
        assert offered.net <= plain.net
        assert offered.net_unit_price <= plain.net_unit_price
        assert offered.offer is not None or offered == plain


@PROPERTY
@given(products, customers, product_rows, asked)
def test_best_price_is_never_dearer_than_first_match(
    product: Product, customer: CustomerTerms, rows: Rows, quantity: Decimal
) -> None:
    best = pricing(OfferRule.BEST_PRICE).price(product, customer, rows, quantity)
    first = pricing(OfferRule.FIRST_MATCH).price(product, customer, rows, quantity)
    if best is not None:
        assert first is not None
        assert best.net <= first.net


@PROPERTY
@given(products, customers, product_rows, rules)
def test_the_break_table_agrees_with_the_price_at_every_quantity_that_can_be_bought(
    product: Product, customer: CustomerTerms, rows: Rows, rule: OfferRule
) -> None:
    table = pricing(rule).breaks(product, customer, rows)
    least = least_quantity(product.min_quantity, product.quantity_step)
    step = product.quantity_step or Decimal("0.25")
    starts = [its.minimum_quantity for its in table]
    assert starts == sorted(set(starts))
    for quantity in [*(least + count * step for count in range(60)), *(start for start in starts if start > least)]:
        price = pricing(rule).price(product, customer, rows, quantity)
        reached = [its for its in table if its.minimum_quantity <= quantity]
        assert (price and price.net_unit_price) == (reached[-1].net_unit_price if reached else None)
    assert all(one.net_unit_price != next_.net_unit_price for one, next_ in pairwise(table))
    assert all(start >= least for start in starts)
    if pricing(rule).price(product, customer, rows, least) is not None:
        assert starts[0] == least


@PROPERTY
@given(products, customers, product_rows, asked, rules)
def test_what_is_priced_at_a_quantity_is_priced_at_every_greater_one(
    product: Product, customer: CustomerTerms, rows: Rows, quantity: Decimal, rule: OfferRule
) -> None:
    if pricing(rule).price(product, customer, rows, quantity) is not None:
        assert pricing(rule).price(product, customer, rows, quantity * 7) is not None


@PROPERTY
@given(products, customers, product_rows, asked, rules, st.randoms(use_true_random=False))
def test_the_order_in_which_the_database_gives_rows_changes_nothing(
    product: Product,
    customer: CustomerTerms,
    rows: Rows,
    quantity: Decimal,
    rule: OfferRule,
    random: Random,
) -> None:
    others = Rows(
        shuffled(random, rows.agreed),
        {code: shuffled(random, rows.tariff_rows[code]) for code in reversed(list(rows.tariff_rows))},
        shuffled(random, rows.offers),
    )
    same = CustomerTerms(customer.tariffs, shuffled(random, customer.discounts), customer.offers)
    its = pricing(rule)
    assert its.price(product, same, others, quantity) == its.price(product, customer, rows, quantity)
    assert its.breaks(product, same, others) == its.breaks(product, customer, rows)
    assert its.usable_offers(product, same, others) == its.usable_offers(product, customer, rows)


@PROPERTY
@given(products, customers, product_rows, offer_lists, price_rows, asked, rules)
def test_rows_that_concern_other_products_and_tariffs_change_nothing(
    product: Product,
    customer: CustomerTerms,
    rows: Rows,
    more: tuple[Offer, ...],
    their_rows: tuple[PriceRow, ...],
    quantity: Decimal,
    rule: OfferRule,
) -> None:
    line = () if product.family_code is None else LINES[product.family_code]
    foreign = tuple(
        offer
        for offer in more
        if offer.product not in {None, product.code}
        or (offer.family is not None and offer.family not in line)
        or (offer.product is None and offer.family is None)
    )
    wider = Rows(rows.agreed, {**rows.tariff_rows, TariffCode("NOT_ITS_OWN"): their_rows}, (*foreign, *rows.offers))
    its = pricing(rule)
    assert its.price(product, customer, wider, quantity) == its.price(product, customer, rows, quantity)
    assert its.breaks(product, customer, wider) == its.breaks(product, customer, rows)


@PROPERTY
@given(st.lists(st.tuples(products, product_rows), min_size=1, max_size=4), customers, asked, rules)
def test_a_price_does_not_depend_on_the_rest_of_the_page(
    page: list[tuple[Product, Rows]], customer: CustomerTerms, quantity: Decimal, rule: OfferRule
) -> None:
    together = pricing(rule)
    prices = [together.price(product, customer, rows, quantity) for product, rows in page]
    assert prices == [pricing(rule).price(product, customer, rows, quantity) for product, rows in page]


@PROPERTY
@given(products, customers, product_rows, asked, rules)
def test_rows_of_other_days_change_nothing(
    product: Product, customer: CustomerTerms, rows: Rows, quantity: Decimal, rule: OfferRule
) -> None:
    def today(row: PriceRow | Tariff | CustomerDiscount | Offer) -> bool:
        return (row.valid_from or TODAY) <= TODAY <= (row.valid_until or TODAY)

    only = Rows(
        tuple(filter(today, rows.agreed)),
        {code: tuple(filter(today, its)) for code, its in rows.tariff_rows.items()},
        tuple(filter(today, rows.offers)),
    )
    terms = CustomerTerms(
        tuple(filter(today, customer.tariffs)), tuple(filter(today, customer.discounts)), customer.offers
    )
    its_pricing = pricing(rule)
    assert its_pricing.price(product, terms, only, quantity) == its_pricing.price(product, customer, rows, quantity)
