"""Lists of products: how they are asked for, and the connection that comes back."""

from collections.abc import Sequence

import strawberry

from erp_adapter.domain import catalogue
from erp_adapter.domain.catalogue import FacetCount, ProductFilter, ProductQuery, ProductSort
from erp_adapter.domain.codes import FamilyCode
from erp_adapter.domain.paging import Page, PageRequest
from resolvers.searching import search_words
from resolvers.sheets.requests import ProductSheet
from schema.batched import batched
from schema.context import Info, RequestContext
from schema.enums import Direction
from schema.shown import rows_of, wanted_rows
from schema.types.connections import PageInfo
from schema.types.export import ExportLink, FormatArgument, export_link
from schema.types.families import ProductFamily
from schema.types.product import Product


@strawberry.input(name="AttributeFilter", description="Products that have one of these values of a property.")
class AttributeFilterInput:
    name: str = strawberry.field(description="Which property.")
    values: list[str] = strawberry.field(description="Any of these.")


@strawberry.input(name="ProductFilter", description="All that is given must hold.")
class ProductFilterInput:
    search: str | None = strawberry.field(
        default=None,
        description="Words looked for in code, name, description, brand, barcode and the customer's own code of the product.",
    )
    family_code: str | None = strawberry.field(default=None, description="With all the families below it.")
    brand: list[str] | None = strawberry.field(default=None, description="Any of these brands.")
    attributes: list[AttributeFilterInput] | None = strawberry.field(
        default=None, description="All of these properties."
    )
    on_offer: bool | None = strawberry.field(
        default=None, description="Only what is on offer; false: only what is not."
    )
    bought_before: bool | None = strawberry.field(
        default=None, description="Only what the customer has bought before; false: only what it has not."
    )


@strawberry.input(name="ProductOrder", description="What to sort by, and which way.")
class ProductOrderInput:
    field: ProductSort = strawberry.field(description="What to sort by.")
    direction: Direction = strawberry.field(default=Direction.ASC, description="Which way.")


@strawberry.type(description="How many products of the list are of this family itself.")
class FamilyFacet:
    family: ProductFamily = strawberry.field(description="The family.")
    count: int = strawberry.field(description="How many products.")


@strawberry.type(description="How many products of the list are of this brand.")
class BrandFacet:
    brand: str = strawberry.field(description="The brand.")
    count: int = strawberry.field(description="How many products.")


@strawberry.type(description="How many products of the list have this value of a property.")
class AttributeFacet:
    name: str = strawberry.field(description="The property.")
    value: str = strawberry.field(description="Its value.")
    count: int = strawberry.field(description="How many products.")


@strawberry.type(description="What the list's products can be narrowed by; the 200 most frequent of each kind.")
class ProductFacets:
    query: strawberry.Private[ProductQuery]

    @strawberry.field(description="By family, the most frequent first.")
    async def families(self, info: Info) -> list[FamilyFacet]:
        data = info.context.office.catalogue.data
        facets = await data.family_facets(self.query)
        found = await data.families({FamilyCode(each.value) for each in facets})
        return [
            FamilyFacet(family=ProductFamily.of(found[FamilyCode(each.value)]), count=each.count)
            for each in facets
            if each.value in found
        ]

    @strawberry.field(description="By brand, the most frequent first.")
    async def brands(self, info: Info) -> list[BrandFacet]:
        facets = await info.context.office.catalogue.data.brand_facets(self.query)
        return [BrandFacet(brand=each.value, count=each.count) for each in facets]

    @strawberry.field(description="By property and value, the most frequent first.")
    async def attributes(self, info: Info) -> list[AttributeFacet]:
        facets: list[FacetCount] = await info.context.office.catalogue.data.attribute_facets(self.query)
        return [AttributeFacet(name=each.name, value=each.value, count=each.count) for each in facets]


@strawberry.type(description="A product in a list.")
class ProductEdge:
    node: Product = strawberry.field(description="The product.")
    cursor: str = strawberry.field(description="Its place in the list, for `after` and `before`.")


@strawberry.type(description="A page of a list of products.")
class ProductConnection:
    query: strawberry.Private[ProductQuery]
    found: strawberry.Private[ProductQuery]
    page: strawberry.Private[Page[Product]]

    @strawberry.field(description="The page's products with their cursors.")
    def edges(self) -> list[ProductEdge]:
        return [
            ProductEdge(node=node, cursor=cursor)
            for node, cursor in zip(self.page.items, self.page.cursors, strict=True)
        ]

    @strawberry.field(description="The page's products.")
    def nodes(self) -> list[Product]:
        return rows_of(self.page)

    @strawberry.field(description="Where the page stands in the list.")
    def page_info(self) -> PageInfo:
        return PageInfo(page=self.page)

    @batched(description="How many products the whole list has; counted only when asked for.")
    async def total_count(parents: "Sequence[ProductConnection]", info: Info) -> list[int | None]:
        counts = await info.context.office.catalogue.data.product_counts([each.found for each in parents])
        return list(counts)

    @strawberry.field(description="What the list can be narrowed by; read only when asked for.")
    def facets(self) -> ProductFacets | None:
        return ProductFacets(query=self.found)

    @strawberry.field(description="The whole list as a file.")
    def export(self, info: Info, format: FormatArgument) -> ExportLink | None:  # noqa: A002 - the contract's name
        return export_link(info.context, ProductSheet(self.query), format)


def product_query(
    context: RequestContext,
    wanted: ProductFilterInput | None,
    order: Sequence[ProductOrderInput] | None,
    customer_code: str | None,
) -> ProductQuery:
    asked = wanted or ProductFilterInput()
    query = context.office.catalogue.query(
        context.viewer,
        customer_code,
        ProductFilter(
            words=search_words(asked.search),
            family=None if asked.family_code is None else FamilyCode(asked.family_code),
            brands=None if asked.brand is None else tuple(asked.brand),
            attributes=tuple((each.name, tuple(each.values)) for each in asked.attributes or ()),
            on_offer=asked.on_offer,
            bought_before=asked.bought_before,
        ),
        None if order is None else [(each.field, each.direction is Direction.DESC) for each in order],
    )
    if query.customer is not None:
        context.looks_at(query.customer, "products")
    return query


async def product_connections(
    info: Info, queries: Sequence[ProductQuery], request: PageRequest
) -> list[ProductConnection]:
    """A page of each list; the lists have the same order. Of one that is counted too, the words are looked for once."""
    data, selected = info.context.office.catalogue.data, info.selected
    found = queries
    if len(queries) == 1 and ("totalCount" in selected or "facets" in selected):
        found = [await data.found(queries[0])]
    pages: list[Page[catalogue.Product]] = await data.product_pages(found, request, wanted_rows(Product, selected))
    return [
        ProductConnection(query=query, found=read, page=page.map(Product.of))
        for query, read, page in zip(queries, found, pages, strict=True)
    ]
