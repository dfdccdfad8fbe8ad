"""Invoices as the ERP has them, many at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Select, case, func, literal, true

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, OrderId
from erp_adapter.domain.customers import Address
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceKey, InvoiceLine, InvoiceQuery, InvoiceSums
from erp_adapter.domain.invoices import DocumentState, InvoiceKind, Standing, document_state
from erp_adapter.domain.order_list import OrderKey
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.totals import TaxAmount
from erp_adapter.invoice_query import InvoiceLists, given
from erp_adapter.invoice_state import RANKED, standings
from erp_adapter.json_rows import read_page
from erp_adapter.keys import reference, refers, same_row
from erp_adapter.keyset import PreparedList, count_rows, read_pages
from erp_adapter.prepared import Kept, Prepared
from erp_adapter.records import Part, Record
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, given_scope, scoped

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
        self._prepared: Kept[Prepared] = Kept()

    async def pages(
        self, queries: Sequence[InvoiceQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[InvoiceHead]]:
        """A page of each list, by one statement; the lists have the same order and the same kind of filter."""
        columns = partial(_HEAD.among, self._relations.invoice.c)
        asked = given(queries[0]) if len(queries) == 1 else None
        if asked is None:
            lists, build = InvoiceLists(self._relations, queries), partial(_HEAD.values, wanted=wanted)
            return await read_pages(self._database, lists.pages(columns(wanted)), lists.keyset(), request, build)
        shape, placed, values = asked
        one = InvoiceLists(self._relations, [placed])

        def listed(wanted: Wanted) -> PreparedList:
            return PreparedList((shape, wanted), one.keyset(), lambda: one.pages(columns(wanted))[0], values)

        return [await read_page(self._database, self._prepared, listed, request, _HEAD, wanted)]

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
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber], wanted: Wanted = None
    ) -> Mapping[InvoiceNumber, InvoiceHead]:
        chosen = None if wanted is None else wanted.with_names("number")
        whose, values = given_scope(scope)

        def build() -> Prepared:
            invoice = self._relations.invoice.c
            statement = scoped(self._relations, "invoice", whose, *_HEAD.among(invoice, chosen))
            return Prepared(statement.where(among(invoice.number, Given("numbers"))))

        prepared = self._prepared.get(("by number", scope.codes is None, chosen), build)
        rows = await self._database.read(prepared, {**values, "numbers": numbers})
        return {head.number: head for head in _HEAD.values(rows, chosen)}

    async def rectifying(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceHead]]:
        """The invoices that rectify each, the oldest first."""
        invoice = self._relations.invoice.c
        statement = scoped(self._relations, "invoice", scope, *_HEAD.among(invoice))
        statement = statement.where(among(invoice.rectifies_number, numbers)).order_by(invoice.date, invoice.number)
        heads = _HEAD.values(await self._database.fetch(statement))
        return _grouped((each.rectifies_number, each) for each in heads if each.rectifies_number is not None)

    async def of_orders(
        self, scope: CustomerScope, orders: Collection[OrderId]
    ) -> Mapping[OrderId, Sequence[InvoiceHead]]:
        """The invoices that came of each order, the oldest first."""
        invoice, order = self._relations.invoice.c, reference(self._relations.invoice_order, "order_number")
        columns = (*_HEAD.among(invoice), *order.labels())
        statement = scoped(self._relations, "invoice_order", scope, *columns)
        statement = statement.where(order.among(orders)).order_by(invoice.date, invoice.number)
        rows = await self._database.fetch(statement)
        return _grouped((OrderId(order.text(row)), head) for row, head in zip(rows, _HEAD.values(rows), strict=True))

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
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber], wanted: Wanted = None
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceLine]]:
        """Each invoice's lines, in their order."""
        chosen = None if wanted is None else wanted.with_names("invoice_number")
        whose, values = given_scope(scope)

        def build() -> Prepared:
            line, number = self._relations.invoice_line.c, self._relations.invoice.c.number
            columns = {**dict(line.items()), _OF_INVOICE: number.label(_OF_INVOICE)}
            statement = scoped(self._relations, "invoice_line", whose, *_LINE.among(columns, chosen))
            return Prepared(statement.where(among(number, Given("numbers"))).order_by(number, line.position))

        prepared = self._prepared.get(("lines", scope.codes is None, chosen), build)
        rows = await self._database.read(prepared, {**values, "numbers": numbers})
        return _grouped((each.invoice_number, each) for each in _LINE.values(rows, chosen))

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


def _operation_date(stored: date | None, issued: date) -> date | None:
    """Some ERPs store it always."""
    return None if stored == issued else stored


def _address(
    name: str,
    street: str | None,
    city: str | None,
    postal_code: str | None,
    province: str | None,
    country: str | None,
) -> Address | None:
    """As printed: what the ERP left out is empty, and where it left everything out there is none."""
    if not any((street, city, postal_code, province)):
        return None
    return Address(name, street or "", city or "", postal_code or "", province, country or "")


def _discounts(*percentages: Decimal | None) -> tuple[Decimal, ...]:
    return tuple(each for each in percentages if each)


_ADDRESS = ("name", "street", "city", "postal_code", "province", "country")
_OF_INVOICE = "of_invoice"
_HEAD = Record(
    InvoiceHead,
    kind=Part("kind", make=InvoiceKind),
    operation_date=Part("operation_date", "date", make=_operation_date),
    customer_address=Part(*[f"customer_{name}" for name in _ADDRESS], make=_address),
    discounts=Part("discount_1", "discount_2", make=_discounts),
)
_LINE = Record(
    InvoiceLine,
    invoice_number=Part(_OF_INVOICE),
    discounts=Part("discount_1", "discount_2", "discount_3", make=_discounts),
)


def _tax(row: Row[Any]) -> TaxAmount:
    return TaxAmount(row.name, row.rate, row.base, row.tax, row.surcharge_rate, row.surcharge)
