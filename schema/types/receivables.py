"""Lists of what is owed: how they are asked for, and the connection that comes back."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Annotated

import strawberry

from erp_adapter.domain import receivables
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.receivable_list import ReceivableFilter, ReceivableQuery, ReceivableSort
from erp_adapter.domain.receivables import ReceivableKind
from resolvers.searching import search_words
from resolvers.sheets.requests import ReceivableSheet
from schema.batched import batched
from schema.context import Info
from schema.enums import Direction, described
from schema.shown import wanted_rows
from schema.types.connections import PageInfo
from schema.types.export import ExportLink, FormatArgument, export_link
from schema.types.ranges import DateRangeInput, DecimalRangeInput
from schema.types.receivable import Receivable

described(
    ReceivableSort,
    "ReceivableSortField",
    "What debts are sorted by.",
    {
        "NUMBER": "The number, as text: as the ERP has it.",
        "DATE": "The day that they were issued.",
        "DUE_DATE": "The day that they are to be paid.",
        "AMOUNT": "What they came to.",
        "BALANCE": "What of it is not paid.",
    },
)


@strawberry.input(name="ReceivableFilter", description="All that is given must hold.")
class ReceivableFilterInput:
    due_date: DateRangeInput | None = strawberry.field(default=None, description="The day that they are to be paid.")
    balance: DecimalRangeInput | None = strawberry.field(default=None, description="What of them is not paid.")
    kind: list[ReceivableKind] | None = strawberry.field(default=None, description="Any of these.")
    overdue: bool | None = strawberry.field(
        default=None, description="true: the due date has passed, by the company's day; false: it has not."
    )
    search: str | None = strawberry.field(
        default=None,
        description="Number, payment method, or with SEE_INVOICES the number of an invoice: each word in one of them.",
    )


@strawberry.input(name="ReceivableOrder", description="What to sort by, and which way.")
class ReceivableOrderInput:
    field: ReceivableSort = strawberry.field(description="What to sort by.")
    direction: Direction = strawberry.field(default=Direction.ASC, description="Which way.")


@strawberry.type(
    description="Balances by how late they are today, in the company's currency alone; total is their sum."
)
class Aging:
    not_due: Decimal = strawberry.field(description="Due today or later.")
    days_1_to_30: Decimal = strawberry.field(name="days1To30", description="1 to 30 days late.")
    days_31_to_60: Decimal = strawberry.field(name="days31To60", description="31 to 60 days late.")
    days_61_to_90: Decimal = strawberry.field(name="days61To90", description="61 to 90 days late.")
    over_90: Decimal = strawberry.field(name="over90", description="More than 90 days late.")
    total: Decimal = strawberry.field(description="The sum of all of them.")

    @classmethod
    def of(cls, aging: receivables.Aging) -> "Aging":
        return cls(
            not_due=aging.not_due,
            days_1_to_30=aging.days_1_to_30,
            days_31_to_60=aging.days_31_to_60,
            days_61_to_90=aging.days_61_to_90,
            over_90=aging.over_90,
            total=aging.total,
        )


@strawberry.type(description="A debt in a list.")
class ReceivableEdge:
    node: Receivable = strawberry.field(description="The debt.")
    cursor: str = strawberry.field(description="Its place in the list, for `after` and `before`.")


@strawberry.type(description="A page of a list of debts.")
class ReceivableConnection:
    query: strawberry.Private[ReceivableQuery]
    page: strawberry.Private[Page[Receivable]]

    @strawberry.field(description="The page's debts with their cursors.")
    def edges(self) -> list[ReceivableEdge]:
        return [
            ReceivableEdge(node=node, cursor=cursor)
            for node, cursor in zip(self.page.items, self.page.cursors, strict=True)
        ]

    @strawberry.field(description="The page's debts.")
    def nodes(self) -> list[Receivable]:
        return list(self.page.items)

    @strawberry.field(description="Where the page stands in the list.")
    def page_info(self) -> PageInfo:
        return PageInfo(page=self.page)

    @batched(description="How many debts the whole list has; counted only when asked for.")
    async def total_count(parents: "Sequence[ReceivableConnection]", info: Info) -> list[int | None]:
        return list(await info.context.office.receivables.data.counts([each.query for each in parents]))

    @batched(
        description="Of the whole list, under its filter; added up only when asked for. Debts in another currency than "
        "the company's are listed, and never added."
    )
    async def aging(parents: "Sequence[ReceivableConnection]", info: Info) -> list[Aging | None]:
        found = await info.context.office.receivables.data.agings([each.query for each in parents])
        return [Aging.of(each) for each in found]

    @strawberry.field(description="The whole list as a file.")
    def export(self, info: Info, format: FormatArgument) -> ExportLink | None:  # noqa: A002 - the contract's name
        return export_link(info.context, ReceivableSheet(self.query), format)


ReceivableFilterArgument = Annotated[ReceivableFilterInput | None, strawberry.argument(description="Which debts.")]
ReceivableOrderArgument = Annotated[
    list[ReceivableOrderInput] | None, strawberry.argument(description="By due date, if left out.")
]


async def receivable_connections(
    info: Info,
    customers: Sequence[CustomerCode],
    wanted: ReceivableFilterInput | None,
    order: Sequence[ReceivableOrderInput] | None,
    request: PageRequest,
) -> list[ReceivableConnection]:
    """A page of what each customer owes."""
    chosen = [(each.field, each.direction is Direction.DESC) for each in order or ()]
    office, asked = info.context.office.receivables, _wanted(wanted or ReceivableFilterInput())
    queries = office.queries(info.context.viewer, customers, asked, chosen)
    pages = await office.data.pages(queries, request, wanted_rows(Receivable, info.selected))
    return [
        ReceivableConnection(query=query, page=page.map(partial(Receivable.of, today=query.today)))
        for query, page in zip(queries, pages, strict=True)
    ]


def _wanted(asked: ReceivableFilterInput) -> ReceivableFilter:
    due, balance = asked.due_date or DateRangeInput(), asked.balance or DecimalRangeInput()
    return ReceivableFilter(
        due_from=due.from_,
        due_until=due.to,
        balance_min=balance.min,
        balance_max=balance.max,
        kinds=None if asked.kind is None else tuple(dict.fromkeys(asked.kind)),
        overdue=asked.overdue,
        words=search_words(asked.search),
    )
