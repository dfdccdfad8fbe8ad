"""A database's tables and views as a draft needs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select, type_coerce
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import NullType, TypeEngine

SAMPLE_ROWS = 200


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """`values` are some of those that are there; `refers` is the table and column of its foreign key."""

    name: str
    kind: TypeEngine[Any]
    values: Sequence[Any]
    refers: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class FoundTable:
    """`is_view`: it may show what another table has."""

    name: str
    columns: Mapping[str, FoundColumn]
    is_view: bool


def read_tables(connection: Connection) -> list[FoundTable]:
    """All of the connection's own schema, with a sample of each."""
    inspector = inspect(connection)
    tables = [(name, False) for name in inspector.get_table_names()]
    views = [(name, True) for name in inspector.get_view_names()]
    return [_read(connection, inspector, name, is_view=is_view) for name, is_view in [*tables, *views]]


def _read(connection: Connection, inspector: Any, name: str, *, is_view: bool) -> FoundTable:
    columns = inspector.get_columns(name)
    refers = {} if is_view else _references(inspector, name)
    values = _sample(connection, name, [column["name"] for column in columns])
    found = {
        column["name"]: FoundColumn(
            column["name"], column["type"], values.get(column["name"], ()), refers.get(column["name"])
        )
        for column in columns
    }
    return FoundTable(name, found, is_view)


def _references(inspector: Any, name: str) -> dict[str, tuple[str, str]]:
    keys = [key for key in inspector.get_foreign_keys(name) if len(key["constrained_columns"]) == 1]
    return {
        key["constrained_columns"][0]: (key["referred_table"], next(iter(key["referred_columns"]), "id"))
        for key in keys
    }


def _sample(connection: Connection, name: str, columns: Sequence[str]) -> dict[str, list[Any]]:
    """Values as the driver hands them out; none of a table that can't be read."""
    table = Table(name, MetaData(), *[Column(column, String) for column in columns])
    raw = [type_coerce(column, NullType()) for column in table.columns]
    try:
        rows = connection.execute(select(*raw).limit(SAMPLE_ROWS)).all()
    except DBAPIError:
        connection.rollback()
        return {}
    return {column: [row[place] for row in rows if row[place] is not None] for place, column in enumerate(columns)}
