"""Whether each relation can be read, and whether its columns hold what the reference layout promises."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, Row, Select, literal, or_, select, type_coerce
from sqlalchemy.types import NullType

from erp_adapter.checking.findings import Finding, Verdict, told
from erp_adapter.checking.values import fault, raw_fault
from erp_adapter.database import Database
from erp_adapter.errors import ErpError
from erp_adapter.keys import has_own_key
from erp_adapter.keys import reference as key_parts
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import OWNERS, Relations
from erp_adapter.scope import EVERYONE, scoped

SAMPLE_ROWS = 1000
CONVERSION = (ArithmeticError, ValueError, TypeError, AttributeError)
"""What a column's type raises over a value that it can't convert."""

ALLOWED: dict[tuple[str, str], frozenset[str]] = {
    ("company", "tax_regime"): frozenset({"IVA", "IGIC"}),
    ("tax", "regime"): frozenset({"IVA", "IGIC"}),
    ("invoice_tax", "regime"): frozenset({"IVA", "IGIC"}),
    ("invoice", "kind"): frozenset({"INVOICE", "RECTIFYING"}),
    ("receivable", "kind"): frozenset({"DUE", "GROUPING"}),
}
"""Columns with a handful of values."""

REFERENCES = ("code", "number", "tax_id", "account")
"""How the names of columns end that refer to rows, or are referred to."""


def everyone(relations: Relations, name: str, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select from a relation, whosever the rows are."""
    if name in OWNERS:
        return scoped(relations, name, EVERYONE, *columns)
    relation = getattr(relations, name)
    return select(*(columns or tuple(relation.c))).select_from(relation)


class RelationCheck:
    """`system` is the name of the database system: SQLite has no decimals."""

    def __init__(self, database: Database, relations: Relations, system: str) -> None:
        self._database = database
        self._relations = relations
        self._system = system
        self._reference = reference_layout()[1]

    async def findings(self, name: str) -> list[Finding]:
        """What is wrong with a relation that the mapping has; none: nothing."""
        relation, reference = getattr(self._relations, name), getattr(self._reference, name).c
        missing = [column.name for column in reference if not key_parts(relation, column.name).columns]
        if missing:
            return [_no(name, f"has no column {', '.join(missing)}")]
        try:
            await self._database.fetch(everyone(self._relations, name).limit(1))
        except ErpError as error:
            return [_no(name, f"can't be read: {told(error)}")]
        except CONVERSION:
            pass  # The sample finds out which column it is.
        return await self._sampled(name)

    async def _sampled(self, name: str) -> list[Finding]:
        relation, reference = getattr(self._relations, name), getattr(self._reference, name)
        # Where a key has parts they are there instead of what it is called. An archived file may be large.
        columns = [c for c in reference.c if c.name in relation.c and not isinstance(c.type, LargeBinary)]
        try:
            rows = await self._rows(name, columns)
        except ErpError as error:
            what = f"{SAMPLE_ROWS} of its rows can't be read: {told(error)}"
            return [Finding(name, Verdict.WARN, what)]
        except CONVERSION:
            return await self._unconverted(name, columns)
        found = [self._column(name, column, rows) for column in columns]
        found += await self._hidden(name, columns)
        if not any(each is not None and each.verdict is Verdict.NO for each in found):
            found.append(await self._without_key(name))
        return _first_by_column(found)

    async def _rows(self, name: str, columns: Sequence[Column[Any]], *, raw: bool = False) -> Sequence[Row[Any]]:
        relation = getattr(self._relations, name)
        chosen = [relation.c[column.name] for column in columns]
        if raw:
            chosen = [type_coerce(column, NullType()).label(column.name) for column in chosen]
        return await self._database.fetch(everyone(self._relations, name, *chosen).limit(SAMPLE_ROWS))

    def _column(self, name: str, column: Column[Any], rows: Sequence[Row[Any]]) -> Finding | None:
        values = [getattr(row, column.name) for row in rows]
        for value in values:
            if (what := fault(column.type.python_type, value)) is not None:
                return _no(name, f"{column.name}: {what}")
        if not (column.nullable or self._comes_later(name, column.name)) and (
            empty := sum(value is None for value in values)
        ):
            return _empty(name, column.name, f"{empty} of {len(values)} rows have no {column.name}")
        allowed = ALLOWED.get((name, column.name))
        if allowed is not None and (other := {*values} - allowed - {None}):
            return _no(name, f"{column.name}: {min(other)!r} is none of {', '.join(sorted(allowed))}")
        return _blanks(name, column.name, values)

    async def _hidden(self, name: str, columns: Sequence[Column[Any]]) -> list[Finding | None]:
        """What the types make of values that they should not have got."""
        relation = getattr(self._relations, name)
        rows = await self._rows(name, columns, raw=True)
        found: list[Finding | None] = []
        for column in columns:
            kind, floats = relation.c[column.name].type, self._system == "sqlite"
            faults = (raw_fault(kind, getattr(row, column.name), floats=floats) for row in rows)
            found += [_no(name, f"{column.name}: {what}") for what in faults if what is not None][:1]
        return found

    async def _unconverted(self, name: str, columns: Sequence[Column[Any]]) -> list[Finding]:
        """Column by column: which one it is that does not convert, and a value of it."""
        found = []
        for column in columns:
            try:
                await self._rows(name, [column])
            except CONVERSION as error:
                found.append(_no(name, f"{column.name}: {await self._example(name, column)} ({error})"))
        return found or [_no(name, "some value does not convert")]

    async def _example(self, name: str, column: Column[Any]) -> str:
        promised, values = column.type.python_type, await self._rows(name, [column], raw=True)
        wrong = (fault(promised, row[0]) for row in values if not isinstance(row[0], int | float))
        return next((what for what in wrong if what is not None), "a value does not convert")

    def _comes_later(self, name: str, column: str) -> bool:
        """Whether it is the number of orders that have another key, and which they may get later."""
        return (name, column) == ("sales_order", "number") and has_own_key(self._relations.sales_order)

    async def _without_key(self, name: str) -> Finding | None:
        """Whether any row at all, beyond the sample, lacks what it is found by."""
        if name in OWNERS and OWNERS[name].parent is not None:
            # Read with its parent, a row without a reference is not there.
            return None
        relation, reference = getattr(self._relations, name), getattr(self._reference, name)
        names = [column.name for column in reference.primary_key if column.name in relation.c]
        keys = [relation.c[each] for each in names if not self._comes_later(name, each)]
        if not keys:
            return None
        empty = or_(*[key.is_(None) for key in keys])
        try:
            found = await self._database.fetch(everyone(self._relations, name, literal(1)).where(empty).limit(1))
        except ErpError:
            return Finding(name, Verdict.NOTE, "whether all rows have their keys could not be seen in time")
        said = " or ".join(key.name for key in keys)
        return _empty(name, keys[0].name, f"there are rows without {said}") if found else None


def _no(name: str, what: str) -> Finding:
    return Finding(name, Verdict.NO, what)


def _empty(name: str, column: str, what: str) -> Finding:
    if column in {owner.column for relation, owner in OWNERS.items() if relation == name} and column != "code":
        return Finding(name, Verdict.WARN, f"{what}: such rows are shown to nobody")
    return _no(name, f"{what}: give one in the mapping (COALESCE, a constant), or leave such rows out with `where`")


def _blanks(name: str, column: str, values: Sequence[Any]) -> Finding | None:
    if not column.endswith(REFERENCES):
        return None
    padded = next((value for value in values if isinstance(value, str) and value != value.rstrip()), None)
    if padded is None:
        return None
    return Finding(name, Verdict.WARN, f'{column}: {padded!r} ends in blanks: map it with stored = "padded"')


def _first_by_column(found: Sequence[Finding | None]) -> list[Finding]:
    """Without saying the same of a column twice."""
    kept: dict[str, Finding] = {}
    for each in found:
        if each is not None:
            kept.setdefault(each.what.split(":", 1)[0], each)
    return list(kept.values())
