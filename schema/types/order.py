"""An order, submitted or still being put together, and what of it depends on who asks."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from aiodataloader import DataLoader

from erp_adapter.domain import order_records, totals
from erp_adapter.domain.order_list import OrderHead, OrderKey
from erp_adapter.domain.orders import OrderStatus
from schema.batched import batched
from schema.context import Info, RequestContext
from schema.enums import described
from schema.ids import global_id
from schema.shown import made_of, of_record, wanted_of
from schema.types.address import DeliveryAddress
from schema.types.node import ID_DESCRIPTION, Node
from schema.types.product import Product, products_by_code

if TYPE_CHECKING:
    from schema.types.customer import Customer
    from schema.types.invoice import Invoice

Record = OrderHead | order_records.Order

described(
    OrderStatus,
    "OrderStatus",
    "How far an order is, by its quantities.",
    {
        "CURRENT": "Being put together (pedido actual).",
        "SUBMITTED": "Handed to the ERP; nothing of it is served.",
        "CONFIRMED": "Accepted by the company; nothing of it is served.",
        "PARTLY_SERVED": "Some of it is served.",
        "SERVED": "All of it is served, or will not be.",
        "INVOICED": "All of it is invoiced.",
        "CANCELLED": "Cancelled; nothing more comes of it.",
    },
)


class _Unpriced:
    """Stands for the amounts of an order or a line that the viewer may not see."""

    discounts = charges = unit_price = net = total = None


UNPRICED = _Unpriced()


def _amount(name: str, description: str) -> Any:
    """A field of the record that only those see who may see prices."""
    return of_record(name, description=description, holder="amounts")


def _key(self: Any) -> str:
    return global_id(type(self).__name__, *self.record.key)


def _version(self: Any) -> int | None:
    return None if isinstance(self.record, OrderHead) else self.record.version


@strawberry.type(description="One row a tax rate. surcharge: recargo de equivalencia.")
class TaxAmount:
    name: str = strawberry.field(description="Which tax, with its rate: IVA 21 %.")
    rate: Decimal = strawberry.field(description="A percentage.")
    base: Decimal = strawberry.field(description="What is taxed, document discounts taken off and charges added.")
    tax: Decimal = strawberry.field(description="The tax on the base.")
    surcharge_rate: Decimal = strawberry.field(description="A percentage; 0 where there is no surcharge.")
    surcharge: Decimal = strawberry.field(description="The surcharge on the base.")

    @classmethod
    def of(cls, amount: totals.TaxAmount) -> "TaxAmount":
        return cls(
            name=amount.name,
            rate=amount.rate,
            base=amount.base,
            tax=amount.tax,
            surcharge_rate=amount.surcharge_rate,
            surcharge=amount.surcharge,
        )


@strawberry.type(description="A line of an order.")
class OrderLine(Node):
    record: strawberry.Private[order_records.OrderLine]
    amounts: strawberry.Private[order_records.OrderLine | _Unpriced]
    id: strawberry.ID = made_of(_key, "key", description=ID_DESCRIPTION)
    position: int = of_record("position", description="Its place in the order.")
    code: str = of_record("code", description="The product's code as ordered; empty for a line of text.")
    description: str = of_record("description", description="What was ordered, in the words of that day.")
    quantity: Decimal = of_record("quantity", description="How much was ordered.")
    served: Decimal = of_record("served", description="How much of it has been served.")
    invoiced: Decimal = of_record("invoiced", description="How much of it has been invoiced.")
    unit_price: Decimal | None = _amount("unit_price", "Per unit, before discounts. Null without SEE_PRICES.")
    discounts: list[Decimal] | None = _amount(
        "discounts", "Percentages, applied one after the other. Null without SEE_PRICES."
    )
    net: Decimal | None = _amount("net", "After discounts, without tax. Null without SEE_PRICES.")
    tax_rate: Decimal = of_record("tax.rate", description="A percentage.")
    note: str | None = of_record("note", description="What the customer says of this line.")

    @classmethod
    def of(cls, line: order_records.OrderLine, *, amounts: bool) -> "OrderLine":
        return cls(record=line, amounts=line if amounts else UNPRICED)

    @batched(description="The product as the catalogue has it now; null where it is gone.")
    async def product(parents: "Sequence[OrderLine]", info: Info) -> list[Product | None]:
        return await products_by_code(info, [each.record.product_code for each in parents])


@strawberry.type(description="An order (pedido): submitted, or the one being put together.")
class Order(Node):
    record: strawberry.Private[Record]
    amounts: strawberry.Private[Record | _Unpriced]
    id: strawberry.ID = made_of(_key, "customer_code", "id", description=ID_DESCRIPTION)
    number: str | None = of_record("number", description="Given by the ERP when the order is submitted.")
    status: OrderStatus = of_record("status", description="How far it is.")
    submitted_at: datetime | None = of_record("submitted_at", description="When it was submitted.")
    requested_date: date | None = of_record("requested_date", description="When the customer wants it.")
    reference: str | None = of_record("reference", description="The customer's own order number.")
    notes: str | None = of_record("notes", description="What the customer says of the order.")
    discounts: list[Decimal] | None = _amount(
        "discounts", "On the whole, in cascade. Amounts, here and on the lines: null without SEE_PRICES."
    )
    charges: Decimal | None = _amount("charges", "Such as carriage, without tax.")
    net: Decimal | None = _amount("net", "Discounts taken off and charges added, without tax.")
    total: Decimal | None = _amount("total", "With taxes and surcharges.")
    currency: str = of_record("currency", description="ISO 4217.")
    version: int | None = made_of(
        _version, description="Of the current order: grows by one with each change. Null once submitted."
    )

    @classmethod
    def of(cls, record: Record, *, amounts: bool) -> "Order":
        return cls(record=record, amounts=record if amounts else UNPRICED)

    @property
    def is_priced(self) -> bool:
        return self.amounts is not UNPRICED

    @batched(
        needs=("customer_code", "address_code"),
        description="Where it is to be delivered; null where it names no address, or one that is gone.",
    )
    async def delivery_address(parents: "Sequence[Order]", info: Info) -> list[DeliveryAddress | None]:
        named = [each.record for each in parents if each.record.address_code is not None]
        codes = list({record.customer_code for record in named})
        addresses = await info.context.office.customers.delivery_addresses(codes) if codes else []
        found = {(each.customer_code, each.code): each for some in addresses for each in some}
        keys = [(each.record.customer_code, each.record.address_code) for each in parents]
        records = [None if code is None else found.get((customer, code)) for customer, code in keys]
        return [None if record is None else DeliveryAddress.of(record) for record in records]

    @batched(description="Whose order it is.", needs=("customer_code",))
    async def customer(
        parents: "Sequence[Order]", info: Info
    ) -> list[Annotated["Customer", strawberry.lazy("schema.types.customer")]]:
        from schema.types.customer import Customer  # noqa: PLC0415 - the two refer to each other

        codes = list({each.record.customer_code for each in parents})
        wanted = wanted_of(Customer, info.selected)
        found = await info.context.office.customers.visible(info.context.viewer, codes, wanted)
        by_code = {record.code: Customer.of(record) for record in found if record is not None}
        return [by_code[each.record.customer_code] for each in parents]

    @batched(description="What it is made of, in order.", needs=("customer_code", "id"))
    async def lines(parents: "Sequence[Order]", info: Info) -> list[list[OrderLine]]:
        found = await _lines([each.record for each in parents], info.context)
        return [
            [OrderLine.of(line, amounts=order.is_priced) for line in lines]
            for order, lines in zip(parents, found, strict=True)
        ]

    @batched(
        needs=("customer_code", "id", "discounts", "charges", "charges_tax_rate", "regime"),
        description="Taxes and surcharges. Null without SEE_PRICES.",
    )
    async def taxes(parents: "Sequence[Order]", info: Info) -> list[list[TaxAmount] | None]:
        shown = [each.record for each in parents if each.is_priced]
        lines = dict(zip([record.key for record in shown], await _lines(shown, info.context), strict=True))
        return [
            _taxes(each.record, lines[each.record.key], info.context) if each.is_priced else None for each in parents
        ]

    @batched(description="What came of it, the oldest first. Null without SEE_INVOICES.", needs=("id",))
    async def invoices(
        parents: "Sequence[Order]", info: Info
    ) -> list[list[Annotated["Invoice", strawberry.lazy("schema.types.invoice")]] | None]:
        from schema.types.invoice import Invoice  # noqa: PLC0415 - the two refer to each other

        orders = [each.record.id if isinstance(each.record, OrderHead) else None for each in parents]
        found = await info.context.office.invoices.of_orders(info.context.viewer, orders)
        return [None if heads is None else [Invoice.of(head) for head in heads] for heads in found]


def shown_order(context: RequestContext, record: Record) -> Order:
    """An order as this viewer may see it."""
    context.looks_at(record.customer_code, "order")
    return Order.of(record, amounts=context.office.orders.shows_amounts(context.viewer))


def _taxes(record: Record, lines: Sequence[order_records.OrderLine], context: RequestContext) -> list[TaxAmount] | None:
    if isinstance(record, OrderHead):
        return [TaxAmount.of(each) for each in context.office.orders.taxes(record, lines)]
    return None if record.totals is None else [TaxAmount.of(each) for each in record.totals.taxes]


async def _lines(records: Sequence[Record], context: RequestContext) -> list[Sequence[order_records.OrderLine]]:
    """Each order's lines; of submitted orders read once a request, whatever fields need them."""
    keys = [record.order_key for record in records if isinstance(record, OrderHead)]
    found = iter(await _line_loader(context).load_many(keys))
    return [next(found) if isinstance(record, OrderHead) else record.lines for record in records]


def _line_loader(context: RequestContext) -> DataLoader[OrderKey, Sequence[order_records.OrderLine]]:
    if _lines not in context.loaders:

        async def load(keys: list[OrderKey]) -> list[Sequence[order_records.OrderLine]]:
            lines: list[Sequence[order_records.OrderLine]] = await context.in_batch(
                lambda: context.office.orders.lines(context.viewer, keys)
            )
            return lines

        context.loaders[_lines] = DataLoader(load)
    return context.loaders[_lines]
