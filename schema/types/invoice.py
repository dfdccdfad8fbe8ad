"""An invoice, as the ERP stored it, and what is owed of it."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry
from aiodataloader import DataLoader

from erp_adapter.domain import invoice_list
from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceKey
from erp_adapter.domain.invoices import DocumentState, InvoiceKind, InvoiceStatus, Standing
from resolvers.sheets.requests import InvoiceFile
from schema.batched import batched
from schema.context import Info, RequestContext
from schema.enums import described
from schema.shown import id_of, made_of, of_record, wanted_of
from schema.types.address import Address
from schema.types.export import ExportLink, export_link
from schema.types.node import Node
from schema.types.order import Order, TaxAmount, shown_order
from schema.types.product import Product, products_by_code
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
    record: strawberry.Private[invoice_list.InvoiceLine]
    id: strawberry.ID = id_of("InvoiceLine", "invoice_number", "position")
    position: int = of_record("position", description="Its place in the invoice.")
    code: str | None = of_record("product_code", description="The product's code as invoiced; null for a line of text.")
    description: str = of_record("description", description="What was invoiced, in the words of that day.")
    quantity: Decimal = of_record("quantity", description="How much; negative for what was given back.")
    unit_price: Decimal = of_record("unit_price", description="Per unit, before discounts.")
    discounts: list[Decimal] = of_record("discounts", description="Percentages, applied one after the other.")
    net: Decimal = of_record("net", description="After discounts, without tax.")
    tax_rate: Decimal = of_record("tax_rate", description="A percentage.")

    @classmethod
    def of(cls, record: invoice_list.InvoiceLine) -> "InvoiceLine":
        return cls(record=record)

    @batched(description="The product as the catalogue has it now; null where it is gone.", needs=("product_code",))
    async def product(parents: "Sequence[InvoiceLine]", info: Info) -> list[Product | None]:
        return await products_by_code(info, [each.record.product_code for each in parents])


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


_KEY = ("customer_code", "number")


def _customer_address(self: "Invoice") -> Address | None:
    address = self.record.customer_address
    return None if address is None else Address.of(address)


@strawberry.type(description="An invoice (factura), as the ERP stored it. Needs SEE_INVOICES.")
class Invoice(Node):
    record: strawberry.Private[InvoiceHead]
    id: strawberry.ID = id_of("Invoice", "number")
    number: str = of_record("number", description="The whole printed number.")
    series: str | None = of_record("series", description="Its series.")
    kind: InvoiceKind = of_record("kind", description="Whether it rectifies another.")
    date: dt.date = of_record("date", description="The day of issue.")
    operation_date: dt.date | None = of_record(
        "operation_date", description="The operation's date where it is not the invoice's."
    )
    customer_name: str = of_record("customer_name", description="Name, tax id and address as on the day of issue.")
    customer_tax_id: str | None = of_record("customer_tax_id", description="As on the day of issue.")

    customer_address: Address | None = made_of(
        _customer_address,
        "customer_address",
        description="As on the day of issue; null where the ERP did not keep it.",
    )
    discounts: list[Decimal] = of_record("discounts", description="On the whole, in cascade.")
    charges: Decimal = of_record("charges", description="Such as carriage, without tax.")
    net: Decimal = of_record("net", description="Without tax; money laid out for the customer (suplidos) included.")
    withholding: Decimal = of_record("withholding", description="What the customer keeps back for the tax office.")
    total: Decimal = of_record("total", description="net + taxes + surcharges; withholding not deducted.")
    currency: str = of_record("currency", description="ISO 4217.")

    @classmethod
    def of(cls, record: InvoiceHead) -> "Invoice":
        return cls(record=record)

    @batched(needs=_KEY, description="The earliest with a balance, else the last; null where it has none.")
    async def due_date(parents: "Sequence[Invoice]", info: Info) -> list[dt.date | None]:
        return [each.due_date for each in await _standings(parents, info.context)]

    @batched(
        needs=_KEY,
        description="Null, as balance and totals.balance, without SEE_OUTSTANDING or where the ERP has no receivables; "
        "filtering or sorting by them is then FORBIDDEN.",
    )
    async def status(parents: "Sequence[Invoice]", info: Info) -> list[InvoiceStatus | None]:
        return [None if each is None else each.status for each in await _shown_standings(parents, info.context)]

    @batched(
        needs=_KEY,
        description="What is owed of it outside groupings; of a credit note negative. Null without SEE_OUTSTANDING.",
    )
    async def balance(parents: "Sequence[Invoice]", info: Info) -> list[Decimal | None]:
        return [None if each is None else each.balance for each in await _shown_standings(parents, info.context)]

    @batched(description="Whose invoice it is.", needs=("customer_code",))
    async def customer(
        parents: "Sequence[Invoice]", info: Info
    ) -> list[Annotated["Customer", strawberry.lazy("schema.types.customer")]]:
        from schema.types.customer import Customer  # noqa: PLC0415 - the two refer to each other

        codes = list({each.record.customer_code for each in parents})
        wanted = wanted_of(Customer, info.selected)
        found = await info.context.office.customers.visible(info.context.viewer, codes, wanted)
        by_code = {record.code: Customer.of(record) for record in found if record is not None}
        return [by_code[each.record.customer_code] for each in parents]

    @batched(description="What it is made of, in order.", needs=("number",))
    async def lines(parents: "Sequence[Invoice]", info: Info) -> list[list[InvoiceLine]]:
        wanted = wanted_of(InvoiceLine, info.selected)
        found = await info.context.office.invoices.lines(info.context.viewer, _numbers(parents), wanted)
        return [[InvoiceLine.of(line) for line in lines] for lines in found]

    @batched(description="Taxes and surcharges, as the ERP stored them.", needs=("number",))
    async def taxes(parents: "Sequence[Invoice]", info: Info) -> list[list[TaxAmount]]:
        found = await info.context.office.invoices.taxes(info.context.viewer, _numbers(parents))
        return [[TaxAmount.of(each) for each in taxes] for taxes in found]

    @batched(description="The invoice that this one rectifies.", needs=("rectifies_number",))
    async def rectifies(
        parents: "Sequence[Invoice]", info: Info
    ) -> list[Annotated["Invoice", strawberry.lazy("schema.types.invoice")] | None]:
        return list(await visible_invoices(info.context, [each.record.rectifies_number for each in parents]))

    @batched(description="The invoices that rectify it, the oldest first.", needs=("number",))
    async def rectified_by(
        parents: "Sequence[Invoice]", info: Info
    ) -> list[list[Annotated["Invoice", strawberry.lazy("schema.types.invoice")]]]:
        found = await info.context.office.invoices.rectifying(info.context.viewer, _numbers(parents))
        return [[Invoice.of(head) for head in heads] for heads in found]

    @batched(description="The orders that it came of.", needs=("number",))
    async def orders(parents: "Sequence[Invoice]", info: Info) -> list[list[Order]]:
        context = info.context
        keys = await context.office.invoices.orders(context.viewer, _numbers(parents))
        wanted = list(dict.fromkeys(key for each in keys for key in each))
        heads = await context.office.orders.visible(context.viewer, wanted, wanted_of(Order, info.selected))
        found = {key: head for key, head in zip(wanted, heads, strict=True) if head is not None}
        return [[shown_order(context, found[key]) for key in each if key in found] for each in keys]

    @batched(description="Its due dates, the earliest first. Null without SEE_OUTSTANDING.", needs=("number",))
    async def receivables(parents: "Sequence[Invoice]", info: Info) -> list[list[Receivable] | None]:
        wanted = wanted_of(Receivable, info.selected)
        return await receivables_of_invoices(info.context, _numbers(parents), wanted)

    @batched(description="The document to read or print.", needs=(*_KEY, "verification_url"))
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
