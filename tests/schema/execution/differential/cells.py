"""What may a field of an object give: a value, a wrong one, none, an error raised or given, a list in any clothing?"""

from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLOutputType,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from tests.schema.execution.differential.leaves import Leaf

NEAR = 0.04
"""How often a leaf's value is a near one."""


class OfficeClosed(Exception):
    """An exception that graphql-core knows nothing about."""


class Later(Awaitable[Any]):
    """A value that is awaited, as often as somebody asks."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __await__(self) -> Generator[Any, Any, Any]:
        yield from Pause().__await__()
        if isinstance(self.value, Exception):
            raise type(self.value)(*self.value.args)
        return self.value


class Pause:
    """Let the others run once."""

    def __await__(self) -> Generator[None, None, None]:
        yield


class Shelf:
    """An iterable that is no sequence."""

    def __init__(self, items: Sequence[Any]) -> None:
        self._items = items

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)


class Queue:
    """An asynchronous iterable; an exception among its items ends it."""

    def __init__(self, items: Sequence[Any]) -> None:
        self._items = items

    async def __aiter__(self) -> AsyncIterator[Any]:
        for item in self._items:
            await Pause()
            if isinstance(item, OfficeClosed):
                raise OfficeClosed(*item.args)
            yield item


@dataclass(frozen=True, slots=True)
class Cell:
    """What a field gives: `make()`, anew every time; `fixed` where it is one and the same object that may be kept."""

    make: Callable[[], Any]
    fixed: bool
    kind: str


def fixed(value: Any, kind: str = "value") -> Cell:
    return Cell(lambda: value, fixed=True, kind=kind)


def raising(rng: Random) -> Cell:
    """Raise one of several exceptions, a new one each time."""
    text = f"broken {rng.randint(1, 99)}"
    error: Callable[[], Exception] = rng.choice(
        [
            lambda: GraphQLError(text),
            lambda: GraphQLError(text, extensions={"code": "BROKEN"}),
            lambda: OfficeClosed(text),
            ValueError,
            lambda: KeyError(text),
        ]
    )

    def make() -> Any:
        raise error()

    return Cell(make, fixed=False, kind="raises")


class Cells:
    """Makes cells for output types; objects come from `pool`, by the names of the types that fit."""

    def __init__(self, leaves: list[Leaf], objects: Callable[[Random, str], Any], trouble: float) -> None:
        self._leaves = {leaf.type.name: leaf for leaf in leaves}
        self._objects = objects
        self._trouble = trouble
        self.made: Counter[str] = Counter()

    def cell(self, rng: Random, type_: GraphQLOutputType, *, lasting: bool, later: bool) -> Cell:
        """Make a cell; a `lasting` one gives one and the same value, as an attribute does; `later` lets it be awaitable."""
        made = self._cell(rng, type_, lasting=lasting)
        if later and made.fixed and rng.random() < 0.015:
            made = fixed(Later(made.make()), "awaitable value")
        self.made[made.kind] += 1
        return made

    def _cell(self, rng: Random, type_: GraphQLOutputType, *, lasting: bool) -> Cell:
        if rng.random() < self._trouble * 0.4:
            return fixed(self._error(rng), "gives an exception") if lasting or rng.random() < 0.3 else raising(rng)
        nullable = type_.of_type if is_non_null_type(type_) else type_
        if is_list_type(nullable) and not lasting and rng.random() < 0.2:
            return self._passing_list(rng, type_)
        return fixed(self._value(rng, type_))

    def _passing_list(self, rng: Random, type_: Any) -> Cell:
        items = self._items(rng, type_)
        if rng.random() < self._trouble * 2:
            items.insert(rng.randint(0, len(items)), OfficeClosed("while giving items"))

        def generate() -> Iterator[Any]:
            for item in items:
                if isinstance(item, OfficeClosed):
                    raise OfficeClosed(*item.args)
                yield item

        if rng.random() < 0.5:
            return Cell(generate, fixed=False, kind="generator")
        return Cell(lambda: Queue(items), fixed=False, kind="asynchronous iterable")

    def _value(self, rng: Random, type_: GraphQLOutputType) -> Any:  # noqa: PLR0911 - one for each kind of type
        trouble = self._trouble
        if is_non_null_type(type_):
            if rng.random() < trouble * 0.5:
                return None
            type_ = type_.of_type
        elif rng.random() < 0.1:
            return None
        if rng.random() < trouble * 0.3:
            return rng.choice([self._error(rng), 17, "text", {}, object])
        if is_list_type(type_):
            items = self._items(rng, type_)
            kind = rng.random()
            if kind < 0.7:
                return items
            return rng.choice([tuple, deque, Shelf])(items)
        named = get_named_type(type_)
        if is_leaf_type(named):
            leaf = self._leaves[named.name]
            if rng.random() < trouble * leaf.troublesome:
                return rng.choice(leaf.odd)
            if leaf.near and rng.random() < NEAR:
                return rng.choice(leaf.near)
            return leaf.usual(rng)
        return self._objects(rng, named.name)

    def _items(self, rng: Random, type_: Any) -> list[Any]:
        inner = (type_.of_type if is_non_null_type(type_) else type_).of_type
        items = [self._value(rng, inner) for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4]))]
        if rng.random() < 0.06:
            return [Later(self._error(rng) if rng.random() < self._trouble else item) for item in items]
        return items

    def _error(self, rng: Random) -> Exception:
        return rng.choice([OfficeClosed("given"), GraphQLError("given", extensions={"given": 1}), TypeError("given")])
