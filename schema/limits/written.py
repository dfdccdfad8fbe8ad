"""How much is written in a document, whatever it means."""

from collections import Counter

from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    ListValueNode,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    VariableDefinitionNode,
)
from graphql.language.ast import QUERY_DOCUMENT_KEYS

from schema.limits.refusals import DocumentTooLarge
from schema.limits.settings import LimitSettings

_COUNTED_AS: dict[type[Node], str] = {
    OperationDefinitionNode: "operations",
    FragmentDefinitionNode: "fragments",
    VariableDefinitionNode: "variables",
    ArgumentNode: "arguments",
    ObjectFieldNode: "arguments",
    DirectiveNode: "directives",
}


def check_written(document: DocumentNode, limits: LimitSettings) -> int:
    """Look at each node once, and give how many there were; raise DocumentTooLarge at the first that is one too many."""
    tally = Tally(limits)
    tally.check(document)
    return tally.visited


class Tally:
    def __init__(self, limits: LimitSettings) -> None:
        self._limits = {
            "operations": limits.max_operations,
            "fragments": limits.max_fragments,
            "variables": limits.max_variables,
            "arguments": limits.max_arguments,
            "directives": limits.max_directives,
            "same_name": limits.max_same_name,
        }
        self._counts: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self.visited = 0

    def check(self, document: DocumentNode) -> None:
        pending: list[Node] = [document]
        while pending:
            node = pending.pop()
            self.visited += 1
            self._count(node)
            for key in QUERY_DOCUMENT_KEYS.get(node.kind, ()):
                child = getattr(node, key)
                if isinstance(child, Node):
                    pending.append(child)
                elif child:
                    pending.extend(child)

    def _count(self, node: Node) -> None:
        if isinstance(node, FieldNode):
            name = (node.alias or node.name).value
            self._names[name] += 1
            self._refuse_over("same_name", self._names[name])
        elif isinstance(node, ListValueNode):
            self._add("arguments", len(node.values))
        elif type(node) in _COUNTED_AS:
            self._add(_COUNTED_AS[type(node)], 1)

    def _add(self, what: str, count: int) -> None:
        self._counts[what] += count
        self._refuse_over(what, self._counts[what])

    def _refuse_over(self, what: str, count: int) -> None:
        if count > self._limits[what]:
            raise DocumentTooLarge(f"limit.{what}", limit=self._limits[what])
