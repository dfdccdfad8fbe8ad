"""What state an order is in, said in SQL: the rules of `domain.orders` over an order's stored lines.

The lines are looked up order by order, so that a page reads the lines of its own orders alone.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, not_, or_, true

from erp_adapter.dialects.rounding import rounded
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.keys import same_row
from erp_adapter.relations import Relations
from erp_adapter.scope import ScopeOrGiven, scoped
from erp_adapter.types import quantity

RANKED = tuple(OrderStatus)
"""In SQL a status is its place here: the order in which an order goes through them."""


class OrderState:
    """Expressions on `relations.sales_order`, good for the orders in this scope."""

    def __init__(self, relations: Relations, scope: ScopeOrGiven) -> None:
        self._order = relations.sales_order
        self._scope = scope
        # Under names of their own, so that a statement over orders or lines can ask about an order's lines.
        self._inner = replace(
            relations,
            sales_order=relations.sales_order.alias("owner"),
            sales_order_line=relations.sales_order_line.alias("line"),
        )
        self.line = self._inner.sales_order_line.c

    def lines(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Select from the lines of the order that the statement around this one is at."""
        statement = scoped(self._inner, "sales_order_line", self._scope, *columns)
        return statement.where(same_row(self._inner.sales_order, self._order)).correlate(self._order)

    def rank(self) -> ColumnElement[int]:
        """The place in RANKED of what `order_status` says."""
        line, order = self.line, self._order.c
        by_lines = self.lines(
            case(
                (_every(and_(line.closed, _exact(line.served) == 0)), _place(OrderStatus.CANCELLED)),
                (_every(_covers(line.invoiced, _to_hand_over(line))), _place(OrderStatus.INVOICED)),
                (_every(not_(_is_to_serve(line))), _place(OrderStatus.SERVED)),
                (_every(_exact(line.served) == 0), None),
                # Of no lines nothing is true of every one, and nothing of any.
                (func.count() > 0, _place(OrderStatus.PARTLY_SERVED)),
            )
        ).where(or_(_exact(line.quantity) != 0, _exact(line.served) != 0))
        unserved = case((order.confirmed == true(), _place(OrderStatus.CONFIRMED)), else_=_place(OrderStatus.SUBMITTED))
        # SQL Server takes no bare flag for a condition.
        return case(
            (order.cancelled == true(), _place(OrderStatus.CANCELLED)),
            else_=func.coalesce(by_lines.scalar_subquery(), unserved),
        )

    def is_pending(self) -> ColumnElement[bool]:
        """What `is_pending` says."""
        line = self.line
        return self._has_line(or_(_is_to_serve(line), not_(_covers(line.invoiced, line.served))))

    def is_to_invoice(self) -> ColumnElement[bool]:
        """Whether less of some line is invoiced than it comes to in the end."""
        return self._has_line(not_(_covers(self.line.invoiced, _to_hand_over(self.line))))

    def _has_line(self, condition: ColumnElement[bool]) -> ColumnElement[bool]:
        return and_(not_(self._order.c.cancelled), self.lines(literal(1)).where(condition).exists())


def _place(status: OrderStatus) -> int:
    return RANKED.index(status)


def _every(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return func.min(case((condition, 1), else_=0)) == 1


def _is_to_serve(line: Any) -> ColumnElement[bool]:
    return and_(not_(line.closed), not_(_covers(line.served, line.quantity)))


def _to_hand_over(line: Any) -> ColumnElement[Any]:
    return case((or_(line.closed, _covers(line.served, line.quantity)), line.served), else_=line.quantity)


def _exact(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """To the decimals that are shown: doubles that an ERP has added up are a little off."""
    return rounded(value, quantity())


def _covers(part: ColumnElement[Any], whole: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a part reaches the whole, on the same side of zero."""
    part, whole = _exact(part), _exact(whole)
    return or_(and_(whole >= 0, part >= whole), and_(whole <= 0, part <= whole))
