"""How a list of invoices is said in SQL: whose, the filter, the search and the order."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, literal, or_, select

from erp_adapter.dialects.given import Given
from erp_adapter.dialects.rounding import rounded
from erp_adapter.dialects.searching import has_word
from erp_adapter.domain.invoice_list import BY_DEBT, InvoiceQuery, InvoiceSort
from erp_adapter.invoice_state import PAID, RANKED, standings
from erp_adapter.keys import has_own_key, refers, same_row
from erp_adapter.keyset import Keyset, SortKey
from erp_adapter.list_reading import Placed
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, given_customer, only, scoped
from erp_adapter.types import amount

_BY_STANDING = BY_DEBT | {InvoiceSort.DUE_DATE}
_VALUES = (
    *("date_from", "date_until", "due_from", "due_until"),
    *("total_min", "total_max", "balance_min", "balance_max"),
)


def given(query: InvoiceQuery) -> Placed[InvoiceQuery] | None:
    """None for one that searches."""
    wanted = query.filter
    if wanted.words:
        return None
    values = {name: getattr(wanted, name) for name in _VALUES}
    places: dict[str, Any] = {name: None if value is None else Given(name) for name, value in values.items()}
    shape = (query.order, wanted.kinds, wanted.statuses, tuple(value is None for value in values.values()))
    of_query: dict[str, Any] = {"customer": Given("customer"), "today": Given("today")}
    placed = replace(query, **of_query, filter=replace(wanted, **places))
    own = {"customer": query.customer, "today": query.today, **given_customer(query.customer)}
    return shape, placed, {**values, **own}


class InvoiceLists:
    """Lists that have one order and one kind of filter.

    What is owed is read beside the invoices only where the filter, the order or the sums need it.
    """

    def __init__(self, relations: Relations, queries: Sequence[InvoiceQuery]) -> None:
        self._relations = relations
        self._invoice = relations.invoice.c
        self._queries = queries

    def pages(self, columns: Sequence[ColumnElement[Any]]) -> list[Select[Any]]:
        """These columns of all that match, in no order."""
        owed = any(what in _BY_STANDING for what, _ in self._queries[0].order)
        return [self._select(query, *columns, owed=owed) for query in self._queries]

    def count(self) -> Select[Any]:
        """Of the first list."""
        return self._select(self._queries[0], func.count().label("invoices"), owed=False)

    def sums(self, *, owed: bool) -> Select[Any]:
        """Of the first list. Invoices in another currency than the company's are never added."""
        currency = select(self._relations.company.c.currency).scalar_subquery()
        columns = [func.sum(self._invoice.net).label("net"), func.sum(self._invoice.total).label("total")]
        if owed:
            columns.append(func.sum(self._standing.c.balance).label("balance"))
        return self._select(self._queries[0], *columns, owed=owed).where(self._invoice.currency == currency)

    @cached_property
    def keyset(self) -> Keyset:
        """The order, as far as the number: it is unique. Numbers are text, and sort as text."""
        order = self._queries[0].order
        keys = [
            SortKey(self._column(what), descending, nullable=what is InvoiceSort.DUE_DATE) for what, descending in order
        ]
        name = ",".join(f"{what.value}{'-' if descending else '+'}" for what, descending in order)
        return Keyset(f"invoice:{name}", keys, unique=self._invoice.number)

    @cached_property
    def _standing(self) -> Subquery:
        """One for all, so that the lists and their order speak of the same columns."""
        customers = {query.customer for query in self._queries}
        scope = CustomerScope.of(customers) if len(customers) > 1 else only(self._queries[0].customer)
        return standings(self._relations, scope, self._queries[0].today).subquery("standing")

    def _select(self, query: InvoiceQuery, *columns: ColumnElement[Any], owed: bool) -> Select[Any]:
        statement = scoped(self._relations, "invoice", only(query.customer), *columns)
        if owed or query.filter.by_debt or query.filter.by_due_date:
            due = self._standing.c
            own = and_(due.customer_code == query.customer, due.invoice_number == self._invoice.number)
            statement = statement.outerjoin(self._standing, own)
        return statement.where(*self._conditions(query))

    def _column(self, what: InvoiceSort) -> ColumnElement[Any]:
        match what:
            case InvoiceSort.DUE_DATE:
                return self._standing.c.due_date
            case InvoiceSort.BALANCE:
                return func.coalesce(self._standing.c.balance, literal(0, amount(), literal_execute=True))
            case InvoiceSort.STATUS:
                return func.coalesce(self._standing.c.rank, PAID)
            case InvoiceSort.NET | InvoiceSort.TOTAL:
                return rounded(self._invoice[what.value.lower()], amount())
            case _:
                return self._invoice[what.value.lower()]

    def _conditions(self, query: InvoiceQuery) -> list[ColumnElement[bool]]:
        wanted = query.filter
        conditions = [self._has_word(word, query) for word in wanted.words]
        for what, lowest, highest in (
            (InvoiceSort.DATE, wanted.date_from, wanted.date_until),
            (InvoiceSort.DUE_DATE, wanted.due_from, wanted.due_until),
            (InvoiceSort.TOTAL, wanted.total_min, wanted.total_max),
            (InvoiceSort.BALANCE, wanted.balance_min, wanted.balance_max),
        ):
            if lowest is not None:
                conditions.append(self._column(what) >= lowest)
            if highest is not None:
                conditions.append(self._column(what) <= highest)
        if wanted.kinds is not None:
            conditions.append(self._invoice.kind.in_(wanted.kinds))
        if wanted.statuses is not None:
            ranks = [RANKED.index(status) for status in wanted.statuses]
            conditions.append(self._column(InvoiceSort.STATUS).in_(ranks))
        return conditions

    def _has_word(self, word: str, query: InvoiceQuery) -> ColumnElement[bool]:
        """In the number, in an order's number or reference, or in a line: product code, its name, what the line says."""
        scope, product = CustomerScope.of([query.customer]), self._relations.product
        inner = replace(self._relations, invoice=self._relations.invoice.alias("owner"))
        line, order = inner.invoice_line.c, inner.sales_order
        same = same_row(inner.invoice, self._relations.invoice)
        on_line = has_word(word, line.description, line.product_code, product.c.name)
        lines = scoped(inner, "invoice_line", scope, literal(1)).outerjoin(product, product.c.code == line.product_code)
        ordered = scoped(inner, "sales_order", scope, literal(1)).where(
            refers(inner.invoice_order, "order_number", order, "number"),
            has_word(word, order.c.number, order.c.reference),
        )
        found: ColumnElement[bool] = ordered.correlate(inner.invoice_order).exists()
        if not has_own_key(order):
            # An order that the ERP has no more is still found by its number.
            found = or_(found, has_word(word, inner.invoice_order.c.order_number))
        orders = scoped(inner, "invoice_order", scope, literal(1)).where(found)
        return or_(
            has_word(word, self._invoice.number),
            lines.where(same, on_line).correlate(self._relations.invoice).exists(),
            orders.where(same).correlate(self._relations.invoice).exists(),
        )
