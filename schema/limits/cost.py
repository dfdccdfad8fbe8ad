"""How much an operation weighs, once the values of its variables are known.

The part of a document that depends on no variable is added up once; what is left is a small expression, shared where
fragments are shared, that a request works out with its own variables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import ListValueNode, NullValueNode, ObjectValueNode


@dataclass(frozen=True, slots=True)
class Sliced:
    """As many as the most of what the slicing arguments say: numbers, or names of variables.

    `assumed` counts for a variable that says no size.
    """

    given: tuple[int | str, ...]
    assumed: int


@dataclass(frozen=True, slots=True)
class Holding:
    """As many as the values that a variable holds at `path`: the names of input fields, one inside the other."""

    variable: str
    path: tuple[str, ...]


Size = int | Sliced | Holding
"""How many times."""


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


class Sizes:
    """What the variables of a request say about sizes; `defaults` are those that an operation writes down."""

    def __init__(self, variables: Mapping[str, Any], defaults: Mapping[str, Any]) -> None:
        self._variables = variables
        self._defaults = defaults
        self._known: dict[Cost, int] = {}

    def of(self, size: Size) -> int:
        if isinstance(size, int):
            return size
        if isinstance(size, Holding):
            return held(self._value(size.variable), size.path)
        return max(each if isinstance(each, int) else self._number(each, size.assumed) for each in size.given)

    def work_out(self, cost: Cost) -> int:
        """The sum; each cost is worked out once."""
        if not cost.terms:
            return cost.fixed
        if cost not in self._known:
            self._known[cost] = cost.fixed + sum(self.of(size) * self.work_out(part) for size, part in cost.terms)
        return self._known[cost]

    @property
    def worked_out(self) -> int:
        """How many costs took more than reading a number."""
        return len(self._known)

    def _number(self, variable: str, assumed: int) -> int:
        """The number that a variable holds, or the length of its list; `assumed` for anything else."""
        value = self._value(variable)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return max(int(value), 0)
        if isinstance(value, ListValueNode):
            return len(value.values)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return len(value)
        return assumed

    def _value(self, variable: str) -> Any:
        return self._variables[variable] if variable in self._variables else self._defaults.get(variable)


def held(value: object, path: tuple[str, ...]) -> int:
    """How many values there are at a path of input fields, in what was sent or in a default that a document writes down.

    Of lists each item counts.
    """
    if value is None or isinstance(value, NullValueNode):
        return 0
    if isinstance(value, (list, ListValueNode)):
        items: Sequence[object] = value if isinstance(value, list) else value.values
        return sum([held(each, path) for each in items])
    if not path:
        return 1
    if isinstance(value, Mapping):
        return held(value.get(path[0]), path[1:])
    if isinstance(value, ObjectValueNode):
        return sum([held(each.value, path[1:]) for each in value.fields if each.name.value == path[0]])
    return 0
