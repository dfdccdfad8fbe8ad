"""In which forms a database may store a column, by the kind of value that it is."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary

from erp_adapter.types import Exact, Instant


class Kind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    INSTANT = "instant"
    FLAG = "flag"
    BYTES = "bytes"


_KINDS: Mapping[type[Any], Kind] = {
    Exact: Kind.NUMBER,
    Integer: Kind.INTEGER,
    Date: Kind.DATE,
    Instant: Kind.INSTANT,
    Boolean: Kind.FLAG,
    LargeBinary: Kind.BYTES,
}

FORMS: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    Kind.TEXT: {"text": (), "padded": ("length",), "integer": (), "bytes": ("encoding",)},
    Kind.NUMBER: {"decimal": (), "double": (), "text": ()},
    Kind.INTEGER: {"integer": (), "text": ()},
    Kind.DATE: {
        "date": ("zero_is_null",),
        "datetime": ("zero_is_null",),
        "text": ("format", "zero_is_null"),
        "integer": ("zero_is_null",),
    },
    Kind.INSTANT: {"naive": (), "aware": (), "text": ("format",)},
    Kind.FLAG: {"boolean": (), "integer": (), "text": ("true",)},
    Kind.BYTES: {"bytes": ()},
}
"""Each form with the options that it takes; a kind's first form is what the reference layout has."""

DAY_FORMATS = ("YYYYMMDD", "YYYY-MM-DD")
INSTANT_FORMATS = ("YYYY-MM-DDTHH:MM:SS", "YYYY-MM-DD HH:MM:SS", "YYYY-MM-DDTHH:MM:SSZ")


def kind_of(column: Column[Any]) -> Kind:
    return next((kind for kind_type, kind in _KINDS.items() if isinstance(column.type, kind_type)), Kind.TEXT)


def usual_form(kind: Kind) -> str:
    return next(iter(FORMS[kind]))
