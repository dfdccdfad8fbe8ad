"""On which days does the demo company work, from its first order to today."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

YEARS = 3
SATURDAY = 5
LAST_ORDER_BEFORE = 3
OPENS = time(6, 30)
OPEN_SECONDS = 11 * 3600


@dataclass(frozen=True)
class Timeline:
    """The three years up to `today`, of which nothing of the books is later than `yesterday`."""

    today: date

    @cached_property
    def start(self) -> date:
        return self.today - timedelta(days=YEARS * 365)

    @cached_property
    def yesterday(self) -> date:
        return self.today - timedelta(days=1)

    @cached_property
    def order_days(self) -> list[date]:
        """Weekdays on which orders came in, the last a few days ago."""
        days = (self.start + timedelta(days=n) for n in range((self.today - self.start).days - LAST_ORDER_BEFORE + 1))
        return [day for day in days if is_weekday(day)]

    def moment(self, index: int, count: int) -> datetime:
        """When the order `index` of `count` was submitted: they come in at an even pace, and in their order."""
        days = len(self.order_days)
        day, part = divmod((index + 1) * days - 1, count)
        second = part * OPEN_SECONDS // count
        return datetime.combine(self.order_days[day], OPENS, UTC) + timedelta(seconds=second)

    def years_ago(self, day: date) -> int:
        return (self.today - day).days // 365


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def is_weekday(day: date) -> bool:
    return day.weekday() < SATURDAY


def after_weekdays(day: date, count: int) -> date:
    """The weekday that comes `count` weekdays after a day."""
    while count:
        day += timedelta(days=1)
        count -= is_weekday(day)
    return day


def month_end(day: date) -> date:
    """The last day of its month.

    >>> month_end(date(2024, 2, 10))
    datetime.date(2024, 2, 29)
    """
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def months(start: date, end: date) -> list[date]:
    """The first days of the months that begin between two days."""
    first = month_end(start) + timedelta(days=1)
    found = []
    while first <= end:
        found.append(first)
        first = month_end(first) + timedelta(days=1)
    return found
