"""When a dated row of the ERP is in force."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A row with a first and a last day, both included; None is open."""

    @property
    def valid_from(self) -> date | None: ...

    @property
    def valid_until(self) -> date | None: ...


Row = TypeVar("Row", bound=Dated)


def first_day(row: Dated) -> date:
    return row.valid_from or date.min


def last_day(row: Dated) -> date:
    return row.valid_until or date.max


def in_force(rows: Iterable[Row], day: date) -> Iterator[Row]:
    """Those of the rows that hold on a day, in their order."""
    return (row for row in rows if first_day(row) <= day <= last_day(row))


def earliest_end(rows: Iterable[Dated]) -> date | None:
    """The first last day among the rows; None where none of them ends."""
    return min((row.valid_until for row in rows if row.valid_until is not None), default=None)
