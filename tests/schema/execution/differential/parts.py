"""What does a part of a random document, an operation or a fragment, use of the rest?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Fragment:
    """A named fragment once its text is whole; only then others may spread it."""

    name: str
    type: Any
    text: str
    variables: set[str]
    spreads: set[str]
    size: int


@dataclass(slots=True)
class Part:
    """What an operation or fragment being written uses so far."""

    variables: set[str] = field(default_factory=set)
    spreads: set[str] = field(default_factory=set)
    size: int = 0


def closure(part: Part, fragments: Iterable[Fragment]) -> list[Fragment]:
    """The fragments that the part spreads, and those that they spread."""
    by_name = {each.name: each for each in fragments}
    reached: dict[str, Fragment] = {}
    waiting = [*part.spreads]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached[name] = by_name[name]
            waiting.extend(by_name[name].spreads)
    return [*reached.values()]
