"""What customers pay today: their rules and the products' rows read once, many at a time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from aiodataloader import DataLoader

from erp_adapter.domain.catalogue import Product
from erp_adapter.domain.codes import CustomerCode, FamilyCode, ProductCode, TariffCode
from erp_adapter.domain.pricing import (
    NOBODY,
    CustomerTerms,
    Offer,
    OfferRule,
    Price,
    PriceBreak,
    PriceRows,
    Pricing,
    ProductRows,
    ProductTerms,
)
from erp_adapter.domain.quantities import least_quantity

Customer = CustomerCode | None
"""None is nobody: base prices, and no offers."""


class PriceSourcePort(Protocol):
    """Where prices come from. Each method takes a fixed number of statements."""

    async def currency(self) -> str: ...

    async def customer_terms(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, CustomerTerms]: ...

    async def family_lines(self, families: Collection[FamilyCode]) -> Mapping[FamilyCode, tuple[FamilyCode, ...]]:
        """Each family with its ancestors, itself first."""
        ...

    async def price_rows(
        self,
        customers: Collection[CustomerCode],
        tariffs: Collection[TariffCode],
        products: Mapping[ProductCode, Collection[FamilyCode]],
        today: date,
    ) -> PriceRows: ...


@dataclass(frozen=True, slots=True)
class _Rules:
    pricing: Pricing
    customer: CustomerTerms


@dataclass(frozen=True, slots=True)
class _Priced:
    terms: ProductTerms
    rows: ProductRows


class PriceReader:
    """What several price books read, gathered: as many statements for ten customers as for one. For one request."""

    def __init__(self, source: PriceSourcePort, *, today: date, offer_rule: OfferRule) -> None:
        self._source = source
        self._today = today
        self._offer_rule = offer_rule
        self.rules: DataLoader[tuple[Customer], _Rules] = DataLoader(self._read_rules)
        self.products: DataLoader[tuple[Customer, Product], _Priced] = DataLoader(
            self._read_products, get_cache_key=lambda key: (key[0], key[1].code)
        )

    def book(self, customer: Customer, *, visible: bool = True) -> "PriceBook":
        return PriceBook(self, customer, visible=visible)

    async def _read_rules(self, keys: list[tuple[Customer]]) -> list[_Rules]:
        pricing = Pricing(await self._source.currency(), self._today, self._offer_rule)
        customers = {customer for (customer,) in keys if customer is not None}
        terms = await self._source.customer_terms(customers) if customers else {}
        return [_Rules(pricing, NOBODY if customer is None else terms[customer]) for (customer,) in keys]

    async def _read_products(self, keys: list[tuple[Customer, Product]]) -> list[_Priced]:
        customers = {customer for customer, _ in keys}
        rules = await self.rules.load_many([(customer,) for customer in customers])
        families = {product.family_code for _, product in keys if product.family_code is not None}
        lines = await self._source.family_lines(families)
        terms = {product.code: _terms(product, lines) for _, product in keys}
        rows = await self._source.price_rows(
            {customer for customer in customers if customer is not None},
            {tariff.code for each in rules for tariff in each.customer.tariffs},
            {each.code: each.families for each in terms.values()},
            self._today,
        )
        return [_Priced(terms[product.code], rows.of(customer, terms[product.code])) for customer, product in keys]


class PriceBook:
    """One customer's prices. Answers None to a viewer who may not see prices (`visible`)."""

    def __init__(self, reader: PriceReader, customer: Customer, *, visible: bool) -> None:
        self._reader = reader
        self._customer = customer
        self._visible = visible

    async def currency(self) -> str:
        return (await self._rules()).pricing.currency

    async def prices(self, wanted: Sequence[tuple[Product, Decimal | None]]) -> list[Price | None]:
        """Price each product for a quantity; None for the quantity: the least that can be bought."""
        if not self._visible:
            return [None] * len(wanted)
        rules = await self._rules()
        priced = await self._priced([product for product, _ in wanted])
        return [
            rules.pricing.price(
                each.terms,
                rules.customer,
                each.rows,
                least_quantity(product.min_quantity, product.quantity_step) if quantity is None else quantity,
            )
            for (product, quantity), each in zip(wanted, priced, strict=True)
        ]

    async def breaks(self, products: Sequence[Product]) -> list[tuple[PriceBreak, ...] | None]:
        """The break table of each product; None where the viewer may not see prices."""
        if not self._visible:
            return [None] * len(products)
        rules = await self._rules()
        priced = await self._priced(products)
        return [rules.pricing.breaks(each.terms, rules.customer, each.rows) for each in priced]

    async def offers(self, products: Sequence[Product]) -> list[tuple[Offer, ...] | None]:
        """The offers that the customer can use today; None where the viewer may not see prices."""
        if not self._visible:
            return [None] * len(products)
        rules = await self._rules()
        priced = await self._priced(products)
        return [rules.pricing.usable_offers(each.terms, rules.customer, each.rows) for each in priced]

    async def _rules(self) -> _Rules:
        return await self._reader.rules.load((self._customer,))

    async def _priced(self, products: Sequence[Product]) -> list[_Priced]:
        return await self._reader.products.load_many([(self._customer, product) for product in products])


def _terms(product: Product, lines: Mapping[FamilyCode, tuple[FamilyCode, ...]]) -> ProductTerms:
    return ProductTerms(
        code=product.code,
        brand=product.brand,
        families=() if product.family_code is None else lines.get(product.family_code, (product.family_code,)),
        base_price=product.base_price,
        for_sale=product.for_sale,
        min_quantity=product.min_quantity,
        quantity_step=product.quantity_step,
    )
