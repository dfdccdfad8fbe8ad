"""Which fields of the schema are asked for below a field."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_object_type,
)

from schema.execution.collecting import Collector, response_key
from schema.execution.conditions import DirectedNode, included

Asked = list[tuple[FieldNode, frozenset[GraphQLObjectType]]]


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
    """Reads what is selected, given which nodes @skip and @include leave in.

    `collector`: that of the plan, where what resolvers give may be written already.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        keeps: Callable[[DirectedNode], bool],
        collector: Collector | None = None,
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._keeps = keeps
        self._collector = collector

    def below(self, nodes: Iterable[FieldNode], named: GraphQLNamedType) -> Selected:
        """What is asked for below these nodes, which ask for one field that gives a `named`."""
        possible = self._possible(named)
        return Selected(self, [(node, possible) for node in nodes])

    def fields(self, asked: Asked) -> dict[str, Selected]:
        """`asked` has nodes of one field, each with the types of what the field gives there."""
        found: dict[str, Asked] = {}
        for node, possible in asked:
            if node.selection_set is not None:
                self._visit(node.selection_set, possible, found, set())
        return {name: Selected(self, self._given(name, nodes)) for name, nodes in found.items()}

    def plainly(self, asked: Asked) -> Mapping[str, str] | None:
        types = frozenset[GraphQLObjectType]().union(*[possible for _, possible in asked])
        if self._collector is None or len(types) != 1 or len({response_key(node) for node, _ in asked}) != 1:
            return None
        (type_,) = types
        sets = [node.selection_set for node, _ in asked if node.selection_set is not None]
        names: dict[str, str] = {}
        for key, (node, *_) in self._collector.fields(type_, sets).items():
            field = type_.fields.get(node.name.value)
            if field is None or field.args or not is_leaf_type(get_named_type(field.type)):
                return None
            names[key] = node.name.value
        return names

    def _given(self, name: str, nodes: Asked) -> Asked:
        given = []
        for node, parents in nodes:
            types = {get_named_type(parent.fields[name].type) for parent in parents if name in parent.fields}
            given.append((node, frozenset[GraphQLObjectType]().union(*map(self._possible, types))))
        return given

    def _visit(
        self,
        selections: SelectionSetNode,
        possible: frozenset[GraphQLObjectType],
        found: dict[str, Asked],
        entered: set[tuple[str, frozenset[GraphQLObjectType]]],
    ) -> None:
        for node in selections.selections:
            if not self._keeps(node):  # type: ignore[arg-type]
                continue
            if isinstance(node, FieldNode):
                name = node.name.value
                if name != "__typename" and possible:
                    found.setdefault(name, []).append((node, possible))
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                self._visit(
                    node.selection_set,
                    possible & self._named(condition.name.value) if condition else possible,
                    found,
                    entered,
                )
            elif isinstance(node, FragmentSpreadNode):
                fragment = self._fragments.get(node.name.value)
                place = (node.name.value, possible)
                if fragment is not None and place not in entered:
                    entered.add(place)
                    narrowed = possible & self._named(fragment.type_condition.name.value)
                    self._visit(fragment.selection_set, narrowed, found, entered)

    def _named(self, name: str) -> frozenset[GraphQLObjectType]:
        named = self._schema.get_type(name)
        return frozenset() if named is None else self._possible(named)

    def _possible(self, named: GraphQLNamedType) -> frozenset[GraphQLObjectType]:
        if is_object_type(named):
            return frozenset([named])
        if is_abstract_type(named):
            return frozenset(self._schema.get_possible_types(named))
        return frozenset()


def selected_below(info: GraphQLResolveInfo[Any]) -> Selected:
    """What is asked for below the field that graphql-core is running."""
    variables = info.variable_values.coerced
    reader = Reader(info.schema, info.fragments, lambda node: included(node, variables))
    return reader.below(info.field_nodes, get_named_type(info.return_type))
