"""The schema against the public contract: what is there is the same, and what is missing is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    NullValueNode,
    print_ast,
)
from graphql import (
    build_schema as build_sdl,
)

from schema.build import build_schema

CONTRACT = Path(__file__).parents[1] / "data" / "contract.graphql"
COMMITTED = Path(__file__).parents[2] / "schema" / "schema.graphql"


@pytest.fixture(scope="module")
def built() -> GraphQLSchema:
    return build_sdl(build_schema().as_str())


@pytest.fixture(scope="module")
def contract() -> GraphQLSchema:
    return build_sdl(CONTRACT.read_text(encoding="utf-8"))


def default(argument: GraphQLArgument | GraphQLInputField) -> str:
    """What stands for an argument that is left out; null and nothing are the same."""
    value = argument.ast_node.default_value if argument.ast_node else None
    return "" if value is None or isinstance(value, NullValueNode) else f" = {print_ast(value)}"


def members(kind: GraphQLNamedType) -> dict[str, str]:
    """What a type promises, as text: its fields with arguments and defaults, or its values."""
    if isinstance(kind, GraphQLEnumType):
        return dict.fromkeys(kind.values, "")
    if isinstance(kind, GraphQLInputObjectType):
        return {name: f"{field.type}{default(field)}" for name, field in kind.fields.items()}
    if isinstance(kind, (GraphQLObjectType, GraphQLInterfaceType)):
        return {
            name: f"({', '.join(f'{arg}: {each.type}{default(each)}' for arg, each in sorted(field.args.items()))}): "
            f"{field.type}"
            for name, field in kind.fields.items()
        }
    return {}


def differences(built: GraphQLSchema, contract: GraphQLSchema) -> Iterator[tuple[str, str, str]]:
    for name, promised in contract.type_map.items():
        if name.startswith("__"):
            continue
        kind = built.type_map.get(name)
        if kind is None:
            yield name, "missing", ""
            continue
        assert isinstance(kind, type(promised)), name
        ours = members(kind)
        for member, text in members(promised).items():
            if member not in ours:
                yield f"{name}.{member}", "missing", text
            elif ours[member] != text:
                yield f"{name}.{member}", ours[member], text
        if isinstance(promised, GraphQLObjectType) and isinstance(kind, GraphQLObjectType):
            assert {each.name for each in promised.interfaces} <= {each.name for each in kind.interfaces}, name


def test_the_schema_holds_all_that_the_contract_promises(built: GraphQLSchema, contract: GraphQLSchema) -> None:
    assert list(differences(built, contract)) == []


def test_everything_is_described(built: GraphQLSchema) -> None:
    bare = []
    for name, kind in built.type_map.items():
        if name.startswith("__") or name in {"String", "Int", "Boolean", "ID", "Float"}:
            continue
        if not kind.description:
            bare.append(name)
        for member, each in getattr(kind, "fields", getattr(kind, "values", {})).items():
            if not each.description:
                bare.append(f"{name}.{member}")
            bare += [
                f"{name}.{member}({arg})" for arg, what in getattr(each, "args", {}).items() if not what.description
            ]
    assert bare == []


def test_the_committed_schema_is_the_one_that_is_built() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == build_schema().as_str() + "\n"
