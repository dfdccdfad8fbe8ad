"""Statements that are built once for each shape of question, and run with other values each time.

To build a statement takes SQLAlchemy 100 to 300 µs, to find its compiled form again 50 to 150; to run it on PostgreSQL 30.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ClauseElement

V = TypeVar("V")

MOST_KEPT = 200
"""Shapes of one repository: clients choose filters, orders and columns, and so how many there are."""

GivenValues = Mapping[str, Any]
"""By the names of the statement's `Given`s; a collection for one that is a list."""

Rows = Sequence[Sequence[Any]]
"""Each a value a column."""


class Prepared:
    """A statement with `Given`s in the places of its values. `form` is what the database that runs it has made of it."""

    __slots__ = ("form", "statement")

    def __init__(self, statement: ClauseElement) -> None:
        self.statement = statement
        self.form: Any = None


class Asked(NamedTuple):
    """A prepared statement with its values, and what is made of its rows."""

    prepared: Prepared
    values: GivenValues
    make: Callable[[Rows], Any]


class Kept(Generic[V]):
    """What is made once for each shape of question; those that were used last."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: OrderedDict[Hashable, V] = OrderedDict()
        self._most = most

    def get(self, shape: Hashable, make: Callable[[], V]) -> V:
        """That of a shape, which tells it from every other one here."""
        if shape in self._kept:
            self._kept.move_to_end(shape)
            return self._kept[shape]
        made = self._kept[shape] = make()
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._kept)
