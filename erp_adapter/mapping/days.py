"""A day that is stored in another form, as a day."""

from typing import Any

from sqlalchemy import ColumnElement, Date, String, case, cast, func, literal_column, null, type_coerce
from sqlalchemy.types import TypeEngine

from erp_adapter.mapping.literals import quoted
from erp_adapter.mapping.specs import StoredForm
from erp_adapter.seen import SeenDay
from erp_adapter.stored import DayNumber, DayText, Midnight

_DASHED = "YYYY-MM-DD"
_NO_DAY_TEXTS = ("", "0", "00000000", "0000-00-00")
_NO_DAY = {
    "sqlite": ("0000-00-00", ""),
    "postgresql": (),
    "mariadb": ("0000-00-00",),
    # What SQL Server makes of an empty text.
    "mssql": ("19000101",),
}


def day(
    source: ColumnElement[Any], form: str, stored: StoredForm, system: str
) -> tuple[ColumnElement[Any], ColumnElement[Any] | None]:
    """`source` as a day, and as it is stored where that is another thing to compare."""
    if form == "date" and not stored.zero_is_null:
        return type_coerce(source, Date()), None
    seen_type = SeenDay(has_zeros=stored.zero_is_null)
    clean = _without_zero(source, form, system) if stored.zero_is_null else source
    seen = type_coerce(_as_day(clean, form, stored.format, system), seen_type)
    if form == "datetime" and system == "sqlite":
        # A text there, in one of several spellings.
        return seen, None
    return seen, type_coerce(source, stored_type(form, stored))


def stored_type(form: str, stored: StoredForm) -> TypeEngine[Any]:
    """The type that binds a day as it is stored."""
    match form:
        case "date":
            return Date()
        case "integer":
            return DayNumber()
        case "text":
            return DayText(dashed=stored.format == _DASHED)
        case _:
            return Midnight()


def _as_day(source: ColumnElement[Any], form: str, written: str | None, system: str) -> ColumnElement[Any]:
    dashed = form in {"date", "datetime"} or (form == "text" and written == _DASHED)
    match system:
        case _ if form == "date":
            return source
        case "sqlite":
            return _piece(source, 1, 10) if dashed else _dashed(source)
        case "postgresql" if not dashed:
            return func.to_date(cast(source, String()), literal_column("'YYYYMMDD'"))
        case "mssql" if form in {"text", "integer"}:
            digits = cast(source, String(8)) if form == "integer" else source
            style: ColumnElement[Any] = literal_column("23" if dashed else "112")
            return func.convert(literal_column("DATE"), digits, style)
        case _:
            return cast(source, Date())


def _dashed(source: ColumnElement[Any]) -> ColumnElement[Any]:
    dash: ColumnElement[str] = literal_column("'-'", String())
    return _piece(source, 1, 4).concat(dash).concat(_piece(source, 5, 2)).concat(dash).concat(_piece(source, 7, 2))


def _piece(source: ColumnElement[Any], first: int, length: int) -> ColumnElement[Any]:
    return func.substr(source, literal_column(str(first)), literal_column(str(length)), type_=String())


def _without_zero(source: ColumnElement[Any], form: str, system: str) -> ColumnElement[Any]:
    if form == "integer":
        return func.nullif(source, literal_column("0"))
    if form == "text":
        zeros: list[ColumnElement[Any]] = [literal_column(quoted(zero, system)) for zero in _NO_DAY_TEXTS]
        return case((func.rtrim(source).in_(zeros), null()), else_=source)
    for zero in _NO_DAY[system]:
        source = func.nullif(source, literal_column(quoted(zero, system)))
    return source
