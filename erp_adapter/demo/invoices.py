"""Which invoices came of the deliveries, and which of them were rectified."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from erp_adapter.demo.chance import chance, happens
from erp_adapter.demo.deliveries import WORK_TABLE
from erp_adapter.demo.documents import ORDERS, RECTIFYING, Invoice, InvoiceLine, Numbering
from erp_adapter.demo.figures import QUANTITY, line_net
from erp_adapter.demo.orders import line_rates
from erp_adapter.demo.people import People
from erp_adapter.demo.roles import Role
from erp_adapter.demo.taxes import GENERAL, NO_TAX, rates_on
from erp_adapter.demo.timeline import Timeline, after_weekdays
from erp_adapter.demo.writer import Row

# The lines given back, waiting to be rectified in the order of the dates of the rectifying invoices.
RETURNS_TABLE = "given_back"
RETURNS_COLUMNS = (
    "rectified_on TEXT, rectifies TEXT, customer INTEGER, product_code TEXT, description TEXT, quantity INTEGER, "
    "price INTEGER, discount_1 INTEGER, discount_2 INTEGER, rate INTEGER, surcharge_rate INTEGER, "
    "document_discount_1 INTEGER, document_discount_2 INTEGER"
)
RETURNED_EVERY = 45


class Delivered(NamedTuple):
    """A row of the deliveries that wait to be invoiced."""

    invoiced_on: str
    batch: str
    delivered_on: str
    customer: int
    order_number: str
    position: int
    product_code: str | None
    description: str
    quantity: int
    price: int
    discount_1: int
    discount_2: int
    tax_code: str
    document_discount_1: int
    document_discount_2: int
    charges: int


class GivenBack(NamedTuple):
    """A row of the goods that wait to be rectified."""

    rectified_on: str
    rectifies: str
    customer: int
    product_code: str | None
    description: str
    quantity: int
    price: int
    discount_1: int
    discount_2: int
    rate: int
    surcharge_rate: int
    document_discount_1: int
    document_discount_2: int


def delivered(connection: sqlite3.Connection) -> Iterator[Delivered]:
    """In the order of the invoices' dates, an invoice's lines together."""
    columns, order = ", ".join(Delivered._fields), "invoiced_on, batch, delivered_on, order_number, position"
    return map(Delivered._make, connection.execute(f"SELECT {columns} FROM {WORK_TABLE} ORDER BY {order}"))


def order_invoices(rows: Iterator[Delivered], people: People, numbering: Numbering) -> Iterator[Invoice]:
    for (day_text, _), batch in groupby(rows, key=attrgetter("invoiced_on", "batch")):
        lines = list(batch)
        first, day = lines[0], date.fromisoformat(day_text)
        customer = people.customer(first.customer)
        last_delivery = date.fromisoformat(max(line.delivered_on for line in lines))
        yield Invoice(
            number=numbering.next(ORDERS, day),
            day=day,
            customer=customer,
            lines=tuple(_line(line, people) for line in lines),
            operation_day=last_delivery if last_delivery != day else None,
            discounts=(first.document_discount_1, first.document_discount_2),
            charges=sum(line.charges for line in lines),
            charges_rates=NO_TAX if customer.untaxed else (rates_on(GENERAL, last_delivery)[0], 0),
            orders=tuple(dict.fromkeys(line.order_number for line in lines)),
        )


def given_back_rows(seed: int, place: int, invoice: Invoice, timeline: Timeline) -> Iterator[Row]:
    """Of some invoices a line or two come back, and a rectifying invoice follows; `place` counts the invoices."""
    often = 8 if invoice.customer.index in {Role.BUYER, Role.SECOND} else RETURNED_EVERY
    luck = chance(seed, "returns", invoice.number)
    day = after_weekdays(invoice.day, luck.randint(4, 25))
    if (place + 1) % often or day > timeline.yesterday:
        return
    for line in invoice.lines[: luck.randint(1, 2)]:
        half = line.quantity // (2 * QUANTITY) * QUANTITY
        yield {
            "rectified_on": day.isoformat(),
            "rectifies": invoice.number,
            "customer": invoice.customer.index,
            "product_code": line.product_code,
            "description": line.description,
            "quantity": -(half if half and happens(luck, 0.5) else line.quantity),
            "price": line.price,
            "discount_1": line.discounts[0],
            "discount_2": line.discounts[1],
            "rate": line.rates[0],
            "surcharge_rate": line.rates[1],
            "document_discount_1": invoice.discounts[0],
            "document_discount_2": invoice.discounts[1],
        }


def given_back(connection: sqlite3.Connection) -> Iterator[GivenBack]:
    """In the order of the rectifying invoices' dates, one invoice's lines together."""
    columns, order = ", ".join(GivenBack._fields), "rectified_on, rectifies, rowid"
    return map(GivenBack._make, connection.execute(f"SELECT {columns} FROM {RETURNS_TABLE} ORDER BY {order}"))


def rectifying_invoices(rows: Iterator[GivenBack], people: People, numbering: Numbering) -> Iterator[Invoice]:
    for (day_text, rectifies), batch in groupby(rows, key=attrgetter("rectified_on", "rectifies")):
        lines, day = list(batch), date.fromisoformat(day_text)
        first = lines[0]
        yield Invoice(
            number=numbering.next(RECTIFYING, day),
            day=day,
            customer=people.customer(first.customer),
            lines=tuple(_returned_line(line) for line in lines),
            discounts=(first.document_discount_1, first.document_discount_2),
            rectifies=rectifies,
            mentions=f"Factura rectificativa de la {rectifies}. Causa: devolución de mercancía.",
        )


def _line(row: Delivered, people: People) -> InvoiceLine:
    discounts = (row.discount_1, row.discount_2)
    rates = line_rates(people.customer(row.customer), row.tax_code, date.fromisoformat(row.delivered_on))
    net = line_net(row.quantity, row.price, discounts)
    return InvoiceLine(row.product_code, row.description, row.quantity, row.price, discounts, net, rates)


def _returned_line(row: GivenBack) -> InvoiceLine:
    discounts = (row.discount_1, row.discount_2)
    net = line_net(row.quantity, row.price, discounts)
    rates = (row.rate, row.surcharge_rate)
    return InvoiceLine(row.product_code, row.description, row.quantity, row.price, discounts, net, rates)
