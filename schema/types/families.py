"""The tree of product families."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import strawberry

from erp_adapter.domain import catalogue
from schema.batched import batched
from schema.context import Info
from schema.shown import id_of, of_record
from schema.types.connections import After, Before, CustomerCodeArgument, First, Last
from schema.types.node import Node

if TYPE_CHECKING:
    from schema.types.products import ProductConnection, ProductFilterInput, ProductOrderInput

Connection = Annotated["ProductConnection", strawberry.lazy("schema.types.products")]
FilterArgument = Annotated[
    Annotated["ProductFilterInput", strawberry.lazy("schema.types.products")] | None,
    strawberry.argument(description="Which products; familyCode narrows further, to what is below both."),
]
OrderArgument = Annotated[
    list[Annotated["ProductOrderInput", strawberry.lazy("schema.types.products")]] | None,
    strawberry.argument(description="By RELEVANCE in a search, else by NAME, if left out."),
]


@strawberry.type(description="A family of products (familia); families form a tree.")
class ProductFamily(Node):
    record: strawberry.Private[catalogue.ProductFamily]
    id: strawberry.ID = id_of("ProductFamily", "code")
    code: str = of_record("code", description="Its code in the ERP.")
    name: str = of_record("name", description="Its name.")

    @classmethod
    def of(cls, record: catalogue.ProductFamily) -> "ProductFamily":
        return cls(record=record)

    @batched(description="The family above it; null at the top.")
    async def parent(parents: "Sequence[ProductFamily]", info: Info) -> list["ProductFamily | None"]:
        codes = [each.record.parent_code for each in parents]
        found = await info.context.office.catalogue.data.families({code for code in codes if code is not None})
        records = [None if code is None else found.get(code) for code in codes]
        return [None if record is None else ProductFamily.of(record) for record in records]

    @batched(description="The families right below it, in the ERP's order.")
    async def children(parents: "Sequence[ProductFamily]", info: Info) -> list[list["ProductFamily"]]:
        found = await info.context.office.catalogue.data.child_families({each.record.code for each in parents})
        return [[ProductFamily.of(child) for child in found.get(each.record.code, ())] for each in parents]

    @batched(description="The products of this family and of all below it.")
    async def products(
        parents: "Sequence[ProductFamily]",
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: FilterArgument = None,  # noqa: A002 - the contract's name
        order_by: OrderArgument = None,
        customer_code: CustomerCodeArgument = None,
    ) -> list[Connection | None]:
        from schema.types.products import product_connections, product_query  # noqa: PLC0415 - each refers to the other

        query = product_query(info.context, filter, order_by, customer_code)
        queries = [replace(query, within=each.record.code) for each in parents]
        request = info.context.office.lists.page_request(first, after, last, before)
        return list(await product_connections(info, queries, request))
