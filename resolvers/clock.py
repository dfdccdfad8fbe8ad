"""What time it is: taken as an argument wherever it matters."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def today(clock: Clock, zone: ZoneInfo) -> date:
    """The company's calendar day."""
    return clock.now().astimezone(zone).date()
