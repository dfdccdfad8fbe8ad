"""What objects do random resolvers hand on: of a class, or dicts, that say their type rightly, wrongly or not at all?"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from zlib import crc32

from tests.schema.execution.differential.cells import Cell

Parent = Any
KIND = "_kind"
LIE = "_lie"
CELLS = "_cells"


class Thing:
    """An object whose fields are attributes; one that may raise is worked out when it is asked for."""

    def __init__(self, kind: str, lie: Any, *, says_typename: bool) -> None:
        self._kind = kind
        self._lie = lie
        self._cells: dict[str, Sequence[Cell]] = {}
        if says_typename:
            self.__typename = kind if lie is None else lie

    @property
    def _record(self) -> "Thing":
        """What some fields are read off; the thing itself does for it."""
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._cells:
            raise AttributeError(name)
        return self._cells[name][0].make()

    def __repr__(self) -> str:
        return f"<{self._kind}>"


@cache
def class_of(kind: str, lie: Any, *, says_typename: bool) -> type[Thing]:
    """A class of its own for all that are alike in what they say of their type, so that the class alone tells it."""
    return type(f"Thing_{kind}_{lie}_{says_typename}", (Thing,), {})


def new_thing(kind: str, lie: Any, *, as_dict: bool, says_typename: bool) -> Parent:
    if not as_dict:
        return class_of(kind, lie, says_typename=says_typename)(kind, lie, says_typename=says_typename)
    typename = {"__typename": kind if lie is None else lie} if says_typename else {}
    return typename | {KIND: kind, LIE: lie, CELLS: {}}


def part(parent: Parent, name: str) -> Any:
    """One of the hidden parts: KIND, LIE, CELLS; None where the parent is nothing of ours."""
    return parent.get(name) if isinstance(parent, Mapping) else getattr(parent, name, None)


def fill(parent: Parent, cells: Mapping[str, Sequence[Cell]]) -> None:
    """Give the parent its cells; those that last are plain attributes, or keys, too."""
    part(parent, CELLS).update(cells)
    for name, (first, *_) in cells.items():
        if not first.fixed:
            continue
        if isinstance(parent, dict):
            parent[name] = first.make()
        else:
            setattr(parent, name, first.make())


def chosen_cell(parent: Parent, name: str, arguments: Mapping[str, Any]) -> Cell:
    """What the field gives for these arguments; the same whoever asks, and however often."""
    cells = (part(parent, CELLS) or {}).get(name)
    if cells is None:
        raise LookupError(f"nothing is known of {name}")
    return choose(cells, arguments)


def choose(cells: Sequence[Cell], arguments: Mapping[str, Any]) -> Cell:
    return cells[crc32(repr(sorted(arguments.items())).encode()) % len(cells) if arguments else 0]
