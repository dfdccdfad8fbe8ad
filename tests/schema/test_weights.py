"""What the schema declares of its costs."""

import pytest
import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, get_named_type
from graphql import build_schema as build_sdl

from schema.build import build_schema
from schema.limits.weights import Weights
from schema.weights import CHANGE, PAGE, STATEMENT, is_connection


@pytest.fixture(scope="module")
def built() -> strawberry.Schema:
    return build_schema()


@pytest.fixture(scope="module")
def core(built: strawberry.Schema) -> GraphQLSchema:
    return built._schema


def test_who_reads_the_printed_schema_counts_as_the_gateway_does(built: strawberry.Schema, core: GraphQLSchema) -> None:
    printed = build_sdl(built.as_str())
    ours, theirs = Weights(core), Weights(printed)
    compared = 0
    for kind in core.type_map.values():
        if not isinstance(kind, (GraphQLObjectType, GraphQLInterfaceType)) or kind.name.startswith("__"):
            continue
        for name, field in kind.fields.items():
            other = printed.type_map[kind.name].fields[name]  # type: ignore[attr-defined]
            assert ours.weight(field) == theirs.weight(other)
            assert ours.listing(field) == theirs.listing(other)
            for argument, each in field.args.items():
                assert ours.of_argument(each) == theirs.of_argument(other.args[argument])
                compared += len(ours.of_argument(each))
    assert compared > 0


def test_no_list_with_pages_is_without_its_size(core: GraphQLSchema) -> None:
    weights = Weights(core)
    lists = [
        field
        for kind in core.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for field in kind.fields.values()
        if is_connection(get_named_type(field.type))
    ]
    assert lists
    for field in lists:
        listing = weights.listing(field)
        assert listing is not None
        assert set(listing.slicing) <= set(field.args)
        assert weights.weight(field) == STATEMENT


def test_no_figure_of_a_whole_list_is_without_its_weight(core: GraphQLSchema) -> None:
    weights = Weights(core)
    figures = [
        field
        for kind in core.type_map.values()
        if is_connection(kind)
        for name, field in kind.fields.items()
        if name not in PAGE
    ]
    assert figures
    assert {weights.weight(each) for each in figures} == {STATEMENT}


def test_no_change_is_as_cheap_as_a_value(core: GraphQLSchema) -> None:
    weights = Weights(core)
    assert core.mutation_type
    for field in core.mutation_type.fields.values():
        assert (weights.weight(field) or 1) >= CHANGE


def test_a_schema_built_again_declares_the_same(built: strawberry.Schema) -> None:
    assert build_schema().as_str() == built.as_str()


def test_clients_see_what_the_directives_are(core: GraphQLSchema) -> None:
    assert {"cost", "listSize"} <= {each.name for each in core.directives}
