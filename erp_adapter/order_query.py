"""How a list of orders is said in SQL: whose, the filter, the search and the order."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from erp_adapter.cascade import cascade
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.rounding import rounded
from erp_adapter.dialects.searching import has_word
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.order_list import OrderHead, OrderQuery, OrderSort
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.keys import has_own_key, key_of
from erp_adapter.keyset import Keyset, SortKey
from erp_adapter.list_reading import Placed
from erp_adapter.order_state import RANKED, OrderState
from erp_adapter.records import Part, Record
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, ScopeOrGiven, given_customer, only, scoped
from erp_adapter.types import amount

_VALUES = ("submitted_from", "submitted_before")


def given(query: OrderQuery) -> Placed[OrderQuery] | None:
    """None for one that searches."""
    wanted = query.filter
    if wanted.words:
        return None
    values = {name: getattr(wanted, name) for name in _VALUES}
    places: dict[str, Any] = {name: None if value is None else Given(name) for name, value in values.items()}
    shape = (query.order, wanted.statuses, wanted.pending, tuple(value is None for value in values.values()))
    customer: Any = Given("customer")
    placed = replace(query, customer=customer, filter=replace(wanted, **places))
    return shape, placed, {**values, **given_customer(query.customer)}


class OrderQueries:
    """`heads` are of `record`."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._order = relations.sales_order.c
        self._key = key_of(relations.sales_order)
        self.record = Record(
            OrderHead,
            id=Part(*[label.name for label in self._key.labels()], make=self._key.text_of_parts),
            status=Part("rank", make=_status),
            discounts=Part("discount_1", "discount_2", make=cascade),
        )

    def heads(self, scope: ScopeOrGiven, wanted: Wanted = None) -> Select[Any]:
        """The orders in the scope: of each what is wanted, with its status and the regime of its taxes."""
        columns = {
            **dict(self._order.items()),
            **{label.name: label for label in self._key.labels()},
            "rank": OrderState(self._relations, scope).rank().label("rank"),
            "regime": self.regime(),
        }
        return scoped(self._relations, "sales_order", scope, *self.record.among(columns, wanted))

    def regime(self) -> ColumnElement[str]:
        return select(self._relations.company.c.tax_regime).scalar_subquery().label("regime")

    def select(self, query: OrderQuery, wanted: Wanted = None) -> Select[Any]:
        """The heads of all that match, in no order."""
        return self.heads(only(query.customer), wanted).where(*self._conditions(query))

    def count(self, query: OrderQuery) -> Select[Any]:
        return self._aggregate(query, func.count().label("orders"))

    def sums(self, query: OrderQuery) -> Select[Any]:
        """Orders in another currency than the company's are never added."""
        currency = select(self._relations.company.c.currency).scalar_subquery()
        net, total = func.sum(self._order.net).label("net"), func.sum(self._order.total).label("total")
        return self._aggregate(query, net, total).where(self._order.currency == currency)

    def keyset(self, queries: Sequence[OrderQuery]) -> Keyset:
        """The order that all these have, as far as what is unique. Numbers are text, and sort as text."""
        state, order = OrderState(self._relations, _scope(queries)), queries[0].order
        nullable = {OrderSort.REQUESTED_DATE, OrderSort.REFERENCE}
        if has_own_key(self._relations.sales_order):
            nullable.add(OrderSort.NUMBER)
        keys = [SortKey(self._column(what, state), descending, nullable=what in nullable) for what, descending in order]
        name = ",".join(f"{what.value}{'-' if descending else '+'}" for what, descending in order)
        return Keyset(f"order:{name}", keys, unique=self._key)

    def _column(self, what: OrderSort, state: OrderState) -> ColumnElement[Any]:
        match what:
            case OrderSort.STATUS:
                return state.rank()
            case OrderSort.TOTAL:
                # The doubles of SQLite would differ from a cursor's decimals by what they lack to exact cents.
                return rounded(self._order.total, amount())
            case _:
                return self._order[what.value.lower()]

    def _aggregate(self, query: OrderQuery, *columns: ColumnElement[Any]) -> Select[Any]:
        statement = scoped(self._relations, "sales_order", only(query.customer), *columns)
        return statement.where(*self._conditions(query))

    def _conditions(self, query: OrderQuery) -> list[ColumnElement[bool]]:
        wanted, state = query.filter, OrderState(self._relations, only(query.customer))
        conditions = [self._has_word(word, state) for word in wanted.words]
        if wanted.submitted_from is not None:
            conditions.append(self._order.submitted_at >= wanted.submitted_from)
        if wanted.submitted_before is not None:
            conditions.append(self._order.submitted_at < wanted.submitted_before)
        if wanted.statuses is not None:
            conditions.append(state.rank().in_([RANKED.index(status) for status in wanted.statuses]))
        if wanted.pending is not None:
            pending = state.is_pending()
            conditions.append(pending if wanted.pending else ~pending)
        return conditions

    def _has_word(self, word: str, state: OrderState) -> ColumnElement[bool]:
        """In the number or the reference, or in a line: the product's code, its name, or what the line calls it."""
        order, line, product = self._order, state.line, self._relations.product
        lines = state.lines(literal(1)).outerjoin(product, product.c.code == line.product_code)
        on_line = lines.where(has_word(word, line.description, line.product_code, product.c.name))
        return or_(has_word(word, order.number, order.reference), on_line.exists())


def _scope(queries: Sequence[OrderQuery]) -> ScopeOrGiven:
    if len(queries) == 1:
        return only(queries[0].customer)
    return CustomerScope.of({query.customer for query in queries})


def _status(rank: int) -> OrderStatus:
    return RANKED[rank]
