"""What the exported catalogue holds: as much of prices and stock as the viewer may know."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from erp_adapter.domain.catalogue import Product, ProductFilter, ProductQuery
from erp_adapter.domain.codes import CustomerCode, FamilyCode
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.pricing import Price
from erp_adapter.domain.sheets import Cell, Fact, Kind, Sheet
from erp_adapter.domain.stock import StockPolicy, VisibleStock
from erp_adapter.errors import Forbidden
from resolvers.catalogue import Catalogue
from resolvers.customers import Customers
from resolvers.price_book import PriceBook, PriceReader, PriceSourcePort
from resolvers.principal import Permission, Principal
from resolvers.settings import CompanySettings
from resolvers.sheets.heading import Headings, fact, searched, word
from resolvers.sheets.table import Entry, Table, read_all


@dataclass(frozen=True, slots=True)
class Offered:
    """A product as this viewer sees it."""

    product: Product
    own_codes: Sequence[str]
    family: str | None
    tax_rate: Cell
    price: Price | None
    stock: VisibleStock


ABOUT: Sequence[Entry[Offered]] = (
    Entry("code", Kind.TEXT, 10, lambda each: each.product.code),
    Entry("own_code", Kind.TEXT, 11, lambda each: ", ".join(each.own_codes) or None),
    Entry("name", Kind.TEXT, 40, lambda each: each.product.name),
    Entry("family", Kind.TEXT, 18, lambda each: each.family),
    Entry("brand", Kind.TEXT, 13, lambda each: each.product.brand),
    Entry("unit", Kind.TEXT, 7, lambda each: each.product.unit),
    Entry("units_per_pack", Kind.QUANTITY, 9, lambda each: each.product.units_per_pack),
    Entry("min_quantity", Kind.QUANTITY, 9, lambda each: each.product.min_quantity),
)
PRICES: Sequence[Entry[Offered]] = (
    Entry("net_price", Kind.PRICE, 11, lambda each: None if each.price is None else each.price.net_unit_price),
    Entry("offer", Kind.TEXT, 16, lambda each: _offer(each.price)),
)
TAX_RATE: Entry[Offered] = Entry("tax_rate", Kind.RATE, 8, lambda each: each.tax_rate)
STOCK: dict[StockPolicy, Sequence[Entry[Offered]]] = {
    StockPolicy.EXACT: [Entry("stock", Kind.QUANTITY, 11, lambda each: each.stock.quantity)],
    StockPolicy.TRAFFIC_LIGHT: [Entry("stock_level", Kind.WORD, 14, lambda each: _level(each.stock))],
    StockPolicy.HIDDEN: [],
}


class ProductList:
    def __init__(
        self,
        catalogue: Catalogue,
        customers: Customers,
        prices: PriceSourcePort,
        headings: Headings,
        settings: CompanySettings,
    ) -> None:
        self._catalogue = catalogue
        self._customers = customers
        self._prices = prices
        self._headings = headings
        self._settings = settings

    async def sheet(self, viewer: Principal, wanted: ProductQuery) -> Sheet:
        """Raise Forbidden for a customer that is not the viewer's; nobody's list is for staff alone."""
        query = self._checked(viewer, wanted)
        heading = await self._headings.of(viewer, query.customer)
        above = await self._narrowed(query)
        prices = PRICES if viewer.may(Permission.SEE_PRICES) else ()
        entries = [*ABOUT, *prices, TAX_RATE, *STOCK[self._catalogue.stock_policy_for(viewer)]]
        return heading.over("products", Table(entries, self._batches(viewer, query)), above=above)

    def _checked(self, viewer: Principal, wanted: ProductQuery) -> ProductQuery:
        """The same list as of today."""
        query = self._catalogue.query(viewer, wanted.customer, wanted.filter, wanted.order)
        if query.customer != wanted.customer:
            raise Forbidden("forbidden.customer")
        return replace(query, within=wanted.within)

    async def _batches(self, viewer: Principal, query: ProductQuery) -> AsyncIterator[Sequence[Offered]]:
        reader = PriceReader(self._prices, today=query.today, offer_rule=self._settings.offer_rule)
        book = reader.book(query.customer, visible=viewer.may(Permission.SEE_PRICES))

        async def read(request: PageRequest) -> Page[Product]:
            (page,) = await self._catalogue.data.product_pages([query], request)
            return page

        async for products in read_all(read):
            yield await self._offered(viewer, query.customer, book, products)
            # What was read of these is not needed again; the customer's terms are.
            reader.forget_products()

    async def _offered(
        self, viewer: Principal, customer: CustomerCode | None, book: PriceBook, products: Sequence[Product]
    ) -> list[Offered]:
        own: list[Sequence[str]] = [()] * len(products)
        if customer is not None:
            own = await self._customers.codes_of_products(viewer, customer, [each.code for each in products])
        families = await self._families({each.family_code for each in products})
        return [
            Offered(product, codes, families.get(product.family_code), tax_rate, price, stock)
            for product, codes, tax_rate, price, stock in zip(
                products,
                own,
                await self._catalogue.general_tax_rates(products),
                await book.prices([(product, None) for product in products]),
                await self._catalogue.stock(viewer, products),
                strict=True,
            )
        ]

    async def _families(self, codes: set[FamilyCode | None]) -> dict[FamilyCode | None, str]:
        named = {code for code in codes if code is not None}
        found = await self._catalogue.data.families(named) if named else {}
        return {code: family.name for code, family in found.items()}

    async def _narrowed(self, query: ProductQuery) -> list[Fact]:
        families = [code for code in (query.within, query.filter.family) if code is not None]
        names = await self._families(set(families))
        return [
            *(fact("family", Kind.TEXT, names.get(code, code)) for code in families),
            *_narrowed(query.filter),
        ]


def _narrowed(wanted: ProductFilter) -> list[Fact]:
    return [
        searched(wanted.words),
        fact("brands", Kind.TEXT, None if wanted.brands is None else ", ".join(wanted.brands)),
        *(fact("attribute", Kind.TEXT, f"{name}: {', '.join(values)}") for name, values in wanted.attributes),
        fact("on_offer", Kind.FLAG, wanted.on_offer),
        fact("bought_before", Kind.FLAG, wanted.bought_before),
    ]


def _offer(price: Price | None) -> str | None:
    return None if price is None or price.offer is None else price.offer.name


def _level(stock: VisibleStock) -> str | None:
    return None if stock.level is None else word("stock_level", stock.level)
