"""Arguments as Strawberry's resolvers take them: how each is converted is found out once, not for every value."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from typing import Any

from graphql import GraphQLType, get_named_type, is_leaf_type, is_list_type
from strawberry.relay import GlobalID
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import convert_argument
from strawberry.types.base import StrawberryList, StrawberryMaybe, StrawberryOptional, has_object_definition
from strawberry.types.lazy_type import LazyType

from schema.execution.nullability import strip

Convert = Callable[[Any, Any], Any]
"""Makes what the resolver takes of a coerced value, given the field's info."""


class Inputs:
    """How values are converted for one schema; what is neither leaf, list nor plain input type is left to Strawberry."""

    def __init__(self, converter: GraphQLCoreConverter) -> None:
        self._converter = converter

    def convert(self, type_: Any, named: GraphQLType) -> Convert | None:
        """How values of a type are converted, which is `named` so in the schema; None: they are taken as they are."""
        bare, _ = strip(named)  # type: ignore[arg-type]
        if isinstance(type_, StrawberryMaybe) or type_ is GlobalID:
            return self._by_strawberry(type_)
        if isinstance(type_, StrawberryOptional | LazyType):
            return self.convert(type_.of_type if isinstance(type_, StrawberryOptional) else type_.resolve_type(), bare)
        if isinstance(type_, StrawberryList) and is_list_type(bare):
            return _of_each(self.convert(type_.of_type, bare.of_type))
        if is_leaf_type(get_named_type(bare)):
            return None
        is_plain = has_object_definition(type_) and type_.__strawberry_definition__.from_input is None
        return self._of_object(type_, bare) if is_plain else self._by_strawberry(type_)

    def _by_strawberry(self, type_: Any) -> Convert:
        converter = self._converter
        return lambda value, info: convert_argument(value, type_, converter.scalar_registry, converter.config, info)

    def _of_object(self, kind: Any, named: Any) -> Convert:
        definition = kind.__strawberry_definition__
        absent = {
            field.python_name: None
            for field in definition.fields
            if field.default_value is MISSING and field.default_factory is MISSING
        }
        known: list[tuple[str, str, Convert | None]] = []

        def convert(value: Mapping[str, Any] | None, info: Any) -> Any:
            if value is None:
                return None
            if not known:
                # Only now: a type may have fields of its own kind.
                for field in definition.fields:
                    name = self._converter.config.name_converter.from_field(field)
                    type_ = field.resolve_type(type_definition=definition)
                    known.append((name, field.python_name, self.convert(type_, named.fields[name].type)))
            given = {
                python: value[name] if change is None else change(value[name], info)
                for name, python, change in known
                if name in value
            }
            return kind(**(absent | given))

        return convert


def _of_each(convert: Convert | None) -> Convert:
    def listed(values: Any, info: Any) -> Any:
        if values is None:
            return None
        # A default is one list for all requests, and what changed it would change it for the next.
        return list(values) if convert is None else [convert(each, info) for each in values]

    return listed
