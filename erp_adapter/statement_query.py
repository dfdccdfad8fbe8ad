"""Statements over customers' entries in the ledger: which of them count, what they come to, and lists with balances.

An entry that opens or closes a year says again what the entries of other years say: it does not count. One case apart: an
opening with no entry of the customer before it in the account, which stands for the years that the ERP has purged. That one
counts as an entry of its day, so that the period before it closes, as the one that begins with it opens, with nothing.

Sums are the database's. An entry's balance is what the account has at an end of the period, which is known, what lies between
there and the page, which is one sum, and the entries of the page. In a search entries are missing between those found, and the
database adds up as it passes them: twenty times the work.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, case, false, func, literal, or_, select, type_coerce

from erp_adapter.dialects.searching import has_word
from erp_adapter.domain.fields import Fields, Wanted
from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.statements import EntryQuery, LedgerEntry, StatementQuery
from erp_adapter.keyset import Keyset, SortKey
from erp_adapter.records import Record
from erp_adapter.relations import Relations
from erp_adapter.scope import ScopeOrGiven, only, scoped
from erp_adapter.types import amount

ENTRY = Record(LedgerEntry)
_BALANCE = "balance"
_UNBALANCED = Fields(frozenset(ENTRY.columns()) - {_BALANCE})


class EntryQueries:
    """A query's values may be `Given`s."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._entry = relations.ledger_entry.c
        self._moved = self._entry.debit - self._entry.credit
        # Under a name of its own, so that a statement over entries can ask for those before.
        self._before = replace(relations, ledger_entry=relations.ledger_entry.alias("earlier"))
        self.keyset = in_order(self._entry)

    def sums(self, query: StatementQuery) -> Select[Any]:
        """What stood before the period, its debits and credits, and the company's currency."""
        entry = self._entry
        within = entry.date >= query.since
        statement = self._counted(
            query,
            func.sum(case((entry.date < query.since, self._moved))).label("opening"),
            func.sum(case((within, entry.debit))).label("debit"),
            func.sum(case((within, entry.credit))).label("credit"),
            select(self._relations.company.c.currency).scalar_subquery().label("currency"),
        )
        return statement.where(entry.date <= query.until)

    def count(self, query: StatementQuery, words: tuple[str, ...] = ()) -> Select[Any]:
        statement = self._counted(query, func.count().label("entries")).where(*self._bounds(query, near=None))
        return statement.where(*_has_words(self._entry, words))

    def listed(self, query: StatementQuery, request: PageRequest, wanted: Wanted) -> Select[Any]:
        """The entries of a period, of which the request's page is to be taken."""
        # What is balanced is selected again from the page.
        columns = ENTRY.among(self._entry, _UNBALANCED if has_balance(wanted) else wanted)
        near = None if request.cursor is None else int(request.backward)
        return self._counted(query, *columns).where(*self._bounds(query, near))

    def balanced(
        self,
        query: StatementQuery,
        known: ColumnElement[Decimal],
        request: PageRequest,
        wanted: Wanted,
        page: Select[Any],
        behind: ColumnElement[bool] | None,
    ) -> Select[Any]:
        """The page with its balances; `known` is the account's at the end of the period that the page is counted from.

        Between that end and an entry lie the rows behind the cursor, and those of the page that come before it.
        """
        rows, backward = page.subquery("page").c, request.backward
        order, moved = self.keyset.order(rows, backward=backward), rows.debit - rows.credit
        between: ColumnElement[Any] = func.sum(moved).over(order_by=order, rows=(None, 0))
        if backward:
            # The balance is the one after the entry, which is not taken back itself.
            between = between - moved
        if behind is not None:
            between = between + self._sum_behind(query, request, behind)
        entry = _with_balance(rows, known - between if backward else known + between)
        return select(*ENTRY.among(entry, wanted), *self.keyset.values(rows)).order_by(*order)

    def summed(self, scope: ScopeOrGiven, *conditions: ColumnElement[bool]) -> FromClause:
        """The entries that count, each with what its customer's account comes to with it, among those of `conditions`."""
        entry = self._entry
        balance = func.sum(self._moved).over(
            partition_by=(entry.customer_code, entry.account), order_by=(entry.date, entry.entry_number, entry.line)
        )
        statement = scoped(self._relations, "ledger_entry", scope, *entry, balance.label(_BALANCE))
        return statement.where(*conditions, self.counts(scope)).subquery()

    def found(self, query: EntryQuery, summed: FromClause, wanted: Wanted) -> Select[Any]:
        """Those among the entries of its period, `summed`, that are the query's and have its words."""
        own, opening = query.statement.query, literal(query.statement.opening, amount())
        entry = _with_balance(summed.c, opening + summed.c[_BALANCE])
        return select(*ENTRY.among(entry, wanted)).where(
            summed.c.customer_code == own.customer,
            summed.c.account == own.account,
            *_has_words(summed.c, query.words),
        )

    def counts(self, scope: ScopeOrGiven) -> ColumnElement[bool]:
        """Whether an entry neither opens nor closes a year, or opens one with no entry before it."""
        entry, earlier = self._entry, self._before.ledger_entry.c
        before = scoped(self._before, "ledger_entry", scope, literal(1)).where(
            earlier.customer_code == entry.customer_code,
            earlier.account == entry.account,
            earlier.date <= entry.date,
            or_(earlier.date < entry.date, earlier.entry_number < entry.entry_number),
        )
        return or_(entry.is_opening_or_closing == false(), ~before.exists())

    def _sum_behind(
        self, query: StatementQuery, request: PageRequest, behind: ColumnElement[bool]
    ) -> ColumnElement[Any]:
        # Within the sum: SQL Server works out twice what COALESCE is given.
        moved = func.coalesce(func.sum(self._moved), literal(Decimal(0), amount()))
        bounds = self._bounds(query, near=int(not request.backward))
        return self._counted(query, moved).where(*bounds, behind).scalar_subquery()

    def _bounds(self, query: StatementQuery, near: int | None) -> list[ColumnElement[bool]]:
        """The period's first and last day; `near` is the place of the one beside which a cursor's bound is narrower."""
        bounds = [self._entry.date >= query.since, self._entry.date <= query.until]
        if near is not None:
            # SQLite seeks by the first bound that it meets on a column.
            bounds[near] = case((bounds[near], 1), else_=0) == 1
        return bounds

    def _counted(self, query: StatementQuery, *columns: ColumnElement[Any]) -> Select[Any]:
        """From the customer's entries in the account that count."""
        entry, scope = self._entry, only(query.customer)
        statement = scoped(self._relations, "ledger_entry", scope, *columns)
        return statement.where(entry.account == query.account, self.counts(scope))


def in_order(entry: Any) -> Keyset:
    return Keyset("ledger", [SortKey(entry.date), SortKey(entry.entry_number)], unique=entry.line)


def has_balance(wanted: Wanted) -> bool:
    return wanted is None or _BALANCE in wanted.names


def _with_balance(columns: Any, balance: ColumnElement[Any]) -> Mapping[str, ColumnElement[Any]]:
    return {**columns, _BALANCE: type_coerce(balance, amount()).label(_BALANCE)}


def _has_words(entry: Any, words: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [has_word(word, entry.concept, entry.document, entry.entry_number) for word in words]
