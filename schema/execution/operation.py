"""What an operation is made of, and whether it can be planned."""

from dataclasses import dataclass

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
)

from schema.execution.conditions import condition_variables

INTROSPECTION = {"__schema", "__type"}


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation that can be planned: one plan for each set of values of `conditions`.

    Those are the variables of @skip and @include.
    """

    node: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    root: GraphQLObjectType
    conditions: tuple[str, ...]

    @property
    def is_mutation(self) -> bool:
        return self.node.operation is OperationType.MUTATION


def find_operation(schema: GraphQLSchema, document: DocumentNode, name: str | None) -> Operation | None:
    """The operation of this name, or the only one; None for what is left to graphql-core.

    That is: a schema with @defer or @stream, no such operation, subscriptions, introspection, directives other than @skip
    and @include, fragments with variables of their own.
    """
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    found = [
        each
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode) and (name is None or (each.name and each.name.value == name))
    ]
    if len(found) != 1 or found[0].operation is OperationType.SUBSCRIPTION:
        return None
    (node,) = found
    root = schema.get_root_type(node.operation)
    contents = _Contents(fragments)
    if any(schema.get_directive(each) for each in ("defer", "stream")):
        return None
    if root is None or node.directives or not contents.read(node.selection_set):
        return None
    if any(each.directives for each in node.variable_definitions or ()):
        return None
    conditions = condition_variables(iter(contents.directives))
    return None if conditions is None else Operation(node, fragments, root, tuple(sorted(conditions)))


class _Contents:
    """The directives of a selection and all below it, each fragment once."""

    def __init__(self, fragments: dict[str, FragmentDefinitionNode]) -> None:
        self.directives: list[DirectiveNode] = []
        self._fragments = fragments

    def read(self, selections: SelectionSetNode) -> bool:
        """Read it; False where there is something in it that cannot be planned."""
        entered: set[str] = set()
        pending = [selections]
        while pending:
            for node in pending.pop().selections:
                self.directives.extend(node.directives or ())
                if isinstance(node, FieldNode) and node.name.value in INTROSPECTION:
                    return False
                if isinstance(node, FieldNode | InlineFragmentNode) and node.selection_set is not None:
                    pending.append(node.selection_set)
                elif isinstance(node, FragmentSpreadNode) and node.name.value not in entered:
                    entered.add(node.name.value)
                    fragment = self._fragments.get(node.name.value)
                    if fragment is None or not _is_plain(fragment, node):
                        return False
                    self.directives.extend(fragment.directives or ())
                    pending.append(fragment.selection_set)
        return True


def _is_plain(fragment: FragmentDefinitionNode, spread: FragmentSpreadNode) -> bool:
    return not fragment.variable_definitions and not spread.arguments
