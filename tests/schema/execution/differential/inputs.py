"""Which arguments do random schemas take, and which literals and values are written for them?"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLDefaultInput,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    get_nullable_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    parse_const_value,
)

from tests.schema.execution.differential.leaves import Leaf

DEEPEST = 3
WRONG: tuple[Any, ...] = (None, "wrong", [[]], {"wrong": 1}, 10**12, [None], True, "refused", "undefined")

Inner = Callable[[GraphQLInputType, int], str | None]


class Received(dict[str, Any]):
    """What an input object with a class of its own becomes; its text tells it from a dict."""

    def __repr__(self) -> str:
        return f"Received({super().__repr__()})"


class Inputs:
    """The input types of one schema, with what can be written for each."""

    def __init__(self, rng: Random, leaves: list[Leaf]) -> None:
        self._leaves: Mapping[str, Leaf] = {leaf.type.name: leaf for leaf in leaves}
        self._types: list[Any] = [leaf.type for leaf in leaves]
        for number in range(rng.randint(2, 4)):
            self._types.append(self._object(rng, number))

    def arguments(self, rng: Random, most: int = 2) -> dict[str, GraphQLArgument]:
        """Make up to `most` arguments, some needed, some with a default, some known to resolvers by another name."""
        made: dict[str, GraphQLArgument] = {}
        for number in range(rng.randint(0, most)):
            type_ = self._wrapped(rng)
            out_name = f"given_{number}" if rng.random() < 0.2 else None
            made[f"x{number}"] = GraphQLArgument(type_, default=self._default(rng, type_), out_name=out_name)
        return made

    def literal(self, rng: Random, type_: GraphQLInputType, inner: Inner | None = None, depth: int = 0) -> str:
        """Write a literal of the type; `inner` may put a variable in place of any part."""
        if is_non_null_type(type_):
            type_ = type_.of_type
        elif rng.random() < 0.1:
            return "null"
        if is_list_type(type_):
            if rng.random() < 0.2 and not is_list_type(get_nullable_type(type_.of_type)):
                return self._part(rng, self._given(type_.of_type), inner=None, depth=depth + 1)
            length = 0 if depth > DEEPEST else rng.randint(0, 3)
            return f"[{', '.join(self._part(rng, type_.of_type, inner, depth + 1) for _ in range(length))}]"
        if is_input_object_type(type_):
            fields = self._fields_to_write(rng, type_, depth)
            inner = None if type_.is_one_of else inner
            parts = [f"{name}: {self._part(rng, field, inner, depth + 1)}" for name, field in fields.items()]
            return f"{{{', '.join(parts)}}}"
        return self._leaves[type_.name].literals(rng)  # type: ignore[union-attr]

    def value(self, rng: Random, type_: GraphQLInputType, wrong: float = 0.0, depth: int = 0) -> Any:
        """Give a variable's value as JSON brings it; each part is a wrong one with the chance `wrong`."""
        if rng.random() < wrong:
            return rng.choice(WRONG)
        if is_non_null_type(type_):
            type_ = type_.of_type
        elif rng.random() < 0.1:
            return None
        if is_list_type(type_):
            if rng.random() < 0.2 and not is_list_type(get_nullable_type(type_.of_type)):
                return self.value(rng, self._given(type_.of_type), wrong, depth + 1)
            length = 0 if depth > DEEPEST else rng.randint(0, 3)
            return [self.value(rng, type_.of_type, wrong, depth + 1) for _ in range(length)]
        if is_input_object_type(type_):
            fields = self._fields_to_write(rng, type_, depth)
            return {name: self.value(rng, field, wrong, depth + 1) for name, field in fields.items()}
        return self._leaves[type_.name].inputs(rng)  # type: ignore[union-attr]

    @staticmethod
    def _given(type_: Any) -> Any:
        """The same type, without null."""
        return type_ if is_non_null_type(type_) else GraphQLNonNull(type_)

    def _part(self, rng: Random, type_: GraphQLInputType, inner: Inner | None, depth: int) -> str:
        return (inner(type_, depth) if inner else None) or self.literal(rng, type_, inner, depth)

    def _fields_to_write(self, rng: Random, type_: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
        if type_.is_one_of:
            name = rng.choice([*type_.fields])
            return {name: self._given(type_.fields[name].type)}
        written = [
            name
            for name, field in type_.fields.items()
            if (is_non_null_type(field.type) and field.default is None)
            or (depth < DEEPEST and rng.random() < (0.3 if "again" in name else 0.6))
        ]
        if rng.random() < 0.3:
            rng.shuffle(written)
        return {name: type_.fields[name].type for name in written}

    def _object(self, rng: Random, number: int) -> GraphQLInputObjectType:
        if rng.random() < 0.2:
            chosen = rng.sample(self._types, 2)
            fields = {f"i{number}{position}": GraphQLInputField(each) for position, each in enumerate(chosen)}
            return GraphQLInputObjectType(f"Input{number}", fields, is_one_of=True)
        fields = {}
        for position in range(rng.randint(1, 4)):
            type_ = self._wrapped(rng)
            out_name = f"taken_{position}" if rng.random() < 0.2 else None
            default = self._default(rng, type_)
            fields[f"i{number}{position}"] = GraphQLInputField(type_, default=default, out_name=out_name)
        made = GraphQLInputObjectType(
            f"Input{number}",
            lambda: fields | {f"again{number}": GraphQLInputField(made)},
            out_type=Received if rng.random() < 0.3 else None,
        )
        return made

    def _wrapped(self, rng: Random) -> Any:
        type_ = rng.choice(self._types)
        for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
            type_ = GraphQLList(GraphQLNonNull(type_) if rng.random() < 0.4 else type_)
        return GraphQLNonNull(type_) if rng.random() < 0.35 else type_

    def _default(self, rng: Random, type_: Any) -> GraphQLDefaultInput | None:
        if rng.random() < 0.6:
            return None
        return GraphQLDefaultInput(literal=parse_const_value(self.literal(rng, type_, depth=DEEPEST - 1)))
