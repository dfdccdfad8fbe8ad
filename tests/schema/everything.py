"""How is all of it asked for? Documents are written out of the schema, so that what is new in it is asked for too."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_enum_type,
    is_input_object_type,
    is_leaf_type,
    is_object_type,
    is_required_argument,
    is_required_input_field,
)

from schema.ids import parse_id

NOTHING: Mapping[str, str] = {}
LOGIN_MUTATIONS = {
    "login",
    "refreshSession",
    "logout",
    "resetPassword",
    "changePassword",
    "startSecondFactor",
    "confirmSecondFactor",
    "removeSecondFactor",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value of an answer, the field that it is in, its scalar or enumeration, and the field of the object around it."""

    place: str
    kind: str
    value: Any
    around: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Asking:
    """`defaults` hold what required arguments are filled with, as literals: by path (Query.product.code) or by name.

    What is of a type in `without` is not asked for.
    """

    schema: GraphQLSchema
    defaults: Mapping[str, str]
    without: frozenset[str] = frozenset()

    @property
    def query(self) -> GraphQLObjectType:
        assert self.schema.query_type is not None
        return self.schema.query_type

    @property
    def mutation(self) -> GraphQLObjectType:
        assert self.schema.mutation_type is not None
        return self.schema.mutation_type

    @property
    def order_mutations(self) -> list[str]:
        return [name for name in self.mutation.fields if name not in LOGIN_MUTATIONS]

    def everything(self, *, depth: int, without: Iterable[str] = ()) -> str:
        """All that can be read, with what is so many objects below each field of the query."""
        fields = [self.field(self.query, name, depth=depth) for name in self.query.fields if name not in set(without)]
        return "{ " + " ".join(fields) + " }"

    def field(self, owner: GraphQLObjectType, name: str, given: Mapping[str, str] = NOTHING, *, depth: int) -> str:
        """A field with all that is below it, and with `given` in its arguments, by their paths."""
        named = get_named_type(owner.fields[name].type)
        below = "" if is_leaf_type(named) else f" {{ {self.selection(named, depth=depth)} }}"
        return f"{name}{self.arguments(owner, name, given)}{below}"

    def selection(self, kind: Any, *, depth: int, seen: frozenset[str] = frozenset(), alias: str = "") -> str:
        """All fields of a type, and of those below it; no type twice on one way down.

        In the types of an interface fields of one name may be of several types: there each gets a name of its own.
        """
        seen |= {kind.name}
        if is_abstract_type(kind):
            types = [each for each in self.schema.get_possible_types(kind) if each.name not in seen]
            shown = [(each, self.selection(each, depth=depth, seen=seen, alias=each.name)) for each in types]
            return " ".join(["__typename", *[f"... on {each} {{ {selected} }}" for each, selected in shown]])
        parts = []
        for name, what in kind.fields.items():
            named = get_named_type(what.type)
            call = f"{name}_{alias}: {name}" if alias else name
            call += self.arguments(kind, name)
            if is_leaf_type(named):
                parts.append(call)
            elif depth and named.name not in seen | self.without:
                parts.append(f"{call} {{ {self.selection(named, depth=depth - 1, seen=seen)} }}")
        return " ".join(parts) or "__typename"

    def arguments(self, owner: GraphQLObjectType, name: str, given: Mapping[str, str] = NOTHING) -> str:
        place = f"{owner.name}.{name}"
        backward = any(path in given for path in (f"{place}.before", f"{place}.last"))
        if backward:
            given = {f"{place}.last": self.defaults["first"], **given}
        written = []
        for argument, what in owner.fields[name].args.items():
            value = self._value(what, f"{place}.{argument}", given, needed=argument == "first" and not backward)
            written += [] if value is None else [f"{argument}: {value}"]
        return f"({', '.join(written)})" if written else ""

    def _value(
        self, what: GraphQLArgument | GraphQLInputField, path: str, given: Mapping[str, str], *, needed: bool = False
    ) -> str | None:
        if path in given:
            return given[path]
        named = get_named_type(what.type)
        required = is_required_argument(what) if isinstance(what, GraphQLArgument) else is_required_input_field(what)
        if is_input_object_type(named):
            if not required and not any(each.startswith(f"{path}.") for each in given):
                return None
            fields = {name: self._value(each, f"{path}.{name}", given) for name, each in named.fields.items()}
            return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items() if value is not None) + "}"
        if not required and not needed:
            return None
        name = path.rpartition(".")[2]
        filled = self.defaults.get(
            path, self.defaults.get(name, next(iter(named.values)) if is_enum_type(named) else None)
        )
        assert filled is not None, f"nothing to fill {path} with"
        return filled

    def leaves(self, owner: GraphQLObjectType, data: Mapping[str, Any] | None, around: str = "") -> Iterator[Leaf]:
        """The values of an answer to fields of `owner`; null or nothing for objects comes as their field's."""
        for key, value in (data or {}).items():
            if key != "__typename":
                name = key.partition("_")[0]
                yield from self._leaves(f"{owner.name}.{name}", owner.fields[name].type, value, around)

    def _leaves(self, place: str, kind: GraphQLOutputType, value: Any, around: str) -> Iterator[Leaf]:
        named = get_named_type(kind)
        if value and isinstance(value, list):
            for each in value:
                yield from self._leaves(place, kind, each, around)
        elif not value or is_leaf_type(named):
            yield Leaf(place, named.name, value, around)
        else:
            shown = self.schema.type_map[value["__typename"]] if is_abstract_type(named) else named
            assert isinstance(shown, GraphQLObjectType)
            yield from self.leaves(shown, value, place)

    def output_fields(self) -> Iterator[tuple[str, GraphQLField]]:
        """Every field that an answer can have, by its place."""
        for kind in self.schema.type_map.values():
            if is_object_type(kind) and not kind.name.startswith("__"):
                assert isinstance(kind, GraphQLObjectType)
                yield from ((f"{kind.name}.{name}", what) for name, what in kind.fields.items())


def texts(answer: Any) -> Iterator[str]:
    """Every text in an answer, and what is inside the global ids among them."""
    if isinstance(answer, dict):
        answer = answer.values()
    if isinstance(answer, str):
        yield answer
        parsed = parse_id(answer)
        yield from () if parsed is None else parsed[1]
    elif answer is not None and not isinstance(answer, (int, float)):
        for each in answer:
            yield from texts(each)
