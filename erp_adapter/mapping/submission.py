"""How an order is written: statements in an order, each with its parameters in the form that the ERP stores."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    LargeBinary,
    Numeric,
    String,
    TextClause,
    Uuid,
    bindparam,
    text,
)
from sqlalchemy.types import NullType, TypeEngine

from erp_adapter.mapping.projecting import parameter_type
from erp_adapter.mapping.specs import AS_REFERENCE, RelationSpec, StepSpec, SubmissionSpec
from erp_adapter.mapping.steps import PARAMETER
from erp_adapter.reference_layout import reference_layout

Types = Mapping[str, TypeEngine[Any]]


@dataclass(frozen=True, slots=True)
class Step:
    """One statement. `rows`: how many it must touch; `gives`: what the one row that it gives has."""

    sql: str
    rows: int | None
    gives: tuple[str, ...]
    types: Types

    def statement(self, values: Mapping[str, Any]) -> TextClause:
        """The statement with those of the values that it names."""
        names = dict.fromkeys(PARAMETER.findall(self.sql))
        bound = [bindparam(name, values[name], self.types.get(name) or _type_of(values[name])) for name in names]
        return text(self.sql).bindparams(*bound)


@dataclass(frozen=True, slots=True)
class Submission:
    """`order` once, `line` once for each line, then `finish` once, all in one transaction."""

    order: tuple[Step, ...]
    line: tuple[Step, ...]
    finish: tuple[Step, ...]

    def statements(self) -> list[TextClause]:
        """All of them with nothing for their values: to be looked at, not to be run."""
        nothing: defaultdict[str, None] = defaultdict(lambda: None)
        return [step.statement(nothing) for step in (*self.order, *self.line, *self.finish)]

    @classmethod
    def of(cls, spec: SubmissionSpec, relations: Mapping[str, RelationSpec], system: str, zone: str) -> "Submission":
        of_order = _types("sales_order", relations, system, zone)
        of_line = {**of_order, **_types("sales_order_line", relations, system, zone)}

        def steps(given: tuple[StepSpec, ...], types: Types) -> tuple[Step, ...]:
            return tuple(Step(each.sql.on(system) or "", each.rows, each.gives, types) for each in given)

        return cls(steps(spec.order, of_order), steps(spec.line, of_line), steps(spec.finish, of_order))


def _types(name: str, relations: Mapping[str, RelationSpec], system: str, zone: str) -> Types:
    """The types of the parameters that have a relation's columns; what the ERP numbers is as it gives it."""
    metadata, _ = reference_layout()
    spec = relations.get(name)
    types: dict[str, TypeEngine[Any]] = {}
    for column in metadata.tables[name].columns:
        given = spec.columns.get(column.name) if spec else None
        stored = given.stored if given else AS_REFERENCE
        types[column.name] = parameter_type(column, stored, system, zone)
    return {column: kind for column, kind in types.items() if column not in {"number", "order_number"}}


_TYPES: Mapping[type[Any], type[TypeEngine[Any]]] = {
    bool: Boolean,
    int: BigInteger,
    str: String,
    Decimal: Numeric,
    date: Date,
    bytes: LargeBinary,
    UUID: Uuid,
}


def _type_of(value: Any) -> TypeEngine[Any]:
    """The type of what the database gave, to hand it back."""
    if isinstance(value, datetime):
        return DateTime(timezone=value.tzinfo is not None)
    return _TYPES.get(type(value), NullType)()
