"""The rules of prices as plainly as they can be said: every row is looked at each time, and all is reckoned in fractions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from erp_adapter.domain.codes import FamilyCode
from erp_adapter.domain.pricing import (
    CustomerDiscount,
    CustomerTerms,
    Offer,
    OfferRule,
    PriceRow,
    PriceSource,
    Tariff,
)
from tests.erp_adapter.domain.examples import Product, Rows
from tests.erp_adapter.domain.test_money import half_up

Row = TypeVar("Row", PriceRow, CustomerDiscount, Offer, Tariff)


@dataclass(frozen=True)
class Plain:
    """`rows` made what stands before the discounts; `instead` put its own discounts, or all of its own, in their place."""

    unit_price: Decimal
    discounts: Sequence[Decimal]
    source: PriceSource
    rows: Sequence[PriceRow | Tariff] = ()
    tariff: Tariff | None = None
    instead: CustomerDiscount | Offer | None = None

    @property
    def unit(self) -> Fraction:
        net = Fraction(self.unit_price)
        for discount in self.discounts:
            net *= 1 - Fraction(discount) / 100
        return net

    @property
    def is_price(self) -> bool:
        return self.unit_price > 0 and half_up(self.unit, 6) > 0

    def figures(self, quantity: Decimal) -> tuple[object, ...]:
        """What a price says, each figure as it is written."""
        dated = [*self.rows, *([] if self.instead is None else [self.instead])]
        return (
            str(self.unit_price),
            tuple(str(discount) for discount in self.discounts if discount),
            f"{half_up(self.unit, 6):.6f}",
            f"{half_up(self.unit * Fraction(quantity), 2):.2f}",
            self.source,
            self.tariff,
            self.instead if isinstance(self.instead, Offer) else None,
            min((row.valid_until for row in dated if row.valid_until is not None), default=None),
        )


@dataclass(frozen=True)
class PlainRules:
    """One product's, for one customer."""

    currency: str
    today: date
    rule: OfferRule
    product: Product
    families: Sequence[FamilyCode]
    customer: CustomerTerms
    rows: Rows

    def price(self, quantity: Decimal) -> Plain | None:
        if not self.product.for_sale or quantity <= 0:
            return None
        agreed, listed = self._agreed(quantity), self._listed(quantity)
        own = agreed or self._discounted(listed)
        if self.rule is OfferRule.FIRST_MATCH:
            return own or self._offered(listed, quantity) or listed
        found = own or listed
        offered = self._offered(found, quantity)
        return offered if found and offered and offered.unit < found.unit else found

    def breaks(self, least: Decimal) -> list[tuple[str, str, PriceSource]]:
        rows = [*self.rows.agreed, *(row for its in self.rows.tariff_rows.values() for row in its)]
        starts = [*(row.min_quantity for row in rows), *(offer.min_quantity for offer in self.rows.offers)]
        table: list[tuple[str, str, PriceSource]] = []
        for quantity in sorted({least, *(start for start in starts if start > least)}):
            found = self.price(quantity)
            net = "" if found is None else f"{half_up(found.unit, 6):.6f}"
            if found is not None and (not table or table[-1][1] != net):
                table.append((str(quantity), net, found.source))
        return table

    def offers(self) -> list[Offer]:
        if not self.customer.offers or not self.product.for_sale:
            return []
        priced = [replace(each, price=None) if (each.price or 0) <= 0 else each for each in self.rows.offers]
        usable = [each for each in self._today(priced) if self._is_usable(each)]
        return sorted(usable, key=lambda each: (each.code, each.min_quantity, *self._latest(each), each.discounts))

    def _tariffs(self) -> list[Tariff]:
        return [each for each in self._today(self.customer.tariffs) if each.currency == self.currency]

    def _agreed(self, quantity: Decimal) -> Plain | None:
        row = self._row(self.rows.agreed, quantity)
        return Plain(row.price, row.discounts, PriceSource.CUSTOMER_PRICE, [row]) if row else None

    def _listed(self, quantity: Decimal) -> Plain | None:
        base = self.product.base_price
        for tariff in self._tariffs():
            row = self._row(self.rows.tariff_rows.get(tariff.code, ()), quantity)
            if row is not None:
                return Plain(row.price, row.discounts, PriceSource.TARIFF, [row, tariff], tariff)
            if tariff.discount is not None:
                price = half_up(Fraction(base) * (1 - Fraction(tariff.discount) / 100), 6)
                found = Plain(Decimal(f"{price:.6f}"), (), PriceSource.TARIFF, [tariff], tariff)
                if found.is_price:
                    return found
        found = Plain(base, (), PriceSource.BASE)
        return found if found.is_price else None

    def _discounted(self, listed: Plain | None) -> Plain | None:
        def order(row: CustomerDiscount) -> tuple[object, ...]:
            distance = 0 if row.family is None else self.families.index(row.family)
            left = Plain(Decimal(100), row.discounts, PriceSource.BASE).unit
            return (row.family is None, row.brand is None, distance, *self._latest(row), left, row.discounts)

        rows = [row for row in self._today(self.customer.discounts) if row.family or row.brand]
        rows = [row for row in rows if row.family is None or row.family in self.families]
        rows = [row for row in rows if row.brand is None or row.brand == self.product.brand]
        if listed is None:
            return None
        for row in sorted(rows, key=order):
            found = replace(listed, discounts=row.discounts, source=PriceSource.CUSTOMER_DISCOUNT, instead=row)
            if found.is_price:
                return found
        return None

    def _offered(self, found: Plain | None, quantity: Decimal) -> Plain | None:
        tariffs = {tariff.code: tariff for tariff in self._tariffs()}
        best: Plain | None = None
        for offer in self.offers():
            offered: Plain | None = None
            of_tariff = [tariffs[offer.tariff]] if offer.tariff else []
            if offer.price is not None:
                tariff = of_tariff[0] if of_tariff else None
                offered = Plain(offer.price, offer.discounts, PriceSource.OFFER, of_tariff, tariff, offer)
            elif found is not None:
                rows = [*found.rows, *of_tariff]
                offered = replace(found, discounts=offer.discounts, source=PriceSource.OFFER, rows=rows, instead=offer)
            is_reached = offer.min_quantity <= quantity
            if is_reached and offered and offered.is_price and (best is None or offered.unit < best.unit):
                best = offered
        return best

    def _row(self, rows: Sequence[PriceRow], quantity: Decimal) -> PriceRow | None:
        def order(row: PriceRow) -> tuple[object, ...]:
            net = Plain(row.price, row.discounts, PriceSource.BASE).unit
            return (-row.min_quantity, *self._latest(row), net, row.price, row.discounts)

        prices = [row for row in self._today(rows) if Plain(row.price, row.discounts, PriceSource.BASE).is_price]
        return min((row for row in prices if row.min_quantity <= quantity), key=order, default=None)

    def _is_usable(self, offer: Offer) -> bool:
        named = [offer.product, offer.family]
        is_for_it = offer.product in {None, self.product.code} and (not offer.family or offer.family in self.families)
        tariffs = {tariff.code for tariff in self._tariffs()}
        if named == [None, None] or not is_for_it or (offer.tariff and offer.tariff not in tariffs):
            return False
        if offer.price is None and not any(offer.discounts):
            return False
        return Plain(offer.price or Decimal(100), offer.discounts, PriceSource.OFFER).is_price

    def _today(self, rows: Iterable[Row]) -> list[Row]:
        return [row for row in rows if (row.valid_from or self.today) <= self.today <= (row.valid_until or self.today)]

    def _latest(self, row: Row) -> tuple[int, int]:
        return -(row.valid_from or date.min).toordinal(), -(row.valid_until or date.max).toordinal()
