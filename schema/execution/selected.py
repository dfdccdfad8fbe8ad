"""Which fields of the schema are asked for below a field."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphql import (
    FieldNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    get_named_type,
    is_leaf_type,
)

from schema.execution.collecting import TYPENAME, Asked, Collector, Types, response_key, selection_sets
from schema.execution.conditions import included


class Selected(Mapping[str, "Selected"]):
    """The names of the fields asked for, each with what is asked for below it; the same object for a whole plan.

    Fields of all object types that may be there are told together; aliases, fragments and `__typename` are not told.
    Each level is read when somebody asks for it: fragments within fragments can make more of them than there is room for.
    """

    __slots__ = ("__weakref__", "_asked", "_below", "_reader")

    def __init__(self, reader: "Reader", asked: Asked) -> None:
        self._reader = reader
        self._asked = asked
        self._below: dict[str, Selected] | None = None

    def plainly(self) -> Mapping[str, str] | None:
        """The fields' names by their response keys, in the response's order, where nothing else is asked for here.

        Then the whole list of objects that the field gives may be a `msgspec.Raw`: written as JSON already, these keys
        with each object's values. None where the field stands under several keys, where its objects may be of several
        types or have fields that are no leaves or take arguments, and where graphql-core runs the operation.
        """
        return self._reader.plainly(self._asked)

    @property
    def _fields(self) -> "dict[str, Selected]":
        if self._below is None:
            self._below = self._reader.fields(self._asked)
        return self._below

    def __getitem__(self, name: str) -> "Selected":
        return self._fields[name]

    def __contains__(self, name: object) -> bool:
        return name in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __repr__(self) -> str:
        return f"Selected({', '.join(self)})"


class Reader:
    """Reads what is selected. `passes_raw`: what a resolver gives may be written already. `made`: how many Selected."""

    def __init__(self, collector: Collector, *, passes_raw: bool) -> None:
        self.made = 0
        self._collector = collector
        self._passes_raw = passes_raw

    def below(self, nodes: Iterable[FieldNode], named: GraphQLNamedType) -> Selected:
        """What is asked for below these nodes, which ask for one field that gives a `named`."""
        self.made += 1
        types = self._collector.possible(named)
        return Selected(self, [(node, types) for node in nodes])

    def fields(self, asked: Asked) -> dict[str, Selected]:
        """`asked` has nodes of one field, each with the types of what the field gives there."""
        found: dict[str, Asked] = {}
        for node, types in asked:
            for each, parents in self._collector.asked(types, selection_sets([node])):
                if each.name.value != TYPENAME:
                    found.setdefault(each.name.value, []).append((each, self._given(each.name.value, parents)))
        self.made += len(found)
        return {name: Selected(self, below) for name, below in found.items()}

    def plainly(self, asked: Asked) -> Mapping[str, str] | None:
        """`asked` as for `fields`; what is told is `Selected.plainly`'s."""
        nodes = [node for node, _ in asked]
        types = frozenset[GraphQLObjectType]().union(*[types for _, types in asked])
        if not self._passes_raw or len(types) != 1 or len(set(map(response_key, nodes))) != 1:
            return None
        (type_,) = types
        names: dict[str, str] = {}
        for key, (node, *_) in self._collector.fields(type_, selection_sets(nodes)).items():
            field = type_.fields.get(node.name.value)
            if field is None or field.args or not is_leaf_type(get_named_type(field.type)):
                return None
            names[key] = node.name.value
        return names

    def _given(self, name: str, parents: Types) -> Types:
        """The types of what a field of these parents gives."""
        named = {get_named_type(parent.fields[name].type) for parent in parents if name in parent.fields}
        if len(named) == 1:
            return self._collector.possible(*named)
        return frozenset[GraphQLObjectType]().union(*map(self._collector.possible, named))


def selected_below(info: GraphQLResolveInfo[Any]) -> Selected:
    """What is asked for below the field that graphql-core is running."""
    given: Any = info.variable_values
    # Strawberry's executor hands the values themselves out.
    variables = given if isinstance(given, dict) else given.coerced
    collector = Collector(info.schema, info.fragments, lambda node: included(node, variables))
    return Reader(collector, passes_raw=False).below(info.field_nodes, get_named_type(info.return_type))
