"""Lists of invoices: how they are asked for, and the connection that comes back."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

import strawberry

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.invoice_list import InvoiceFilter, InvoiceQuery, InvoiceSort, InvoiceSums
from erp_adapter.domain.invoices import InvoiceKind, InvoiceStatus
from erp_adapter.domain.paging import Page, PageRequest
from resolvers.searching import search_words
from resolvers.sheets.requests import InvoiceBundle, InvoiceSheet
from schema.batched import batched
from schema.context import Info
from schema.enums import Direction, described
from schema.shown import rows_of, wanted_rows
from schema.types.connections import PageInfo
from schema.types.export import ExportLink, FormatArgument, export_link
from schema.types.invoice import Invoice
from schema.types.ranges import DateRangeInput, DecimalRangeInput

described(
    InvoiceSort,
    "InvoiceSortField",
    "What invoices are sorted by; those without it are the lowest.",
    {
        "NUMBER": "The number, as text: as the ERP has it.",
        "DATE": "The day of issue.",
        "DUE_DATE": "The earliest due date with a balance, else the last.",
        "NET": "The net.",
        "TOTAL": "The total.",
        "BALANCE": "What is owed outside groupings; needs SEE_OUTSTANDING.",
        "STATUS": "How far they are paid, in the order of the statuses; needs SEE_OUTSTANDING.",
        "KIND": "Invoices, then those that rectify others.",
    },
)


@strawberry.input(name="InvoiceFilter", description="All that is given must hold.")
class InvoiceFilterInput:
    search: str | None = strawberry.field(
        default=None,
        description="Number, order number, reference, or a product's code or name: each word in one of them.",
    )
    date: DateRangeInput | None = strawberry.field(default=None, description="The day of issue.")
    due_date: DateRangeInput | None = strawberry.field(
        default=None, description="The earliest due date with a balance, else the last."
    )
    total: DecimalRangeInput | None = strawberry.field(default=None, description="The total.")
    balance: DecimalRangeInput | None = strawberry.field(
        default=None, description="What is owed outside groupings; needs SEE_OUTSTANDING."
    )
    status: list[InvoiceStatus] | None = strawberry.field(
        default=None, description="Any of these; needs SEE_OUTSTANDING."
    )
    kind: list[InvoiceKind] | None = strawberry.field(default=None, description="Any of these.")


@strawberry.input(name="InvoiceOrder", description="What to sort by, and which way.")
class InvoiceOrderInput:
    field: InvoiceSort = strawberry.field(description="What to sort by.")
    direction: Direction = strawberry.field(default=Direction.ASC, description="Which way.")


@strawberry.type(description="What the list's invoices in the company's currency add up to.")
class InvoiceTotals:
    net: Decimal = strawberry.field(description="Without tax.")
    tax: Decimal = strawberry.field(description="Taxes and surcharges.")
    total: Decimal = strawberry.field(description="With taxes and surcharges; withholding not deducted.")
    balance: Decimal | None = strawberry.field(
        description="What is owed outside groupings. Null without SEE_OUTSTANDING."
    )

    @classmethod
    def of(cls, sums: InvoiceSums) -> "InvoiceTotals":
        return cls(net=sums.net, tax=sums.tax, total=sums.total, balance=sums.balance)


@strawberry.type(description="An invoice in a list.")
class InvoiceEdge:
    node: Invoice = strawberry.field(description="The invoice.")
    cursor: str = strawberry.field(description="Its place in the list, for `after` and `before`.")


@strawberry.type(description="A page of a list of invoices.")
class InvoiceConnection:
    query: strawberry.Private[InvoiceQuery]
    page: strawberry.Private[Page[Invoice]]

    @strawberry.field(description="The page's invoices with their cursors.")
    def edges(self) -> list[InvoiceEdge]:
        return [
            InvoiceEdge(node=node, cursor=cursor)
            for node, cursor in zip(self.page.items, self.page.cursors, strict=True)
        ]

    @strawberry.field(description="The page's invoices.")
    def nodes(self) -> list[Invoice]:
        return rows_of(self.page)

    @strawberry.field(description="Where the page stands in the list.")
    def page_info(self) -> PageInfo:
        return PageInfo(page=self.page)

    @batched(description="How many invoices the whole list has; counted only when asked for.")
    async def total_count(parents: "Sequence[InvoiceConnection]", info: Info) -> list[int | None]:
        return list(await info.context.office.invoices.data.counts([each.query for each in parents]))

    @batched(description="Of the whole list; added up only when asked for.")
    async def totals(parents: "Sequence[InvoiceConnection]", info: Info) -> list[InvoiceTotals | None]:
        found = await info.context.office.invoices.sums(info.context.viewer, [each.query for each in parents])
        return [InvoiceTotals.of(sums) for sums in found]

    @strawberry.field(description="The whole list as a file.")
    def export(self, info: Info, format: FormatArgument) -> ExportLink | None:  # noqa: A002 - the contract's name
        return export_link(info.context, InvoiceSheet(self.query), format)

    @strawberry.field(
        description="A zip of the documents of all that match, 500 at most unless the site says otherwise."
    )
    def documents(self, info: Info) -> ExportLink | None:
        return export_link(info.context, InvoiceBundle(self.query))


InvoiceFilterArgument = Annotated[InvoiceFilterInput | None, strawberry.argument(description="Which invoices.")]
InvoiceOrderArgument = Annotated[
    list[InvoiceOrderInput] | None, strawberry.argument(description="The newest first, if left out.")
]


async def invoice_connections(
    info: Info,
    customers: Sequence[CustomerCode],
    wanted: InvoiceFilterInput | None,
    order: Sequence[InvoiceOrderInput] | None,
    request: PageRequest,
) -> list[InvoiceConnection]:
    """A page of each customer's invoices."""
    context, wanted_fields = info.context, wanted_rows(Invoice, info.selected)
    chosen = [(each.field, each.direction is Direction.DESC) for each in order or ()]
    queries = context.office.invoices.queries(
        context.viewer, customers, _filter(wanted or InvoiceFilterInput()), chosen
    )
    pages = await context.office.invoices.data.pages(queries, request, wanted_fields)
    return [
        InvoiceConnection(query=query, page=page.map(Invoice.of)) for query, page in zip(queries, pages, strict=True)
    ]


def _filter(asked: InvoiceFilterInput) -> InvoiceFilter:
    date, due_date = asked.date or DateRangeInput(), asked.due_date or DateRangeInput()
    total, balance = asked.total or DecimalRangeInput(), asked.balance or DecimalRangeInput()
    return InvoiceFilter(
        date_from=date.from_,
        date_until=date.to,
        due_from=due_date.from_,
        due_until=due_date.to,
        total_min=total.min,
        total_max=total.max,
        balance_min=balance.min,
        balance_max=balance.max,
        statuses=None if asked.status is None else tuple(dict.fromkeys(asked.status)),
        kinds=None if asked.kind is None else tuple(dict.fromkeys(asked.kind)),
        words=search_words(asked.search),
    )
