"""How the fields of a Strawberry schema are bound: to the functions themselves, around Strawberry's own wrappers."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from inspect import isasyncgenfunction
from typing import Any

import strawberry
from graphql import GraphQLField, GraphQLObjectType
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

from schema.batched import BATCH_METADATA, SOURCE_METADATA
from schema.execution.binding import Attribute, Batch, Call, How, bind_resolver
from schema.execution.executor import Executor
from schema.execution.strawberry_inputs import Inputs

TEXTS = ("Decimal", "Date")
"""The scalars whose values may be text already."""

Convert = Callable[[Mapping[str, Any], Any], Mapping[str, Any]]


def strawberry_executor(schema: strawberry.Schema, *, only_graphql_core: bool = False) -> Executor:
    """An executor for a schema that shows each class as one type: `strawberry.cast` is not followed.

    `only_graphql_core`: as an Executor's. Raise ValueError for a schema with extensions, which would not run.
    """
    if schema.extensions:
        raise ValueError("A schema with extensions is for Strawberry's own executor.")
    binding = StrawberryBinding(schema)
    return Executor(
        schema._schema,  # noqa: SLF001 - as ever
        bind=binding.bind,
        types_by_class=True,
        texts=TEXTS,
        only_graphql_core=only_graphql_core,
    )


class StrawberryBinding:
    """Binds fields; one with extensions or permission classes of its own is left to Strawberry's resolver."""

    def __init__(self, schema: strawberry.Schema) -> None:
        self._converter = schema.schema_converter
        self._inputs = Inputs(schema.schema_converter)

    def bind(self, type_: GraphQLObjectType, name: str, field: GraphQLField) -> How:
        definition = (field.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
        if isinstance(definition, StrawberryField) and not self._is_wrapped(definition):
            return self._bound(definition, field) or bind_resolver(type_, name, field)
        return bind_resolver(type_, name, field)

    def _is_wrapped(self, definition: StrawberryField) -> bool:
        return bool(definition.extensions or self._converter.exception_handlers)

    def _bound(self, definition: StrawberryField, field: GraphQLField) -> How | None:
        """How it goes around Strawberry; None where it does not."""
        resolver = definition.base_resolver
        source = definition.metadata.get(SOURCE_METADATA)
        if source is None and resolver is None and definition.default_resolver is getattr:
            source = definition.python_name
        if source is not None:
            return Attribute(source, lenient=False)
        if resolver is None or isasyncgenfunction(resolver.wrapped_func):
            return None
        convert = self._converting(definition, field)
        batch = definition.metadata.get(BATCH_METADATA)
        if batch is not None:
            return Batch(batch, _prepare_batch(batch, convert))
        function: Any = resolver.wrapped_func
        return Call(function, is_async=resolver.is_async, wants_info=False, prepare=_prepare_call(resolver, convert))

    def _converting(self, definition: StrawberryField, field: GraphQLField) -> Convert | None:
        """How arguments become what the resolver takes; None where there are none."""
        if not definition.arguments:
            return None
        names = self._converter.config.name_converter
        known = {}
        for each in definition.arguments:
            name = names.from_argument(each)
            known[name] = (str(each.python_name), self._inputs.convert(each.type, field.args[name].type))

        def convert(arguments: Mapping[str, Any], info: Any) -> Mapping[str, Any]:
            given = {}
            for name, value in arguments.items():
                python_name, change = known[name]
                given[python_name] = value if change is None else change(value, info)
            return given

        return convert


def _prepare_batch(
    batch: Callable[..., Awaitable[Sequence[Any]]], convert: Convert | None
) -> Callable[[Any, Mapping[str, Any]], Callable[[Sequence[Any]], Awaitable[Sequence[Any]]]]:
    def prepare(info: Any, arguments: Mapping[str, Any]) -> Callable[[Sequence[Any]], Awaitable[Sequence[Any]]]:
        named = {} if convert is None else convert(arguments, info)
        return lambda parents: batch(parents, info, **named)

    return prepare


def _prepare_call(
    resolver: StrawberryResolver[Any], convert: Convert | None
) -> Callable[[Any, Mapping[str, Any]], Callable[[Any], Any]]:
    """Give the function its parent, info and arguments as its signature asks for them."""
    function: Any = resolver.wrapped_func
    by_position = resolver.self_parameter is not None
    of_parent = [each.name for each in (resolver.parent_parameter, resolver.root_parameter) if each is not None]
    of_info = None if resolver.info_parameter is None else resolver.info_parameter.name

    def prepare(info: Any, arguments: Mapping[str, Any]) -> Callable[[Any], Any]:
        named = {} if convert is None else dict(convert(arguments, info))
        if of_info is not None:
            named[of_info] = info
        if of_parent:
            place = (lambda parent: (parent,)) if by_position else (lambda _parent: ())
            return lambda parent: function(*place(parent), **dict.fromkeys(of_parent, parent), **named)
        if not by_position:
            return lambda _parent: function(**named)
        if not named:
            called: Callable[[Any], Any] = function
            return called
        return lambda parent: function(parent, **named)

    return prepare
