"""The catalogue as the ERP has it: products, families, pictures, attributes, stock and taxes, many at a time."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, select

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
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
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.tax import TaxRate, TaxRegime
from erp_adapter.keyset import Groups, Keyset
from erp_adapter.pages import PreparedList, count_rows, read_pages, read_prepared_page
from erp_adapter.prepared import Kept, Prepared
from erp_adapter.product_query import ProductQueries
from erp_adapter.product_values import placed, shape_of, values_of
from erp_adapter.records import Part, Record
from erp_adapter.relations import Relations

K = TypeVar("K")
V = TypeVar("V")

MOST_FACETS = 200

MOST_FOUND = 10_000
"""Products that a search may find to be read by their codes, on a system whose statements take as many."""

_PRODUCT = Record(Product)
_FAMILY = Record(ProductFamily)
_IMAGE = Record(ProductImage)
_ATTRIBUTE = Record(ProductAttribute)
_TAX_RATE = Record(TaxRate, regime=Part("regime", make=TaxRegime))


class CatalogueRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._queries = ProductQueries(relations)
        self._prepared: Kept[Prepared] = Kept()
        self._keysets: Kept[Keyset] = Kept()

    async def products(self, codes: Collection[ProductCode], wanted: Wanted = None) -> Mapping[ProductCode, Product]:
        """Those that exist, for sale or not; of each the code and what is wanted."""
        chosen = None if wanted is None else wanted.with_names("code")

        def build() -> Prepared:
            product = self._relations.product.c
            return Prepared(select(*_PRODUCT.among(product, chosen)).where(among(product.code, Given("codes"))))

        rows = await self._database.read(self._prepared.get(("products", chosen), build), {"codes": codes})
        return {product.code: product for product in _PRODUCT.values(rows, chosen)}

    async def product_pages(
        self, queries: Sequence[ProductQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[Product]]:
        """A page of each list, by one statement; the lists have the same order. Of each product what is wanted."""
        if len(queries) == 1:
            return [await self._page(queries[0], request, wanted)]
        columns = _PRODUCT.among(self._relations.product.c, wanted)
        statements = [self._queries.select(each, *columns, by_row=True) for each in queries]
        keyset, build = self._queries.keyset(queries[0]), partial(_PRODUCT.values, wanted=wanted)
        return await read_pages(self._database, statements, keyset, request, build)

    async def _page(self, query: ProductQuery, request: PageRequest, wanted: Wanted) -> Page[Product]:
        def columns() -> list[ColumnElement[Any]]:
            return _PRODUCT.among(self._relations.product.c, wanted)

        def groups() -> Groups | None:
            return self._queries.groups(placed(query), *columns()) if self._database.joins_laterally else None

        asked = PreparedList(
            (shape_of(query), wanted),
            self._keysets.get(query.order, lambda: self._queries.keyset(placed(query))),
            lambda: self._queries.select(placed(query), *columns(), by_row=True),
            values_of(query),
            groups=groups,
        )
        build = partial(_PRODUCT.values, wanted=wanted)
        return await read_prepared_page(self._database, self._prepared, asked, request, build)

    async def found(self, query: ProductQuery) -> ProductQuery:
        """The query with its products looked for, where it has words and not too many products have them.

        To look for words costs more than all else: it is done once then for the page, the count and every facet.
        """
        if not query.filter.words:
            return query
        most, code = min(MOST_FOUND, self._database.most_parameters), self._relations.product.c.code

        def select_codes(query: ProductQuery) -> Select[Any]:
            return self._queries.select(query, code, by_row=True).order_by(code).limit(most + 1)

        codes = tuple([code for (code,) in await self._read("found", query, select_codes)])
        return query if len(codes) > most else replace(query, found=codes)

    async def product_counts(self, queries: Sequence[ProductQuery]) -> list[int]:
        def select_count(query: ProductQuery) -> Select[Any]:
            return self._queries.select(query, func.count().label("total"))

        if len(queries) == 1 and queries[0].found is not None:
            return [len(queries[0].found)]
        if len(queries) == 1:
            return [total for (total,) in await self._read("count", queries[0], select_count)]
        return [row.total for row in await count_rows(self._database, list(map(select_count, queries)))]

    async def family_facets(self, query: ProductQuery) -> list[FacetCount]:
        return await self._column_facets(query, "family_code")

    async def brand_facets(self, query: ProductQuery) -> list[FacetCount]:
        return await self._column_facets(query, "brand")

    async def attribute_facets(self, query: ProductQuery) -> list[FacetCount]:
        return await self._facets("attributes", query, self._queries.attribute_facet)

    async def _column_facets(self, query: ProductQuery, name: str) -> list[FacetCount]:
        column = self._relations.product.c[name]
        return await self._facets(name, query, lambda query: self._queries.facet(query, column))

    async def _facets(
        self, name: str, query: ProductQuery, select: Callable[[ProductQuery], Select[Any]]
    ) -> list[FacetCount]:
        rows = await self._read(name, query, lambda query: select(query).limit(MOST_FACETS))
        return [FacetCount(*row) for row in rows]

    async def _read(
        self, name: str, query: ProductQuery, select: Callable[[ProductQuery], Select[Any]]
    ) -> Sequence[Sequence[Any]]:
        """What is selected for a query, which is told with `Given`s in the places of its values."""
        prepared = self._prepared.get((name, shape_of(query)), lambda: Prepared(select(placed(query))))
        return await self._database.read(prepared, values_of(query))

    async def families(self, codes: Collection[FamilyCode]) -> Mapping[FamilyCode, ProductFamily]:
        rows = await self._look_up("product_family", "code", codes, _FAMILY.columns())
        return {family.code: family for family in _FAMILY.values(rows)}

    async def child_families(self, parents: Collection[FamilyCode]) -> Mapping[FamilyCode, Sequence[ProductFamily]]:
        order = ("position", "name", "code")
        rows = await self._look_up("product_family", "parent_code", parents, _FAMILY.columns(), order)
        children: defaultdict[FamilyCode, list[ProductFamily]] = defaultdict(list)
        for family in _FAMILY.values(rows):
            if family.parent_code is not None:
                children[family.parent_code].append(family)
        return children

    async def root_families(self) -> Sequence[ProductFamily]:
        def build() -> Prepared:
            family = self._relations.product_family.c
            statement = select(*[family[name] for name in _FAMILY.columns()]).where(family.parent_code.is_(None))
            return Prepared(statement.order_by(family.position, family.name, family.code))

        return _FAMILY.values(await self._database.read(self._prepared.get("roots", build), {}))

    async def images(self, products: Collection[ProductCode]) -> Mapping[ProductCode, Sequence[ProductImage]]:
        columns = ("uri", "alt", "position", "product_code")
        rows = await self._look_up("product_image", "product_code", products, columns, ("position",))
        return _grouped((row[-1], image) for row, image in zip(rows, _IMAGE.values(rows), strict=True))

    async def attributes(self, products: Collection[ProductCode]) -> Mapping[ProductCode, Sequence[ProductAttribute]]:
        columns = ("name", "value", "product_code")
        rows = await self._look_up("product_attribute", "product_code", products, columns, ("position",))
        return _grouped((row[-1], each) for row, each in zip(rows, _ATTRIBUTE.values(rows), strict=True))

    async def available_stock(self, products: Collection[ProductCode]) -> Mapping[ProductCode, Decimal]:
        """Σ(quantity − reserved) over the warehouses; a product without a row is left out."""

        def build() -> Prepared:
            stock = self._relations.stock.c
            statement = select(stock.product_code, func.sum(stock.quantity) - func.sum(stock.reserved))
            statement = statement.where(among(stock.product_code, Given("products")))
            return Prepared(statement.group_by(stock.product_code))

        rows = await self._database.read(self._prepared.get("stock", build), {"products": products})
        return dict(rows)  # type: ignore[arg-type]

    async def tax_rates(self, codes: Collection[TaxCode]) -> Mapping[TaxCode, Sequence[TaxRate]]:
        """Every dated rate of these taxes."""
        rows = await self._look_up("tax", "code", codes, _TAX_RATE.columns())
        return _grouped((rate.code, rate) for rate in _TAX_RATE.values(rows))

    async def _look_up(
        self,
        relation: str,
        key: str,
        keys: Collection[str],
        columns: tuple[str, ...],
        order: tuple[str, ...] = (),
    ) -> Sequence[Sequence[Any]]:
        """The rows of a relation that have one of these keys."""

        def build() -> Prepared:
            column = getattr(self._relations, relation).c
            statement = select(*[column[name] for name in columns]).where(among(column[key], Given("keys")))
            return Prepared(statement.order_by(*[column[name] for name in order]))

        prepared = self._prepared.get((relation, key, columns), build)
        return await self._database.read(prepared, {"keys": keys})


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, Sequence[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
