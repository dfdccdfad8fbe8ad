"""How much may be spent over time: buckets of units that fill up again by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

TINY = 1e-3
"""Of a second, or of a unit, what makes no difference: floats lose as little with each sum."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """`units` at most, empty to full in `seconds`."""

    units: int
    seconds: float

    def left(self, full_at: float, now: float) -> float:
        """What there is of a bucket that will be full at an instant, if nothing more is taken.

        >>> Bucket(600, 60).left(full_at=130.0, now=100.0)
        300.0
        """
        return self.units - max(full_at - now, 0.0) * self.units / self.seconds

    def wait(self, full_at: float, now: float, units: int) -> float:
        """Seconds until so many are there; what is more than the bucket holds is there when it is full.

        >>> Bucket(600, 60).wait(full_at=130.0, now=100.0, units=400), Bucket(600, 60).wait(130.0, 100.0, 9_999)
        (10.0, 30.0)
        """
        seconds = full_at - now - self.seconds + min(units, self.units) * self.seconds / self.units
        return seconds if seconds > TINY else 0.0

    def taken(self, full_at: float, now: float, units: int) -> float:
        """When it will be full once so many are taken."""
        return max(full_at, now) + min(units, self.units) * self.seconds / self.units


Filling = tuple[float, ...]
"""When each of some buckets will be full, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many units were taken, 0 where there were too few, and how the buckets are after it."""

    units: int
    filling: Filling


def take(buckets: Sequence[Bucket], filling: Filling | None, now: float, least: int, most: int) -> Taken:
    """Take from all buckets as many as there are, from `least` to `most`, or nothing; None: they are full.

    >>> take([Bucket(100, 50)], None, 1_000.0, 20, 30)
    Taken(units=30, filling=(1015.0,))
    >>> take([Bucket(100, 50)], (1_045.0,), 1_000.0, 20, 30)
    Taken(units=0, filling=(1045.0,))
    """
    before = filling or (now,) * len(buckets)
    if wait(buckets, before, now, least):
        return Taken(0, before)
    there = min(int(each.left(full_at, now) + TINY) for each, full_at in zip(buckets, before, strict=True))
    units = max(least, min(most, there))
    return Taken(units, tuple([each.taken(full_at, now, units) for each, full_at in zip(buckets, before, strict=True)]))


def wait(buckets: Sequence[Bucket], filling: Filling | None, now: float, units: int) -> float:
    """Seconds until so many units can be taken from all of some buckets."""
    if filling is None:
        return 0.0
    return max(each.wait(full_at, now, units) for each, full_at in zip(buckets, filling, strict=True))


def left(buckets: Sequence[Bucket], filling: Filling | None, now: float) -> list[int]:
    """What can be taken from each bucket now."""
    if filling is None:
        return [each.units for each in buckets]
    return [round(each.left(full_at, now)) for each, full_at in zip(buckets, filling, strict=True)]
