"""When a dated row of the ERP is in force."""

from collections.abc import Iterable
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


def holds_on(row: Dated, day: date) -> bool:
    first, last = row.valid_from, row.valid_until
    return (first is None or first <= day) and (last is None or day <= last)


def in_force(rows: Iterable[Row], day: date) -> list[Row]:
    """Those of the rows that hold on a day, in their order."""
    return [row for row in rows if holds_on(row, day)]


def latest_first(row: Dated) -> tuple[int, int]:
    """The order of rows of which the latest to start counts, and of these the one that lasts longest."""
    return -first_day(row).toordinal(), -last_day(row).toordinal()


def earlier_end(one: date | None, other: date | None) -> date | None:
    """The first of two last days; None is open."""
    if one is None or other is None:
        return one or other
    return min(one, other)
