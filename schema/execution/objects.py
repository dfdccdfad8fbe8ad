"""How any object is completed: which type it is of, and whether it may be there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphql import (
    GraphQLError,
    GraphQLObjectType,
    GraphQLOutputType,
    default_type_resolver,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_object_type,
)
from graphql.pyutils import inspect, is_awaitable

from schema.execution.completion import Completer, LeafCompleter, ListCompleter, is_ordinary
from schema.execution.markers import Failed, Pending
from schema.execution.nullability import strip

if TYPE_CHECKING:
    from schema.execution.plan import Field
    from schema.execution.state import Bags, State


class ObjectCompleter(Completer):
    __slots__ = ("plain",)

    def __init__(self, field: Field, type_: GraphQLOutputType, *, is_item: bool) -> None:
        super().__init__(field, type_, is_item=is_item)
        self.plain = field.plan.facts.plain(self._bare, self._calls)

    def admit(self, value: Any) -> bool:
        """Whether objects of this one's class need no more looking at, from now on."""
        if not has_attributes(value) or (self._calls and callable(value)):
            return False
        if self._bare.is_type_of is not None and not self._belongs(value):
            return False
        self.plain.add(value.__class__)
        return True

    def _belongs(self, value: Any) -> bool:
        try:
            return self._bare.is_type_of(value, None) is True
        except Exception:  # noqa: BLE001 - it will be raised again where it is told
            return False

    def _of(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        return self._object(self._bare, value, state, bags, owner)

    def _object(self, type_: GraphQLObjectType, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        if type_.is_type_of is not None:
            belongs = type_.is_type_of(value, self._info(state, owner))
            if is_awaitable(belongs):
                return self._awaited(belongs, lambda told, bags: self._if(told, type_, value, state, bags), state, bags)
            return self._if(belongs, type_, value, state, bags)
        return self._row(type_, value, state, bags)

    def _if(self, belongs: Any, type_: GraphQLObjectType, value: Any, state: State, bags: Bags) -> Any:
        if not belongs:
            raise GraphQLError(f"Expected value of type '{type_}' but got: {inspect(value)}.", self.field.nodes)
        return self._row(type_, value, state, bags)

    def _row(self, type_: GraphQLObjectType, value: Any, state: State, bags: Bags) -> Any:
        selection = self.field.below(type_)
        make = selection.make_of_anything if isinstance(value, Mapping) else selection.make
        return make(value, state, bags)

    def _info(self, state: State, owner: Any) -> Any:
        return state.info(self.field, lambda: state.path(self.field, owner))


class AbstractCompleter(ObjectCompleter):
    """`makers`: for a class, what makes rows of its objects; only where the class alone says the type."""

    __slots__ = ("makers",)

    def __init__(self, field: Field, type_: GraphQLOutputType, *, is_item: bool) -> None:
        super().__init__(field, type_, is_item=is_item)
        self.makers: dict[type, Any] = {}

    def _of(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        resolve = self._bare.resolve_type or default_type_resolver
        name = resolve(value, self._info(state, owner), self._bare)
        if is_awaitable(name):
            return self._awaited(
                name,
                lambda told, bags: self._object(self._checked(told, value), value, state, bags, owner),
                state,
                bags,
            )
        return self._object(self._checked(name, value), value, state, bags, owner)

    def _object(self, type_: GraphQLObjectType, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        row = super()._object(type_, value, state, bags, owner)
        by_class = self.field.plan.facts.types_by_class and has_attributes(value)
        if by_class and row.__class__ not in {Failed, Pending}:
            self.makers[value.__class__] = self.field.below(type_).make
        return row

    def _checked(self, name: Any, value: Any) -> GraphQLObjectType:
        """The type that was told; raise what graphql-core raises where it cannot be."""
        schema, abstract, nodes = self.field.plan.facts.schema, self._bare, self.field.nodes
        start = f"Abstract type '{abstract}'"
        place = f"for field '{self.field.selection.type}.{self.field.name}'"
        if name is None:
            raise GraphQLError(
                f"{start} must resolve to an Object type at runtime {place}. Either the '{abstract}' type should provide"
                " a 'resolve_type' function or each possible type should provide an 'is_type_of' function.",
                nodes,
            )
        if not isinstance(name, str):
            raise GraphQLError(
                f"{start} must resolve to an Object type at runtime {place} with value {inspect(value)}, received"
                f" '{inspect(name)}', which is not a valid Object type name.",
                nodes,
            )
        type_ = schema.get_type(name)
        if type_ is None:
            raise GraphQLError(f"{start} was resolved to a type '{name}' that does not exist inside the schema.", nodes)
        if not is_object_type(type_):
            raise GraphQLError(f"{start} was resolved to a non-object type '{name}'.", nodes)
        if not schema.is_sub_type(abstract, type_):
            raise GraphQLError(f"Runtime Object type '{type_}' is not a possible type for '{abstract}'.", nodes)
        return type_


def has_attributes(value: Any) -> bool:
    """Whether it is an object that is looked into by attributes, not by keys."""
    return is_ordinary(value) and not isinstance(value, Mapping)


def completer_of(field: Field, type_: GraphQLOutputType, *, is_item: bool = False) -> Completer:
    bare, _ = strip(type_)
    if is_list_type(bare):
        item = completer_of(field, bare.of_type, is_item=True)
        return ListCompleter(field, type_, item, is_item=is_item)
    kind = LeafCompleter if is_leaf_type(bare) else AbstractCompleter if is_abstract_type(bare) else ObjectCompleter
    return kind(field, type_, is_item=is_item)
