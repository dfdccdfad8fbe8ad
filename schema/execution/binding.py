"""How a field gets its values: an attribute, a call for each parent, or one call for all of them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, default_field_resolver

PrepareCall = Callable[[Any, Mapping[str, Any]], Callable[[Any], Any]]
"""Given the field's info and arguments, gives what is called with each parent."""

PrepareBatch = Callable[[Any, Mapping[str, Any]], Callable[[Sequence[Any]], Awaitable[Sequence[Any]]]]
"""Given the field's info and arguments, gives what is called with all parents."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """Read `path` off the parent, names joined by dots.

    `lenient` as graphql-core's default resolver: of a mapping the key, null where it is missing, and a function is called.
    """

    path: str
    lenient: bool = True


@dataclass(frozen=True, slots=True)
class Call:
    """Call `function(parent, info, **arguments)` for each parent.

    `is_async` None: only the result tells. `wants_info` True: info is graphql-core's own, with the parent's path; else
    it is a PlaceInfo, one for all parents. `prepare`, where given, is used instead of `function`, and gets a PlaceInfo.
    """

    function: Callable[..., Any]
    is_async: bool | None = None
    wants_info: bool = True
    prepare: PrepareCall | None = None

    def prepared(self, info: Any, arguments: Mapping[str, Any]) -> Callable[[Any], Any]:
        if self.prepare is not None:
            return self.prepare(info, arguments)
        function = self.function
        return lambda parent: function(parent, info, **arguments)


@dataclass(frozen=True, slots=True)
class Batch:
    """Call `async function(parents, info, **arguments)` once: for each parent a value, None or an exception."""

    function: Callable[..., Awaitable[Sequence[Any]]]
    prepare: PrepareBatch | None = None

    def prepared(self, info: Any, arguments: Mapping[str, Any]) -> Callable[[Sequence[Any]], Awaitable[Sequence[Any]]]:
        if self.prepare is not None:
            return self.prepare(info, arguments)
        function = self.function
        return lambda parents: function(parents, info, **arguments)


How = Attribute | Call | Batch

Bind = Callable[[GraphQLObjectType, str, GraphQLField], How]


def bind_resolver(_type: GraphQLObjectType, name: str, field: GraphQLField) -> How:
    """Bind any graphql-core schema's field to what graphql-core itself would call."""
    if field.resolve is None or field.resolve is default_field_resolver:
        return Attribute(name)
    return Call(field.resolve)
