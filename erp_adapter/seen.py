"""Columns that are seen as the reference layout has them, and compared as the ERP stores them, so that its indexes serve.

A relation has such a column twice: converted, under its name, and as it is stored, under another. Whatever is done with the
first is right; what compares it with values, or with another such column, is done with the second.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Date, Select, String, and_, bindparam
from sqlalchemy.sql import operators
from sqlalchemy.types import TypeDecorator

from erp_adapter.dialects.given import Given, GivenParameter
from erp_adapter.stored import Midnight, MidnightAfter, number_of

_ORDER = frozenset({operators.eq, operators.lt, operators.le, operators.gt, operators.ge})
_UPWARDS = frozenset({operators.lt, operators.le})


def name_as_stored(name: str) -> str:
    return f"{name} as stored"


def as_stored(column: Any) -> ColumnElement[Any] | None:
    """The stored twin of a column; None where what it is read from has none, such as a SELECT that took it alone."""
    table = getattr(column, "table", None)
    found: ColumnElement[Any] | None = None if table is None else table.c.get(name_as_stored(column.key))
    return found


class SeenCode(TypeDecorator[str]):
    """A code that is stored as a number. Its order is that of text, as everything else but being equal is."""

    impl = String(40)
    cache_ok = True

    class Comparator(TypeDecorator.Comparator[str], String.Comparator[str]):
        def operate(self, op: Any, *other: Any, **how: Any) -> ColumnElement[Any]:
            stored = as_stored(self.expr)
            rewritten = None if stored is None or len(other) != 1 else _equal_codes(op, stored, other[0])
            return super().operate(op, *other, **how) if rewritten is None else rewritten

    comparator_factory = Comparator

    @property
    def python_type(self) -> type[str]:
        return str


class SeenDay(TypeDecorator[date]):
    """A day that is stored in another form. `has_zeros`: some are no days, and lie before all that are."""

    impl = Date
    cache_ok = True

    class Comparator(TypeDecorator.Comparator[date], Date.Comparator[date]):
        def operate(self, op: Any, *other: Any, **how: Any) -> ColumnElement[Any]:
            stored = as_stored(self.expr)
            if stored is None or op not in _ORDER or type(other[0]) not in {date, Given}:
                return super().operate(op, *other, **how)
            compared = _compared_days(op, stored, other[0])
            seen_type: Any = self.type
            return and_(compared, self.expr.is_not(None)) if seen_type.has_zeros and op in _UPWARDS else compared

    comparator_factory = Comparator

    def __init__(self, *, has_zeros: bool = False) -> None:
        super().__init__()
        self.has_zeros = has_zeros

    @property
    def python_type(self) -> type[date]:
        return date


def _equal_codes(op: Any, stored: ColumnElement[Any], other: Any) -> ColumnElement[Any] | None:
    if op is operators.eq:
        value = other if isinstance(other, str | Given) else as_stored(other) if _is_code(other) else None
        return None if value is None else stored == value
    if op is not operators.in_op:
        return None
    if isinstance(other, Select):
        chosen = list(other.selected_columns)
        twin = as_stored(chosen[0]) if len(chosen) == 1 and _is_code(chosen[0]) else None
        return None if twin is None else stored.in_(other.with_only_columns(twin))
    if isinstance(other, GivenParameter):
        return stored.operate(op, Given(other.given, is_few=other.is_few).listed(stored.type))
    if isinstance(other, BindParameter):
        return _in_long_list(stored, other)
    is_values = isinstance(other, list | tuple | set | frozenset) and all(isinstance(each, str) for each in other)
    return stored.in_(other) if is_values else None


def _in_long_list(stored: ColumnElement[Any], other: BindParameter[Any]) -> ColumnElement[Any] | None:
    """Its values may be written into the text: those that no number is are left out."""
    if not other.expanding or not isinstance(other.value, list | tuple):
        return None
    numbers = [each for each in other.value if number_of(each) is not None]
    literal = other.literal_execute
    return stored.in_(bindparam("listed", numbers, stored.type, unique=True, expanding=True, literal_execute=literal))


def _is_code(element: Any) -> bool:
    return isinstance(getattr(element, "type", None), SeenCode)


def _compared_days(op: Any, stored: ColumnElement[Any], day: date | Given) -> ColumnElement[Any]:
    if not isinstance(stored.type, Midnight) or day == date.max:
        return stored.operate(op, day)
    following: GivenParameter | date = day.typed(MidnightAfter()) if isinstance(day, Given) else day + timedelta(days=1)
    if op is operators.eq:
        return and_(stored >= day, stored < following)
    if op is operators.le:
        return stored < following
    return stored >= following if op is operators.gt else stored.operate(op, day)
