"""Constants in SQL, with a type that the system cannot mistake."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, literal_column

from erp_adapter.mapping.forms import Kind, kind_of
from erp_adapter.mapping.specs import Value

_TYPES = {
    "postgresql": {
        Kind.TEXT: "VARCHAR",
        Kind.INTEGER: "INTEGER",
        Kind.DATE: "DATE",
        Kind.INSTANT: "TIMESTAMP",
        Kind.FLAG: "BOOLEAN",
        Kind.BYTES: "BYTEA",
    },
    "mssql": {
        Kind.TEXT: "NVARCHAR",
        Kind.INTEGER: "INT",
        Kind.DATE: "DATE",
        Kind.INSTANT: "DATETIME2",
        Kind.FLAG: "BIT",
        Kind.BYTES: "VARBINARY(max)",
    },
}
"""The others know what a literal is: MariaDB would even give a cast one another collation than the columns have."""


def constant(value: Value, column: Column[Any], system: str) -> ColumnElement[Any]:
    """`value` as a value of `column`; None: a null of its type."""
    text = _text(value, system)
    if system in _TYPES:
        text = f"CAST({text} AS {_type(column, system)})"
    return literal_column(text, column.type)


def quoted(text: str, system: str) -> str:
    """A text as a literal."""
    escaped = text.replace("\\", "\\\\") if system == "mariadb" else text
    return ("N" if system == "mssql" else "") + "'" + escaped.replace("'", "''") + "'"


def _text(value: Value, system: str) -> str:
    match value:
        case None:
            return "NULL"
        case bool():
            return ("true" if value else "false") if system == "postgresql" else str(int(value))
        case datetime():
            naive = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
            text = quoted(naive.isoformat("T" if system == "mssql" else " ", "microseconds"), system)
            return f"TIMESTAMP {text}" if system == "mariadb" else text
        case date():
            return f"DATE '{value}'" if system == "mariadb" else quoted(value.isoformat(), system)
        case str():
            return quoted(value, system)
        case _:
            return str(value)


def _type(column: Column[Any], system: str) -> str:
    kind = kind_of(column)
    if kind is Kind.NUMBER:
        return f"NUMERIC({column.type.precision}, {column.type.scale})"  # type: ignore[attr-defined]
    name = _TYPES[system][kind]
    if kind is Kind.TEXT:
        length = getattr(column.type, "length", None)
        return f"{name}({length})" if length else {"postgresql": "TEXT", "mssql": "NVARCHAR(max)"}[system]
    return name
