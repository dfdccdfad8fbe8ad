"""What customers pay today: their terms and the products' rows read once, many at a time."""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from erp_adapter.domain.catalogue import Product
from erp_adapter.domain.codes import CustomerCode, FamilyCode, ProductCode, TariffCode
from erp_adapter.domain.pricing import (
    NO_ROWS,
    NOBODY,
    CustomerDiscount,
    CustomerPrices,
    CustomerTerms,
    FamilyLines,
    Offer,
    OfferRule,
    Price,
    PriceBreak,
    PriceRows,
    Pricing,
    RowsByProduct,
    Tariff,
)
from erp_adapter.domain.quantities import least_quantity
from resolvers.side_by_side import side_by_side

Customer = CustomerCode | None
"""None is nobody: base prices, and no offers."""


class PriceSourcePort(Protocol):
    """Where prices come from. Each method takes one statement."""

    async def currency_and_tariffs(
        self, customers: Collection[CustomerCode]
    ) -> tuple[str, Mapping[CustomerCode, tuple[Tariff, ...]]]:
        """The company's currency, and each customer's tariffs in their order."""
        ...

    async def discounts(
        self, customers: Collection[CustomerCode]
    ) -> Mapping[CustomerCode, Sequence[CustomerDiscount]]: ...

    async def agreed_rows(
        self, customers: Collection[CustomerCode], products: Collection[ProductCode], today: date
    ) -> Mapping[CustomerCode, RowsByProduct]: ...

    async def tariff_rows(
        self, tariffs: Collection[TariffCode], products: Collection[ProductCode], today: date
    ) -> Mapping[TariffCode, RowsByProduct]: ...

    async def offers(
        self, products: Mapping[ProductCode, FamilyCode | None], today: date
    ) -> tuple[FamilyLines, Sequence[Offer]]:
        """The lines of these families, and the offers for these products and lines."""
        ...


class _Reading:
    """What is read at once, and the prices that come of it."""

    def __init__(self, read: Callable[["_Reading"], Coroutine[Any, Any, Pricing]]) -> None:
        self.wanted: dict[Customer, dict[ProductCode, FamilyCode | None]] = {}
        self.prices: Mapping[Customer, CustomerPrices] = {}
        self.task = asyncio.ensure_future(read(self))


class PriceReader:
    """What several price books read, gathered: as many statements for ten customers as for one. For one request."""

    def __init__(self, source: PriceSourcePort, *, today: date, offer_rule: OfferRule) -> None:
        self._source = source
        self._today = today
        self._offer_rule = offer_rule
        self._pricing: Pricing | None = None
        self._terms: dict[Customer, CustomerTerms] = {None: NOBODY}
        self._readings: dict[Customer, dict[ProductCode, _Reading]] = {}
        self._next: _Reading | None = None

    def book(self, customer: Customer, *, visible: bool = True) -> "PriceBook":
        return PriceBook(self, customer, visible=visible)

    def forget_products(self) -> None:
        """Keep the customers' terms alone of what was read."""
        self._readings.clear()

    async def currency(self) -> str:
        """The company's."""
        return (self._pricing or await self._joined().task).currency

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

    async def _read(self, reading: _Reading) -> Pricing:
        # Whoever else is about to ask comes first.
        await asyncio.sleep(0)
        self._next = None
        try:
            pricing, rows = await self._read_rows(reading.wanted)
        except BaseException:
            # Another may have better luck.
            self.forget_products()
            raise
        reading.prices = {customer: pricing.of(customer, self._terms[customer], rows) for customer in reading.wanted}
        return pricing

    async def _read_rows(
        self, wanted: Mapping[Customer, Mapping[ProductCode, FamilyCode | None]]
    ) -> tuple[Pricing, PriceRows]:
        customers = [customer for customer in wanted if customer is not None]
        if not customers:
            return self._pricing or await self._read_terms([]), NO_ROWS
        products = {code: family for each in wanted.values() for code, family in each.items()}
        async with side_by_side() as group:
            agreed = group.create_task(self._source.agreed_rows(customers, products, self._today))
            offers = group.create_task(self._source.offers(products, self._today))
            pricing = await self._read_terms([customer for customer in customers if customer not in self._terms])
        usable = {tariff.code for customer in customers for tariff in pricing.usable_tariffs(self._terms[customer])}
        tariff_rows = await self._source.tariff_rows(usable, products, self._today) if usable else {}
        families, found = offers.result()
        return pricing, PriceRows(families, agreed.result(), tariff_rows, found)

    async def _read_terms(self, customers: Sequence[CustomerCode]) -> Pricing:
        """Of these customers; with none of them, the company's currency where it is not known."""
        if self._pricing is not None and not customers:
            return self._pricing
        async with side_by_side() as group:
            reading = group.create_task(self._source.discounts(customers)) if customers else None
            currency, tariffs = await self._source.currency_and_tariffs(customers)
        discounts = {} if reading is None else reading.result()
        for customer in customers:
            self._terms[customer] = CustomerTerms(tariffs.get(customer, ()), tuple(discounts.get(customer, ())))
        self._pricing = Pricing(currency, self._today, self._offer_rule)
        return self._pricing


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
