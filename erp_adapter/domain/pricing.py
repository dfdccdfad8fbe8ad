"""What a customer pays for a product: one computation for the catalogue, the break table and the order.

In this order, the first that gives a price wins:

1. a price agreed with the customer for the product;
2. the customer's discount for the product's family or brand, on the price before discounts of rule 3, or of rule 4
   where no tariff prices the product; it replaces that row's discounts;
3. the customer's tariffs in their order: the tariff's own row, or its percentage on the base price, which gives a
   unit price of 6 decimals without discounts;
4. the product's base price.

An offer replaces the price before discounts with its own, where it has one, and the discounts with its own. Under
BEST_PRICE it counts where it is lower than what the rules found, so it prices nothing that they don't; under FIRST_MATCH
it stands between 2 and 3, so an offer with a price of its own needs neither 3 nor 4.

A price of 0 or less, before discounts or per unit to 6 decimals after them, is no price: the next row is taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain

from erp_adapter.domain.codes import TariffCode
from erp_adapter.domain.money import HUNDRED, after_discounts, line_net, percent_of, unit_price
from erp_adapter.domain.price_rows import best_first, is_price, nearest_first, row_at, usable
from erp_adapter.domain.quantities import least_quantity
from erp_adapter.domain.terms import (
    NOBODY,
    CustomerDiscount,
    CustomerTerms,
    Offer,
    PriceRow,
    PriceRows,
    ProductRows,
    ProductTerms,
    Tariff,
)
from erp_adapter.domain.validity import Dated, earliest_end, in_force

__all__ = [
    "NOBODY",
    "CustomerDiscount",
    "CustomerTerms",
    "Offer",
    "OfferRule",
    "Price",
    "PriceBreak",
    "PriceRow",
    "PriceRows",
    "PriceSource",
    "Pricing",
    "ProductRows",
    "ProductTerms",
    "Tariff",
]


class OfferRule(StrEnum):
    """Whether an offer must be the lowest price, or stands between the customer's discounts and its tariffs."""

    BEST_PRICE = "best_price"
    FIRST_MATCH = "first_match"


class PriceSource(StrEnum):
    """Which rule gave a price."""

    CUSTOMER_PRICE = "CUSTOMER_PRICE"
    CUSTOMER_DISCOUNT = "CUSTOMER_DISCOUNT"
    OFFER = "OFFER"
    TARIFF = "TARIFF"
    BASE = "BASE"


@dataclass(frozen=True, slots=True)
class Price:
    """What a quantity costs without tax.

    `unit_price` is per unit before `discounts` (percentages in cascade, none of them 0), `net_unit_price` per unit after
    them with 6 decimals, `net` the whole quantity, rounded once to the cent: 0.00 for a few units of next to nothing.
    `tariff` is the one that the unit price is from, or that an offer with its own price is for. `valid_until` is the
    first end among the rows that made the price.
    """

    quantity: Decimal
    unit_price: Decimal
    discounts: tuple[Decimal, ...]
    net_unit_price: Decimal
    net: Decimal
    source: PriceSource
    tariff: Tariff | None
    offer: Offer | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PriceBreak:
    """From this quantity on a unit costs this much after discounts."""

    minimum_quantity: Decimal
    net_unit_price: Decimal
    source: PriceSource


@dataclass(frozen=True, slots=True)
class Pricing:
    """The rules on one day in one currency.

    A tariff that is not in force that day, or is in another currency, is skipped.
    """

    currency: str
    today: date
    offer_rule: OfferRule = OfferRule.BEST_PRICE

    def price(
        self, product: ProductTerms, customer: CustomerTerms, rows: ProductRows, quantity: Decimal
    ) -> Price | None:
        """Price a quantity over zero, in steps or not; None: the product is not for sale, or no rule prices it."""
        return self._rules(product, customer, rows).price(quantity)

    def breaks(self, product: ProductTerms, customer: CustomerTerms, rows: ProductRows) -> tuple[PriceBreak, ...]:
        """List the quantities from which a unit costs something else, by `price`.

        The first is the least that can be bought or, where that has no price, the first that has one; the others are
        minimum quantities as the ERP has them, in the product's steps or not. Empty: no quantity has a price.
        """
        return self._rules(product, customer, rows).breaks()

    def usable_offers(self, product: ProductTerms, customer: CustomerTerms, rows: ProductRows) -> tuple[Offer, ...]:
        """List the offers of today for this product and customer, better than its price or not, by code."""
        return self._rules(product, customer, rows).offers if product.for_sale else ()

    def _rules(self, product: ProductTerms, customer: CustomerTerms, rows: ProductRows) -> "_Rules":
        tariffs = {
            tariff.code: tariff for tariff in in_force(customer.tariffs, self.today) if tariff.currency == self.currency
        }
        offers = in_force(rows.offers, self.today) if customer.offers else ()
        return _Rules(
            product=product,
            offer_rule=self.offer_rule,
            agreed=best_first(in_force(rows.agreed, self.today)),
            discounts=nearest_first(in_force(customer.discounts, self.today), product),
            tariffs=tariffs,
            tariff_rows={code: best_first(in_force(rows.tariff_rows.get(code, ()), self.today)) for code in tariffs},
            offers=usable(offers, product, tariffs),
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A price per unit. `price_rows` made what stands before the discounts; `instead` put its own in the place of some."""

    unit_price: Decimal
    discounts: tuple[Decimal, ...]
    unit_net: Decimal
    source: PriceSource
    price_rows: tuple[Dated, ...]
    tariff: Tariff | None
    instead: CustomerDiscount | Offer | None


def _found(
    price: Decimal,
    discounts: tuple[Decimal, ...],
    source: PriceSource,
    price_rows: tuple[Dated, ...] = (),
    tariff: Tariff | None = None,
    instead: CustomerDiscount | Offer | None = None,
) -> _Found | None:
    if not is_price(price, discounts):
        return None
    return _Found(price, discounts, after_discounts(price, discounts), source, price_rows, tariff, instead)


@dataclass(frozen=True, slots=True)
class _Rules:
    """One product's rows of today, of each kind the one to take first in front."""

    product: ProductTerms
    offer_rule: OfferRule
    agreed: tuple[PriceRow, ...]
    discounts: tuple[CustomerDiscount, ...]
    tariffs: Mapping[TariffCode, Tariff]
    tariff_rows: Mapping[TariffCode, tuple[PriceRow, ...]]
    offers: tuple[Offer, ...]

    def price(self, quantity: Decimal) -> Price | None:
        found = self._at(quantity)
        if found is None:
            return None
        dated = found.price_rows if found.instead is None else (*found.price_rows, found.instead)
        return Price(
            quantity=quantity,
            unit_price=found.unit_price,
            discounts=tuple(discount for discount in found.discounts if discount),
            net_unit_price=unit_price(found.unit_net),
            net=line_net(quantity, found.unit_price, found.discounts),
            source=found.source,
            tariff=found.tariff,
            offer=found.instead if isinstance(found.instead, Offer) else None,
            valid_until=earliest_end(dated),
        )

    def breaks(self) -> tuple[PriceBreak, ...]:
        least = least_quantity(self.product.min_quantity, self.product.quantity_step)
        rows = [*self.agreed, *chain(*self.tariff_rows.values())]
        starts = {row.min_quantity for row in rows} | {offer.min_quantity for offer in self.offers}
        breaks: list[PriceBreak] = []
        for quantity in sorted({least, *(start for start in starts if start > least)}):
            found = self._at(quantity)
            if found is None:
                continue
            net = unit_price(found.unit_net)
            if not breaks or net != breaks[-1].net_unit_price:
                breaks.append(PriceBreak(quantity, net, found.source))
        return tuple(breaks)

    def _at(self, quantity: Decimal) -> _Found | None:
        if not self.product.for_sale or quantity <= 0:
            return None
        listed = self._tariff_price(quantity) or _found(self.product.base_price, (), PriceSource.BASE)
        own = self._agreed_price(quantity) or self._discounted(listed)
        if self.offer_rule is OfferRule.FIRST_MATCH:
            return own or self._offered(listed, quantity) or listed
        found = own or listed
        if found is None:
            return None
        offered = self._offered(found, quantity)
        return offered if offered is not None and offered.unit_net < found.unit_net else found

    def _agreed_price(self, quantity: Decimal) -> _Found | None:
        row = row_at(self.agreed, quantity)
        return _found(row.price, row.discounts, PriceSource.CUSTOMER_PRICE, (row,)) if row else None

    def _discounted(self, listed: _Found | None) -> _Found | None:
        if listed is None:
            return None
        source, rows, tariff = PriceSource.CUSTOMER_DISCOUNT, listed.price_rows, listed.tariff
        results = (_found(listed.unit_price, row.discounts, source, rows, tariff, row) for row in self.discounts)
        return next(filter(None, results), None)

    def _tariff_price(self, quantity: Decimal) -> _Found | None:
        for tariff in self.tariffs.values():
            if row := row_at(self.tariff_rows[tariff.code], quantity):
                return _found(row.price, row.discounts, PriceSource.TARIFF, (row, tariff), tariff)
            if tariff.discount is not None:
                price = unit_price(percent_of(self.product.base_price, HUNDRED - tariff.discount))
                if found := _found(price, (), PriceSource.TARIFF, (tariff,), tariff):
                    return found
        return None

    def _offered(self, found: _Found | None, quantity: Decimal) -> _Found | None:
        results = (self._offer_price(offer, found) for offer in self.offers if offer.min_quantity <= quantity)
        return min(filter(None, results), key=lambda result: result.unit_net, default=None)

    def _offer_price(self, offer: Offer, found: _Found | None) -> _Found | None:
        own_tariff = self.tariffs[offer.tariff] if offer.tariff is not None else None
        needed = (own_tariff,) if own_tariff else ()
        if offer.price is not None:
            return _found(offer.price, offer.discounts, PriceSource.OFFER, needed, own_tariff, offer)
        if found is None:
            return None
        rows = (*found.price_rows, *needed)
        return _found(found.unit_price, offer.discounts, PriceSource.OFFER, rows, found.tariff, offer)
