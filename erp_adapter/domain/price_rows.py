"""Which of the ERP's price rows concern a product, and which of them comes first."""

from collections.abc import Container, Iterable
from dataclasses import replace
from decimal import Decimal

from erp_adapter.domain.codes import TariffCode
from erp_adapter.domain.money import HUNDRED, after_discounts, unit_price
from erp_adapter.domain.terms import CustomerDiscount, Offer, PriceRow, ProductTerms
from erp_adapter.domain.validity import Dated, first_day, last_day


def is_price(price: Decimal, discounts: tuple[Decimal, ...]) -> bool:
    """Say whether the ERP's figures are a price: 0 or less, before discounts or to 6 decimals after them, is none."""
    return price > 0 and unit_price(after_discounts(price, discounts)) > 0


def row_at(rows: Iterable[PriceRow], quantity: Decimal) -> PriceRow | None:
    """Take the first row that a quantity reaches, of rows with the greatest minimum quantity in front."""
    return next((row for row in rows if row.min_quantity <= quantity), None)


def best_first(rows: Iterable[PriceRow]) -> tuple[PriceRow, ...]:
    """Put the greatest minimum quantity first, then the latest start, then the lower price."""

    def rank(row: PriceRow) -> tuple[object, ...]:
        net = after_discounts(row.price, row.discounts)
        return (-row.min_quantity, *_latest_first(row), net, row.price, row.discounts)

    return tuple(sorted((row for row in rows if is_price(row.price, row.discounts)), key=rank))


def nearest_first(rows: Iterable[CustomerDiscount], product: ProductTerms) -> tuple[CustomerDiscount, ...]:
    """Put family and brand first, then a family, then a brand; nearer families, later starts, lower prices first."""

    def rank(row: CustomerDiscount) -> tuple[object, ...]:
        distance = product.families.index(row.family) if row.family is not None else 0
        left = after_discounts(HUNDRED, row.discounts)
        return (row.family is None, row.brand is None, distance, *_latest_first(row), left, row.discounts)

    return tuple(sorted((row for row in rows if _discount_is_for(row, product)), key=rank))


def usable(offers: Iterable[Offer], product: ProductTerms, tariffs: Container[TariffCode]) -> tuple[Offer, ...]:
    """Leave out the offers that are not for this product, nor for these tariffs, or that offer nothing; by code."""

    def rank(offer: Offer) -> tuple[object, ...]:
        return (offer.code, offer.min_quantity, *_latest_first(offer), offer.discounts)

    priced = (offer if offer.price is None or offer.price > 0 else replace(offer, price=None) for offer in offers)
    concerned = (offer for offer in priced if _offer_is_for(offer, product) and _offers_something(offer))
    return tuple(sorted((offer for offer in concerned if offer.tariff is None or offer.tariff in tariffs), key=rank))


def _latest_first(row: Dated) -> tuple[int, int]:
    return -first_day(row).toordinal(), -last_day(row).toordinal()


def _discount_is_for(row: CustomerDiscount, product: ProductTerms) -> bool:
    if row.family is None and row.brand is None:
        return False
    return (row.family is None or row.family in product.families) and row.brand in (None, product.brand)


def _offer_is_for(offer: Offer, product: ProductTerms) -> bool:
    if offer.product is None and offer.family is None:
        return False
    return offer.product in (None, product.code) and (offer.family is None or offer.family in product.families)


def _offers_something(offer: Offer) -> bool:
    if offer.price is not None:
        return is_price(offer.price, offer.discounts)
    return any(offer.discounts) and is_price(HUNDRED, offer.discounts)
