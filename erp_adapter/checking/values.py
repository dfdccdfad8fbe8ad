"""Whether a value is of the kind that a reference column promises, and how a mapping puts it right."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean
from sqlalchemy.types import TypeEngine

from erp_adapter.types import Exact

NAMES: dict[type, str] = {
    str: "text",
    Decimal: "a decimal",
    date: "a day",
    datetime: "an instant",
    bool: "a flag",
    int: "an integer",
    float: "a float",
    bytes: "bytes",
}
"""What values of a type are called."""

REMEDIES: dict[tuple[type, type], str] = {
    (str, int): 'stored = "integer"',
    (str, Decimal): 'stored = "integer"',
    (str, float): 'stored = "integer"',
    (str, bytes): 'stored = "bytes" and its encoding',
    (Decimal, float): 'stored = "double"',
    (Decimal, str): 'stored = "text"',
    (date, datetime): 'stored = "datetime"',
    (date, str): 'stored = "text" and its format',
    (date, int): 'stored = "integer"',
    (datetime, str): 'stored = "text"',
    (bool, int): 'stored = "integer"',
    (bool, str): 'stored = "text" and which text is true',
    (int, str): 'stored = "text"',
}
"""What a mapping says of a column that promises the first and holds the second."""


def fault(promised: type, value: Any) -> str | None:
    """What is wrong with a value that the gateway would work with; None: nothing."""
    if value is None or _fits(promised, value):
        return None
    if promised is datetime and isinstance(value, datetime):
        return f"{value!s} has no time zone"
    return _said(promised, value)


def raw_fault(kind: TypeEngine[Any], value: Any, *, floats: bool) -> str | None:
    """What is wrong with a value as the driver hands it out, where the column's type would hide it.

    `floats`: the database has no decimals, and its doubles stand for them.
    """
    if value is None:
        return None
    if type(kind) is Boolean and not (isinstance(value, int) and value in {0, 1}):
        return _said(bool, value)
    if type(kind) is Exact and isinstance(value, str | bytes | (bool if floats else float)):
        return _said(Decimal, value)
    return None


def _said(promised: type, value: Any) -> str:
    actual = next((each for each in (datetime, *NAMES) if isinstance(value, each)), type(value))
    remedy = REMEDIES.get((promised, actual))
    said = f"{value!r:.60} is {NAMES.get(actual, actual.__name__)} instead of {NAMES[promised]}"
    return f"{said}: map it with {remedy}" if remedy else said


def _fits(promised: type, value: Any) -> bool:
    if promised is bytes:
        return isinstance(value, bytes | memoryview)
    if promised is datetime:
        return isinstance(value, datetime) and value.tzinfo is not None
    return type(value) is promised or (promised is str and isinstance(value, str))
