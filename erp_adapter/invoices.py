"""Invoices as the ERP has them, many at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, case, func, literal, true

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import InvoiceNumber, OrderId
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceKey, InvoiceLine, InvoiceQuery, InvoiceSums
from erp_adapter.domain.invoices import DocumentState, Standing, document_state
from erp_adapter.domain.order_list import OrderKey
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.totals import TaxAmount
from erp_adapter.invoice_query import InvoiceLists, given
from erp_adapter.invoice_records import HEAD, LINE, OF_INVOICE, TAX
from erp_adapter.invoice_state import RANKED, standings
from erp_adapter.json_rows import read_page
from erp_adapter.keys import reference, refers, same_row
from erp_adapter.list_reading import ListReader, Placed
from erp_adapter.pages import PreparedList, read_pages
from erp_adapter.prepared import Kept, Prepared
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, ScopeOrGiven, given_scope, scoped

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
        self._single: Kept[InvoiceLists] = Kept()
        self._reader: ListReader[InvoiceQuery] = ListReader(database, given)

    async def pages(
        self, queries: Sequence[InvoiceQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[InvoiceHead]]:
        """A page of each list, by one statement; the lists have the same order and the same kind of filter."""
        columns = partial(HEAD.among, self._relations.invoice.c)
        lists, placed = self._lists(queries)
        if placed is None:
            build = partial(HEAD.values, wanted=wanted)
            return await read_pages(self._database, lists.pages(columns(wanted)), lists.keyset, request, build)
        shape, _, values = placed

        def listed(wanted: Wanted) -> PreparedList:
            return PreparedList((shape, wanted), lists.keyset, lambda: lists.pages(columns(wanted))[0], values)

        return [await read_page(self._database, self._prepared, listed, request, HEAD, wanted)]

    async def counts(self, queries: Sequence[InvoiceQuery]) -> list[int]:
        rows = await self._reader.aggregates(queries, "count", lambda query: self._one(query).count())
        return [invoices for invoices, *_ in rows]

    async def sums(self, queries: Sequence[InvoiceQuery], *, owed: bool) -> list[InvoiceSums]:
        """What each list adds up to, the balance too if `owed`."""
        rows = await self._reader.aggregates(queries, ("sums", owed), lambda query: self._one(query).sums(owed=owed))
        return [
            InvoiceSums(net or _NOTHING, total or _NOTHING, (of_list[0] or _NOTHING) if owed else None)
            for net, total, *of_list in rows
        ]

    async def by_number(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber], wanted: Wanted = None
    ) -> Mapping[InvoiceNumber, InvoiceHead]:
        chosen = None if wanted is None else wanted.with_names("number")
        whose, values = given_scope(scope)

        def build() -> Prepared:
            invoice = self._relations.invoice.c
            statement = scoped(self._relations, "invoice", whose, *HEAD.among(invoice, chosen))
            return Prepared(statement.where(among(invoice.number, Given("numbers"))))

        prepared = self._prepared.get(("by number", scope.codes is None, chosen), build)
        rows = await self._database.read(prepared, {**values, "numbers": numbers})
        return {head.number: head for head in HEAD.values(rows, chosen)}

    async def rectifying(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceHead]]:
        """The invoices that rectify each, the oldest first."""
        whose, values = given_scope(scope)

        def build() -> Prepared:
            invoice = self._relations.invoice.c
            statement = scoped(self._relations, "invoice", whose, *HEAD.among(invoice))
            statement = statement.where(among(invoice.rectifies_number, Given("numbers")))
            return Prepared(statement.order_by(invoice.date, invoice.number))

        prepared = self._prepared.get(("rectifying", scope.codes is None), build)
        heads = HEAD.values(await self._database.read(prepared, {**values, "numbers": numbers}))
        return _grouped((each.rectifies_number, each) for each in heads if each.rectifies_number is not None)

    async def of_orders(
        self, scope: CustomerScope, orders: Collection[OrderId]
    ) -> Mapping[OrderId, Sequence[InvoiceHead]]:
        """The invoices that came of each order, the oldest first."""
        order = reference(self._relations.invoice_order, "order_number")
        (whose, values), keys = given_scope(scope), order.given(orders)

        def build(is_one: ColumnElement[bool]) -> Select[Any]:
            invoice = self._relations.invoice.c
            columns = (*HEAD.among(invoice), *order.columns)
            statement = scoped(self._relations, "invoice_order", whose, *columns).where(is_one)
            return statement.order_by(invoice.date, invoice.number)

        prepared = keys.prepared(self._prepared, ("of orders", scope.codes is None), build)
        rows = await self._database.read(prepared, {**values, **keys.values})
        of = [OrderId(order.text_of(row[-len(order.columns) :])) for row in rows]
        return _grouped(zip(of, HEAD.values(rows), strict=True))

    async def orders(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[OrderKey]]:
        """The orders that each came of, by their keys; an order outside the scope is left out too."""
        relations, key = self._relations, reference(self._relations.invoice_order, "order_number")
        owner, values = given_scope(scope)

        def build() -> Prepared:
            # Looked up order by order: joined to those of the scope it would read them all.
            whose = scoped(relations, "sales_order", owner, relations.sales_order.c.customer_code)
            whose = whose.where(refers(relations.invoice_order, "order_number", relations.sales_order, "number"))
            customer = whose.correlate(relations.invoice_order).scalar_subquery().label("customer_code")
            number = relations.invoice.c.number
            statement = scoped(relations, "invoice_order", owner, number, customer, *key.columns)
            return Prepared(statement.where(among(number, Given("numbers"))).order_by(*key.columns))

        prepared = self._prepared.get(("orders", scope.codes is None), build)
        rows = await self._database.read(prepared, {**values, "numbers": numbers})
        return _grouped(
            (number, (customer, OrderId(key.text_of(order))))
            for number, customer, *order in rows
            if customer is not None
        )

    async def lines(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber], wanted: Wanted = None
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceLine]]:
        """Each invoice's lines, in their order."""
        chosen = None if wanted is None else wanted.with_names("invoice_number")
        whose, values = given_scope(scope)

        def build() -> Prepared:
            line, number = self._relations.invoice_line.c, self._relations.invoice.c.number
            columns = {**dict(line.items()), OF_INVOICE: number.label(OF_INVOICE)}
            statement = scoped(self._relations, "invoice_line", whose, *LINE.among(columns, chosen))
            return Prepared(statement.where(among(number, Given("numbers"))).order_by(number, line.position))

        prepared = self._prepared.get(("lines", scope.codes is None, chosen), build)
        rows = await self._database.read(prepared, {**values, "numbers": numbers})
        return _grouped((each.invoice_number, each) for each in LINE.values(rows, chosen))

    async def taxes(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[TaxAmount]]:
        """Each invoice's tax rows, the highest rate first."""
        whose, values = given_scope(scope)

        def build() -> Prepared:
            tax, number = self._relations.invoice_tax.c, self._relations.invoice.c.number
            statement = scoped(self._relations, "invoice_tax", whose, *TAX.among(tax), number.label(OF_INVOICE))
            statement = statement.where(among(number, Given("numbers")))
            return Prepared(statement.order_by(number, tax.rate.desc(), tax.surcharge_rate.desc(), tax.name))

        prepared = self._prepared.get(("taxes", scope.codes is None), build)
        rows = await self._database.read(prepared, {**values, "numbers": numbers})
        return _grouped((row[-1], tax) for row, tax in zip(rows, TAX.values(rows), strict=True))

    async def documents(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, DocumentState]:
        """What document there is of each: the archived file, which is not looked for, or what is needed to print it."""
        whose, values = given_scope(scope)

        def build() -> Prepared:
            invoice, document = self._relations.invoice.c, self._relations.invoice_document.c
            # Of several files the one that counts for most is handed out.
            signed, held = document.signed == true(), document.content.is_not(None)
            worth = case((signed, _SIGNED), else_=0) + case((held, _HELD), else_=0)
            columns = (
                invoice.number,
                self._rows_of("invoice_document", whose, func.max(worth)).scalar_subquery().label("file"),
                _as_number(self._rows_of("invoice_line", whose, literal(1)).exists()).label("has_lines"),
                _as_number(self._rows_of("invoice_tax", whose, literal(1)).exists()).label("has_taxes"),
            )
            statement = scoped(self._relations, "invoice", whose, *columns)
            return Prepared(statement.where(among(invoice.number, Given("numbers"))))

        prepared = self._prepared.get(("documents", scope.codes is None), build)
        return {
            number: document_state(
                signed=None if file is None else file >= _SIGNED,
                printable=bool(has_lines and has_taxes),
                readable=self._has_archive or file in {_HELD, _HELD + _SIGNED},
            )
            for number, file, has_lines, has_taxes in await self._database.read(
                prepared, {**values, "numbers": numbers}
            )
        }

    async def standings(self, keys: Collection[InvoiceKey], today: date) -> Mapping[InvoiceKey, Standing]:
        """What is owed of each on a day; one without due dates is left out."""
        whose, values = given_scope(CustomerScope.of({customer for customer, _ in keys}))

        def build() -> Prepared:
            return Prepared(standings(self._relations, whose, Given("today"), Given("numbers")))

        asked = {**values, "today": today, "numbers": {number for _, number in keys}}
        rows = await self._database.read(self._prepared.get("standings", build), asked)
        wanted = set(keys)
        return {
            (customer, number): Standing(balance, RANKED[rank], due_date)
            for customer, number, balance, rank, due_date in rows
            if (customer, number) in wanted
        }

    def _lists(self, queries: Sequence[InvoiceQuery]) -> tuple[InvoiceLists, Placed[InvoiceQuery] | None]:
        """The lists; of a single one that is kept, with what is given."""
        placed = given(queries[0]) if len(queries) == 1 else None
        if placed is None:
            return InvoiceLists(self._relations, queries), None
        shape, query, _ = placed
        return self._single.get(shape, lambda: self._one(query)), placed

    def _one(self, query: InvoiceQuery) -> InvoiceLists:
        return InvoiceLists(self._relations, [query])

    def _rows_of(self, relation: str, scope: ScopeOrGiven, column: ColumnElement[Any]) -> Select[Any]:
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
