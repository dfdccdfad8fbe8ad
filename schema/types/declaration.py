"""The yearly total of operations with third parties (347 / 415), and the invoices behind it."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import strawberry

from erp_adapter.domain import declarations
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.declarations import QUARTERS, THRESHOLD, DeclarationModel, DeclaredInvoice, ExclusionReason
from erp_adapter.domain.paging import Page
from resolvers.sheets.requests import DeclarationSheet
from schema.batched import batched
from schema.context import Info, RequestContext
from schema.enums import described
from schema.types.connections import After, Before, First, Last, PageInfo
from schema.types.export import ExportLink, FormatArgument, export_link
from schema.types.invoice import Invoice, visible_invoices

described(
    DeclarationModel,
    "DeclarationModel",
    "Which declaration it is.",
    {"M347": "Operations with IVA.", "M415": "Operations with IGIC (Canary Islands)."},
)
described(
    ExclusionReason,
    "ExclusionReason",
    "Why an invoice does not count in a declaration.",
    {
        "WITHHOLDING": "With withholding: it goes in the 190 or the 180.",
        "INTRA_EU": "An operation within the European Union: it goes in the 349.",
        "IMPORT_EXPORT": "An import or export of goods.",
        "TERRITORY": "Goods between the Peninsula or the Balearics and the Canaries, Ceuta or Melilla.",
        "EXEMPT": "An exempt operation that the company left out.",
        "NOT_SUBJECT": "An operation not subject to the tax that the company left out.",
        "OTHER_MODEL": "It is declared by another model.",
        "OUT_OF_POCKET": "Nothing but money laid out for the customer (suplidos).",
        "MANUAL": "Left out by hand.",
    },
)


@strawberry.type(description="What a quarter of the year adds to the figure.")
class DeclarationQuarter:
    quarter: int = strawberry.field(description="1 to 4.")
    amount: Decimal = strawberry.field(description="Taxes and surcharge included; below zero where more was rectified.")


@strawberry.type(
    description="An invoice of the year, whichever customer code of the same tax id it was issued to. number, date and amount "
    "stand for themselves: the invoice itself needs SEE_INVOICES."
)
class DeclarationDocument:
    record: strawberry.Private[DeclaredInvoice]
    number: str = strawberry.field(description="The whole printed number.")
    date: dt.date = strawberry.field(description="The invoice's; the quarter is the operation's.")
    quarter: int = strawberry.field(description="1 to 4: the operation's, of a rectifying invoice its own.")
    amount: Decimal = strawberry.field(
        description="What it counts, or would if it were not left out: taxes included, withholding not deducted, without "
        "money laid out. In the invoice's currency."
    )
    included: bool = strawberry.field(description="Whether it counts: those that do add up to the total.")
    reason: ExclusionReason | None = strawberry.field(
        description="Why it does not count; null where it does, and where it is in another currency than the company's."
    )

    @classmethod
    def of(cls, record: DeclaredInvoice, model: DeclarationModel) -> "DeclarationDocument":
        return cls(
            record=record,
            number=record.number,
            date=record.date,
            quarter=record.operation.quarter,
            amount=record.operation.amount,
            included=record.operation.counts_in(model),
            reason=record.operation.reason_in(model),
        )

    @batched(description="Null without SEE_INVOICES, and for one of a customer code that the login does not act for.")
    async def invoice(parents: "Sequence[DeclarationDocument]", info: Info) -> list[Invoice | None]:
        return await visible_invoices(info.context, [each.record.number for each in parents])


@strawberry.type(description="An invoice in a list.")
class DeclarationDocumentEdge:
    node: DeclarationDocument = strawberry.field(description="The invoice.")
    cursor: str = strawberry.field(description="Its place in the list, for `after` and `before`.")


@strawberry.type(description="A page of the invoices of a declaration, by date and number.")
class DeclarationDocumentConnection:
    declaration: strawberry.Private[declarations.Declaration]
    page: strawberry.Private[Page[DeclarationDocument]]

    @strawberry.field(description="The page's invoices with their cursors.")
    def edges(self) -> list[DeclarationDocumentEdge]:
        return [
            DeclarationDocumentEdge(node=node, cursor=cursor)
            for node, cursor in zip(self.page.items, self.page.cursors, strict=True)
        ]

    @strawberry.field(description="The page's invoices.")
    def nodes(self) -> list[DeclarationDocument]:
        return list(self.page.items)

    @strawberry.field(description="Where the page stands in the list.")
    def page_info(self) -> PageInfo:
        return PageInfo(page=self.page)

    @batched(description="How many invoices the whole list has; counted only when asked for.")
    async def total_count(parents: "Sequence[DeclarationDocumentConnection]", info: Info) -> list[int | None]:
        return list(await info.context.office.declarations.counts([each.declaration for each in parents]))


@strawberry.type(
    description="The company's yearly total of operations with a third party (347 / 415): one figure for a tax id, whatever "
    "customer codes it has. In the company's currency."
)
class AnnualDeclaration:
    record: strawberry.Private[declarations.Declaration]
    customer: strawberry.Private[CustomerCode]
    year: int = strawberry.field(description="The calendar year.")
    model: DeclarationModel = strawberry.field(description="Which declaration it is.")
    total: Decimal = strawberry.field(
        description="Tax and surcharge included, rectifying invoices deducted when they happened."
    )
    quarters: list[DeclarationQuarter] = strawberry.field(description="Always four, in order.")
    threshold: Decimal = strawberry.field(description="What must be passed for it to be declared.")
    declarable: bool = strawberry.field(description="Strictly over the threshold, by absolute value.")
    cash: Decimal | None = strawberry.field(
        description="Received in cash in the year. Null where it can't be told: without a valid tax id, and beside a "
        "declaration by the company's own model, where it all is."
    )
    cash_declarable: bool | None = strawberry.field(description="Strictly over 6,000.00; null where cash is.")
    filed: bool = strawberry.field(description="false: the company reports by SII and files none.")

    @classmethod
    def of(cls, record: declarations.Declaration, customer: CustomerCode) -> "AnnualDeclaration":
        return cls(
            record=record,
            customer=customer,
            year=record.year,
            model=record.model,
            total=record.total,
            quarters=[
                DeclarationQuarter(quarter=quarter, amount=amount)
                for quarter, amount in zip(QUARTERS, record.quarters, strict=True)
            ],
            threshold=THRESHOLD,
            declarable=record.declarable,
            cash=record.cash,
            cash_declarable=record.cash_declarable,
            filed=record.filed,
        )

    @batched(description="Each invoice of the year, counted or not, and why not.")
    async def documents(
        parents: "Sequence[AnnualDeclaration]",
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> list[DeclarationDocumentConnection | None]:
        records = [each.record for each in parents]
        request = info.context.office.lists.page_request(first, after, last, before)
        pages = await info.context.office.declarations.documents(records, request)
        return [_connection(record, page) for record, page in zip(records, pages, strict=True)]

    @strawberry.field(description="The whole list as a file.")
    def export(self, info: Info, format: FormatArgument) -> ExportLink | None:  # noqa: A002 - the contract's name
        return export_link(info.context, DeclarationSheet.of(self.customer, self.record), format)


async def annual_declarations(
    context: RequestContext, customers: Sequence[CustomerCode], year: int
) -> list[list[AnnualDeclaration]]:
    """Each customer's declarations of the year."""
    found = await context.office.declarations.of_year(context.viewer, customers, year)
    return [
        [AnnualDeclaration.of(each, customer) for each in theirs]
        for customer, theirs in zip(customers, found, strict=True)
    ]


def _connection(record: declarations.Declaration, page: Page[DeclaredInvoice]) -> DeclarationDocumentConnection:
    shown = page.map(lambda document: DeclarationDocument.of(document, record.model))
    return DeclarationDocumentConnection(declaration=record, page=shown)
