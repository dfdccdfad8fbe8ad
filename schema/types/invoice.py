"""An invoice, as the ERP stored it, and what is owed of it."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry
from aiodataloader import DataLoader

from erp_adapter.domain import invoice_list
from erp_adapter.domain.codes import InvoiceNumber, ProductCode
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceKey
from erp_adapter.domain.invoices import DocumentState, InvoiceKind, InvoiceStatus, Standing
from resolvers.sheets.requests import InvoiceFile
from schema.batched import batched
from schema.context import Info, RequestContext
from schema.enums import described
from schema.ids import global_id
from schema.types.address import Address
from schema.types.export import ExportLink, export_link
from schema.types.node import Node
from schema.types.order import Order, TaxAmount, shown_order
from schema.types.product import Product
from schema.types.receivable import Receivable, receivables_of_invoices

if TYPE_CHECKING:
    from schema.types.customer import Customer

described(
    InvoiceKind,
    "InvoiceKind",
    "RECTIFYING: factura rectificativa.",
    {"INVOICE": "An invoice.", "RECTIFYING": "It corrects another, by amounts of its own (factura rectificativa)."},
)
described(
    InvoiceStatus,
    "InvoiceStatus",
    "The first that is true: PAID nothing is owed, GROUPED all that is owed is in groupings, OVERDUE a due date has "
    "passed unpaid, PARTLY_PAID, OPEN.",
    {
        "OPEN": "Nothing is paid, and nothing is late.",
        "PARTLY_PAID": "Some is paid, and nothing is late.",
        "PAID": "Nothing is owed, in groupings neither.",
        "OVERDUE": "A due date before today has a balance; of a credit note too, which the company is then late to settle.",
        "GROUPED": "All that is owed is in groupings.",
    },
)
described(
    DocumentState,
    "DocumentState",
    "What there is of the document.",
    {
        "SIGNED_ORIGINAL": "The archived file with its digital signature, byte for byte.",
        "DUPLICATE": "The document as printed, with the word Duplicado on it.",
        "UNAVAILABLE": "The ERP holds neither the file nor what is needed to print it.",
    },
)


@strawberry.type(description="A line of an invoice.")
class InvoiceLine(Node):
    product_code: strawberry.Private[ProductCode | None]
    position: int = strawberry.field(description="Its place in the invoice.")
    code: str | None = strawberry.field(description="The product's code as invoiced; null for a line of text.")
    description: str = strawberry.field(description="What was invoiced, in the words of that day.")
    quantity: Decimal = strawberry.field(description="How much; negative for what was given back.")
    unit_price: Decimal = strawberry.field(description="Per unit, before discounts.")
    discounts: list[Decimal] = strawberry.field(description="Percentages, applied one after the other.")
    net: Decimal = strawberry.field(description="After discounts, without tax.")
    tax_rate: Decimal = strawberry.field(description="A percentage.")

    @classmethod
    def of(cls, line: invoice_list.InvoiceLine) -> "InvoiceLine":
        return cls(
            id=global_id("InvoiceLine", line.invoice_number, str(line.position)),
            product_code=line.product_code,
            position=line.position,
            code=line.product_code,
            description=line.description,
            quantity=line.quantity,
            unit_price=line.unit_price,
            discounts=list(line.discounts),
            net=line.net,
            tax_rate=line.tax_rate,
        )

    @batched(description="The product as the catalogue has it now; null where it is gone.")
    async def product(parents: "Sequence[InvoiceLine]", info: Info) -> list[Product | None]:
        codes = {each.product_code for each in parents if each.product_code is not None}
        found = await info.context.office.catalogue.data.products(codes) if codes else {}
        records = [None if each.product_code is None else found.get(each.product_code) for each in parents]
        return [None if record is None else Product.of(record) for record in records]


@strawberry.type(description="The document of an invoice.")
class InvoiceDocument:
    key: strawberry.Private[InvoiceKey]
    state: DocumentState = strawberry.field(description="What there is of it.")
    verification_url: str | None = strawberry.field(
        description="Where the tax office confirms the invoice (VERI*FACTU), where the ERP has it."
    )

    @strawberry.field(description="Where to read it, in PDF; null where it is unavailable.")
    def link(self, info: Info) -> ExportLink | None:
        if self.state is DocumentState.UNAVAILABLE:
            return None
        return export_link(info.context, InvoiceFile(*self.key))


@strawberry.type(description="An invoice (factura), as the ERP stored it. Needs SEE_INVOICES.")
class Invoice(Node):
    record: strawberry.Private[InvoiceHead]
    number: str = strawberry.field(description="The whole printed number.")
    series: str | None = strawberry.field(description="Its series.")
    kind: InvoiceKind = strawberry.field(description="Whether it rectifies another.")
    date: dt.date = strawberry.field(description="The day of issue.")
    operation_date: dt.date | None = strawberry.field(description="The operation's date where it is not the invoice's.")
    customer_name: str = strawberry.field(description="Name, tax id and address as on the day of issue.")
    customer_tax_id: str | None = strawberry.field(description="As on the day of issue.")
    customer_address: Address | None = strawberry.field(
        description="As on the day of issue; null where the ERP did not keep it."
    )
    discounts: list[Decimal] = strawberry.field(description="On the whole, in cascade.")
    charges: Decimal = strawberry.field(description="Such as carriage, without tax.")
    net: Decimal = strawberry.field(description="Without tax; money laid out for the customer (suplidos) included.")
    withholding: Decimal = strawberry.field(description="What the customer keeps back for the tax office.")
    total: Decimal = strawberry.field(description="net + taxes + surcharges; withholding not deducted.")
    currency: str = strawberry.field(description="ISO 4217.")

    @classmethod
    def of(cls, record: InvoiceHead) -> "Invoice":
        address = record.customer_address
        return cls(
            id=global_id("Invoice", record.number),
            record=record,
            number=record.number,
            series=record.series,
            kind=record.kind,
            date=record.date,
            operation_date=record.operation_date,
            customer_name=record.customer_name,
            customer_tax_id=record.customer_tax_id,
            customer_address=None if address is None else Address.of(address),
            discounts=list(record.discounts),
            charges=record.charges,
            net=record.net,
            withholding=record.withholding,
            total=record.total,
            currency=record.currency,
        )

    @batched(description="The earliest with a balance, else the last; null where it has none.")
    async def due_date(parents: "Sequence[Invoice]", info: Info) -> list[dt.date | None]:
        return [each.due_date for each in await _standings(parents, info.context)]

    @batched(
        description="Null, as balance and totals.balance, without SEE_OUTSTANDING or where the ERP has no receivables; "
        "filtering or sorting by them is then FORBIDDEN."
    )
    async def status(parents: "Sequence[Invoice]", info: Info) -> list[InvoiceStatus | None]:
        return [None if each is None else each.status for each in await _shown_standings(parents, info.context)]

    @batched(
        description="What is owed of it outside groupings; of a credit note negative. Null without SEE_OUTSTANDING."
    )
    async def balance(parents: "Sequence[Invoice]", info: Info) -> list[Decimal | None]:
        return [None if each is None else each.balance for each in await _shown_standings(parents, info.context)]

    @batched(description="Whose invoice it is.")
    async def customer(
        parents: "Sequence[Invoice]", info: Info
    ) -> list[Annotated["Customer", strawberry.lazy("schema.types.customer")]]:
        from schema.types.customer import Customer  # noqa: PLC0415 - the two refer to each other

        codes = list({each.record.customer_code for each in parents})
        found = await info.context.office.customers.visible(info.context.viewer, codes)
        by_code = {record.code: Customer.of(record) for record in found if record is not None}
        return [by_code[each.record.customer_code] for each in parents]

    @batched(description="What it is made of, in order.")
    async def lines(parents: "Sequence[Invoice]", info: Info) -> list[list[InvoiceLine]]:
        found = await info.context.office.invoices.lines(info.context.viewer, _numbers(parents))
        return [[InvoiceLine.of(line) for line in lines] for lines in found]

    @batched(description="Taxes and surcharges, as the ERP stored them.")
    async def taxes(parents: "Sequence[Invoice]", info: Info) -> list[list[TaxAmount]]:
        found = await info.context.office.invoices.taxes(info.context.viewer, _numbers(parents))
        return [[TaxAmount.of(each) for each in taxes] for taxes in found]

    @batched(description="The invoice that this one rectifies.")
    async def rectifies(
        parents: "Sequence[Invoice]", info: Info
    ) -> list[Annotated["Invoice", strawberry.lazy("schema.types.invoice")] | None]:
        return list(await visible_invoices(info.context, [each.record.rectifies_number for each in parents]))

    @batched(description="The invoices that rectify it, the oldest first.")
    async def rectified_by(
        parents: "Sequence[Invoice]", info: Info
    ) -> list[list[Annotated["Invoice", strawberry.lazy("schema.types.invoice")]]]:
        found = await info.context.office.invoices.rectifying(info.context.viewer, _numbers(parents))
        return [[Invoice.of(head) for head in heads] for heads in found]

    @batched(description="The orders that it came of.")
    async def orders(parents: "Sequence[Invoice]", info: Info) -> list[list[Order]]:
        context = info.context
        keys = await context.office.invoices.orders(context.viewer, _numbers(parents))
        wanted = list(dict.fromkeys(key for each in keys for key in each))
        heads = await context.office.orders.visible(context.viewer, wanted)
        found = {key: head for key, head in zip(wanted, heads, strict=True) if head is not None}
        return [[shown_order(context, found[key]) for key in each if key in found] for each in keys]

    @batched(description="Its due dates, the earliest first. Null without SEE_OUTSTANDING.")
    async def receivables(parents: "Sequence[Invoice]", info: Info) -> list[list[Receivable] | None]:
        return await receivables_of_invoices(info.context, _numbers(parents))

    @batched(description="The document to read or print.")
    async def document(parents: "Sequence[Invoice]", info: Info) -> list[InvoiceDocument]:
        states = await info.context.office.invoices.documents(info.context.viewer, _numbers(parents))
        return [
            InvoiceDocument(key=each.record.invoice_key, state=state, verification_url=each.record.verification_url)
            for each, state in zip(parents, states, strict=True)
        ]


async def visible_invoices(context: RequestContext, numbers: Sequence[InvoiceNumber | None]) -> list[Invoice | None]:
    """Each invoice, by one statement; None without SEE_INVOICES, outside the viewer's scope and where there is none."""
    found = await context.office.invoices.visible(context.viewer, numbers)
    return [None if head is None else Invoice.of(head) for head in found]


def _numbers(parents: Sequence[Invoice]) -> list[InvoiceNumber]:
    return [each.record.number for each in parents]


async def _shown_standings(parents: Sequence[Invoice], context: RequestContext) -> list[Standing | None]:
    if not context.office.invoices.shows_debt(context.viewer):
        return [None] * len(parents)
    return list(await _standings(parents, context))


async def _standings(parents: Sequence[Invoice], context: RequestContext) -> list[Standing]:
    """What is owed of each invoice, read once a request, whatever fields need it."""
    if _standings not in context.loaders:

        async def load(keys: list[InvoiceKey]) -> list[Standing]:
            found: list[Standing] = await context.in_batch(
                lambda: context.office.invoices.standings(context.viewer, keys)
            )
            return found

        context.loaders[_standings] = DataLoader(load)
    return await context.loaders[_standings].load_many([each.record.invoice_key for each in parents])
