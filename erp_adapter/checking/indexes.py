"""Which index a table needs, said so that it can be run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Dialect, FromClause, Index, MetaData, Table, inspect
from sqlalchemy.exc import NoSuchTableError
from sqlalchemy.schema import CreateIndex

from erp_adapter.checking.findings import Verdict
from erp_adapter.checking.physical import Place, places

LONGEST_NAME = 60


def create_index(dialect: Dialect, found: Sequence[Place], *, unique: bool = False) -> str:
    """The statement that makes an index on columns of one table."""
    first = found[0]
    columns = list(dict.fromkeys(place.column for place in found))
    table = Table(first.table, MetaData(), *[Column(name) for name in columns], schema=first.schema)
    name = "_".join(["ix_office", first.table.lower(), *[column.lower() for column in columns[:2]]])[:LONGEST_NAME]
    index = Index(name, *[table.c[column] for column in columns], unique=unique)
    return str(CreateIndex(index).compile(dialect=dialect)).strip()


@dataclass(frozen=True, slots=True)
class Remedy:
    """`what` says it in words, `statement` in SQL where that can be said."""

    verdict: Verdict
    what: str
    statement: str | None = None


def remedy(connection: Connection, relation: FromClause, columns: Sequence[str], table: str) -> Remedy:
    """What to do so that `table`, behind `relation`, is not read whole to find rows by these columns."""
    found = places(relation, columns)
    if found is None or found[0].table != table:
        what = f"add an index to {table} on what stands behind {', '.join(columns)} in the mapping"
        return Remedy(Verdict.WARN, what)
    existing = _index_on(connection, found[0])
    if existing is not None:
        what = (
            f"{existing} begins with {found[0].column}, and the database does not think that it helps; if this is slow, see "
            "whether the mapping says how the column is stored, and the table's statistics"
        )
        return Remedy(Verdict.NOTE, what)
    names = ", ".join(dict.fromkeys(place.column for place in found))
    return Remedy(Verdict.WARN, f"add an index on {names}", create_index(connection.dialect, found))


def _index_on(connection: Connection, place: Place) -> str | None:
    """An index of a table that begins with a column."""
    inspector: Any = inspect(connection)
    try:
        for index in inspector.get_indexes(place.table, schema=place.schema):
            if index["column_names"][:1] == [place.column]:
                return str(index["name"])
        if inspector.get_pk_constraint(place.table, schema=place.schema)["constrained_columns"][:1] == [place.column]:
            return "the primary key"
    except NoSuchTableError:
        pass  # A view: what it stands on may have any index.
    return None
