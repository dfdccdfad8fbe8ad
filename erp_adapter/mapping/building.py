"""The relations as SQL, by what the mapping says of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnClause,
    ColumnElement,
    FromClause,
    MetaData,
    String,
    Table,
    column,
    false,
    literal_column,
    select,
    table,
    text,
    type_coerce,
)
from sqlalchemy.types import NullType

from erp_adapter.mapping.forms import Kind, kind_of, usual_form
from erp_adapter.mapping.literals import constant
from erp_adapter.mapping.projecting import Projected, is_typed_alone, projected
from erp_adapter.mapping.specs import ColumnSpec, Constant, Physical, RelationSpec, SqlText
from erp_adapter.optional_columns import OPTIONAL, Company
from erp_adapter.seen import name_as_stored
from erp_adapter.stored import PaddedText

KEY_LENGTH = 40
_COLON = re.compile(r"(?<![:\w\\]):(?=\w)")


class Builder:
    """Builds for one system; `currency` is what rows have that say none: the company's."""

    def __init__(self, system: str, zone: str) -> None:
        self._system = system
        self._zone = zone
        self._currency: ColumnElement[Any] | None = None

    def company(self, spec: RelationSpec | None, reference: Table) -> FromClause:
        """Build `company`, which others take their currency from."""
        built = self.relation(spec, reference)
        given = spec.columns.get("currency") if spec else None
        if given is not None and isinstance(given.source, Constant):
            self._currency = constant(given.source.value, reference.c.currency, self._system)
        else:
            self._currency = select(built.c.currency).scalar_subquery()
        return built

    def relation(self, spec: RelationSpec | None, reference: Table) -> FromClause:
        """What `spec` says; without it an empty relation."""
        if spec is None:
            nulls = [constant(None, each, self._system).label(each.name) for each in reference.columns]
            return select(*nulls).where(false()).subquery(reference.name)
        if is_identity(spec, reference, self._zone):
            return _table(spec, reference)
        return self._projection(spec, reference)

    def _projection(self, spec: RelationSpec, reference: Table) -> FromClause:
        source = _source(spec, self._system)
        chosen = {each.name: self._column(spec, each, source) for each in columns_of(spec, reference)}
        if spec.select is not None and _is_straight(chosen, source):
            typed: list[ColumnClause[Any]] = [column(name, each.seen.type) for name, each in chosen.items()]
            return _rows_of(spec.select, self._system, typed, spec.name)
        seen = [each.seen.label(name) for name, each in chosen.items()]
        stored = [each.stored.label(name_as_stored(name)) for name, each in chosen.items() if each.stored is not None]
        statement = select(*seen, *stored).select_from(source)
        if spec.where is not None:
            # Without a type, lest a system without booleans compare it with 1.
            condition: ColumnElement[Any] = literal_column(f"({_sql(spec.where, self._system)})", NullType())
            statement = statement.where(condition)
        return statement.subquery(spec.name)

    def _column(self, spec: RelationSpec, reference: Column[Any], source: FromClause) -> Projected:
        given = spec.columns.get(reference.name)
        if given is None:
            return Projected(self._default(spec, reference))
        match given.source:
            case Physical(name):
                return projected(source.c[name], reference, given.stored, self._system, self._zone)
            case Constant(value):
                return Projected(constant(value, reference, self._system))
            case sql:
                written: ColumnElement[Any] = literal_column(f"({_sql(sql, self._system)})", NullType())
                return projected(written, reference, given.stored, self._system, self._zone)

    def _default(self, spec: RelationSpec, reference: Column[Any]) -> ColumnElement[Any]:
        default = OPTIONAL[spec.name][reference.name]
        if not isinstance(default, Company):
            nothing = constant(default, reference, self._system)
            # It may stand first in a COALESCE, whose type is then that of all.
            padded = isinstance(reference.type, String) and any(
                each.stored.form == "padded" for each in spec.columns.values()
            )
            return type_coerce(nothing, PaddedText()) if padded else nothing
        if self._currency is None:
            raise LookupError
        return type_coerce(self._currency, reference.type)


def columns_of(spec: RelationSpec, reference: Table) -> Iterator[Column[Any]]:
    """The columns that the relation will have: those that are mapped or have a default, and its keys."""
    optional = OPTIONAL.get(spec.name, {})
    for each in reference.columns:
        if each.name in spec.columns or each.name in optional:
            yield each
    for name in spec.columns:
        if name not in reference.c:
            yield Column(name, String(KEY_LENGTH))


def is_identity(spec: RelationSpec, reference: Table, zone: str) -> bool:
    """Whether the table is as the reference layout has it, its name aside."""
    if spec.table is None or spec.where is not None or spec.columns.keys() != set(reference.c.keys()):
        return False
    return all(_is_itself(name, each, reference.c[name], zone) for name, each in spec.columns.items())


def _is_itself(name: str, spec: ColumnSpec, reference: Column[Any], zone: str) -> bool:
    kind = kind_of(reference)
    usual = spec.stored.form in {None, usual_form(kind)} and (kind is not Kind.INSTANT or zone == "UTC")
    return spec.source == Physical(name) and usual and not spec.stored.zero_is_null


def _table(spec: RelationSpec, reference: Table) -> Table:
    schema, name = _split(spec.table or "")
    copied = reference.to_metadata(MetaData(), name=name)
    copied.schema = schema
    return copied


def _split(name: str) -> tuple[str | None, str]:
    schema, _, table_name = name.rpartition(".")
    return schema or None, table_name


def _source(spec: RelationSpec, system: str) -> FromClause:
    names = {each.source.name: None for each in spec.columns.values() if isinstance(each.source, Physical)}
    untyped: list[ColumnClause[Any]] = [column(name) for name in names]
    if spec.select is not None:
        return _rows_of(spec.select, system, untyped, f"{spec.name}_source")
    schema, name = _split(spec.table or "")
    return table(name, *untyped, schema=schema)


def _is_straight(chosen: Mapping[str, Projected], source: FromClause) -> bool:
    return all(name in source.c and is_typed_alone(each.seen, source.c[name]) for name, each in chosen.items())


def _rows_of(sql: SqlText, system: str, columns: Sequence[ColumnClause[Any]], name: str) -> FromClause:
    # A colon before a word is a parameter to SQLAlchemy; a SELECT has none.
    written = text(_COLON.sub(r"\:", _sql(sql, system).strip().rstrip(";")))
    return written.columns(*columns).subquery(name)


def _sql(sql: SqlText, system: str) -> str:
    found = sql.on(system)
    if found is None:
        raise LookupError(system)
    return found
