"""Column types for what a database stores in another form than the domain has it.

Comparisons bind in the stored form, so that an index on the column serves; results come out as the domain's values.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, LargeBinary, String
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

_LARGEST_INTEGER = 2**63 - 1
_BYTES = {"postgresql": ("'\\x", "'::bytea"), "mssql": ("0x", "")}


def number_of(code: str) -> int | None:
    """The number whose text a code is.

    >>> number_of("42"), number_of("042"), number_of("abc"), number_of("9" * 30)
    (42, None, None, None)
    """
    if not code.removeprefix("-").isdecimal():
        return None
    number = int(code)
    return number if str(number) == code and abs(number) <= _LARGEST_INTEGER else None


class IntegerCode(TypeDecorator[str]):
    """A code kept as an integer: its digits are the text. Any other text is bound as NULL, which equals nothing."""

    impl = BigInteger
    cache_ok = True

    @property
    def python_type(self) -> type[str]:
        return str

    def process_bind_param(self, value: str | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - the interface
        return None if value is None else number_of(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else str(int(value))

    def literal_processor(self, dialect: Dialect) -> Any:  # noqa: ARG002
        return lambda value: "NULL" if number_of(value) is None else value


class _BlankPadded(UserDefinedType[str]):
    """PostgreSQL's CHAR without a length: compared as VARCHAR it would be cast, and its index no help."""

    cache_ok = True
    render_bind_cast = True

    def get_col_spec(self, **_how: Any) -> str:
        return "BPCHAR"

    def literal_processor(self, dialect: Dialect) -> Any:
        return String().dialect_impl(dialect).literal_processor(dialect)


class PaddedText(TypeDecorator[str]):
    """Text filled up with blanks, which are cut. Where the system counts blanks in comparisons `length` says up to where."""

    impl = String
    cache_ok = True

    def __init__(self, length: int | None = None) -> None:
        super().__init__(length)
        self.padded_to = length

    @property
    def python_type(self) -> type[str]:
        return str

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql" and self.padded_to is None:
            return dialect.type_descriptor(_BlankPadded())
        return dialect.type_descriptor(String())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.ljust(self.padded_to or 0)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.rstrip(" ")


class EncodedText(TypeDecorator[str]):
    """Text kept as bytes. What its encoding has no byte for is bound as NULL."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self.encoding = encoding

    @property
    def python_type(self) -> type[str]:
        return str

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        try:
            return None if value is None else value.encode(self.encoding)
        except UnicodeEncodeError:
            return None

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else bytes(value).decode(self.encoding, "replace")

    def literal_processor(self, dialect: Dialect) -> Any:
        before, behind = _BYTES.get(dialect.name, ("X'", "'"))

        def literal(value: str) -> str:
            found = self.process_bind_param(value, dialect)
            return "NULL" if found is None else f"{before}{found.hex()}{behind}"

        return literal


class DayText(TypeDecorator[date]):
    """A day as text that sorts as days do: 20260331, or 2026-03-31 where `dashed`."""

    impl = String
    cache_ok = True

    def __init__(self, *, dashed: bool) -> None:
        super().__init__(10 if dashed else 8)
        self.dashed = dashed

    @property
    def python_type(self) -> type[date]:
        return date

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        text = value.isoformat()
        return text if self.dashed else text.replace("-", "")

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value.strip())


class DayNumber(TypeDecorator[date]):
    """A day as the integer 20260331."""

    impl = Integer
    cache_ok = True

    @property
    def python_type(self) -> type[date]:
        return date

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else value.year * 10000 + value.month * 100 + value.day

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(f"{int(value):08}")


class Midnight(TypeDecorator[date]):
    """A day as the instant at which it begins, without a zone."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[date]:
        return date

    def process_bind_param(self, value: date | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.combine(value, time())

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else value.date()


class MidnightAfter(Midnight):
    """Of a day that is bound: the end of it."""

    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> datetime | None:
        if value == date.max:
            return datetime.max  # noqa: DTZ901 - instants here have no zone
        return super().process_bind_param(None if value is None else value + timedelta(days=1), dialect)


class LocalInstant(TypeDecorator[datetime]):
    """An instant without a zone, as the clocks of `zone` say it."""

    impl = DateTime
    cache_ok = True

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.zone = zone

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(zone_of(self.zone)).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=zone_of(self.zone)).astimezone(UTC)


class ZonedInstant(TypeDecorator[datetime]):
    """An instant that the database keeps with its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class InstantText(TypeDecorator[datetime]):
    """An instant as text that sorts as instants do, by the clocks of `zone`: `between` day and time, `end` behind."""

    impl = String
    cache_ok = True

    def __init__(self, zone: str, between: str = "T", end: str = "") -> None:
        super().__init__(40)
        self.zone = zone
        self.between = between
        self.end = end

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        local = value.astimezone(zone_of(self.zone)).replace(tzinfo=None)
        return local.isoformat(self.between, "seconds") + self.end

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        found = datetime.fromisoformat(value.strip())
        return (found.replace(tzinfo=zone_of(self.zone)) if found.tzinfo is None else found).astimezone(UTC)


def zone_of(name: str) -> tzinfo:
    return UTC if name == "UTC" else ZoneInfo(name)
