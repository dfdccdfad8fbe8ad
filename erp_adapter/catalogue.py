"""The catalogue as the ERP has it: products, families, pictures, attributes, stock and taxes, many at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Row, Select, func, select

from erp_adapter.database import Database
from erp_adapter.dialects.lists import among
from erp_adapter.domain.catalogue import (
    FacetCount,
    Product,
    ProductAttribute,
    ProductFamily,
    ProductImage,
    ProductQuery,
)
from erp_adapter.domain.codes import FamilyCode, ProductCode, TaxCode
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.tax import TaxRate, TaxRegime
from erp_adapter.keyset import count_rows, read_pages
from erp_adapter.product_query import ProductQueries
from erp_adapter.relations import Relations

K = TypeVar("K")
V = TypeVar("V")

MOST_FACETS = 200


class CatalogueRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._queries = ProductQueries(relations)

    async def products(self, codes: Collection[ProductCode]) -> Mapping[ProductCode, Product]:
        """Those that exist, for sale or not."""
        columns = self._relations.product.c
        rows = await self._database.fetch(select(*columns).where(among(columns.code, codes)))
        return {product.code: product for product in map(_product, rows)}

    async def product_pages(self, queries: Sequence[ProductQuery], request: PageRequest) -> list[Page[Product]]:
        """A page of each list, by one statement; the lists have the same order."""
        statements = [self._queries.select(query) for query in queries]
        return await read_pages(self._database, statements, self._queries.keyset(queries[0]), request, _product)

    async def product_counts(self, queries: Sequence[ProductQuery]) -> list[int]:
        statements = [self._queries.select(query, func.count().label("total")) for query in queries]
        return [row.total for row in await count_rows(self._database, statements)]

    async def family_facets(self, query: ProductQuery) -> list[FacetCount]:
        return await self._facets(self._queries.facet(query, self._relations.product.c.family_code))

    async def brand_facets(self, query: ProductQuery) -> list[FacetCount]:
        return await self._facets(self._queries.facet(query, self._relations.product.c.brand))

    async def attribute_facets(self, query: ProductQuery) -> list[FacetCount]:
        return await self._facets(self._queries.attribute_facet(query))

    async def _facets(self, statement: Select[Any]) -> list[FacetCount]:
        rows = await self._database.fetch(statement.limit(MOST_FACETS))
        return [FacetCount(row.name, row.value, row.products) for row in rows]

    async def families(self, codes: Collection[FamilyCode]) -> Mapping[FamilyCode, ProductFamily]:
        columns = self._relations.product_family.c
        rows = await self._database.fetch(select(*columns).where(among(columns.code, codes)))
        return {family.code: family for family in map(_family, rows)}

    async def child_families(self, parents: Collection[FamilyCode]) -> Mapping[FamilyCode, Sequence[ProductFamily]]:
        columns = self._relations.product_family.c
        statement = select(*columns).where(among(columns.parent_code, parents))
        rows = await self._database.fetch(statement.order_by(columns.position, columns.name, columns.code))
        return _grouped((FamilyCode(row.parent_code), _family(row)) for row in rows)

    async def root_families(self) -> Sequence[ProductFamily]:
        columns = self._relations.product_family.c
        statement = select(*columns).where(columns.parent_code.is_(None))
        rows = await self._database.fetch(statement.order_by(columns.position, columns.name, columns.code))
        return [_family(row) for row in rows]

    async def images(self, products: Collection[ProductCode]) -> Mapping[ProductCode, Sequence[ProductImage]]:
        columns = self._relations.product_image.c
        statement = select(*columns).where(among(columns.product_code, products)).order_by(columns.position)
        rows = await self._database.fetch(statement)
        return _grouped((ProductCode(row.product_code), ProductImage(row.uri, row.alt, row.position)) for row in rows)

    async def attributes(self, products: Collection[ProductCode]) -> Mapping[ProductCode, Sequence[ProductAttribute]]:
        columns = self._relations.product_attribute.c
        statement = select(*columns).where(among(columns.product_code, products)).order_by(columns.position)
        rows = await self._database.fetch(statement)
        return _grouped((ProductCode(row.product_code), ProductAttribute(row.name, row.value)) for row in rows)

    async def available_stock(self, products: Collection[ProductCode]) -> Mapping[ProductCode, Decimal]:
        """Σ(quantity − reserved) over the warehouses; a product without a row is left out."""
        columns = self._relations.stock.c
        available = func.sum(columns.quantity) - func.sum(columns.reserved)
        statement = select(columns.product_code, available.label("available"))
        statement = statement.where(among(columns.product_code, products)).group_by(columns.product_code)
        return {ProductCode(row.product_code): row.available for row in await self._database.fetch(statement)}

    async def tax_rates(self, codes: Collection[TaxCode]) -> Mapping[TaxCode, Sequence[TaxRate]]:
        """Every dated rate of these taxes."""
        columns = self._relations.tax.c
        rows = await self._database.fetch(select(*columns).where(among(columns.code, codes)))
        return _grouped((TaxCode(row.code), _tax_rate(row)) for row in rows)


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, Sequence[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _product(row: Row[Any]) -> Product:
    return Product(
        code=ProductCode(row.code),
        name=row.name,
        description=row.description,
        technical_description=row.technical_description,
        barcode=row.barcode,
        brand=row.brand,
        family_code=row.family_code,
        unit=row.unit,
        units_per_pack=row.units_per_pack,
        min_quantity=row.min_quantity,
        quantity_step=row.quantity_step,
        tax_code=TaxCode(row.tax_code),
        base_price=row.base_price,
        min_stock=row.min_stock,
        for_sale=row.for_sale,
    )


def _family(row: Row[Any]) -> ProductFamily:
    return ProductFamily(FamilyCode(row.code), row.name, row.parent_code)


def _tax_rate(row: Row[Any]) -> TaxRate:
    return TaxRate(
        code=TaxCode(row.code),
        name=row.name,
        regime=TaxRegime(row.regime),
        rate=row.rate,
        surcharge_rate=row.surcharge_rate,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )
