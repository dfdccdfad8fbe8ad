"""Which of the ERP's invoices do not add up: for its administrator, over all customers."""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Row

from erp_adapter.database import Database
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.invoice_figures import Figures, FiguresLine, FiguresTax, InvoiceFault, figure_faults
from erp_adapter.domain.receivables import ReceivableKind
from erp_adapter.domain.totals import TaxRounding
from erp_adapter.keys import numbered
from erp_adapter.relations import Relations
from erp_adapter.scope import EVERYONE, scoped

T = TypeVar("T")
PAGE = 500


async def invoice_faults(
    database: Database, relations: Relations, *, rounding: TaxRounding, page: int = PAGE
) -> AsyncIterator[InvoiceFault]:
    """Yield the faults of all invoices in the order of their numbers, `page` invoices by four statements at a time."""
    last = ""
    while True:
        heads = await _heads(database, relations, InvoiceNumber(last), page)
        numbers = [row.number for row in heads]
        lines = await _lines(database, relations, numbers)
        taxes = await _taxes(database, relations, numbers)
        dues = await _dues(database, relations, numbers)
        for row in heads:
            figures = Figures(
                number=InvoiceNumber(row.number),
                discounts=(row.discount_1, row.discount_2),
                charges=row.charges,
                net=row.net,
                total=row.total,
                withholding=row.withholding,
                lines=tuple(lines[row.number]),
                taxes=tuple(taxes[row.number]),
                dues=tuple(dues[row.number]),
            )
            for fault in figure_faults(figures, rounding=rounding):
                yield fault
        if len(heads) < page:
            return
        last = numbers[-1]


async def _heads(database: Database, relations: Relations, last: InvoiceNumber, page: int) -> Sequence[Row[Any]]:
    invoice = relations.invoice.c
    columns = (
        *(invoice.number, invoice.discount_1, invoice.discount_2, invoice.charges),
        *(invoice.net, invoice.total, invoice.withholding),
    )
    statement = scoped(relations, "invoice", EVERYONE, *columns).where(invoice.number > last)
    return await database.fetch(statement.order_by(invoice.number).limit(page))


async def _lines(
    database: Database, relations: Relations, numbers: Sequence[str]
) -> defaultdict[str, list[FiguresLine]]:
    line, number = relations.invoice_line.c, relations.invoice.c.number
    statement = scoped(relations, "invoice_line", EVERYONE, number, *line).where(among(number, numbers))
    return _by_invoice(await database.fetch(statement), _line)


async def _taxes(
    database: Database, relations: Relations, numbers: Sequence[str]
) -> defaultdict[str, list[FiguresTax]]:
    tax, number = relations.invoice_tax.c, relations.invoice.c.number
    statement = scoped(relations, "invoice_tax", EVERYONE, number, *tax).where(among(number, numbers))
    return _by_invoice(await database.fetch(statement), _tax)


async def _dues(database: Database, relations: Relations, numbers: Sequence[str]) -> defaultdict[str, list[Any]]:
    due = relations.receivable.c
    statement, number = numbered(
        scoped(relations, "receivable_invoice", EVERYONE, due.amount), relations, relations.receivable_invoice
    )
    statement = statement.add_columns(number.label("number"))
    statement = statement.where(among(number, numbers), due.kind == ReceivableKind.DUE)
    return _by_invoice(await database.fetch(statement), lambda row: row.amount)


def _by_invoice(rows: Sequence[Row[Any]], build: Callable[[Row[Any]], T]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[row.number].append(build(row))
    return found


def _line(row: Row[Any]) -> FiguresLine:
    return FiguresLine(
        quantity=row.quantity,
        unit_price=row.unit_price,
        discounts=(row.discount_1, row.discount_2, row.discount_3),
        net=row.net,
        tax_rate=row.tax_rate,
        out_of_pocket=row.out_of_pocket,
    )


def _tax(row: Row[Any]) -> FiguresTax:
    return FiguresTax(row.rate, row.base, row.tax, row.surcharge_rate, row.surcharge)
