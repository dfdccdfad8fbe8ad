"""Which fields are asked of objects, in the order of the response."""

from collections.abc import Callable, Iterable, Mapping

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    SelectionSetNode,
    is_abstract_type,
    is_object_type,
)

from schema.execution.conditions import DirectedNode

TYPENAME = "__typename"

Types = frozenset[GraphQLObjectType]

Asked = list[tuple[FieldNode, Types]]
"""Nodes of fields, each with the types of the objects that it is asked of."""


class Collector:
    """Collects fields, given which nodes @skip and @include leave in."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        keeps: Callable[[DirectedNode], bool],
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._keeps = keeps
        self._possible: dict[str, Types] = {}

    def fields(self, type_: GraphQLObjectType, sets: Iterable[SelectionSetNode]) -> dict[str, list[FieldNode]]:
        """The nodes by response key; those of one key are merged into one field."""
        grouped: dict[str, list[FieldNode]] = {}
        for node, _ in self.asked(self.possible(type_), sets):
            grouped.setdefault(response_key(node), []).append(node)
        return grouped

    def asked(self, types: Types, sets: Iterable[SelectionSetNode]) -> Asked:
        """The nodes of all fields that are asked of objects of any of these types."""
        found: Asked = []
        entered: set[tuple[str, Types]] = set()
        for each in sets:
            self._visit(each, types, found, entered)
        return found

    def possible(self, named: GraphQLNamedType) -> Types:
        """Which object types what is said to be of this type may be of: none for a leaf."""
        types = self._possible.get(named.name)
        if types is None:
            alternatives = self._schema.get_possible_types(named) if is_abstract_type(named) else [named]
            types = self._possible[named.name] = frozenset(filter(is_object_type, alternatives))
        return types

    def _visit(self, selections: SelectionSetNode, types: Types, found: Asked, entered: set[tuple[str, Types]]) -> None:
        for node in selections.selections:
            if not self._keeps(node):  # type: ignore[arg-type]
                continue
            if isinstance(node, FieldNode):
                found.append((node, types))
            elif isinstance(node, InlineFragmentNode):
                self._enter(node, types, found, entered)
            elif isinstance(node, FragmentSpreadNode) and (node.name.value, types) not in entered:
                entered.add((node.name.value, types))
                self._enter(self._fragments[node.name.value], types, found, entered)

    def _enter(
        self,
        fragment: InlineFragmentNode | FragmentDefinitionNode,
        types: Types,
        found: Asked,
        entered: set[tuple[str, Types]],
    ) -> None:
        if narrowed := self._narrowed(types, fragment.type_condition):
            self._visit(fragment.selection_set, narrowed, found, entered)

    def _narrowed(self, types: Types, condition: NamedTypeNode | None) -> Types:
        if condition is None:
            return types
        named = self._schema.get_type(condition.name.value)
        possible = frozenset[GraphQLObjectType]() if named is None else self.possible(named)
        return types if types <= possible else types & possible


def response_key(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value


def selection_sets(nodes: Iterable[FieldNode]) -> list[SelectionSetNode]:
    return [node.selection_set for node in nodes if node.selection_set is not None]
