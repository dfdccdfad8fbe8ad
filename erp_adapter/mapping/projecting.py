"""One column of a relation: the stored one with its type, or an expression that gives the reference value."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Float,
    Integer,
    String,
    case,
    cast,
    false,
    func,
    literal_column,
    true,
    type_coerce,
)
from sqlalchemy.types import TypeEngine

from erp_adapter.mapping.days import day, stored_type
from erp_adapter.mapping.forms import Kind, kind_of, usual_form
from erp_adapter.mapping.literals import quoted
from erp_adapter.mapping.specs import StoredForm
from erp_adapter.seen import SeenCode
from erp_adapter.stored import EncodedText, InstantText, IntegerCode, LocalInstant, PaddedText, ZonedInstant

# A double may lie a little below the half that it was written as: 1.005 is 1.00499999999999989.
_UPWARDS = literal_column("1.00000000000001", Float())


@dataclass(frozen=True, slots=True)
class Projected:
    """A column as it is `seen`, and as it is `stored` where comparisons go to that (`erp_adapter.seen`)."""

    seen: ColumnElement[Any]
    stored: ColumnElement[Any] | None = None


def projected(
    source: ColumnElement[Any], reference: Column[Any], stored: StoredForm, system: str, zone: str
) -> Projected:
    """`source` as a value of the column `reference`: typed alone wherever that does, so that its index serves."""
    kind = kind_of(reference)
    form = stored.form or usual_form(kind)
    if kind is Kind.DATE:
        return Projected(*day(source, form, stored, system))
    if kind is Kind.TEXT and form == "integer":
        return Projected(cast(source, SeenCode()), type_coerce(source, IntegerCode()))
    return Projected(_seen(source, kind, reference.type, replace(stored, form=form), system, zone))


def parameter_type(reference: Column[Any], stored: StoredForm, system: str, zone: str) -> TypeEngine[Any]:
    """The type that binds a value of `reference` as the ERP stores it."""
    match kind_of(reference), stored.form:
        case Kind.DATE, form:
            return stored_type(form or "date", stored)
        case Kind.FLAG, "integer":
            return Integer()
        case Kind.INTEGER, "text":
            return String()
        case Kind.TEXT, "integer":
            return IntegerCode()
        case Kind.TEXT, "padded":
            return PaddedText(stored.length)
        case _:
            return projected(literal_column("x"), reference, stored, system, zone).seen.type


def _seen(
    source: ColumnElement[Any], kind: Kind, usual: TypeEngine[Any], stored: StoredForm, system: str, zone: str
) -> ColumnElement[Any]:
    form = stored.form or ""
    match kind:
        case Kind.TEXT:
            return _text(source, usual, stored, system)
        case Kind.NUMBER:
            return _number(source, usual, form, system)
        case Kind.INTEGER if form == "text":
            return cast(source, Integer())
        case Kind.FLAG:
            return _flag(source, form, stored.true, system)
        case Kind.INSTANT:
            return type_coerce(source, _instant(form, stored.format, zone))
        case _:
            return type_coerce(source, usual)


def is_typed_alone(element: ColumnElement[Any], source: ColumnElement[Any]) -> bool:
    """Whether the projection is the stored column itself, under a type."""
    return getattr(element, "clause", None) is source


def _text(source: ColumnElement[Any], usual: TypeEngine[Any], stored: StoredForm, system: str) -> ColumnElement[Any]:
    if stored.form == "bytes":
        return type_coerce(source, EncodedText(stored.encoding))
    if stored.form == "padded" and system == "sqlite" and stored.length is None:
        # SQLite counts the blanks.
        return func.rtrim(source, type_=usual)
    return type_coerce(source, PaddedText(stored.length) if stored.form == "padded" else usual)


def _number(source: ColumnElement[Any], usual: TypeEngine[Any], form: str, system: str) -> ColumnElement[Any]:
    if form == "decimal":
        return type_coerce(source, usual)
    if form == "text":
        source = func.nullif(func.trim(source), literal_column("''"))
    if system == "sqlite":
        number = cast(source, Float()) if form == "text" else source
        return func.round(number * _UPWARDS, literal_column(str(usual.scale)), type_=usual)  # type: ignore[attr-defined]
    if system == "mssql" and form == "double":
        source = cast(source, _wide(usual))
    return cast(source, usual)


def _wide(usual: TypeEngine[Any]) -> TypeEngine[Any]:
    return type(usual)(10, precision=28)  # type: ignore[call-arg]


def _instant(form: str, written: str | None, zone: str) -> TypeEngine[Any]:
    match form:
        case "naive":
            return LocalInstant(zone)
        case "aware":
            return ZonedInstant()
        case _:
            pattern = written or ""
            ends_in_utc = pattern.endswith("Z")
            return InstantText("UTC" if ends_in_utc else zone, " " if " " in pattern else "T", "Z" * ends_in_utc)


def _flag(source: ColumnElement[Any], form: str, texts: tuple[str, ...], system: str) -> ColumnElement[Any]:
    match form:
        case "boolean":
            return type_coerce(source, Boolean())
        case "integer":
            condition = source != literal_column("0")
        case _:
            known: list[ColumnElement[Any]] = [literal_column(quoted(text, system)) for text in texts]
            condition = func.rtrim(source, type_=String()).in_(known)
    return case((condition, true()), else_=false())
