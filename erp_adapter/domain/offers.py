"""Which offers a customer can use, and which of them are for a product."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from erp_adapter.domain.codes import FamilyCode, ProductCode, TariffCode
from erp_adapter.domain.money import HUNDRED, LEAST_UNIT_PRICE, NOTHING, exact_product, left_after
from erp_adapter.domain.price_rows import unit_net, without_zeros
from erp_adapter.domain.terms import Offer, Tariff
from erp_adapter.domain.validity import earlier_end, in_force, latest_first


@dataclass(frozen=True, slots=True)
class UsableOffer:
    """An offer with what is the same for all products that it is for.

    `place` is its place in the order of all. `tariff` is the one that it is for alone, `valid_until` the first end of the
    two; `discounts` are those but 0, and `left` is what they leave of 1; `own_net` a unit's net of its own price.
    """

    place: int
    offer: Offer
    tariff: Tariff | None
    valid_until: date | None
    discounts: tuple[Decimal, ...]
    left: Decimal
    own_net: Decimal | None

    def net_on(self, price: Decimal | None) -> Decimal | None:
        """A unit's net where this is the price before discounts, which an offer with its own price does not need."""
        if self.own_net is not None:
            return self.own_net
        net = None if price is None else exact_product(price, self.left)
        return net if net is not None and net >= LEAST_UNIT_PRICE else None


class UsableOffers:
    """Those of one day that are for everybody or for one of these tariffs, and that offer something; by code.

    A price of 0 or less leaves an offer its discounts; an offer that names neither product nor family is for nothing.
    """

    def __init__(self, offers: Iterable[Offer], tariffs: Mapping[TariffCode, Tariff], today: date) -> None:
        usable = [
            offer
            for offer in map(_without_price_of_nothing, in_force(offers, today))
            if (offer.tariff is None or offer.tariff in tariffs) and _offers_something(offer)
        ]
        self._of_products: dict[ProductCode, list[UsableOffer]] = {}
        self._of_families: dict[FamilyCode, list[UsableOffer]] = {}
        for place, offer in enumerate(sorted(usable, key=_order)):
            found = _usable(place, offer, None if offer.tariff is None else tariffs[offer.tariff])
            if offer.product is not None:
                self._of_products.setdefault(offer.product, []).append(found)
            elif offer.family is not None:
                self._of_families.setdefault(offer.family, []).append(found)

    def of_families(self, families: Sequence[FamilyCode]) -> list[UsableOffer]:
        """Those for whatever is of a line of families."""
        if not self._of_families:
            return []
        return _in_order([each for family in dict.fromkeys(families) for each in self._of_families.get(family, ())])

    def of_product(
        self, code: ProductCode, families: Sequence[FamilyCode], of_families: list[UsableOffer]
    ) -> list[UsableOffer]:
        """Those that name the product or are for whatever is of its line of families: these are known already."""
        own = self._of_products.get(code)
        if own is None:
            return of_families
        own = [each for each in own if each.offer.family is None or each.offer.family in families]
        return _in_order(own + of_families)


def _in_order(offers: list[UsableOffer]) -> list[UsableOffer]:
    return sorted(offers, key=lambda each: each.place)


def _order(offer: Offer) -> tuple[object, ...]:
    return (offer.code, offer.min_quantity, *latest_first(offer), offer.discounts)


def _usable(place: int, offer: Offer, tariff: Tariff | None) -> UsableOffer:
    return UsableOffer(
        place=place,
        offer=offer,
        tariff=tariff,
        valid_until=offer.valid_until if tariff is None else earlier_end(offer.valid_until, tariff.valid_until),
        discounts=without_zeros(offer.discounts),
        left=left_after(offer.discounts),
        own_net=None if offer.price is None else unit_net(offer.price, offer.discounts),
    )


def _without_price_of_nothing(offer: Offer) -> Offer:
    return offer if offer.price is None or offer.price > NOTHING else replace(offer, price=None)


def _offers_something(offer: Offer) -> bool:
    if offer.price is not None:
        return unit_net(offer.price, offer.discounts) is not None
    return any(offer.discounts) and unit_net(HUNDRED, offer.discounts) is not None
