"""How a field's arguments are worked out: what can be is, once per plan."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    Undefined,
    ValueNode,
    VariableNode,
    get_argument_values,
    is_non_null_type,
    is_required_argument,
)
from graphql.execution.values import VariableValues
from graphql.language import ListValueNode, ObjectValueNode

UNCHANGING = (str, int, float, bool, Decimal, date, Enum, type(None))
"""What many requests may be given the same object of."""

NOTHING: Mapping[str, Any] = {}


class Arguments:
    """The arguments of one field in a document."""

    __slots__ = ("_definition", "_node", "_parts", "constant")

    def __init__(self, definition: GraphQLField, node: FieldNode) -> None:
        self._definition = definition
        self._node = node
        self.constant = _constant(definition, node)
        self._parts = None if self.constant is not None else _parts(definition, node)

    def work_out(self, variables: Mapping[str, Any], full: Callable[[], VariableValues]) -> Mapping[str, Any]:
        """The values by the names that resolvers know them by; raise GraphQLError where one cannot be used."""
        if self.constant is not None:
            return self.constant
        if self._parts is not None:
            constants, by_variable = self._parts
            values = constants.copy()
            for name, variable, required, default in by_variable:
                value = variables.get(variable, default)
                if required and (value is None or value is Undefined):
                    break
                if value is not Undefined:
                    values[name] = value
            else:
                return values
        return get_argument_values(self._definition, self._node, full(), hide_suggestions=True)


Parts = tuple[dict[str, Any], list[tuple[str, str, bool, Any]]]


def _constant(definition: GraphQLField, node: FieldNode) -> Mapping[str, Any] | None:
    """The arguments, where no variable is in them and all are values that nobody can change."""
    if not definition.args and not node.arguments:
        return NOTHING
    if any(_has_variable(each.value) for each in node.arguments or ()):
        return None
    try:
        values = get_argument_values(definition, node, hide_suggestions=True)
    except Exception:  # noqa: BLE001 - it will be raised again where the field runs
        return None
    return values if all(isinstance(each, UNCHANGING) for each in values.values()) else None


def _parts(definition: GraphQLField, node: FieldNode) -> Parts | None:
    """What is constant, and which variable gives each of the rest; None where graphql-core has to work it out."""
    constants: dict[str, Any] = {}
    by_variable = []
    given = {each.name.value: each.value for each in node.arguments or ()}
    for name, argument in definition.args.items():
        out = argument.out_name or name
        value = given.get(name)
        single = GraphQLField(definition.type, {name: argument})
        if isinstance(value, VariableNode):
            default = _constant(single, _only(node, None)) if not is_required_argument(argument) else NOTHING
            if default is None:
                return None
            required = is_non_null_type(argument.type)
            by_variable.append((out, value.name.value, required, default.get(out, Undefined)))
            continue
        found = _constant(single, _only(node, name))
        if found is None:
            return None
        constants.update(found)
    return constants, by_variable


def _only(node: FieldNode, name: str | None) -> FieldNode:
    """The same field with one of its arguments alone."""
    kept = tuple(each for each in node.arguments or () if each.name.value == name)
    return FieldNode(name=node.name, arguments=kept)


def _has_variable(value: ValueNode) -> bool:
    if isinstance(value, ListValueNode):
        return any(map(_has_variable, value.values))
    if isinstance(value, ObjectValueNode):
        return any(_has_variable(each.value) for each in value.fields)
    return isinstance(value, VariableNode)
