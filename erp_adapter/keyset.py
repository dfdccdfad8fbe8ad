"""Orders of lists, and where their pages begin: a predicate on the sort columns, so that any page costs as much as the first.

A cursor holds the sort values of its row. It survives rows that come and go, and is refused by a list in another order.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, FromClause, Row, Select, and_, false, literal, or_, select, true

from erp_adapter.dialects.given import GivenLimit
from erp_adapter.dialects.ordering import nulls_lowest
from erp_adapter.errors import BadRequest
from erp_adapter.keys import RowKey

_LARGEST_INTEGER = 2**63 - 1
_KEY = "sort_{}"


@dataclass(frozen=True, slots=True)
class SortKey:
    """A column to sort by. Nulls are the lowest."""

    column: ColumnElement[Any]
    descending: bool = False
    nullable: bool = False


Around = Callable[[Select[Any], ColumnElement[bool] | None], Select[Any]]
"""Selects from a page of a list, in its order and with its sort values. It is told which rows of the list are at the cursor or
on its other side, None where there is no cursor.
"""


@dataclass(frozen=True, slots=True)
class Groups:
    """A list as the rows of groups: `rows` speaks of a row of `groups`, of which each has others."""

    groups: FromClause
    rows: Select[Any]


class Keyset:
    """An order: `name` says which in its cursors, `unique` is a column, or some, that no two rows of the list share."""

    def __init__(self, name: str, keys: Sequence[SortKey], *, unique: ColumnElement[Any] | RowKey) -> None:
        self._name = name
        last = unique.columns if isinstance(unique, RowKey) else (unique,)
        # Where every key runs the same way, so does the last: the index is then read in one direction.
        complete = [*keys, *[SortKey(column, all(key.descending for key in keys)) for column in last]]
        unique_from = [place for place, key in enumerate(complete) if key.column is last[-1]]
        self._keys = complete[: unique_from[0] + 1] if len(last) == 1 else complete

    def select(
        self, statement: Select[Any], values: Sequence[Any] | None, limit: int | GivenLimit, *, backward: bool
    ) -> Select[Any]:
        """So many rows beyond a cursor's values (None: from an end of the list), with their sort values."""
        labelled = statement.add_columns(*[key.column.label(_KEY.format(i)) for i, key in enumerate(self._keys)])
        if values is not None:
            labelled = labelled.where(self._beyond(values, backward=backward))
        order = [_ordered(key.column, key, backward=backward) for key in self._keys]
        return labelled.order_by(*order).limit(limit)

    def select_page(
        self,
        statement: Select[Any],
        values: Sequence[Any] | None,
        limit: int | GivenLimit,
        around: Around | None,
        *,
        backward: bool,
    ) -> Select[Any]:
        """As `select`, with what is selected `around` it."""
        page = self.select(statement, values, limit, backward=backward)
        if around is None:
            return page
        return around(page, None if values is None else self.behind(values, backward=backward))

    def select_of_groups(
        self, groups: "Groups", values: Sequence[Any] | None, limit: int | GivenLimit, *, backward: bool
    ) -> Select[Any]:
        """As `select`, of the rows of all groups: the first of each group, and of these the first."""
        first = self.select(groups.rows, values, limit, backward=backward).lateral("first_of_group")
        whole = select(*first.c).select_from(groups.groups.join(first, true()))
        return whole.order_by(*self.order(first.c, backward=backward)).limit(limit)

    def order(self, columns: Any, *, backward: bool) -> list[ColumnElement[Any]]:
        """The same order over the sort values that `select` gave."""
        return [
            _ordered(column, key, backward=backward)
            for column, key in zip(self.values(columns), self._keys, strict=True)
        ]

    def values(self, columns: Any) -> list[ColumnElement[Any]]:
        """The sort values that `select` gave."""
        return [columns[_KEY.format(i)] for i in range(len(self._keys))]

    def select_behind(self, statement: Select[Any], values: Sequence[Any], *, backward: bool) -> Select[Any]:
        """One row at the cursor or on its other side."""
        return statement.with_only_columns(literal(1)).where(self.behind(values, backward=backward)).limit(1)

    def behind(self, values: Sequence[Any], *, backward: bool) -> ColumnElement[bool]:
        """Whether a row is at the cursor or on its other side."""
        return self._beyond(values, backward=not backward, inclusive=True)

    def cursor(self, row: Row[Any]) -> str:
        return self.cursor_of([getattr(row, _KEY.format(i)) for i in range(len(self._keys))])

    def cursor_of(self, values: Sequence[Any]) -> str:
        """The cursor of a row with these sort values, or that ends with them."""
        last = values[-len(self._keys) :]
        return base64.urlsafe_b64encode(msgspec.json.encode([self._name, *last])).decode().rstrip("=")

    def decode(self, cursor: str) -> list[Any]:
        """The sort values of a cursor; raise BadRequest for one of another list."""
        try:
            name, *values = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=list)
            typed = [_typed(key, value) for key, value in zip(self._keys, values, strict=True)]
        except (ValueError, binascii.Error, msgspec.MsgspecError, RecursionError):
            raise BadRequest("cursor.invalid") from None
        if name != self._name:
            raise BadRequest("cursor.invalid")
        return typed

    def _beyond(self, values: Sequence[Any], *, backward: bool, inclusive: bool = False) -> ColumnElement[bool]:
        """Rows after `values` in the order, or before: row-value comparison written out, as SQL Server has none.

        `inclusive`: the row of these values too.
        """
        steps: list[ColumnElement[bool]] = []
        same: list[ColumnElement[bool]] = []
        for key, value in zip(self._keys, values, strict=True):
            steps.append(and_(*same, _past(key, value, backward=backward)))
            same.append(_equal(key, value))
        beyond: ColumnElement[bool] = or_(*steps, and_(*same)) if inclusive else or_(*steps)
        leading, value = self._keys[0], values[0]
        downward = _downward(leading, backward=backward)
        if value is None or (leading.nullable and downward):
            return beyond
        # The bound on the first column alone lets the database seek in an index instead of reading it from the start.
        bound: ColumnElement[bool] = leading.column <= value if downward else leading.column >= value
        return and_(bound, beyond)


def _ordered(column: ColumnElement[Any], key: SortKey, *, backward: bool) -> ColumnElement[Any]:
    downward = _downward(key, backward=backward)
    if key.nullable:
        return nulls_lowest(column, descending=downward)
    return column.desc() if downward else column.asc()


def _downward(key: SortKey, *, backward: bool) -> bool:
    return key.descending != backward


def _past(key: SortKey, value: Any, *, backward: bool) -> ColumnElement[bool]:
    downward = _downward(key, backward=backward)
    if value is None:
        return false() if downward else key.column.is_not(None)
    further: ColumnElement[bool] = key.column < value if downward else key.column > value
    return or_(further, key.column.is_(None)) if downward and key.nullable else further


def _equal(key: SortKey, value: Any) -> ColumnElement[bool]:
    same: ColumnElement[bool] = key.column.is_(None) if value is None else key.column == value
    return same


def _typed(key: SortKey, value: Any) -> Any:
    if value is None:
        if not key.nullable:
            raise ValueError
        return None
    typed = msgspec.convert(value, key.column.type.python_type, strict=False)
    if isinstance(typed, int) and abs(typed) > _LARGEST_INTEGER:
        raise ValueError
    if isinstance(typed, Decimal) and not typed.is_finite():
        raise ValueError
    if isinstance(typed, datetime) and (typed.tzinfo is None or not MINYEAR < typed.year < MAXYEAR):
        raise ValueError
    return typed
