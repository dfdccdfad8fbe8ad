"""Which parts of a document @skip and @include leave in."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    BooleanValueNode,
    DirectiveNode,
    FieldNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    ValueNode,
    VariableNode,
)

DirectedNode = FieldNode | FragmentSpreadNode | InlineFragmentNode

SKIP, INCLUDE = "skip", "include"


def included(node: DirectedNode, variables: Mapping[str, Any]) -> bool:
    """Whether the node is left in; each condition is a literal or a variable that has a value."""
    for directive in node.directives or ():
        value = condition_of(directive)
        if isinstance(value, VariableNode):
            holds = bool(variables.get(value.name.value))
        else:
            holds = isinstance(value, BooleanValueNode) and value.value
        if holds is (directive.name.value == SKIP) and directive.name.value in {SKIP, INCLUDE}:
            return False
    return True


def condition_of(directive: DirectiveNode) -> ValueNode | None:
    """The value of `if`; None where the directive has none."""
    for argument in directive.arguments or ():
        if argument.name.value == "if":
            return argument.value
    return None


def condition_variables(directives: Iterator[DirectiveNode]) -> set[str] | None:
    """The variables that conditions depend on; None where a directive is not such a condition."""
    names: set[str] = set()
    for directive in directives:
        if directive.name.value not in {SKIP, INCLUDE}:
            return None
        value = condition_of(directive)
        if isinstance(value, VariableNode):
            names.add(value.name.value)
        elif not isinstance(value, BooleanValueNode):
            return None
    return names
