"""What the schema says that its fields weigh and how long its lists are: its `@cost` and `@listSize` directives.

They are read from the SDL of a schema that was made of one, and else from `extensions["directives"]` of what they stand
on, by name: `{"cost": {"weight": 5}}`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLSchema,
    get_named_type,
    is_interface_type,
    is_object_type,
    value_from_ast_untyped,
)

DIRECTIVES = "directives"
COST, LIST_SIZE = "cost", "listSize"
Element = GraphQLField | GraphQLArgument | GraphQLInputField | GraphQLNamedType


@dataclass(frozen=True, slots=True)
class Listing:
    """What is known of the length of a field's list, or of the lists in the object that it gives (`sized`).

    `slicing` are the arguments that say it: a number, or a list by its length. `assumed` counts where they do not.
    """

    slicing: tuple[str, ...] = ()
    sized: frozenset[str] = frozenset()
    assumed: int | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A place in an argument's value, as names of input fields, and what a value there adds."""

    path: tuple[str, ...]
    weight: int


class Weights:
    """The weights of one schema. What is asked for again is not read again."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._listings: dict[int, Listing | None] = {}
        self._weights: dict[int, int | None] = {}
        self._inputs: dict[int, tuple[Weighed, ...]] = {}
        self._sized: defaultdict[str, set[str]] = defaultdict(set)
        for kind in schema.type_map.values():
            if is_object_type(kind) or is_interface_type(kind):
                for field in kind.fields.values():
                    listing = self.listing(field)
                    if listing is not None and listing.sized:
                        self._sized[get_named_type(field.type).name] |= listing.sized

    def weight(self, field: GraphQLField) -> int | None:
        """What a field counts each time that it is asked for: as it says itself, or else as its type does; None: as usual."""
        key = id(field)
        if key not in self._weights:
            own = _weight(field)
            self._weights[key] = _weight(get_named_type(field.type)) if own is None else own
        return self._weights[key]

    def listing(self, field: GraphQLField) -> Listing | None:
        key = id(field)
        if key not in self._listings:
            self._listings[key] = _listing(field)
        return self._listings[key]

    def sizes(self, kind: GraphQLNamedType | None, name: str) -> bool:
        """Whether a field of a type is as long as the field that gave the object says: a page, in a connection."""
        return kind is not None and name in self._sized.get(kind.name, ())

    def of_argument(self, argument: GraphQLArgument) -> tuple[Weighed, ...]:
        """What in an argument's value weighs: the argument itself has the empty path."""
        key = id(argument)
        if key not in self._inputs:
            self._inputs[key] = tuple(_weighed(argument, (), frozenset()))
        return self._inputs[key]


def _weighed(
    element: GraphQLArgument | GraphQLInputField, path: tuple[str, ...], above: frozenset[str]
) -> Iterator[Weighed]:
    """An input type inside itself is looked into once: only a schema's author could want it weighed further."""
    weight = _weight(element)
    if weight:
        yield Weighed(path, weight)
    kind = get_named_type(element.type)
    if isinstance(kind, GraphQLInputObjectType) and kind.name not in above:
        for name, each in kind.fields.items():
            yield from _weighed(each, (*path, name), above | {kind.name})


def _weight(element: Element) -> int | None:
    found = _directive(element, COST)
    return None if found is None else int(found["weight"])


def _listing(field: GraphQLField) -> Listing | None:
    found = _directive(field, LIST_SIZE)
    if found is None:
        return None
    return Listing(
        slicing=tuple(found.get("slicingArguments") or ()),
        sized=frozenset(found.get("sizedFields") or ()),
        assumed=found.get("assumedSize"),
    )


def _directive(element: Element, name: str) -> Mapping[str, Any] | None:
    """The arguments of a directive that stands on something; None where it does not."""
    node = element.ast_node
    for each in (node.directives if node else None) or ():
        if each.name.value == name:
            return {argument.name.value: value_from_ast_untyped(argument.value) for argument in each.arguments or ()}
    written: Mapping[str, Any] | None = (element.extensions or {}).get(DIRECTIVES, {}).get(name)
    return written
