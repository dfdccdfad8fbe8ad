"""Where figures come from that are kept elsewhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Figure = tuple[tuple[str, ...], float]
"""A value with those of its labels."""


@dataclass(frozen=True, slots=True)
class Source:
    """`read` is called whenever Prometheus asks, in the thread of the server's loop."""

    kind: Literal["counter", "gauge"]
    name: str
    help: str
    read: Callable[[], Iterable[Figure]]
    labels: tuple[str, ...] = ()
