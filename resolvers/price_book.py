"""What customers pay today: what their prices are made of read once, many at a time."""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from erp_adapter.domain.catalogue import Product
from erp_adapter.domain.codes import CustomerCode, FamilyCode, ProductCode
from erp_adapter.domain.pricing import (
    NO_ROWS,
    NOBODY,
    CustomerPrices,
    Offer,
    OfferRule,
    Price,
    PriceBreak,
    PriceData,
    Pricing,
)
from erp_adapter.domain.quantities import least_quantity

Customer = CustomerCode | None
"""None is nobody: base prices, and no offers."""


class PriceSourcePort(Protocol):
    """Where prices come from."""

    async def currency(self) -> str:
        """The company's."""
        ...

    async def of_customers(
        self, customers: Collection[CustomerCode], products: Mapping[ProductCode, FamilyCode | None], today: date
    ) -> PriceData:
        """What these customers' prices of these products are made of, read in one go."""
        ...


class _Reading:
    """What is read at once, and the prices that come of it."""

    def __init__(self, read: Callable[["_Reading"], Coroutine[Any, Any, str]]) -> None:
        self.wanted: dict[Customer, dict[ProductCode, FamilyCode | None]] = {}
        self.prices: Mapping[Customer, CustomerPrices] = {}
        self.task = asyncio.ensure_future(read(self))


class PriceReader:
    """What several price books read, gathered: as many statements for ten customers as for one. For one request."""

    def __init__(self, source: PriceSourcePort, *, today: date, offer_rule: OfferRule) -> None:
        self._source = source
        self._today = today
        self._offer_rule = offer_rule
        self._currency: str | None = None
        self._readings: dict[Customer, dict[ProductCode, _Reading]] = {}
        self._next: _Reading | None = None

    def book(self, customer: Customer, *, visible: bool = True) -> "PriceBook":
        return PriceBook(self, customer, visible=visible)

    def forget_products(self) -> None:
        """Let go of what was read of them."""
        self._readings.clear()

    async def currency(self) -> str:
        """The company's."""
        return self._currency or await self._joined().task

    async def prices(self, customer: Customer, products: Sequence[Product]) -> list[CustomerPrices]:
        """The customer's, for each of the products."""
        known = self._readings.setdefault(customer, {})
        for product in products:
            if product.code not in known:
                known[product.code] = self._joined()
                known[product.code].wanted.setdefault(customer, {})[product.code] = product.family_code
        readings = [known[product.code] for product in products]
        for reading in set(readings):
            await reading.task
        return [reading.prices[customer] for reading in readings]

    def _joined(self) -> _Reading:
        """The next reading, which others may join until it begins."""
        if self._next is None:
            self._next = _Reading(self._read)
        return self._next

    async def _read(self, reading: _Reading) -> str:
        """Fill it; give the currency."""
        # Whoever else is about to ask comes first.
        await asyncio.sleep(0)
        self._next = None
        try:
            data = await self._data(reading.wanted)
        except BaseException:
            # Another may have better luck.
            self.forget_products()
            raise
        self._currency = data.currency
        pricing = Pricing(data.currency, self._today, self._offer_rule)
        reading.prices = {
            each: pricing.of(each, NOBODY if each is None else data.terms[each], data.rows) for each in reading.wanted
        }
        return data.currency

    async def _data(self, wanted: Mapping[Customer, Mapping[ProductCode, FamilyCode | None]]) -> PriceData:
        customers = [customer for customer in wanted if customer is not None]
        if not customers:
            return PriceData(self._currency or await self._source.currency(), {}, NO_ROWS)
        products = {code: family for each in wanted.values() for code, family in each.items()}
        return await self._source.of_customers(customers, products, self._today)


class PriceBook:
    """One customer's prices. Answers None to a viewer who may not see prices (`visible`)."""

    def __init__(self, reader: PriceReader, customer: Customer, *, visible: bool) -> None:
        self._reader = reader
        self._customer = customer
        self._visible = visible

    async def currency(self) -> str:
        return await self._reader.currency()

    async def prices(self, wanted: Sequence[tuple[Product, Decimal | None]]) -> list[Price | None]:
        """Price each product for a quantity; None for the quantity: the least that can be bought."""
        if not self._visible:
            return [None] * len(wanted)
        found = await self._reader.prices(self._customer, [product for product, _ in wanted])
        return [
            prices.price(product, _least(product) if quantity is None else quantity)
            for prices, (product, quantity) in zip(found, wanted, strict=True)
        ]

    async def breaks(self, products: Sequence[Product]) -> list[tuple[PriceBreak, ...] | None]:
        """The break table of each product; None where the viewer may not see prices."""
        if not self._visible:
            return [None] * len(products)
        found = await self._reader.prices(self._customer, products)
        return [prices.breaks(product) for prices, product in zip(found, products, strict=True)]

    async def offers(self, products: Sequence[Product]) -> list[tuple[Offer, ...] | None]:
        """The offers that the customer can use today; None where the viewer may not see prices."""
        if not self._visible:
            return [None] * len(products)
        found = await self._reader.prices(self._customer, products)
        return [prices.usable_offers(product) for prices, product in zip(found, products, strict=True)]


def _least(product: Product) -> Decimal:
    return least_quantity(product.min_quantity, product.quantity_step)
