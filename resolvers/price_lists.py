"""Tariffs and offers by their codes, as far as a person may know of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from erp_adapter.domain.codes import CustomerCode, OfferCode, TariffCode
from erp_adapter.domain.pricing import Offer, Tariff
from resolvers.principal import Permission, Principal


class PriceListsPort(Protocol):
    async def tariffs(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, tuple[Tariff, ...]]: ...
    async def tariffs_by_code(self, codes: Collection[TariffCode]) -> Mapping[TariffCode, Tariff]: ...
    async def offers_by_code(self, codes: Collection[OfferCode]) -> Mapping[OfferCode, Offer]: ...


class PriceLists:
    def __init__(self, data: PriceListsPort) -> None:
        self._data = data

    async def tariffs(self, viewer: Principal, codes: Sequence[TariffCode]) -> list[Tariff | None]:
        """Those assigned to the viewer's customers; any for staff; None for the rest, as if they did not exist."""
        found = await self._data.tariffs_by_code(set(codes)) if viewer.is_staff else await self._assigned(viewer)
        return [found.get(code) for code in codes]

    async def offers(self, viewer: Principal, codes: Sequence[OfferCode]) -> list[Offer | None]:
        """Those for everybody or for a tariff of the viewer's customers; without figures where prices are not seen."""
        found = await self._data.offers_by_code(set(codes))
        if not viewer.is_staff:
            assigned = await self._assigned(viewer)
            found = {code: offer for code, offer in found.items() if offer.tariff is None or offer.tariff in assigned}
        if not viewer.may(Permission.SEE_PRICES):
            found = {code: replace(offer, price=None, discounts=()) for code, offer in found.items()}
        return [found.get(code) for code in codes]

    async def _assigned(self, viewer: Principal) -> Mapping[TariffCode, Tariff]:
        by_customer = await self._data.tariffs(viewer.customers)
        return {tariff.code: tariff for tariffs in by_customer.values() for tariff in tariffs}
