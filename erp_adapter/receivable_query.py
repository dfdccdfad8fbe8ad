"""How a list of what is owed is said in SQL: whose, the filter, the search, the order and the ages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select

from erp_adapter.dialects.given import Given
from erp_adapter.dialects.rounding import rounded
from erp_adapter.dialects.searching import has_word
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.receivable_list import ReceivableQuery, ReceivableSort
from erp_adapter.domain.receivables import AGES, Receivable, ReceivableKind
from erp_adapter.keys import refers
from erp_adapter.keyset import Keyset, SortKey
from erp_adapter.list_reading import Placed
from erp_adapter.records import Part, Record
from erp_adapter.relations import Relations
from erp_adapter.scope import given_customer, only, scoped
from erp_adapter.types import amount

RECEIVABLE = Record(Receivable, kind=Part("kind", make=ReceivableKind))

_VALUES = ("due_from", "due_until", "balance_min", "balance_max")


def given(query: ReceivableQuery) -> Placed[ReceivableQuery] | None:
    """None for one that searches."""
    wanted = query.filter
    if wanted.words:
        return None
    values = {name: getattr(wanted, name) for name in _VALUES}
    places: dict[str, Any] = {name: None if value is None else Given(name) for name, value in values.items()}
    shape = (query.order, wanted.kinds, wanted.overdue, tuple(value is None for value in values.values()))
    days = {_ago(days): query.today - timedelta(days=days) for days in AGES}
    of_query: dict[str, Any] = {"customer": Given("customer"), "today": Given("today")}
    placed = replace(query, **of_query, filter=replace(wanted, **places))
    return shape, placed, {**values, **days, **given_customer(query.customer)}


def _ago(days: int) -> str:
    return f"days_ago_{days}"


class ReceivableQueries:
    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._receivable = relations.receivable.c
        # The doubles of SQLite would differ from a cursor's decimals by what they lack to exact cents.
        self._amount = rounded(self._receivable.amount, amount())
        self._balance = rounded(self._receivable.amount - self._receivable.paid, amount())

    def select(self, query: ReceivableQuery, wanted: Wanted = None) -> Select[Any]:
        """All that is outstanding and matches, in no order: of each what is wanted."""
        return self._outstanding(query, *RECEIVABLE.among(self._receivable, wanted))

    def count(self, query: ReceivableQuery) -> Select[Any]:
        return self._outstanding(query, func.count().label("receivables"))

    def aging(self, query: ReceivableQuery) -> Select[Any]:
        """A sum an age, null for none: what is in another currency than the company's is never added."""
        currency = select(self._relations.company.c.currency).scalar_subquery()
        sums = [
            func.sum(case((of_age, self._balance)), type_=amount()).label(f"age_{place}")
            for place, of_age in enumerate(self._ages(query))
        ]
        return self._outstanding(query, *sums).where(self._receivable.currency == currency)

    def keyset(self, queries: Sequence[ReceivableQuery]) -> Keyset:
        """The order that all these have, as far as the number: it is unique. Numbers are text, and sort as text."""
        columns: dict[ReceivableSort, ColumnElement[Any]] = {
            ReceivableSort.NUMBER: self._receivable.number,
            ReceivableSort.DATE: self._receivable.date,
            ReceivableSort.DUE_DATE: self._receivable.due_date,
            ReceivableSort.AMOUNT: self._amount,
            ReceivableSort.BALANCE: self._balance,
        }
        order = queries[0].order
        keys = [SortKey(columns[what], descending) for what, descending in order]
        name = ",".join(f"{what.value}{'-' if descending else '+'}" for what, descending in order)
        return Keyset(f"receivable:{name}", keys, unique=self._receivable.number)

    def _outstanding(self, query: ReceivableQuery, *columns: ColumnElement[Any]) -> Select[Any]:
        """What a grouping holds is owed by the grouping: never both."""
        statement = scoped(self._relations, "receivable", only(query.customer), *columns)
        statement = statement.where(self._receivable.grouping_number.is_(None), self._balance != 0)
        return statement.where(*self._conditions(query))

    def _ages(self, query: ReceivableQuery) -> list[ColumnElement[bool]]:
        """Whether a debt is of each age, as `domain.receivables.age` says."""
        due = self._receivable.due_date
        earliest = [_day(query.today, days) for days in AGES]
        between = [and_(due < later, due >= day) for later, day in pairwise(earliest)]
        return [due >= earliest[0], *between, due < earliest[-1]]

    def _conditions(self, query: ReceivableQuery) -> list[ColumnElement[bool]]:
        wanted, due = query.filter, self._receivable.due_date
        conditions = [self._has_word(word, query) for word in wanted.words]
        if wanted.due_from is not None:
            conditions.append(due >= wanted.due_from)
        if wanted.due_until is not None:
            conditions.append(due <= wanted.due_until)
        if wanted.balance_min is not None:
            conditions.append(self._balance >= wanted.balance_min)
        if wanted.balance_max is not None:
            conditions.append(self._balance <= wanted.balance_max)
        if wanted.kinds is not None:
            conditions.append(self._receivable.kind.in_([kind.value for kind in wanted.kinds]))
        if wanted.overdue is not None:
            today = _day(query.today, 0)
            conditions.append(due < today if wanted.overdue else due >= today)
        return conditions

    def _has_word(self, word: str, query: ReceivableQuery) -> ColumnElement[bool]:
        """In the number or the payment method, or in the number of an invoice that is owed by it."""
        found = has_word(word, self._receivable.number, self._receivable.payment_method)
        return or_(found, self._receivable.number.in_(self._owing(word, query))) if query.by_invoice else found

    def _owing(self, word: str, query: ReceivableQuery) -> Select[Any]:
        """The numbers of what owes the customer's own invoices with this word: a grouping for the dues that it holds."""
        scope = only(query.customer)
        inner = replace(self._relations, receivable=self._relations.receivable.alias("due"))
        due, invoice = inner.receivable.c, inner.invoice
        statement = scoped(inner, "receivable_invoice", scope, func.coalesce(due.grouping_number, due.number))
        invoices = scoped(inner, "invoice", scope, literal(1)).where(
            refers(inner.receivable_invoice, "invoice_number", invoice, "number"),
            has_word(word, invoice.c.number),
        )
        return statement.where(invoices.correlate(inner.receivable_invoice).exists())


def _day(today: date | Given, ago: int) -> Any:
    return Given(_ago(ago)) if isinstance(today, Given) else today - timedelta(days=ago)
