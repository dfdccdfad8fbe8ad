"""What a mapping file says, read and checked, before there is any SQL of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

DEFAULT = "default"

Value = str | int | bool | Decimal | date | None


@dataclass(frozen=True, slots=True)
class SqlText:
    """SQL as text, by system or for all of them."""

    variants: Mapping[str, str]

    def on(self, system: str) -> str | None:
        return self.variants.get(system, self.variants.get(DEFAULT))


@dataclass(frozen=True, slots=True)
class StoredForm:
    """How the database stores a column; `form` None: as the reference layout does."""

    form: str | None = None
    format: str | None = None
    encoding: str = "utf-8"
    length: int | None = None
    true: tuple[str, ...] = ()
    zero_is_null: bool = False


AS_REFERENCE = StoredForm()


@dataclass(frozen=True, slots=True)
class Physical:
    """A column of the table, or of what the SELECT gives."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    value: Value


Source = Physical | Constant | SqlText


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    source: Source
    stored: StoredForm = AS_REFERENCE


@dataclass(frozen=True, slots=True)
class RelationSpec:
    """One of `table` and `select` is there; `columns` by reference name, those left out missing."""

    name: str
    table: str | None
    select: SqlText | None
    where: SqlText | None
    columns: Mapping[str, ColumnSpec]


@dataclass(frozen=True, slots=True)
class StepSpec:
    """`rows` is how many rows the statement must touch; `gives` are the columns of the one row that it must give."""

    sql: SqlText
    rows: int | None = None
    gives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmissionSpec:
    order: tuple[StepSpec, ...]
    line: tuple[StepSpec, ...]
    finish: tuple[StepSpec, ...]
