"""In which form a database stores a column, told by its type and by some of its values."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import CHAR, Boolean, Column, Date, DateTime, Float, Integer, LargeBinary, Numeric, String

from erp_adapter.checking.drafting.tables import FoundColumn
from erp_adapter.mapping.forms import Kind, kind_of

Form = Mapping[str, str | bool | int | list[str]]

YES = frozenset({"S", "SI", "SÍ", "Y", "YES", "T", "TRUE", "V", "1", "X"})
NO = frozenset({"N", "NO", "F", "FALSE", "0", "", "-"})
DASHED, PLAIN = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"\d{8}")
INSTANTS = {
    "YYYY-MM-DDTHH:MM:SSZ": re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z"),
    "YYYY-MM-DDTHH:MM:SS": re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}"),
    "YYYY-MM-DD HH:MM:SS": re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"),
}


class Undecided(Exception):
    """Says what a person has to find out."""


def stored_form(reference: Column[Any], found: FoundColumn, system: str) -> Form:
    """The `stored` of a mapping and its options; empty: as the reference layout does. Raise Undecided."""
    return _FORMS[kind_of(reference)](found, system)


def _text(found: FoundColumn, system: str) -> Form:
    match found.kind:
        case Integer():
            return {"stored": "integer"}
        case Numeric() if found.values and all(value == int(value) for value in found.values):
            return {"stored": "integer"}
        case LargeBinary():
            return {"stored": "bytes", "encoding": "utf-8"}
        case CHAR() | String() if any(str(value) != str(value).rstrip(" ") for value in found.values):
            lengths = {len(str(value)) for value in found.values}
            counts = system == "sqlite" and len(lengths) == 1
            return {"stored": "padded", "length": lengths.pop()} if counts else {"stored": "padded"}
        case CHAR() if system == "postgresql" and (found.kind.length or 2) > 1:
            return {"stored": "padded"}
        case _:
            return {}


def _number(found: FoundColumn, system: str) -> Form:
    match found.kind:
        case Float() if system != "sqlite":
            return {"stored": "double"}
        case String():
            return {"stored": "text"}
        case _:
            return {}


def _integer(found: FoundColumn, _system: str) -> Form:
    return {"stored": "text"} if isinstance(found.kind, String) else {}


def _day(found: FoundColumn, _system: str) -> Form:
    match found.kind:
        case DateTime():
            return {"stored": "datetime"}
        case Date():
            return {}
        case Integer():
            return _checked_day(found.values, PLAIN, {"stored": "integer"})
        case String():
            for pattern, written in ((DASHED, "YYYY-MM-DD"), (PLAIN, "YYYYMMDD")):
                if found.values and _days(found.values, pattern):
                    form: dict[str, Any] = {"stored": "text", "format": written}
                    return _with_zero(form, found.values)
            raise Undecided(_examples("is text; which day is it", found.values))
        case _:
            return {}


def _checked_day(values: Sequence[Any], pattern: re.Pattern[str], form: dict[str, Any]) -> Form:
    if not _days(values, pattern):
        raise Undecided(_examples("is no day such as 20260331", values))
    return _with_zero(form, values)


def _days(values: Sequence[Any], pattern: re.Pattern[str]) -> bool:
    return all(pattern.fullmatch(str(value).strip()) or _is_zero(value) for value in values)


def _with_zero(form: dict[str, Any], values: Sequence[Any]) -> Form:
    return form | {"zero_is_null": True} if any(_is_zero(value) for value in values) else form


def _is_zero(value: Any) -> bool:
    return str(value).strip() in {"", "0", "00000000", "0000-00-00"}


def _instant(found: FoundColumn, _system: str) -> Form:
    match found.kind:
        case DateTime():
            return {"stored": "aware"} if found.kind.timezone else {}
        case String():
            for written, pattern in INSTANTS.items():
                if found.values and all(pattern.fullmatch(str(value)) for value in found.values):
                    return {"stored": "text", "format": written}
            raise Undecided(_examples("is text; which instant is it", found.values))
        case Date():
            raise Undecided("is a day without a time; an instant is needed, such as when the row was written")
        case _:
            return {}


def _flag(found: FoundColumn, _system: str) -> Form:
    match found.kind:
        case Boolean():
            return {}
        case Integer() if getattr(found.kind, "display_width", None) == 1 and set(found.values) <= {0, 1}:
            # MariaDB's TINYINT(1), which is what it calls BOOLEAN.
            return {}
        case Integer() | Numeric():
            return {"stored": "integer"}
        case String():
            said = {str(value).strip() for value in found.values}
            yes = sorted(each for each in said if each.upper() in YES)
            if not yes or not all(each.upper() in YES | NO for each in said):
                raise Undecided(_examples("is text; which of it means yes", found.values))
            return {"stored": "text", "true": yes[0] if len(yes) == 1 else yes}
        case _:
            return {}


def _bytes(_found: FoundColumn, _system: str) -> Form:
    return {}


def _examples(what: str, values: Sequence[Any]) -> str:
    some = sorted({str(value) for value in values})[:5]
    return f"{what}? Found: {', '.join(map(repr, some)) or 'no values'}"


_FORMS: Mapping[Kind, Callable[[FoundColumn, str], Form]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.DATE: _day,
    Kind.INSTANT: _instant,
    Kind.FLAG: _flag,
    Kind.BYTES: _bytes,
}
