"""Column types that bring what a database hands out to the domain's exact values."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import ColumnElement, Date, DateTime, Dialect, Float, Numeric, Text, cast
from sqlalchemy.dialects import mssql, mysql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from erp_adapter.dialects.decimals import AnyNumeric

_CENTS = 2


class Exact(TypeDecorator[Decimal]):
    """A decimal of a fixed scale, whatever the database makes of it.

    SQLite has no decimals: it keeps the nearest double, which comes back to the same decimal when rounded to the scale
    (exact up to 15 significant digits). Other systems use NUMERIC(precision, scale).
    """

    impl = Numeric
    cache_ok = True

    def __init__(self, scale: int, precision: int = 18) -> None:
        super().__init__(precision, scale, asdecimal=True)
        self.scale = scale
        self.precision = precision
        self._quantum = Decimal(1).scaleb(-scale)

    @property
    def python_type(self) -> type[Decimal]:
        return Decimal

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Float())
        if dialect.name == "postgresql":
            return dialect.type_descriptor(AnyNumeric(self.precision, self.scale, asdecimal=True))
        return dialect.type_descriptor(Numeric(self.precision, self.scale, asdecimal=True))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        # Drivers send a Decimal as what it is; of an integer, or a sum in doubles, each makes something else.
        return float(value) if dialect.name == "sqlite" else Decimal(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - the interface
        if value is None:
            return None
        if value.__class__ is Decimal and value.same_quantum(self._quantum):
            return value
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
        # A sum of doubles may miss zero from below, and no amount is -0.00.
        return exact.quantize(self._quantum, ROUND_HALF_UP) + 0


class _WrittenDecimal(Exact):
    """A decimal that PostgreSQL has written already, to its scale."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text()) if dialect.name == "postgresql" else super().load_dialect_impl(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        if dialect.name != "postgresql":
            return super().result_processor(dialect, coltype)
        # Those of more decimals than money's lose the zeros behind them when they are shown.
        return None if self.scale <= _CENTS else without_last_zero if self.scale == _CENTS + 1 else plain_text


class _WrittenDay(Date):
    """A day that PostgreSQL has written already, as ISO 8601 does."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return None if dialect.name == "postgresql" else super().result_processor(dialect, coltype)


class _Written(FunctionElement[Any]):
    inherit_cache = True


@compiles(_Written)
def _as_it_is(element: _Written, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses, **how)


@compiles(_Written, "postgresql")
def _written_out(element: _Written, compiler: SQLCompiler, **how: Any) -> str:
    (column,) = element.clauses
    if isinstance(element.type, _WrittenDecimal):
        column = cast(column, Numeric(element.type.precision + _CENTS, element.type.scale))
    return compiler.process(cast(column, Text), **how)


def written(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column that is only shown: where it is quicker, what the database writes of it instead of a value.

    To make a thousand decimals of their text, and text of them again, takes longer than all else that is done with them.
    """
    element = _Written(column)
    if isinstance(column.type, Exact):
        element.type = _WrittenDecimal(column.type.scale, column.type.precision)
    elif type(column.type) is Date:
        element.type = _WrittenDay()
    else:
        return column
    return element


def plain_text(text: str | None) -> str | None:
    """A decimal's text with the decimals of money at least, and no zeros after them.

    >>> plain_text("12.500000"), plain_text("0.123450"), plain_text("3")
    ('12.50', '0.12345', '3')
    """
    if text is None:
        return None
    whole, point, decimals = text.partition(".")
    return text if len(decimals) <= _CENTS else whole + point + decimals[:_CENTS] + decimals[_CENTS:].rstrip("0")


def without_last_zero(text: str | None) -> str | None:
    """The same of three decimals.

    >>> without_last_zero("12.500"), without_last_zero("0.123")
    ('12.50', '0.123')
    """
    return text[:-1] if text is not None and text[-1] == "0" else text


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant, kept as UTC without a zone, to the microsecond."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        # Without a precision MariaDB keeps whole seconds, and SQL Server three hundredths of one.
        if dialect.name in {"mysql", "mariadb"}:
            return dialect.type_descriptor(mysql.DATETIME(fsp=6))
        if dialect.name == "mssql":
            return dialect.type_descriptor(mssql.DATETIME2(precision=6))  # type: ignore[no-untyped-call]
        return dialect.type_descriptor(DateTime())

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


def quantity() -> Exact:
    """Quantities: 3 decimals."""
    return Exact(3)


def unit_price() -> Exact:
    """Prices per unit: 6 decimals."""
    return Exact(6)


def percentage() -> Exact:
    """Percentages: 4 decimals."""
    return Exact(4, precision=9)


def amount() -> Exact:
    """Amounts of money: 2 decimals."""
    return Exact(2)
