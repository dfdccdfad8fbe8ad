"""How a column is compared with many values: SQL Server takes 2,100 parameters to a statement, asyncpg 32,767."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, false, literal, or_
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ClauseElement

from erp_adapter.dialects.given import Given

_MOST_PARAMETERS = {"mssql": 2_000}
_ELSEWHERE = 32_000
"""In one statement; a few are left for what a driver adds."""

MOST_BOUND = 250
"""Values that one list binds, of which a statement has several; those of a longer list are written into its text."""


def among(column: ColumnElement[Any], values: Collection[Any] | Given) -> ColumnElement[bool]:
    """Whether the column is one of these."""
    if isinstance(values, Given):
        return column.in_(values.listed(column.type))
    listed = sorted(set(values))
    if len(listed) <= MOST_BOUND:
        return column.in_(listed)
    written = bindparam("listed", listed, column.type, unique=True, expanding=True, literal_execute=True)
    return column.in_(written)


def rows_among(columns: Sequence[ColumnElement[Any]], values: Collection[Sequence[Any]]) -> ColumnElement[bool]:
    """Whether the columns together are one of these rows: written out, as SQL Server compares no rows."""
    is_written = len(values) * len(columns) > MOST_BOUND

    def value(column: ColumnElement[Any], part: Any) -> Any:
        return part if isinstance(part, Given) else literal(part, column.type, literal_execute=is_written)

    def is_row(row: Sequence[Any]) -> ColumnElement[bool]:
        return and_(*[column == value(column, part) for column, part in zip(columns, row, strict=True)])

    return or_(false(), *map(is_row, values))


def most_parameters(system: str) -> int:
    """How many a statement may have."""
    return _MOST_PARAMETERS.get(system, _ELSEWHERE)


def parameters(statement: ClauseElement) -> int:
    """How many the statement has, at most."""
    bound = [each for each in visitors.iterate(statement) if isinstance(each, BindParameter)]
    return sum(_places(each) for each in bound if not each.literal_execute)


def _places(bound: BindParameter[Any]) -> int:
    return len(bound.value or ()) if bound.expanding else 1
