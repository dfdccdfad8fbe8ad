"""Which fields are asked of an object of one type, in the order of the response."""

from collections.abc import Callable, Iterable, Mapping

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    SelectionSetNode,
    is_abstract_type,
)

from schema.execution.conditions import DirectedNode


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

    def fields(self, type_: GraphQLObjectType, sets: Iterable[SelectionSetNode]) -> dict[str, list[FieldNode]]:
        """The nodes by response key; those of one key are merged into one field."""
        grouped: dict[str, list[FieldNode]] = {}
        entered: set[str] = set()
        for each in sets:
            self._visit(type_, each, grouped, entered)
        return grouped

    def _visit(
        self,
        type_: GraphQLObjectType,
        selections: SelectionSetNode,
        grouped: dict[str, list[FieldNode]],
        entered: set[str],
    ) -> None:
        for node in selections.selections:
            if not self._keeps(node):  # type: ignore[arg-type]
                continue
            if isinstance(node, FieldNode):
                grouped.setdefault(response_key(node), []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if self._applies(node.type_condition, type_):
                    self._visit(type_, node.selection_set, grouped, entered)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in entered:
                fragment = self._fragments[node.name.value]
                if self._applies(fragment.type_condition, type_):
                    entered.add(node.name.value)
                    self._visit(type_, fragment.selection_set, grouped, entered)

    def _applies(self, condition: NamedTypeNode | None, type_: GraphQLObjectType) -> bool:
        if condition is None or condition.name.value == type_.name:
            return True
        named = self._schema.get_type(condition.name.value)
        return is_abstract_type(named) and self._schema.is_sub_type(named, type_)


def response_key(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value
