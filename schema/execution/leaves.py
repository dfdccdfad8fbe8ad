"""How code tells that a leaf's value is a usual one, and what then leaves."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLString,
    Undefined,
    is_enum_type,
)
from graphql.pyutils import inspect

CHECKS = {
    id(GraphQLString): "{0}.__class__ is str",
    id(GraphQLID): "{0}.__class__ is str",
    id(GraphQLInt): "{0}.__class__ is int and -2147483648 <= {0} <= 2147483647",
    id(GraphQLFloat): "{0}.__class__ is float and -1.7976931348623157e308 <= {0} <= 1.7976931348623157e308",
    id(GraphQLBoolean): "({0} is True or {0} is False)",
}
"""By the identity of a built-in scalar, which never goes: the values that leave as they are."""

AS_THEY_ARE = (str, int, float, bool, type(None))


@dataclass(slots=True, eq=False)
class Leaf:
    """A leaf type as code sees it; one for a schema, so that what was learnt of classes serves every plan.

    `check`: values that leave as they are. `names`: of an enum's members, by their identity. Otherwise a value leaves
    through the type's coercer if its class is in `plain`. `members` only live on, so that no other has their identity.
    """

    type: GraphQLLeafType
    check: str | None
    names: dict[int, str] | None
    text_passes: bool
    plain: set[Any] = field(default_factory=set)
    members: tuple[Enum, ...] = ()


def leaf_of(type_: GraphQLLeafType, *, text_passes: bool) -> Leaf:
    """`text_passes`: what is text already leaves as it is."""
    members = _members(type_) if is_enum_type(type_) else ()
    names = {id(each): type_.coerce_output_value(each) for each in members}
    return Leaf(type_, CHECKS.get(id(type_)), names or None, text_passes, members=members)


def _members(type_: GraphQLEnumType) -> tuple[Enum, ...]:
    """The members of a Python enum that the type's values are, or that Strawberry keeps beside it."""
    wrapped = getattr(type_, "wrapped_cls", None)
    if isinstance(wrapped, type) and issubclass(wrapped, Enum):
        known = {each.value for each in type_.values.values()}
        return tuple(each for each in wrapped if each.value in known)
    return tuple(each.value for each in type_.values.values() if isinstance(each.value, Enum))


def coerced_leaf(type_: GraphQLLeafType, value: Any) -> Any:
    """Coerce as graphql-core does; raise where nothing comes of it."""
    return leaving(type_, value, type_.coerce_output_value(value))


def leaving(type_: GraphQLLeafType, value: Any, coerced: Any) -> Any:
    """What is written for a value that was coerced; raise where nothing came of it."""
    if coerced is None or coerced is Undefined:
        raise TypeError(
            f"Expected `{inspect(type_)}.coerce_output_value({inspect(value)})` to return non-nullable value,"
            f" returned: {inspect(coerced)}"
        )
    return encodable(coerced)


def encodable(value: Any) -> Any:
    """The value as msgspec can write it: subclasses of text and numbers as what they are derived from."""
    if value.__class__ in AS_THEY_ARE:
        return value
    if isinstance(value, dict):
        return {encodable(key): encodable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [encodable(each) for each in value]
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    return float(value) if isinstance(value, float) else value
