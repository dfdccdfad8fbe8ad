"""Customers' accounts in the ledger, many at a time: which they have, what a period comes to, its entries with balances."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import String, cast, func, literal, select

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.statements import EntryKey, EntryQuery, LedgerEntry, Statement, StatementQuery
from erp_adapter.json_rows import read_page
from erp_adapter.pages import PreparedList, count_rows, read_pages
from erp_adapter.prepared import GivenValues, Kept, Prepared
from erp_adapter.relations import Relations
from erp_adapter.scope import EVERYONE, CustomerScope, given_customer, given_scope, scoped
from erp_adapter.statement_query import ENTRY, EntryQueries, has_balance, in_order
from erp_adapter.types import amount

NOTHING = Decimal("0.00")

_places: Any = {each.name: Given(each.name) for each in fields(StatementQuery)}
_PLACED = StatementQuery(**_places)
"""The query of a prepared statement."""


class StatementRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._prepared: Kept[Prepared] = Kept()
        self._relations = relations
        self._queries = EntryQueries(relations)

    async def accounts(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Sequence[AccountCode]]:
        """Each customer's, its main one first; a customer without any is left out."""
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Prepared:
            account = self._relations.ledger_account.c
            statement = scoped(self._relations, "ledger_account", whose, account.customer_code, account.account)
            return Prepared(statement.order_by(account.position, account.account))

        found: dict[CustomerCode, list[AccountCode]] = defaultdict(list)
        for customer, account in await self._database.read(self._prepared.get("accounts", build), values):
            found[customer].append(account)
        return found

    async def statements(self, queries: Sequence[StatementQuery]) -> list[Statement]:
        """What each period comes to, all by one statement."""
        rows: Sequence[Sequence[Any]]
        if len(queries) == 1:
            prepared = self._prepared.get("sums", lambda: Prepared(self._queries.sums(_PLACED)))
            rows = await self._database.read(prepared, _values(queries[0]))
        else:
            rows = await count_rows(self._database, [self._queries.sums(query) for query in queries])
        return [
            Statement(query, currency, opening or NOTHING, debit or NOTHING, credit or NOTHING)
            for query, (opening, debit, credit, currency, *_) in zip(queries, rows, strict=True)
        ]

    async def pages(
        self, queries: Sequence[EntryQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[LedgerEntry]]:
        """A page of each list, by one statement; the lists have the same period and the same words."""
        if any(query.words for query in queries):
            return await self._search(queries, request, wanted)
        if len(queries) == 1:
            return [await self._page(queries[0].statement, request, wanted)]
        asked, arounds = [query.statement for query in queries], None
        if has_balance(wanted):
            arounds = [
                partial(self._queries.balanced, each.query, literal(_known(each, request), amount()), request, wanted)
                for each in asked
            ]
        lists = [self._queries.listed(each.query, request, wanted) for each in asked]
        build = partial(ENTRY.values, wanted=wanted)
        return await read_pages(self._database, lists, self._queries.keyset, request, build, arounds)

    async def counts(self, queries: Sequence[EntryQuery]) -> list[int]:
        counts = [self._queries.count(query.statement.query, query.words) for query in queries]
        return [row.entries for row in await count_rows(self._database, counts)]

    async def by_key(self, keys: Collection[EntryKey]) -> Mapping[EntryKey, LedgerEntry]:
        """Those that exist and count, each with the balance that it leaves in its account."""
        entry, days = self._relations.ledger_entry.c, {day for _, _, day, *_ in keys}
        accounts = {account for _, account, *_ in keys}
        scope = CustomerScope.of({customer for customer, *_ in keys})
        summed = self._queries.summed(scope, among(entry.account, accounts), entry.date <= max(days))
        numbers = among(cast(summed.c.entry_number, String(20)), {number for *_, number, _ in keys})
        statement = select(*ENTRY.among(summed.c)).where(among(summed.c.date, days), numbers)
        wanted, entries = set(keys), ENTRY.values(await self._database.fetch(statement))
        return {each.key: each for each in entries if each.key in wanted}

    async def customers(self) -> list[CustomerCode]:
        """All that the ERP has, in order."""
        code = self._relations.customer.c.code
        rows = await self._database.fetch(scoped(self._relations, "customer", EVERYONE, code).order_by(code))
        return [CustomerCode(row.code) for row in rows]

    async def closings(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]:
        """What all the entries of each in its accounts come to; a customer without any is left out."""
        entry, account = self._relations.ledger_entry.c, self._relations.ledger_account.c
        scope = CustomerScope.of(customers)
        own = scoped(self._relations, "ledger_account", scope, literal(1)).where(
            account.customer_code == entry.customer_code, account.account == entry.account
        )
        closing = func.sum(entry.debit - entry.credit).label("closing")
        statement = scoped(self._relations, "ledger_entry", scope, entry.customer_code, closing)
        statement = statement.where(own.exists(), self._queries.counts(scope)).group_by(entry.customer_code)
        return {CustomerCode(row.customer_code): row.closing for row in await self._database.fetch(statement)}

    async def _page(self, statement: Statement, request: PageRequest, wanted: Wanted) -> Page[LedgerEntry]:
        queries = self._queries
        known, values = (
            Given("known").typed(amount()),
            {**_values(statement.query), "known": _known(statement, request)},
        )

        def asked(wanted: Wanted) -> PreparedList:
            around = partial(queries.balanced, _PLACED, known, request, wanted) if has_balance(wanted) else None
            select = partial(queries.listed, _PLACED, request, wanted)
            return PreparedList(("page", wanted), queries.keyset, select, values, around)

        return await read_page(self._database, self._prepared, asked, request, ENTRY, wanted)

    async def _search(
        self, queries: Sequence[EntryQuery], request: PageRequest, wanted: Wanted
    ) -> list[Page[LedgerEntry]]:
        entry, periods = self._relations.ledger_entry.c, [query.statement.query for query in queries]
        summed = self._queries.summed(
            CustomerScope.of({period.customer for period in periods}),
            among(entry.account, {period.account for period in periods}),
            entry.date.between(periods[0].since, periods[0].until),
        )
        lists = [self._queries.found(query, summed, wanted) for query in queries]
        build = partial(ENTRY.values, wanted=wanted)
        return await read_pages(self._database, lists, in_order(summed.c), request, build)


def _known(statement: Statement, request: PageRequest) -> Decimal:
    """What the account has at the end of the period that a page is counted from."""
    return statement.closing if request.backward else statement.opening


def _values(query: StatementQuery) -> GivenValues:
    """What stands in the places of `_PLACED`."""
    values = {"account": query.account, "since": query.since, "until": query.until}
    return {**values, **given_customer(query.customer)}
