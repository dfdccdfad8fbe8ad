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

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import CustomerCode, FamilyCode
from erp_adapter.domain.money import LEAST_UNIT_PRICE, NOTHING, exact_product, left_after, unit_price
from erp_adapter.domain.offers import UsableOffer, UsableOffers
from erp_adapter.domain.price import Price, PriceBreak, PriceSource
from erp_adapter.domain.price_rows import UsableDiscount, UsableDiscounts, row_at, unit_net, without_zeros
from erp_adapter.domain.quantities import least_quantity
from erp_adapter.domain.terms import (
    NO_ROWS,
    NOBODY,
    CustomerDiscount,
    CustomerTerms,
    FamilyLines,
    Offer,
    PriceData,
    PricedProduct,
    PriceRow,
    PriceRows,
    RowsByProduct,
    Tariff,
)
from erp_adapter.domain.validity import earlier_end, in_force

__all__ = [
    "NOBODY",
    "NO_ROWS",
    "CustomerDiscount",
    "CustomerPrices",
    "CustomerTerms",
    "FamilyLines",
    "Offer",
    "OfferRule",
    "Price",
    "PriceBreak",
    "PriceData",
    "PriceRow",
    "PriceRows",
    "PriceSource",
    "PricedProduct",
    "Pricing",
    "RowsByProduct",
    "Tariff",
]


class OfferRule(StrEnum):
    """Whether an offer must be the lowest price, or stands between the customer's discounts and its tariffs."""

    BEST_PRICE = "best_price"
    FIRST_MATCH = "first_match"


@dataclass(frozen=True, slots=True)
class Pricing:
    """The rules on one day in one currency.

    A tariff that is not in force that day, or is in another currency, is skipped.
    """

    currency: str
    today: date
    offer_rule: OfferRule = OfferRule.BEST_PRICE

    def usable_tariffs(self, terms: CustomerTerms) -> list[Tariff]:
        """The customer's, in its order."""
        return [tariff for tariff in in_force(terms.tariffs, self.today) if tariff.currency == self.currency]

    def of(self, customer: CustomerCode | None, terms: CustomerTerms, rows: PriceRows) -> "CustomerPrices":
        """The prices of a customer with these terms, None for nobody, of the products that the rows were read for."""
        return CustomerPrices(self, customer, terms, rows)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is the same for all products of a family and a brand: which discounts and offers are for them, in order."""

    families: Sequence[FamilyCode]
    discounts: list[UsableDiscount]
    offers: list[UsableOffer]


class CustomerPrices:
    """What depends on the customer and the day is worked out once, what depends on family and brand once for each pair."""

    def __init__(self, pricing: Pricing, customer: CustomerCode | None, terms: CustomerTerms, rows: PriceRows) -> None:
        self._currency = pricing.currency
        self._today = pricing.today
        self._is_first_match = pricing.offer_rule is OfferRule.FIRST_MATCH
        self._rows = rows
        self._agreed = {} if customer is None else rows.agreed.get(customer, {})
        tariffs = pricing.usable_tariffs(terms)
        self._tariffs = [(tariff, rows.tariff_rows.get(tariff.code, {}), _left_of_base(tariff)) for tariff in tariffs]
        self._discounts = UsableDiscounts(terms.discounts, self._today)
        offers = rows.offers if terms.offers else ()
        self._offers = UsableOffers(offers, {tariff.code: tariff for tariff in tariffs}, self._today)
        self._kinds: dict[tuple[FamilyCode | None, str | None], _Kind] = {}

    def price(self, product: PricedProduct, quantity: Decimal) -> Price | None:
        """Price a quantity over zero, in steps or not; None: the product is not for sale, or no rule prices it."""
        if not product.for_sale or quantity <= NOTHING:
            return None
        kind = self._kind(product)
        agreed = self._agreed_price(product, quantity)
        before = agreed or self._listed(product, quantity)
        found = agreed or self._discounted(before, kind)
        if not self._is_first_match:
            found = found or before
            return None if found is None else self._offered(product, kind, before, quantity, found.unit_net) or found
        return found or self._offered(product, kind, before, quantity, None) or before

    def breaks(self, product: PricedProduct) -> tuple[PriceBreak, ...]:
        """List the quantities from which a unit costs something else, by `price`.

        The first is the least that can be bought or, where that has no price, the first that has one; the others are
        minimum quantities as the ERP has them, in the product's steps or not. Empty: no quantity has a price.
        """
        least = least_quantity(product.min_quantity, product.quantity_step)
        breaks: list[PriceBreak] = []
        for quantity in sorted({least, *(start for start in self._starts(product) if start > least)}):
            found = self.price(product, quantity)
            if found is not None and not (breaks and breaks[-1].net_unit_price == found.net_unit_price):
                breaks.append(PriceBreak(quantity, found.net_unit_price, found.source))
        return tuple(breaks)

    def usable_offers(self, product: PricedProduct) -> tuple[Offer, ...]:
        """List the offers of today for this product and customer, better than its price or not, by code."""
        if not product.for_sale:
            return ()
        return tuple([each.offer for each in self._offers_for(product, self._kind(product))])

    def _kind(self, product: PricedProduct) -> _Kind:
        key = product.family_code, product.brand
        kind = self._kinds.get(key)
        if kind is None:
            families = self._rows.line(product.family_code)
            discounts = self._discounts.nearest_first(families, product.brand)
            kind = self._kinds[key] = _Kind(families, discounts, self._offers.of_families(families))
        return kind

    def _offers_for(self, product: PricedProduct, kind: _Kind) -> list[UsableOffer]:
        return self._offers.of_product(product.code, kind.families, kind.offers)

    def _starts(self, product: PricedProduct) -> list[Decimal]:
        """The minimum quantities of all rows that may price the product."""
        rows = [self._agreed.get(product.code, ()), *[its.get(product.code, ()) for _, its, _ in self._tariffs]]
        offers = self._offers_for(product, self._kind(product))
        return [row.min_quantity for its in rows for row in its] + [each.offer.min_quantity for each in offers]

    def _agreed_price(self, product: PricedProduct, quantity: Decimal) -> Price | None:
        own = self._agreed.get(product.code)
        counts = None if own is None else row_at(own, quantity, self._today)
        if counts is None:
            return None
        row, net = counts
        source, discounts = PriceSource.CUSTOMER_PRICE, without_zeros(row.discounts)
        return Price(self._currency, quantity, row.price, discounts, net, source, None, None, row.valid_until)

    def _listed(self, product: PricedProduct, quantity: Decimal) -> Price | None:
        """The price of the first tariff that has one, or the base price."""
        base, code = product.base_price, product.code
        for tariff, rows, left in self._tariffs:
            own = rows.get(code)
            counts = None if own is None else row_at(own, quantity, self._today)
            if counts is not None:
                row, net = counts
                end = earlier_end(row.valid_until, tariff.valid_until)
                discounts, source = without_zeros(row.discounts), PriceSource.TARIFF
                return Price(self._currency, quantity, row.price, discounts, net, source, tariff, None, end)
            if left is not None:
                price, source = unit_price(exact_product(base, left)), PriceSource.TARIFF
                if price > NOTHING:
                    end = tariff.valid_until
                    return Price(self._currency, quantity, price, (), price, source, tariff, None, end)
        if unit_net(base, ()) is None:
            return None
        return Price(self._currency, quantity, base, (), base, PriceSource.BASE, None, None, None)

    def _discounted(self, before: Price | None, kind: _Kind) -> Price | None:
        if before is None:
            return None
        quantity, price, tariff = before.quantity, before.unit_price, before.tariff
        for usable in kind.discounts:
            net = exact_product(price, usable.left)
            if net >= LEAST_UNIT_PRICE:
                end, source = earlier_end(before.valid_until, usable.row.valid_until), PriceSource.CUSTOMER_DISCOUNT
                return Price(self._currency, quantity, price, usable.discounts, net, source, tariff, None, end)
        return None

    def _offered(
        self, product: PricedProduct, kind: _Kind, before: Price | None, quantity: Decimal, beaten: Decimal | None
    ) -> Price | None:
        """The lowest price of an offer, its own or with its discounts on the one before; None that is not below `beaten`."""
        price = None if before is None else before.unit_price
        best, best_net = None, beaten
        for usable in self._offers_for(product, kind):
            if usable.offer.min_quantity <= quantity:
                net = usable.net_on(price)
                if net is not None and (best_net is None or net < best_net):
                    best, best_net = usable, net
        if best is None or best_net is None:
            return None
        offer, tariff, end, source = best.offer, best.tariff, best.valid_until, PriceSource.OFFER
        if offer.price is not None:
            return Price(self._currency, quantity, offer.price, best.discounts, best_net, source, tariff, offer, end)
        if before is None:
            return None
        end = earlier_end(end, before.valid_until)
        return Price(
            self._currency, quantity, before.unit_price, best.discounts, best_net, source, before.tariff, offer, end
        )


def _left_of_base(tariff: Tariff) -> Decimal | None:
    """What the tariff's percentage leaves of the base price, as a factor; None: it has none."""
    return None if tariff.discount is None else left_after([tariff.discount])
