"""Several lists read at once: by one statement, or by as few as a system's limit on parameters allows."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, literal, select, union_all

from erp_adapter.database import Database
from erp_adapter.dialects.lists import parameters

_LIST = "list_number"
_PARAMETERS_OF_A_LIST = 1_500
"""No list has more; to count them takes a millisecond a list."""

Order = Callable[[Any], list[ColumnElement[Any]]]
"""By what rows are sorted that have these columns."""


async def read_lists(
    database: Database, lists: Sequence[Select[Any]], order: Order | None = None
) -> list[list[Row[Any]]]:
    """The rows of each; those of several lists need the `order` again in which each list has them, where it has one."""
    found: list[list[Row[Any]]] = [[] for _ in lists]
    size = _at_once(lists, database.most_parameters)
    for start in range(0, len(lists), size):
        for row in await database.fetch(_statement(lists[start : start + size], order)):
            found[start + getattr(row, _LIST)].append(row)
    return found


def _at_once(lists: Sequence[Select[Any]], most: int) -> int:
    """How many one statement reads."""
    if len(lists) <= most // _PARAMETERS_OF_A_LIST:
        return max(1, len(lists))
    return max(1, most // max(1, *map(parameters, lists)))


def _statement(lists: Sequence[Select[Any]], order: Order | None) -> Any:
    """All of them as one statement, each row with the number of its list."""
    numbered = [
        each.add_columns(literal(number, Integer, literal_execute=True).label(_LIST))
        for number, each in enumerate(lists)
    ]
    if len(numbered) == 1:
        return numbered[0]
    union = union_all(*[select(each.subquery()) for each in numbered])
    return union if order is None else union.order_by(*order(union.selected_columns))
