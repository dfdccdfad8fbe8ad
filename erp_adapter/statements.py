"""Customers' accounts in the ledger, many at a time: which they have, what a period comes to, its entries with balances.

An entry that opens or closes a year says again what the entries of other years say: it does not count. One case apart: an
opening with no entry of the customer before it in the account, which stands for the years that the ERP has purged. That one
counts as an entry of its day, so that the period before it closes, as the one that begins with it opens, with nothing.

Sums are the database's. An entry's balance is what stood before its page, which is one sum, and the entries of the page. In
a search entries are missing between those found, and the database adds up as it passes them: twenty times the work.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    String,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given, GivenLimit
from erp_adapter.dialects.lists import among
from erp_adapter.dialects.searching import has_word
from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.statements import (
    EntryKey,
    EntryQuery,
    LedgerEntry,
    Posting,
    Statement,
    StatementQuery,
    entries_after,
)
from erp_adapter.keyset import Keyset, SortKey, count_rows, page_of, read_pages
from erp_adapter.prepared import GivenValues, Kept, Prepared
from erp_adapter.records import Part, Record
from erp_adapter.relations import Relations
from erp_adapter.scope import EVERYONE, CustomerScope, ScopeOrGiven, given_customer, given_scope, only, scoped
from erp_adapter.types import amount

NOTHING = Decimal("0.00")

_POSTING = Record(Posting)
_ENTRY = Record(LedgerEntry)
_SUMMED = Record(LedgerEntry, balance=Part("amount"))
_PLACE = ("date", "entry_number", "line")


class StatementRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._prepared: Kept[Prepared] = Kept()
        self._relations = relations
        self._entry = relations.ledger_entry.c
        self._amount = self._entry.debit - self._entry.credit
        # Under a name of its own, so that a statement over entries can ask for those before.
        self._before = replace(relations, ledger_entry=relations.ledger_entry.alias("earlier"))

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
            placed, values = _given(queries[0])
            prepared = self._prepared.get("sums", lambda: Prepared(self._sums(placed)))
            rows = await self._database.read(prepared, values)
        else:
            rows = await count_rows(self._database, [self._sums(query) for query in queries])
        return [
            Statement(query, currency, opening or NOTHING, debit or NOTHING, credit or NOTHING)
            for query, (opening, debit, credit, currency, *_) in zip(queries, rows, strict=True)
        ]

    async def pages(
        self, queries: Sequence[EntryQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[LedgerEntry]]:
        """A page of each list, by two statements at most; the lists have the same period and the same words."""
        if any(query.words for query in queries):
            return await self._search(queries, request)
        if len(queries) == 1 and request.cursor is None and not request.backward:
            return [await self._first_page(queries[0], request, wanted)]
        entry = self._entry
        lists = [self._page_of(query.statement.query, request) for query in queries]
        pages = await read_pages(self._database, lists, _keyset(entry), request, _POSTING.values)
        begun = {place: page.items[0] for place, page in enumerate(pages) if page.items}
        sums = [self._sum_before(queries[place].statement.query, first) for place, first in begun.items()]
        rows = await count_rows(self._database, sums) if sums else []
        before = {place: row.amount or NOTHING for place, row in zip(begun, rows, strict=True)}
        return [
            _with(page, entries_after(query.statement.opening + before.get(place, NOTHING), page.items))
            for place, (query, page) in enumerate(zip(queries, pages, strict=True))
        ]

    async def _first_page(self, query: EntryQuery, request: PageRequest, wanted: Wanted) -> Page[LedgerEntry]:
        """What stood before it is known, and the database adds up the page itself."""
        placed, values = _given(query.statement.query)
        keyset = _keyset(self._entry)

        def build() -> Prepared:
            first = self._page_of(placed, request).order_by(*[self._entry[name] for name in _PLACE])
            page = first.limit(GivenLimit("limit")).subquery("page")
            place = [page.c[name] for name in _PLACE]
            moved = func.sum(page.c.debit - page.c.credit).over(order_by=place)
            balance = type_coerce(Given("opening").typed(amount()) + moved, amount()).label("balance")
            columns = select(page, balance).subquery("entry").c
            statement = select(*_ENTRY.among(columns, wanted), *[columns[name] for name in _PLACE])
            return Prepared(statement.order_by(*[columns[name] for name in _PLACE]))

        prepared = self._prepared.get(("first page", wanted), build)
        values = {**values, "opening": query.statement.opening, "limit": request.size + 1}
        rows = await self._database.read(prepared, values)
        return page_of(request, rows, partial(_ENTRY.values, wanted=wanted), keyset.cursor_of)

    async def counts(self, queries: Sequence[EntryQuery]) -> list[int]:
        counts = [
            self._within(query.statement.query, func.count().label("entries")).where(*_has_words(self._entry, query))
            for query in queries
        ]
        return [row.entries for row in await count_rows(self._database, counts)]

    async def by_key(self, keys: Collection[EntryKey]) -> Mapping[EntryKey, LedgerEntry]:
        """Those that exist and count, each with the balance that it leaves in its account."""
        entry, days = self._entry, {day for _, _, day, *_ in keys}
        accounts = {account for _, account, *_ in keys}
        scope = CustomerScope.of({customer for customer, *_ in keys})
        summed = self._summed(scope, among(entry.account, accounts), entry.date <= max(days))
        numbers = among(cast(summed.c.entry_number, String(20)), {number for *_, number, _ in keys})
        statement = select(*_SUMMED.among(summed.c)).where(among(summed.c.date, days), numbers)
        wanted, entries = set(keys), _SUMMED.values(await self._database.fetch(statement))
        return {each.key: each for each in entries if each.key in wanted}

    async def customers(self) -> list[CustomerCode]:
        """All that the ERP has, in order."""
        code = self._relations.customer.c.code
        rows = await self._database.fetch(scoped(self._relations, "customer", EVERYONE, code).order_by(code))
        return [CustomerCode(row.code) for row in rows]

    async def closings(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]:
        """What all the entries of each in its accounts come to; a customer without any is left out."""
        entry, account, scope = self._entry, self._relations.ledger_account.c, CustomerScope.of(customers)
        own = scoped(self._relations, "ledger_account", scope, literal(1)).where(
            account.customer_code == entry.customer_code, account.account == entry.account
        )
        closing = func.sum(self._amount).label("closing")
        statement = scoped(self._relations, "ledger_entry", scope, entry.customer_code, closing)
        statement = statement.where(own.exists(), self._counts(scope)).group_by(entry.customer_code)
        return {CustomerCode(row.customer_code): row.closing for row in await self._database.fetch(statement)}

    async def _search(self, queries: Sequence[EntryQuery], request: PageRequest) -> list[Page[LedgerEntry]]:
        entry, periods = self._entry, [query.statement.query for query in queries]
        summed = self._summed(
            CustomerScope.of({period.customer for period in periods}),
            among(entry.account, {period.account for period in periods}),
            entry.date.between(periods[0].since, periods[0].until),
        )
        lists = [
            select(*_SUMMED.among(summed.c)).where(
                summed.c.customer_code == query.statement.query.customer,
                summed.c.account == query.statement.query.account,
                *_has_words(summed.c, query),
            )
            for query in queries
        ]
        pages = await read_pages(self._database, lists, _keyset(summed.c), request, _SUMMED.values)
        openings = [query.statement.opening for query in queries]
        return [
            _with(page, tuple(replace(each, balance=opening + each.balance) for each in page.items))
            for opening, page in zip(openings, pages, strict=True)
        ]

    def _sums(self, query: StatementQuery) -> Select[Any]:
        entry = self._entry
        within = entry.date >= query.since
        statement = self._counted(
            query,
            func.sum(case((entry.date < query.since, self._amount))).label("opening"),
            func.sum(case((within, entry.debit))).label("debit"),
            func.sum(case((within, entry.credit))).label("credit"),
            select(self._relations.company.c.currency).scalar_subquery().label("currency"),
        )
        return statement.where(entry.date <= query.until)

    def _sum_before(self, query: StatementQuery, first: Posting) -> Select[Any]:
        """What the period comes to before this entry of it."""
        entry = self._entry
        same_number = and_(entry.entry_number == first.entry_number, entry.line < first.line)
        same_day = and_(entry.date == first.date, or_(entry.entry_number < first.entry_number, same_number))
        statement = self._counted(query, func.sum(self._amount).label("amount"))
        return statement.where(
            entry.date >= query.since, entry.date <= first.date, or_(entry.date < first.date, same_day)
        )

    def _page_of(self, query: StatementQuery, request: PageRequest) -> Select[Any]:
        bounds = [self._entry.date >= query.since, self._entry.date <= query.until]
        if request.cursor is not None:
            # SQLite seeks by the first bound that it meets on a column, and the cursor's is the narrower.
            near = 1 if request.backward else 0
            bounds[near] = case((bounds[near], 1), else_=0) == 1
        return self._counted(query, *_POSTING.among(self._entry)).where(*bounds)

    def _summed(self, scope: ScopeOrGiven, *conditions: ColumnElement[bool]) -> FromClause:
        """The entries that count, each with what its customer's account comes to with it, among those of `conditions`."""
        entry = self._entry
        balance = func.sum(self._amount).over(
            partition_by=(entry.customer_code, entry.account), order_by=(entry.date, entry.entry_number, entry.line)
        )
        statement = scoped(self._relations, "ledger_entry", scope, *entry, balance.label("amount"))
        return statement.where(*conditions, self._counts(scope)).subquery()

    def _within(self, query: StatementQuery, *columns: ColumnElement[Any]) -> Select[Any]:
        return self._counted(query, *columns).where(self._entry.date.between(query.since, query.until))

    def _counted(self, query: StatementQuery, *columns: ColumnElement[Any]) -> Select[Any]:
        """From the customer's entries in the account that count."""
        entry, scope = self._entry, only(query.customer)
        statement = scoped(self._relations, "ledger_entry", scope, *columns)
        return statement.where(entry.account == query.account, self._counts(scope))

    def _counts(self, scope: ScopeOrGiven) -> ColumnElement[bool]:
        """Whether an entry neither opens nor closes a year, or opens one with no entry before it."""
        entry, earlier = self._entry, self._before.ledger_entry.c
        before = scoped(self._before, "ledger_entry", scope, literal(1)).where(
            earlier.customer_code == entry.customer_code,
            earlier.account == entry.account,
            earlier.date <= entry.date,
            or_(earlier.date < entry.date, earlier.entry_number < entry.entry_number),
        )
        return or_(entry.is_opening_or_closing == false(), ~before.exists())


def _given(query: StatementQuery) -> tuple[StatementQuery, GivenValues]:
    """The query with `Given`s in the places of its values, and these."""
    places: Any = {name: Given(name) for name in ("customer", "account", "since", "until")}
    values = {"account": query.account, "since": query.since, "until": query.until}
    return StatementQuery(**places), {**values, **given_customer(query.customer)}


def _keyset(entry: Any) -> Keyset:
    return Keyset("ledger", [SortKey(entry.date), SortKey(entry.entry_number)], unique=entry.line)


def _has_words(entry: Any, query: EntryQuery) -> list[ColumnElement[bool]]:
    return [has_word(word, entry.concept, entry.document, entry.entry_number) for word in query.words]


def _with(page: Page[Any], entries: tuple[LedgerEntry, ...]) -> Page[LedgerEntry]:
    return Page(entries, page.cursors, page.backward, page.more, page.behind)
