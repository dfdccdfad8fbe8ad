"""What resolvers are told of where they run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec
from graphql import GraphQLResolveInfo
from graphql.pyutils import Path

from schema.execution.markers import Failed, Pending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from schema.execution.plan import Field, Selection
    from schema.execution.selected import Selected


class PlaceInfo:
    """The request's context, and what is selected below the field; the same for all parents."""

    __slots__ = ("_field", "context")

    def __init__(self, context: Any, field: Field) -> None:
        self.context = context
        self._field = field

    @property
    def selected(self) -> Selected:
        return self._field.selected


class LazyInfo(GraphQLResolveInfo[Any]):
    """graphql-core's info, whose path is looked for only if somebody asks; as a tuple, its fifth item is what looks.

    For functions that tell a type, and for those that stand in a value's place. Resolvers get a plain one.
    """

    __slots__ = ()

    @property
    def path(self) -> Path:
        find = cast("Callable[[], Path]", tuple.__getitem__(self, 4))
        return find()


class Places:
    """Where in the answer the objects of one selection are, or the marker of a field of theirs."""

    __slots__ = ("_field", "_found", "_root", "_selections")

    def __init__(self, root: Any, field: Field, selections: dict[type, Selection]) -> None:
        self._root = root
        self._field = field
        self._selections = selections
        self._found: dict[int, Path] = {}

    def of(self, anchor: Any) -> Path:
        """The path of the field, for a parent's row or for a marker that stands in the field's place."""
        if id(anchor) not in self._found:
            self._look()
        return self._found[id(anchor)]

    def _look(self) -> None:
        for row, path in self._rows(self._root, self._field.route, None):
            here = self._step(row, self._field.key, path)
            self._found[id(row)] = here
            value = getattr(row, self._field.attribute)
            self._found.update((id(marker), at) for marker, at in _markers(value, here))

    def _step(self, row: Any, key: str, path: Path | None) -> Path:
        return Path(path, key, self._selections[row.__class__].type.name)

    def _rows(self, value: Any, route: tuple[str, ...], path: Path | None) -> Iterator[tuple[Any, Path | None]]:
        while isinstance(value, Pending | Failed):
            value = value.value if isinstance(value, Pending) else value.below
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from self._rows(item, route, Path(path, index, None))
        elif isinstance(value, msgspec.Struct):
            selection = self._selections[value.__class__]
            if not route:
                if selection is self._field.selection:
                    yield value, path
                return
            below = selection.attributes.get(route[0])
            if below is not None:
                yield from self._rows(getattr(value, below), route[1:], self._step(value, route[0], path))


def _markers(value: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    if isinstance(value, Pending):
        yield value, path
        yield from _markers(value.value, path)
    elif isinstance(value, Failed):
        yield from _markers(value.below, path)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _markers(item, path.add_key(index))
