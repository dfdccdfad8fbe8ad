"""Figures that only grow, counted in one thread: a request may not wait for a lock to be counted."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper bounds of how long something took."""

OTHER = "other"


class Times:
    """How often something took how long."""

    __slots__ = ("bounds", "counts", "total")

    def __init__(self, bounds: Sequence[float] = SECONDS) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(self.bounds, seconds)] += 1
        self.total += seconds

    @property
    def buckets(self) -> list[tuple[str, float]]:
        """As Prometheus has them: how many took no longer than each bound, the last of which is infinite."""
        found, so_far = [], 0
        for bound, number in zip((*map(str, self.bounds), "+Inf"), self.counts, strict=True):
            so_far += number
            found.append((bound, float(so_far)))
        return found


class OfOperation:
    """The requests of one operation: how long they took, and how many had which status, None where the client was gone."""

    __slots__ = ("statuses", "times")

    def __init__(self) -> None:
        self.times = Times()
        self.statuses: Counter[int | None] = Counter()


class Names:
    """Which names are told apart: clients write them, and may make up as many as they like.

    Those that are known beforehand always are, of others the first `most`.
    """

    def __init__(self, most: int) -> None:
        self._told_apart: set[str] = set()
        self._left = most

    def know(self, names: Iterable[str]) -> None:
        self._told_apart |= set(names)

    def of(self, name: str) -> str:
        """The name itself, or `other`."""
        if name in self._told_apart:
            return name
        if self._left == 0:
            return OTHER
        self._left -= 1
        self._told_apart.add(name)
        return name
