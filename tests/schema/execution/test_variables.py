"""Variables and arguments: quick for the usual ones, and what comes of them always as graphql-core has it."""

from enum import Enum
from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLSchema, OperationDefinitionNode, build_schema, get_variable_values, parse

from schema.execution.arguments import Arguments
from schema.execution.binding import Call
from schema.execution.graphql_core import MAX_COERCION_ERRORS
from schema.execution.variables import Variables
from tests.schema.execution.asking import ask, data, executor_of, same_as_graphql_core

SDL = """
type Query { echo(i: Int = 1, n: Int! = 7, s: String, l: [Int!], e: Colour, o: In, f: Float, b: Boolean, id: ID): String
             must(s: String!): String }
enum Colour { RED GREEN }
input In { a: Int!, b: [String] = ["x"], c: In }
"""

SCHEMA = build_schema(SDL)


class Colour(Enum):
    RED = 1
    GREEN = 2


def variables(text: str) -> tuple[Variables, Any]:
    (operation,) = parse(f"query ({text}) {{ echo }}").definitions
    assert isinstance(operation, OperationDefinitionNode)
    nodes = operation.variable_definitions or ()
    return Variables(SCHEMA, nodes), nodes


@pytest.mark.parametrize(
    "type_", ["Int", "Int!", "Int = 5", "Int! = 5", "String", "ID!", "Float", "Boolean", "[Int!]", "In", "Colour"]
)
@pytest.mark.parametrize(
    "inputs",
    [
        *(
            {},
            {"x": None},
            {"x": 3},
            {"x": 2**31},
            {"x": True},
            {"x": 1.5},
            {"x": 2.0},
            {"x": float("inf")},
            {"x": "3"},
        ),
        *({"x": []}, {"x": [1, 2]}, {"x": [None]}, {"x": "RED"}, {"x": {"a": 1}}, {"x": {"a": 1, "z": 2}}, {"y": 1}),
    ],
    ids=repr,
)
def test_values_and_errors_are_graphql_cores(type_: str, inputs: dict[str, Any]) -> None:
    ours, nodes = variables(f"$x: {type_}")
    theirs = get_variable_values(SCHEMA, nodes, inputs, max_errors=MAX_COERCION_ERRORS, hide_suggestions=True)
    coerced = ours.coerce(inputs)
    expected: Any = theirs if isinstance(theirs, list) else theirs.coerced
    assert coerced == expected
    if isinstance(expected, dict) and isinstance(coerced, dict):
        assert [type(each) for each in coerced.values()] == [type(each) for each in expected.values()]


def test_all_that_is_wrong_is_told_up_to_the_limit() -> None:
    ours, nodes = variables(", ".join(f"$x{number}: Int!" for number in range(30)))
    errors = ours.coerce({})
    assert isinstance(errors, list)
    assert errors == get_variable_values(SCHEMA, nodes, {}, max_errors=MAX_COERCION_ERRORS, hide_suggestions=True)
    assert len(errors) == MAX_COERCION_ERRORS + 1


async def test_nothing_runs_when_a_variable_cannot_be_used() -> None:
    def never(_parent: Any, _info: Any, **_arguments: Any) -> str:
        raise AssertionError

    executor = executor_of(SDL, {"Query.echo": Call(never)})
    answer = await ask(executor, "query ($x: Int!) { echo(i: $x) }", x="no")
    assert (answer.data, answer.has_data, len(answer.errors)) == (None, False, 1)
    assert answer.errors[0].path is None


def echo(_parent: Any, _info: Any, **arguments: Any) -> str:
    return repr(sorted(arguments.items()))


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "(i: 3)",
            "(i: null)",
            "(s: $s)",
            "(i: $i)",
            "(n: $i)",
            "(n: $k)",
            "(l: 4)",
            "(l: [1, $i])",
            "(l: [1, $k])",
        ),
        *(
            "(e: RED)",
            "(o: {a: 1})",
            "(o: {a: $i})",
            "(o: {a: $k, b: null, c: {a: 2}})",
            "(o: $o)",
            "(f: 3)",
            "(id: 5)",
        ),
        *("(b: true, s: $s, i: $k)", "(o: {a: $none})", "(l: [$none])"),
    ],
)
@pytest.mark.parametrize("given", [{}, {"i": 5, "s": "a", "o": {"a": 9}}, {"i": None, "s": None, "o": None}], ids=repr)
@pytest.mark.parametrize("wants_info", [True, False])
async def test_arguments_are_graphql_cores(written: str, given: dict[str, Any], wants_info: bool) -> None:
    schema = build_schema(SDL)
    assert schema.query_type is not None
    schema.query_type.fields["echo"].resolve = echo
    executor = executor_of(schema, {"Query.echo": Call(echo, is_async=False, wants_info=wants_info)})
    query = f"query ($i: Int, $k: Int = 8, $s: String, $o: In, $none: Int) {{ a: echo{written} b: echo{written} }}"
    await same_as_graphql_core(executor, query, **given)


async def test_a_value_that_a_resolver_may_change_is_made_for_each_request() -> None:
    def spoil(_parent: Any, _info: Any, l: list[int], **_rest: Any) -> str:  # noqa: E741 - the schema's name
        l.append(9)
        return repr(l)

    executor = executor_of(SDL, {"Query.echo": Call(spoil, is_async=False, wants_info=False)})
    for _ in range(2):
        assert await data(executor, "{ echo(l: [1]) }") == {"echo": "[1, 9]"}


def test_what_is_constant_is_worked_out_once() -> None:
    assert SCHEMA.query_type is not None
    definition = SCHEMA.query_type.fields["echo"]

    def arguments(written: str) -> Arguments:
        (operation,) = parse(f"query ($i: Int) {{ echo{written} }}").definitions
        assert isinstance(operation, OperationDefinitionNode)
        (node,) = operation.selection_set.selections
        return Arguments(definition, node)  # type: ignore[arg-type]

    assert arguments('(i: 2, s: "a", e: RED)').constant == {"i": 2, "n": 7, "s": "a", "e": "RED"}
    assert arguments("(l: [1])").constant is None
    assert arguments("(i: $i)").constant is None


async def test_an_attribute_whose_arguments_cannot_be_used_fails() -> None:
    executor = executor_of(SDL)
    await same_as_graphql_core(executor, 'query ($s: String = "a") { must(s: $s) }', {"must": "x"}, s=None)


async def test_an_enums_values_are_python_members() -> None:
    def echo_enum(_parent: Any, _info: Any, e: Colour, **_rest: Any) -> str:
        return e.name

    schema: GraphQLSchema = build_schema(
        "type Query { echo(e: Colour): String, colour: Colour } enum Colour { RED GREEN }"
    )
    kept = schema.type_map["Colour"]
    assert isinstance(kept, GraphQLEnumType)
    for member in Colour:
        kept.values[member.name].value = member
    executor = executor_of(schema, {"Query.echo": Call(echo_enum, is_async=False, wants_info=False)})
    query = "query ($e: Colour) { a: echo(e: $e) b: echo(e: RED) colour }"
    assert await data(executor, query, {"colour": Colour.RED}, e="GREEN") == {"a": "GREEN", "b": "RED", "colour": "RED"}
    assert executor.slow.values == 0
