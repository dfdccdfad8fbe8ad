"""Column types that bring what a database hands out to the domain's exact values."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import DateTime, Dialect, Float, Numeric
from sqlalchemy.dialects import mssql, mysql
from sqlalchemy.types import TypeDecorator, TypeEngine

from erp_adapter.dialects.decimals import AnyNumeric


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
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
        # A sum of doubles may miss zero from below, and no amount is -0.00.
        return exact.quantize(self._quantum, ROUND_HALF_UP) + 0


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
