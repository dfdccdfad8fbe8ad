"""Invoices as the ERP has them, many at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Select, case, func, literal, true

from erp_adapter.database import Database
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, OrderId, ProductCode
from erp_adapter.domain.customers import Address
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceKey, InvoiceLine, InvoiceQuery, InvoiceSums
from erp_adapter.domain.invoices import DocumentState, InvoiceKind, Standing, document_state
from erp_adapter.domain.order_list import OrderKey
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.totals import TaxAmount
from erp_adapter.invoice_query import InvoiceLists, head_columns
from erp_adapter.invoice_state import RANKED, standings
from erp_adapter.keys import reference, refers, same_row
from erp_adapter.keyset import count_rows, read_pages
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, scoped

K = TypeVar("K")
V = TypeVar("V")
_NOTHING = Decimal("0.00")
_HELD, _SIGNED = 1, 2
"""What an archived file counts for that the database itself holds, and one that is signed."""


class InvoiceRepository:
    """Of what is asked for by number, what lies outside the scope is left out, as if it did not exist.

    Without an archive (`has_archive`) an invoice's file is there only where the database itself holds it.
    """

    def __init__(self, database: Database, relations: Relations, *, has_archive: bool = True) -> None:
        self._database = database
        self._relations = relations
        self._has_archive = has_archive

    async def pages(self, queries: Sequence[InvoiceQuery], request: PageRequest) -> list[Page[InvoiceHead]]:
        """A page of each list, by one statement; the lists have the same order and the same kind of filter."""
        lists = InvoiceLists(self._relations, queries)
        return await read_pages(self._database, lists.pages(), lists.keyset(), request, _head)

    async def counts(self, queries: Sequence[InvoiceQuery]) -> list[int]:
        rows = await count_rows(self._database, InvoiceLists(self._relations, queries).counts())
        return [row.invoices for row in rows]

    async def sums(self, queries: Sequence[InvoiceQuery], *, owed: bool) -> list[InvoiceSums]:
        """What each list adds up to, the balance too if `owed`."""
        rows = await count_rows(self._database, InvoiceLists(self._relations, queries).sums(owed=owed))
        return [
            InvoiceSums(row.net or _NOTHING, row.total or _NOTHING, (row.balance or _NOTHING) if owed else None)
            for row in rows
        ]

    async def by_number(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, InvoiceHead]:
        statement = scoped(self._relations, "invoice", scope, *head_columns(self._relations))
        rows = await self._database.fetch(statement.where(among(self._relations.invoice.c.number, numbers)))
        return {head.number: head for head in map(_head, rows)}

    async def rectifying(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceHead]]:
        """The invoices that rectify each, the oldest first."""
        invoice = self._relations.invoice.c
        statement = scoped(self._relations, "invoice", scope, *head_columns(self._relations))
        statement = statement.where(among(invoice.rectifies_number, numbers)).order_by(invoice.date, invoice.number)
        rows = await self._database.fetch(statement)
        return _grouped((InvoiceNumber(row.rectifies_number), _head(row)) for row in rows)

    async def of_orders(
        self, scope: CustomerScope, orders: Collection[OrderId]
    ) -> Mapping[OrderId, Sequence[InvoiceHead]]:
        """The invoices that came of each order, the oldest first."""
        invoice, order = self._relations.invoice.c, reference(self._relations.invoice_order, "order_number")
        columns = (*order.labels(), *head_columns(self._relations))
        statement = scoped(self._relations, "invoice_order", scope, *columns)
        statement = statement.where(order.among(orders)).order_by(invoice.date, invoice.number)
        rows = await self._database.fetch(statement)
        return _grouped((OrderId(order.text(row)), _head(row)) for row in rows)

    async def orders(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[OrderKey]]:
        """The orders that each came of, by their keys; an order outside the scope is left out too."""
        relations, key = self._relations, reference(self._relations.invoice_order, "order_number")
        # Looked up order by order: joined to those of the scope it would read them all.
        whose = scoped(relations, "sales_order", scope, relations.sales_order.c.customer_code)
        whose = whose.where(refers(relations.invoice_order, "order_number", relations.sales_order, "number"))
        customer = whose.correlate(relations.invoice_order).scalar_subquery().label("customer_code")
        number = relations.invoice.c.number
        statement = scoped(relations, "invoice_order", scope, number, customer, *key.labels())
        statement = statement.where(among(number, numbers)).order_by(*key.columns)
        return _grouped(
            (InvoiceNumber(row.number), (CustomerCode(row.customer_code), OrderId(key.text(row))))
            for row in await self._database.fetch(statement)
            if row.customer_code is not None
        )

    async def lines(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceLine]]:
        """Each invoice's lines, in their order."""
        line, number = self._relations.invoice_line.c, self._relations.invoice.c.number
        statement = scoped(self._relations, "invoice_line", scope, number.label("of_invoice"), *line)
        rows = await self._database.fetch(statement.where(among(number, numbers)).order_by(number, line.position))
        return _grouped((each.invoice_number, each) for each in map(_line, rows))

    async def taxes(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[TaxAmount]]:
        """Each invoice's tax rows, the highest rate first."""
        tax, number = self._relations.invoice_tax.c, self._relations.invoice.c.number
        statement = scoped(self._relations, "invoice_tax", scope, number.label("of_invoice"), *tax)
        statement = statement.where(among(number, numbers))
        statement = statement.order_by(number, tax.rate.desc(), tax.surcharge_rate.desc(), tax.name)
        rows = await self._database.fetch(statement)
        return _grouped((InvoiceNumber(row.of_invoice), _tax(row)) for row in rows)

    async def documents(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, DocumentState]:
        """What document there is of each: the archived file, which is not looked for, or what is needed to print it."""
        invoice, document = self._relations.invoice.c, self._relations.invoice_document.c
        # Of several files the one that counts for most is handed out.
        signed, held = document.signed == true(), document.content.is_not(None)
        worth = case((signed, _SIGNED), else_=0) + case((held, _HELD), else_=0)
        columns = (
            invoice.number,
            self._rows_of("invoice_document", scope, func.max(worth)).scalar_subquery().label("file"),
            _as_number(self._rows_of("invoice_line", scope, literal(1)).exists()).label("has_lines"),
            _as_number(self._rows_of("invoice_tax", scope, literal(1)).exists()).label("has_taxes"),
        )
        statement = scoped(self._relations, "invoice", scope, *columns).where(among(invoice.number, numbers))
        return {
            InvoiceNumber(row.number): document_state(
                signed=None if row.file is None else row.file >= _SIGNED,
                printable=bool(row.has_lines and row.has_taxes),
                readable=self._has_archive or row.file in {_HELD, _HELD + _SIGNED},
            )
            for row in await self._database.fetch(statement)
        }

    async def standings(self, keys: Collection[InvoiceKey], today: date) -> Mapping[InvoiceKey, Standing]:
        """What is owed of each on a day; one without due dates is left out."""
        scope, numbers = CustomerScope.of({customer for customer, _ in keys}), {number for _, number in keys}
        statement = standings(self._relations, scope, today, numbers)
        wanted = set(keys)
        found = {
            (CustomerCode(row.customer_code), InvoiceNumber(row.invoice_number)): Standing(
                row.balance, RANKED[row.rank], row.due_date
            )
            for row in await self._database.fetch(statement)
        }
        return {key: owed for key, owed in found.items() if key in wanted}

    def _rows_of(self, relation: str, scope: CustomerScope, column: ColumnElement[Any]) -> Select[Any]:
        """Select from the rows of the invoice that the statement around this one is at."""
        inner = replace(self._relations, invoice=self._relations.invoice.alias("owner"))
        statement = scoped(inner, relation, scope, column)
        return statement.where(same_row(inner.invoice, self._relations.invoice)).correlate(self._relations.invoice)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _as_number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """A condition as a value: SQL Server has none of the kind."""
    return case((condition, 1), else_=0)


def _head(row: Row[Any]) -> InvoiceHead:
    return InvoiceHead(
        number=InvoiceNumber(row.number),
        series=row.series,
        kind=InvoiceKind(row.kind),
        date=row.date,
        # Some ERPs store it always.
        operation_date=None if row.operation_date == row.date else row.operation_date,
        customer_code=CustomerCode(row.customer_code),
        customer_name=row.customer_name,
        customer_tax_id=row.customer_tax_id,
        customer_address=_address(row),
        discounts=tuple(each for each in (row.discount_1, row.discount_2) if each),
        charges=row.charges,
        net=row.net,
        total=row.total,
        withholding=row.withholding,
        currency=row.currency,
        rectifies_number=None if row.rectifies_number is None else InvoiceNumber(row.rectifies_number),
        verification_url=row.verification_url,
    )


def _address(row: Row[Any]) -> Address | None:
    """As printed: what the ERP left out is empty, and where it left everything out there is none."""
    parts = (row.customer_street, row.customer_city, row.customer_postal_code, row.customer_province)
    if not any(parts):
        return None
    return Address(
        name=row.customer_name,
        street=row.customer_street or "",
        city=row.customer_city or "",
        postal_code=row.customer_postal_code or "",
        province=row.customer_province,
        country=row.customer_country or "",
    )


def _line(row: Row[Any]) -> InvoiceLine:
    return InvoiceLine(
        invoice_number=InvoiceNumber(row.of_invoice),
        position=row.position,
        product_code=None if row.product_code is None else ProductCode(row.product_code),
        description=row.description,
        quantity=row.quantity,
        unit_price=row.unit_price,
        discounts=tuple(each for each in (row.discount_1, row.discount_2, row.discount_3) if each),
        net=row.net,
        tax_rate=row.tax_rate,
    )


def _tax(row: Row[Any]) -> TaxAmount:
    return TaxAmount(row.name, row.rate, row.base, row.tax, row.surcharge_rate, row.surcharge)
