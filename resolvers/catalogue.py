"""What a customer finds in the catalogue."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol
from zoneinfo import ZoneInfo

from erp_adapter.domain.catalogue import (
    FacetCount,
    Product,
    ProductAttribute,
    ProductFamily,
    ProductFilter,
    ProductImage,
    ProductQuery,
    ProductSort,
)
from erp_adapter.domain.codes import CustomerCode, FamilyCode, ProductCode, TaxCode
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.pricing import OfferRule
from erp_adapter.domain.stock import StockPolicy, VisibleStock, visible
from erp_adapter.domain.tax import TaxRate, rate_on
from erp_adapter.errors import BadRequest
from resolvers.clock import Clock, today
from resolvers.principal import Principal
from resolvers.settings import CompanySettings

MOST_VALUES = 100
"""Values that one filter may list."""


class CataloguePort(Protocol):
    """The catalogue's data, many at a time."""

    async def products(
        self, codes: Collection[ProductCode], wanted: Wanted = None
    ) -> Mapping[ProductCode, Product]: ...
    async def product_pages(
        self, queries: Sequence[ProductQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[Product]]: ...
    async def found(self, query: ProductQuery) -> ProductQuery:
        """The same list, to be read several times."""
        ...

    async def product_counts(self, queries: Sequence[ProductQuery]) -> list[int]: ...
    async def family_facets(self, query: ProductQuery) -> list[FacetCount]: ...
    async def brand_facets(self, query: ProductQuery) -> list[FacetCount]: ...
    async def attribute_facets(self, query: ProductQuery) -> list[FacetCount]: ...
    async def families(self, codes: Collection[FamilyCode]) -> Mapping[FamilyCode, ProductFamily]: ...
    async def child_families(self, parents: Collection[FamilyCode]) -> Mapping[FamilyCode, Sequence[ProductFamily]]: ...
    async def root_families(self) -> Sequence[ProductFamily]: ...
    async def images(self, products: Collection[ProductCode]) -> Mapping[ProductCode, Sequence[ProductImage]]: ...
    async def attributes(
        self, products: Collection[ProductCode]
    ) -> Mapping[ProductCode, Sequence[ProductAttribute]]: ...
    async def available_stock(self, products: Collection[ProductCode]) -> Mapping[ProductCode, Decimal]: ...
    async def tax_rates(self, codes: Collection[TaxCode]) -> Mapping[TaxCode, Sequence[TaxRate]]: ...


class Catalogue:
    """`data` is for what everybody who is logged in may read as it is; what depends on who asks is a method here."""

    def __init__(self, data: CataloguePort, settings: CompanySettings, clock: Clock) -> None:
        self.data = data
        self._settings = settings
        self._clock = clock

    @property
    def zone(self) -> ZoneInfo:
        return self._settings.zone

    @property
    def stock_policy(self) -> StockPolicy:
        """What customers may know of the stock."""
        return self._settings.stock_policy

    def today(self) -> date:
        return today(self._clock, self.zone)

    def query(
        self,
        viewer: Principal,
        customer_code: str | None,
        wanted: ProductFilter,
        order: Sequence[tuple[ProductSort, bool]] | None,
    ) -> ProductQuery:
        """Say which products, for which customer, in which order: by relevance in a search, else by name.

        Raise Forbidden for a customer that is not the viewer's, BadRequest for what cannot be asked.
        """
        customer = viewer.customer(None if customer_code is None else CustomerCode(customer_code))
        _check(wanted, customer)
        if not order:
            order = [(ProductSort.RELEVANCE if wanted.words else ProductSort.NAME, False)]
        if not wanted.words and any(what is ProductSort.RELEVANCE for what, _ in order):
            raise BadRequest("products.relevance")
        if len({what for what, _ in order}) < len(order):
            raise BadRequest("order.twice")
        by_offers = self._settings.offer_rule is OfferRule.FIRST_MATCH
        return ProductQuery(customer, self.today(), wanted, tuple(order), priced_by_offers=by_offers)

    async def stock(self, viewer: Principal, products: Sequence[Product]) -> list[VisibleStock]:
        """What this viewer may know of each product's stock; nothing is read where that is nothing."""
        policy = self.stock_policy_for(viewer)
        if policy is StockPolicy.HIDDEN:
            return [VisibleStock(policy, None, None)] * len(products)
        available = await self.data.available_stock({product.code for product in products})
        return [visible(policy, available.get(product.code, Decimal(0)), product.min_stock) for product in products]

    def stock_policy_for(self, viewer: Principal) -> StockPolicy:
        exact = viewer.is_staff and self._settings.staff_see_exact_stock
        return StockPolicy.EXACT if exact else self._settings.stock_policy

    async def general_tax_rates(self, products: Sequence[Product]) -> list[Decimal]:
        """The percentage in force today for each product; 0 where its tax has none."""
        rates = await self.data.tax_rates({product.tax_code for product in products})
        on = {code: rate_on(dated, self.today()) for code, dated in rates.items()}
        found = [on.get(product.tax_code) for product in products]
        return [Decimal(0) if rate is None else rate.rate for rate in found]


def _check(wanted: ProductFilter, customer: CustomerCode | None) -> None:
    lists = [wanted.brands or (), wanted.attributes, *(values for _, values in wanted.attributes)]
    if any(len(values) > MOST_VALUES for values in lists):
        raise BadRequest("filter.too_many", most=MOST_VALUES)
    if wanted.bought_before is not None and customer is None:
        raise BadRequest("products.bought_before")
