"""How variables' values become what the schema says: quickly for the usual ones, by graphql-core for the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLError,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLSchema,
    GraphQLString,
    Undefined,
    VariableDefinitionNode,
    get_variable_values,
    is_non_null_type,
    type_from_ast,
)
from graphql.execution.values import VariableValues

from schema.execution.graphql_core import MAX_COERCION_ERRORS

SMALLEST_INT, LARGEST_INT = -(2**31), 2**31 - 1
LARGEST_FLOAT = 1.7976931348623157e308

Inputs = Mapping[str, Any]


def _is_text(value: Any) -> bool:
    return value.__class__ is str


def _is_int(value: Any) -> bool:
    return value.__class__ is int and SMALLEST_INT <= value <= LARGEST_INT


def _is_float(value: Any) -> bool:
    return value.__class__ is float and -LARGEST_FLOAT <= value <= LARGEST_FLOAT


def _is_boolean(value: Any) -> bool:
    return value is True or value is False


USUAL: Mapping[int, Callable[[Any], bool]] = {
    id(GraphQLString): _is_text,
    id(GraphQLID): _is_text,
    id(GraphQLInt): _is_int,
    id(GraphQLFloat): _is_float,
    id(GraphQLBoolean): _is_boolean,
}
"""By the identity of a built-in scalar, which never goes: the values that stay as they are."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of an operation. `usual` tells a value that stays as it is; None where graphql-core is always asked."""

    name: str
    node: VariableDefinitionNode
    nullable: bool
    has_default: bool
    usual: Callable[[Any], bool] | None


class Variables:
    """The variables of one operation."""

    def __init__(self, schema: GraphQLSchema, nodes: Sequence[VariableDefinitionNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._variables = [_variable(schema, node) for node in nodes]

    def coerce(self, inputs: Inputs) -> dict[str, Any] | list[GraphQLError]:
        """The values by name; those without a value are left out. Or what is wrong with them."""
        coerced: dict[str, Any] = {}
        for each in self._variables:
            value = inputs.get(each.name, Undefined)
            if value is Undefined and not each.has_default and each.nullable:
                continue
            if each.usual is not None and (each.nullable if value is None else each.usual(value)):
                coerced[each.name] = value
                continue
            found = self._by_graphql_core([each.node], inputs)
            if isinstance(found, list):
                found = self.full(inputs)
                return found.coerced if isinstance(found, VariableValues) else found
            coerced.update(found.coerced)
        return coerced

    def full(self, inputs: Inputs) -> VariableValues | list[GraphQLError]:
        """The values as graphql-core keeps them, with where they come from; or what is wrong with them."""
        return self._by_graphql_core(self._nodes, inputs)

    def _by_graphql_core(
        self, nodes: Sequence[VariableDefinitionNode], inputs: Inputs
    ) -> VariableValues | list[GraphQLError]:
        return get_variable_values(
            self._schema, nodes, dict(inputs), max_errors=MAX_COERCION_ERRORS, hide_suggestions=True
        )


def _variable(schema: GraphQLSchema, node: VariableDefinitionNode) -> Variable:
    type_ = type_from_ast(schema, node.type)
    nullable = not is_non_null_type(type_)
    return Variable(
        name=node.variable.name.value,
        node=node,
        nullable=nullable and type_ is not None,
        has_default=node.default_value is not None,
        usual=USUAL.get(id(type_.of_type if is_non_null_type(type_) else type_)),
    )
