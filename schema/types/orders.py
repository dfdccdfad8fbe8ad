"""Lists of orders: how they are asked for, and the connection that comes back."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

import strawberry

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.order_list import OrderQuery, OrderSort, OrderSums
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.paging import Page, PageRequest
from resolvers.orders import OrdersWanted
from resolvers.searching import search_words
from resolvers.sheets.requests import OrderSheet
from schema.batched import batched
from schema.context import Info
from schema.enums import Direction, described
from schema.shown import wanted_rows
from schema.types.connections import PageInfo
from schema.types.export import ExportLink, FormatArgument, export_link
from schema.types.order import Order, shown_order
from schema.types.ranges import DateRangeInput

described(
    OrderSort,
    "OrderSortField",
    "What orders are sorted by; those without it are the lowest.",
    {
        "NUMBER": "The number, as text: as the ERP has it.",
        "SUBMITTED_AT": "When they were submitted.",
        "REQUESTED_DATE": "When the customer wants them.",
        "REFERENCE": "The customer's own order number.",
        "STATUS": "How far they are, in the order of the statuses.",
        "TOTAL": "The total; needs SEE_PRICES.",
    },
)


@strawberry.input(name="OrderFilter", description="All that is given must hold.")
class OrderFilterInput:
    submitted: DateRangeInput | None = strawberry.field(default=None, description="The day of the submission.")
    status: list[OrderStatus] | None = strawberry.field(default=None, description="Any of these.")
    pending: bool | None = strawberry.field(
        default=None,
        description="true: with something still to be served or invoiced (en curso); false: with nothing.",
    )
    search: str | None = strawberry.field(
        default=None,
        description="Number, reference, or a product's code or name: each word in one of them.",
    )


@strawberry.input(name="OrderOrder", description="What to sort by, and which way.")
class OrderOrderInput:
    field: OrderSort = strawberry.field(description="What to sort by.")
    direction: Direction = strawberry.field(default=Direction.ASC, description="Which way.")


@strawberry.type(description="What the list's orders in the company's currency add up to.")
class OrderTotals:
    net: Decimal = strawberry.field(description="Without tax.")
    total: Decimal = strawberry.field(description="With taxes and surcharges.")

    @classmethod
    def of(cls, sums: OrderSums) -> "OrderTotals":
        return cls(net=sums.net, total=sums.total)


@strawberry.type(description="An order in a list.")
class OrderEdge:
    node: Order = strawberry.field(description="The order.")
    cursor: str = strawberry.field(description="Its place in the list, for `after` and `before`.")


@strawberry.type(description="A page of a list of orders.")
class OrderConnection:
    query: strawberry.Private[OrderQuery]
    page: strawberry.Private[Page[Order]]

    @strawberry.field(description="The page's orders with their cursors.")
    def edges(self) -> list[OrderEdge]:
        return [
            OrderEdge(node=node, cursor=cursor) for node, cursor in zip(self.page.items, self.page.cursors, strict=True)
        ]

    @strawberry.field(description="The page's orders.")
    def nodes(self) -> list[Order]:
        return list(self.page.items)

    @strawberry.field(description="Where the page stands in the list.")
    def page_info(self) -> PageInfo:
        return PageInfo(page=self.page)

    @batched(description="How many orders the whole list has; counted only when asked for.")
    async def total_count(parents: "Sequence[OrderConnection]", info: Info) -> list[int | None]:
        return list(await info.context.office.orders.data.counts([each.query for each in parents]))

    @batched(description="Of the whole list; added up only when asked for. Null without SEE_PRICES.")
    async def totals(parents: "Sequence[OrderConnection]", info: Info) -> list[OrderTotals | None]:
        found = await info.context.office.orders.sums(info.context.viewer, [each.query for each in parents])
        return [None if sums is None else OrderTotals.of(sums) for sums in found]

    @strawberry.field(description="The whole list as a file.")
    def export(self, info: Info, format: FormatArgument) -> ExportLink | None:  # noqa: A002 - the contract's name
        return export_link(info.context, OrderSheet(self.query), format)


OrderFilterArgument = Annotated[OrderFilterInput | None, strawberry.argument(description="Which orders.")]
OrderOrderArgument = Annotated[
    list[OrderOrderInput] | None, strawberry.argument(description="The newest first, if left out.")
]


async def order_connections(
    info: Info,
    customers: Sequence[CustomerCode],
    wanted: OrderFilterInput | None,
    order: Sequence[OrderOrderInput] | None,
    request: PageRequest,
) -> list[OrderConnection]:
    """A page of each customer's orders."""
    context = info.context
    chosen = [(each.field, each.direction is Direction.DESC) for each in order or ()]
    queries = context.office.orders.queries(context.viewer, customers, _wanted(wanted or OrderFilterInput()), chosen)
    selected = wanted_rows(Order, info.selected)
    # Whose an order is that staff are shown goes into the audit trail.
    fields = None if selected is None else selected.with_names("customer_code")
    pages = await context.office.orders.data.pages(queries, request, fields)
    return [
        OrderConnection(query=query, page=page.map(lambda head: shown_order(context, head)))
        for query, page in zip(queries, pages, strict=True)
    ]


def _wanted(asked: OrderFilterInput) -> OrdersWanted:
    submitted = asked.submitted or DateRangeInput()
    return OrdersWanted(
        submitted_from=submitted.from_,
        submitted_until=submitted.to,
        statuses=None if asked.status is None else tuple(dict.fromkeys(asked.status)),
        pending=asked.pending,
        words=search_words(asked.search),
    )
