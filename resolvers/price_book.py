"""What one customer pays today: its rules read once a request, the products' rows many at a time."""

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
    Pricing,
    ProductRows,
    ProductTerms,
)
from erp_adapter.domain.quantities import least_quantity


class PriceSourcePort(Protocol):
    """Where prices come from. Each method takes a fixed number of statements."""

    async def currency(self) -> str: ...

    async def customer_terms(self, customer: CustomerCode) -> CustomerTerms: ...

    async def family_lines(self, families: Collection[FamilyCode]) -> Mapping[FamilyCode, tuple[FamilyCode, ...]]:
        """Each family with its ancestors, itself first."""
        ...

    async def product_rows(
        self,
        customer: CustomerCode | None,
        tariffs: Collection[TariffCode],
        products: Mapping[ProductCode, Collection[FamilyCode]],
        today: date,
    ) -> Mapping[ProductCode, ProductRows]: ...


@dataclass(frozen=True, slots=True)
class _Priced:
    terms: ProductTerms
    rows: ProductRows


class PriceBook:
    """Prices for one customer, or the base prices where `customer` is None.

    Answers None, or nothing, to a viewer who may not see prices (`visible`).
    """

    def __init__(
        self,
        source: PriceSourcePort,
        customer: CustomerCode | None,
        *,
        today: date,
        offer_rule: OfferRule,
        visible: bool = True,
    ) -> None:
        self._source = source
        self._customer = customer
        self._today = today
        self._offer_rule = offer_rule
        self._visible = visible
        self._customer_rules: DataLoader[str, tuple[Pricing, CustomerTerms]] = DataLoader(self._read_rules)
        self._products: DataLoader[Product, _Priced] = DataLoader(
            self._read_products, get_cache_key=lambda product: product.code
        )

    async def currency(self) -> str:
        pricing, _ = await self._rules()
        return pricing.currency

    async def prices(self, wanted: Sequence[tuple[Product, Decimal | None]]) -> list[Price | None]:
        """Price each product for a quantity; None for the quantity: the least that can be bought."""
        if not self._visible:
            return [None] * len(wanted)
        pricing, customer = await self._rules()
        priced = await self._products.load_many([product for product, _ in wanted])
        return [
            pricing.price(
                each.terms,
                customer,
                each.rows,
                least_quantity(product.min_quantity, product.quantity_step) if quantity is None else quantity,
            )
            for (product, quantity), each in zip(wanted, priced, strict=True)
        ]

    async def breaks(self, products: Sequence[Product]) -> list[tuple[PriceBreak, ...] | None]:
        """The break table of each product; None where the viewer may not see prices."""
        if not self._visible:
            return [None] * len(products)
        pricing, customer = await self._rules()
        priced = await self._products.load_many(products)
        return [pricing.breaks(each.terms, customer, each.rows) for each in priced]

    async def offers(self, products: Sequence[Product]) -> list[tuple[Offer, ...] | None]:
        """The offers that the customer can use today; None where the viewer may not see prices."""
        if not self._visible:
            return [None] * len(products)
        pricing, customer = await self._rules()
        priced = await self._products.load_many(products)
        return [pricing.usable_offers(each.terms, customer, each.rows) for each in priced]

    async def _rules(self) -> tuple[Pricing, CustomerTerms]:
        return await self._customer_rules.load("customer")

    async def _read_rules(self, _keys: list[str]) -> list[tuple[Pricing, CustomerTerms]]:
        pricing = Pricing(await self._source.currency(), self._today, self._offer_rule)
        terms = NOBODY if self._customer is None else await self._source.customer_terms(self._customer)
        return [(pricing, terms)]

    async def _read_products(self, products: list[Product]) -> list[_Priced]:
        _, customer = await self._rules()
        own = {product.family_code for product in products if product.family_code is not None}
        lines = await self._source.family_lines(own)
        terms = [_terms(product, lines) for product in products]
        rows = await self._source.product_rows(
            self._customer,
            [tariff.code for tariff in customer.tariffs],
            {each.code: each.families for each in terms},
            self._today,
        )
        return [_Priced(each, rows[each.code]) for each in terms]


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
