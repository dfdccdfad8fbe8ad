"""How many values an answer can hold, once the page sizes are known.

The part of a document that depends on no variable is added up once; what is left is a small expression, shared where
fragments are shared, that a request works out with its own variables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Size = int | str | tuple[int | str, ...]
"""How many times: a number, the name of the variable that says it, or the most of several of these."""


@dataclass(frozen=True, slots=True, eq=False)
class Cost:
    """`fixed` and the sum of the products of `terms`. Compared by identity: a fragment's is one object wherever it stands."""

    fixed: int = 0
    terms: tuple[tuple[Size, "Cost"], ...] = ()


@dataclass(slots=True)
class CostSum:
    """A cost being added up."""

    fixed: int = 0
    terms: list[tuple[Size, Cost]] | None = None

    def add(self, size: Size, cost: Cost) -> None:
        if not cost.terms and isinstance(size, int):
            self.fixed += size * cost.fixed
        elif self.terms is None:
            self.terms = [(size, cost)]
        else:
            self.terms.append((size, cost))

    def total(self) -> Cost:
        return Cost(self.fixed, tuple(self.terms or ()))


class PageSizes:
    """What the variables of a request say about sizes."""

    def __init__(self, variables: Mapping[str, Any], defaults: Mapping[str, int], otherwise: int) -> None:
        self._variables = variables
        self._defaults = defaults
        self._otherwise = otherwise
        self._known: dict[Cost, int] = {}

    def of(self, size: Size) -> int:
        """A number as it is; of a variable the number that it holds, or the length of the list.

        The size of a page that says none for anything else.
        """
        if isinstance(size, int):
            return size
        if isinstance(size, tuple):
            return max(self.of(each) for each in size)
        value = self._variables.get(size, self._defaults.get(size))
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return max(int(value), 0)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return len(value)
        return self._otherwise

    def work_out(self, cost: Cost) -> int:
        """The number of values; each cost is worked out once."""
        if not cost.terms:
            return cost.fixed
        if cost not in self._known:
            self._known[cost] = cost.fixed + sum(self.of(size) * self.work_out(part) for size, part in cost.terms)
        return self._known[cost]

    @property
    def worked_out(self) -> int:
        """How many costs took more than reading a number."""
        return len(self._known)
