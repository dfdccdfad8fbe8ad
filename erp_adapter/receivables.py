"""What customers owe, as the ERP has it, many at a time."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, union

from erp_adapter.database import Database
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, ReceivableNumber
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.receivable_list import ReceivableQuery
from erp_adapter.domain.receivables import AGES, Aging, Receivable, ReceivableKey, ReceivableKind
from erp_adapter.keys import numbered
from erp_adapter.keyset import count_rows, read_pages, row_by_row
from erp_adapter.receivable_query import ReceivableQueries
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, scoped

_NOTHING = Decimal("0.00")


class ReceivableRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._queries = ReceivableQueries(relations)

    async def pages(self, queries: Sequence[ReceivableQuery], request: PageRequest) -> list[Page[Receivable]]:
        """A page of each list, by one statement; the lists have the same order."""
        statements = [self._queries.select(query) for query in queries]
        return await read_pages(
            self._database, statements, self._queries.keyset(queries), request, row_by_row(_receivable)
        )

    async def counts(self, queries: Sequence[ReceivableQuery]) -> list[int]:
        rows = await count_rows(self._database, [self._queries.count(query) for query in queries])
        return [row.receivables for row in rows]

    async def agings(self, queries: Sequence[ReceivableQuery]) -> list[Aging]:
        """What each list adds up to by age, in the company's currency."""
        rows = await count_rows(self._database, [self._queries.aging(query) for query in queries])
        return [Aging(*[getattr(row, f"age_{place}") or _NOTHING for place in range(len(AGES) + 1)]) for row in rows]

    async def by_number(self, keys: Collection[ReceivableKey]) -> Mapping[ReceivableKey, Receivable]:
        """Those that exist and are the customer's that their key names, paid and grouped ones included."""
        receivable = self._relations.receivable.c
        statement = scoped(self._relations, "receivable", CustomerScope.of({customer for customer, _ in keys}))
        rows = await self._database.fetch(statement.where(among(receivable.number, {number for _, number in keys})))
        wanted = set(keys)
        return {each.key: each for each in map(_receivable, rows) if each.key in wanted}

    async def of_invoices(
        self, invoices: Collection[InvoiceNumber], scope: CustomerScope
    ) -> Mapping[InvoiceNumber, Sequence[Receivable]]:
        """The due dates of each invoice, paid and grouped ones included, the earliest first."""
        receivable, link = self._relations.receivable.c, self._relations.receivable_invoice
        statement = scoped(self._relations, "receivable_invoice", scope, *receivable)
        statement, number = numbered(statement, self._relations, link)
        statement = statement.add_columns(number.label("invoice_number"))
        statement = statement.where(among(number, invoices), receivable.kind == ReceivableKind.DUE.value)
        found: dict[InvoiceNumber, list[Receivable]] = defaultdict(list)
        for row in await self._database.fetch(statement.order_by(receivable.due_date, receivable.number)):
            found[InvoiceNumber(row.invoice_number)].append(_receivable(row))
        return found

    async def invoices(self, keys: Collection[ReceivableKey]) -> Mapping[ReceivableKey, Sequence[InvoiceNumber]]:
        """The invoices that each is owed for, a grouping for those of the due dates that it holds, by number."""
        receivable = self._relations.receivable.c
        links = [self._links(keys, owing) for owing in (receivable.number, receivable.grouping_number)]
        statement = union(*links)
        found: dict[ReceivableKey, list[InvoiceNumber]] = {key: [] for key in keys}
        for row in await self._database.fetch(statement.order_by(statement.selected_columns.invoice_number)):
            key = CustomerCode(row.customer_code), ReceivableNumber(row.owing)
            if key in found:
                found[key].append(InvoiceNumber(row.invoice_number))
        return found

    def _links(self, keys: Collection[ReceivableKey], owing: ColumnElement[str]) -> Select[Any]:
        """The invoices of what stands under one of these numbers in the column `owing`."""
        receivable, link = self._relations.receivable.c, self._relations.receivable_invoice
        scope = CustomerScope.of({customer for customer, _ in keys})
        columns = (receivable.customer_code, owing.label("owing"))
        statement = scoped(self._relations, "receivable_invoice", scope, *columns)
        statement, number = numbered(statement, self._relations, link)
        return statement.add_columns(number.label("invoice_number")).where(among(owing, {each for _, each in keys}))


def _receivable(row: Row[Any]) -> Receivable:
    return Receivable(
        customer_code=CustomerCode(row.customer_code),
        number=ReceivableNumber(row.number),
        kind=ReceivableKind(row.kind),
        date=row.date,
        due_date=row.due_date,
        amount=row.amount,
        paid=row.paid,
        payment_method=row.payment_method,
        grouping_number=None if row.grouping_number is None else ReceivableNumber(row.grouping_number),
        currency=row.currency,
    )
