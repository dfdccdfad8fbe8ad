"""What customers owe, as the ERP has it, many at a time."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, union

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.receivable_list import ReceivableQuery
from erp_adapter.domain.receivables import AGES, Aging, Receivable, ReceivableKey, ReceivableKind
from erp_adapter.keys import numbered
from erp_adapter.list_reading import ListReader
from erp_adapter.prepared import Kept, Prepared
from erp_adapter.receivable_query import RECEIVABLE, ReceivableQueries, given
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, ScopeOrGiven, given_scope, scoped

_NOTHING = Decimal("0.00")


class ReceivableRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._queries = ReceivableQueries(relations)
        self._lists: ListReader[ReceivableQuery] = ListReader(database, given)
        self._prepared: Kept[Prepared] = Kept()

    async def pages(
        self, queries: Sequence[ReceivableQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[Receivable]]:
        """A page of each list, by one statement; the lists have the same order."""
        select, build = partial(self._queries.select, wanted=wanted), partial(RECEIVABLE.values, wanted=wanted)
        return await self._lists.pages(queries, request, wanted, select, self._queries.keyset, build)

    async def counts(self, queries: Sequence[ReceivableQuery]) -> list[int]:
        rows = await self._lists.aggregates(queries, "count", self._queries.count)
        return [receivables for receivables, *_ in rows]

    async def agings(self, queries: Sequence[ReceivableQuery]) -> list[Aging]:
        """What each list adds up to by age, in the company's currency."""
        rows = await self._lists.aggregates(queries, "aging", self._queries.aging)
        return [Aging(*[of_age or _NOTHING for of_age in row[: len(AGES) + 1]]) for row in rows]

    async def by_number(self, keys: Collection[ReceivableKey]) -> Mapping[ReceivableKey, Receivable]:
        """Those that exist and are the customer's that their key names, paid and grouped ones included."""
        whose, values = given_scope(CustomerScope.of({customer for customer, _ in keys}))

        def build() -> Prepared:
            receivable = self._relations.receivable.c
            statement = scoped(self._relations, "receivable", whose, *RECEIVABLE.among(receivable))
            return Prepared(statement.where(among(receivable.number, Given("numbers"))))

        prepared = self._prepared.get("by number", build)
        rows = await self._database.read(prepared, {**values, "numbers": {number for _, number in keys}})
        asked = set(keys)
        return {each.key: each for each in RECEIVABLE.values(rows) if each.key in asked}

    async def of_invoices(
        self, invoices: Collection[InvoiceNumber], scope: CustomerScope, wanted: Wanted = None
    ) -> Mapping[InvoiceNumber, Sequence[Receivable]]:
        """The due dates of each invoice, paid and grouped ones included, the earliest first."""
        whose, values = given_scope(scope)

        def build() -> Prepared:
            receivable, link = self._relations.receivable.c, self._relations.receivable_invoice
            columns = RECEIVABLE.among(receivable, wanted)
            statement = scoped(self._relations, "receivable_invoice", whose, *columns)
            statement, number = numbered(statement, self._relations, link)
            statement = statement.add_columns(number)
            statement = statement.where(among(number, Given("invoices")), receivable.kind == ReceivableKind.DUE.value)
            return Prepared(statement.order_by(receivable.due_date, receivable.number))

        prepared = self._prepared.get(("of invoices", scope.codes is None, wanted), build)
        rows = await self._database.read(prepared, {**values, "invoices": invoices})
        found: dict[InvoiceNumber, list[Receivable]] = defaultdict(list)
        for row, each in zip(rows, RECEIVABLE.values(rows, wanted), strict=True):
            found[row[-1]].append(each)
        return found

    async def invoices(self, keys: Collection[ReceivableKey]) -> Mapping[ReceivableKey, Sequence[InvoiceNumber]]:
        """The invoices that each is owed for, a grouping for those of the due dates that it holds, by number."""
        whose, values = given_scope(CustomerScope.of({customer for customer, _ in keys}))

        def build() -> Prepared:
            receivable = self._relations.receivable.c
            statement = union(*[self._links(whose, each) for each in (receivable.number, receivable.grouping_number)])
            return Prepared(statement.order_by(statement.selected_columns.invoice_number))

        prepared = self._prepared.get("invoices", build)
        rows = await self._database.read(prepared, {**values, "owing": {number for _, number in keys}})
        found: dict[ReceivableKey, list[InvoiceNumber]] = {key: [] for key in keys}
        for customer, owing, invoice in rows:
            if (customer, owing) in found:
                found[customer, owing].append(invoice)
        return found

    def _links(self, whose: ScopeOrGiven, owing: ColumnElement[str]) -> Select[Any]:
        """The invoices of what stands under one of the given numbers in the column `owing`."""
        receivable, link = self._relations.receivable.c, self._relations.receivable_invoice
        columns = (receivable.customer_code, owing.label("owing"))
        statement = scoped(self._relations, "receivable_invoice", whose, *columns)
        statement, number = numbered(statement, self._relations, link)
        return statement.add_columns(number.label("invoice_number")).where(among(owing, Given("owing")))
