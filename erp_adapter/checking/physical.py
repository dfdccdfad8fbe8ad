"""Which table's column of the database stands behind a reference column, where it is one plainly."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Alias, FromClause, Join, Label, Select, Subquery, TableClause, TypeCoerce
from sqlalchemy.sql.elements import ColumnElement, Grouping


@dataclass(frozen=True, slots=True)
class Place:
    """`table` without its schema; `schema` None: the connection's own."""

    schema: str | None
    table: str
    column: str


def place_of(column: ColumnElement[Any]) -> Place | None:
    """Where a column's values are stored as they are; None where SQL makes them, or text that nobody here reads."""
    if isinstance(column, Label | TypeCoerce | Grouping):
        inner: Any = column.clause if isinstance(column, TypeCoerce) else column.element
        return place_of(inner)
    source, name = getattr(column, "table", None), str(column.key)
    match source:
        case Alias():
            return place_of(source.element.c[name])
        case Subquery():
            return place_of(source.element.selected_columns[name]) if isinstance(source.element, Select) else None
        case TableClause():
            return Place(source.schema, source.name, str(getattr(column, "name", name)))
        case _:
            return None


def places(relation: FromClause, names: Sequence[str]) -> list[Place] | None:
    """Where all these columns of a relation are, in one table; None where they are not."""
    found = [place_of(relation.c[name]) if name in relation.c else None for name in names]
    known = [place for place in found if place is not None]
    if len(known) < len(names) or len({(place.schema, place.table) for place in known}) != 1:
        return None
    return known


def tables(relation: FromClause) -> list[tuple[str | None, str]]:
    """The tables that a relation is read from, with their schemas; none where it is a SELECT as text."""
    match relation:
        case TableClause():
            return [(relation.schema, relation.name)]
        case Join():
            return [*tables(relation.left), *tables(relation.right)]
        case Alias():
            return tables(relation.element)
        case Subquery() if isinstance(relation.element, Select):
            return [each for source in relation.element.get_final_froms() for each in tables(source)]
        case _:
            return []
