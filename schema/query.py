"""What can be asked."""

from datetime import datetime
from typing import Annotated

import strawberry

from erp_adapter.domain.codes import CustomerCode, FamilyCode, ProductCode
from resolvers.erp_status import ErpMode
from schema.context import Info
from schema.enums import Direction, described
from schema.nodes import read_nodes
from schema.shown import wanted_of, wanted_rows
from schema.types.connections import After, Before, CustomerCodeArgument, First, Last
from schema.types.customer import Customer, CustomerConnection, CustomerOrderInput
from schema.types.families import ProductFamily
from schema.types.node import Node
from schema.types.product import Product, products_by_code
from schema.types.products import (
    ProductConnection,
    ProductFilterInput,
    ProductOrderInput,
    product_connections,
    product_query,
)
from schema.types.viewer import Company, Viewer

described(
    ErpMode,
    "ErpMode",
    "How the ERP is.",
    {"LIVE": "It answers.", "READ_ONLY": "It answers, and takes no orders.", "OFFLINE": "It does not answer."},
)


@strawberry.type(description="Whether the ERP answers.")
class ErpStatus:
    mode: ErpMode = strawberry.field(description="How it is now.")
    as_of: datetime = strawberry.field(description="The last time that it answered.")


@strawberry.type(description="What can be asked.")
class Query:
    @strawberry.field(description="The person logged in. Every other field asks for a login too.")
    def viewer(self, info: Info) -> Viewer | None:
        return Viewer.of(info.context.viewer)

    @strawberry.field(description="The company that sells: the owner of the virtual office.")
    async def company(self, info: Info) -> Company | None:
        office = info.context.office
        return Company.of(await office.customers.company(), office.catalogue.stock_policy)

    @strawberry.field(description="Whether the ERP answers now, and as of when what it says is true.")
    async def erp(self, info: Info) -> ErpStatus | None:
        status = await info.context.office.erp.status()
        return ErpStatus(mode=status.mode, as_of=status.as_of)

    @strawberry.field(description="A product by its code; null where there is none.")
    async def product(
        self, info: Info, code: Annotated[str, strawberry.argument(description="The product's code.")]
    ) -> Product | None:
        (found,) = await products_by_code(info, [ProductCode(code)])
        return found

    @strawberry.field(description="The products that the customer may buy.")
    async def products(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[  # noqa: A002 - the contract's name
            ProductFilterInput | None, strawberry.argument(description="Which products.")
        ] = None,
        order_by: Annotated[
            list[ProductOrderInput] | None,
            strawberry.argument(description="By RELEVANCE in a search, else by NAME, if left out."),
        ] = None,
        customer_code: CustomerCodeArgument = None,
    ) -> ProductConnection | None:
        query = product_query(info.context, filter, order_by, customer_code)
        request = info.context.office.lists.page_request(first, after, last, before)
        (found,) = await product_connections(info, [query], request)
        return found

    @strawberry.field(description="The families at the top of the catalogue's tree.")
    async def families(self, info: Info) -> list[ProductFamily] | None:
        return [ProductFamily.of(each) for each in await info.context.office.catalogue.data.root_families()]

    @strawberry.field(description="A family by its code; null where there is none.")
    async def family(
        self, info: Info, code: Annotated[str, strawberry.argument(description="The family's code.")]
    ) -> ProductFamily | None:
        found = await info.context.office.catalogue.data.families([FamilyCode(code)])
        record = found.get(FamilyCode(code))
        return None if record is None else ProductFamily.of(record)

    @strawberry.field(
        description="A customer that the viewer may see: its own, or any for staff. Null for the rest, as if it did not "
        "exist."
    )
    async def customer(
        self, info: Info, code: Annotated[str, strawberry.argument(description="The customer's code.")]
    ) -> Customer | None:
        wanted = wanted_of(Customer, info.selected)
        (record,) = await info.context.office.customers.visible(info.context.viewer, [CustomerCode(code)], wanted)
        if record is None:
            return None
        info.context.looks_at(record.code, "customer")
        return Customer.of(record)

    @strawberry.field(description="Staff only.")
    async def customers(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        search: Annotated[
            str | None,
            strawberry.argument(description="Words looked for in code, names, tax id, e-mail address and city."),
        ] = None,
        order_by: Annotated[
            list[CustomerOrderInput] | None, strawberry.argument(description="By NAME, if left out.")
        ] = None,
    ) -> CustomerConnection | None:
        customers, viewer = info.context.office.customers, info.context.viewer
        order = [(each.field, each.direction is Direction.DESC) for each in order_by or ()]
        query = customers.query(viewer, search, order)
        request = info.context.office.lists.page_request(first, after, last, before)
        selected = wanted_rows(Customer, info.selected)
        fields = None if selected is None else selected.with_names("code")
        page = await customers.page(viewer, query, request, fields)
        for record in page.items:
            info.context.looks_at(record.code, " ".join(["customers", *query.words]))
        return CustomerConnection(query=query, page=page.map(Customer.of))

    @strawberry.field(description="An object by its id; null for what does not exist or may not be seen.")
    async def node(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")],  # noqa: A002
    ) -> Node | None:
        (found,) = await read_nodes(info.context, [id])
        return found

    @strawberry.field(
        description="In the order of the ids, at most 100; null for what does not exist or may not be seen."
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="At most 100.")],
    ) -> list[Node | None] | None:
        return await read_nodes(info.context, ids)
