"""Where can somebody put in what is another's? Every argument of the schema that takes an id or a code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphql import GraphQLArgument, GraphQLInputField, GraphQLInputObjectType, GraphQLObjectType, get_named_type

from erp_adapter.domain.order_records import IN_CART, IN_ERP
from schema.ids import global_id, parse_id
from tests.schema.everything import LOGIN_MUTATIONS, Asking
from tests.schema.shopping import quoted

CODES = {"account", "code", "customerCode", "familyCode", "number"}
CURSORS = {"after", "before"}
WORDS = {"search", "brand", "name", "values"}
KEYS = {"idempotencyKey"}
SAID = {"note", "notes", "reference"}
"""Kept as they are and looked up nowhere."""

FORGED = "¤"


@dataclass(frozen=True, slots=True)
class Private:
    """What one customer's login knows and another's should not: by the kind of argument that takes it."""

    ids: Sequence[str]
    codes: Sequence[str]
    cursors: Sequence[str]
    words: Sequence[str]
    keys: Sequence[str]

    def fitting(self, path: str, kind: str) -> Sequence[str]:
        """What to put into an argument; nothing where it is looked up nowhere."""
        if kind == "ID":
            return self.ids
        known = {
            **dict.fromkeys(CODES, self.codes),
            **dict.fromkeys(CURSORS, self.cursors),
            **dict.fromkeys(WORDS, self.words),
            **dict.fromkeys(KEYS, self.keys),
            **dict.fromkeys(SAID, ()),
        }
        name = last(path)
        assert name in known, f"what does {path} take? Say so in CODES, CURSORS, WORDS, KEYS or SAID"
        return known[name]


@dataclass(frozen=True, slots=True)
class Probe:
    """One field with something private in one argument, and the same with a counterfeit."""

    owner: GraphQLObjectType
    field: str
    values: Sequence[str]
    given: Mapping[str, str]
    false: Mapping[str, str]


def probes(asking: Asking, private: Private, customer: str) -> Iterator[Probe]:
    """Every argument with everything private that fits, for the login's own customer and for the one whose it is."""
    for owner in asking.schema.type_map.values():
        if isinstance(owner, GraphQLObjectType) and not owner.name.startswith("__"):
            for field, what in owner.fields.items():
                if owner is not asking.mutation or field not in LOGIN_MUTATIONS:
                    arguments = {f"{owner.name}.{field}.{name}": each for name, each in what.args.items()}
                    yield from _probes_of(owner, field, dict(_slots(arguments)), private, customer)


def _probes_of(
    owner: GraphQLObjectType, field: str, slots: Mapping[str, str], private: Private, customer: str
) -> Iterator[Probe]:
    whose = [path for path in slots if last(path) == "customerCode"]
    for path, kind in slots.items():
        for value in private.fitting(path, kind):
            for pretence in [{}, dict.fromkeys(whose, customer)] if whose and path not in whose else [{}]:
                true = {**pretence, path: value}
                false = {name: each if last(name) in CURSORS else counterfeit(each) for name, each in true.items()}
                yield Probe(owner, field, [*true.values()], literals(true), literals(false))


def _slots(what: Mapping[str, GraphQLArgument | GraphQLInputField]) -> Iterator[tuple[str, str]]:
    """The texts and ids that arguments hold, by their paths."""
    for path, each in what.items():
        named = get_named_type(each.type)
        if isinstance(named, GraphQLInputObjectType):
            yield from _slots({f"{path}.{name}": below for name, below in named.fields.items()})
        elif named.name in {"ID", "String"}:
            yield path, named.name


def last(path: str) -> str:
    return path.rpartition(".")[2]


def literals(given: Mapping[str, str]) -> Mapping[str, str]:
    return {path: quoted(value) for path, value in given.items()}


def counterfeit(value: str) -> str:
    """What looks the same and is nobody's."""
    parsed = parse_id(value)
    if parsed is None:
        return FORGED + value[1:]
    kind, keys = parsed
    return global_id(kind, *[key if key in {IN_ERP, IN_CART} else FORGED + key[1:] for key in keys])


def way_to(asking: Asking, target: GraphQLObjectType) -> list[tuple[GraphQLObjectType, str]]:
    """The shortest way from the query down to a type, past no list if it can be: fields, each with the type that has it."""
    ways: list[tuple[GraphQLObjectType, list[tuple[GraphQLObjectType, str]]]] = [(asking.query, [])]
    met = {asking.query.name}
    for kind, way in ways:
        if kind is target:
            return way
        for name, field in sorted(kind.fields.items(), key=lambda each: "[" in str(each[1].type)):
            below = get_named_type(field.type)
            if isinstance(below, GraphQLObjectType) and below.name not in met:
                met.add(below.name)
                ways.append((below, [*way, (kind, name)]))
    raise AssertionError(f"nothing leads to {target}")
