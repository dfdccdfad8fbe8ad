"""What graphql-core runs as a whole, and that its answers look like ours."""

import pytest
from graphql import (
    DocumentNode,
    FieldNode,
    InlineFragmentNode,
    NameNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    build_schema,
    parse,
)

from schema.execution.executor import Executor
from tests.schema.execution.asking import ask, executor_of, plain, same_as_graphql_core

SDL = """
directive @note on FIELD
type Query { name: String, must: String! }
type Subscription { name: String }
"""


@pytest.mark.parametrize(
    "query",
    [
        "{ __schema { queryType { name } } name }",
        '{ __type(name: "Query") { name } }',
        "{ name @note }",
        "query ($a: Boolean) { name @include(if: $a) }",
        "{ ...F } fragment F on Query { name @note }",
    ],
)
async def test_it_is_handed_over_and_counted(query: str) -> None:
    executor = executor_of(SDL)
    await same_as_graphql_core(executor, query, {"name": "a"})
    assert executor.slow.operations == 1


async def test_everything_is_handed_over_where_that_is_wanted() -> None:
    executor = executor_of(SDL, only_graphql_core=True)
    await same_as_graphql_core(executor, "{ name }", {"name": "a"})
    assert executor.slow.operations == 1


async def test_what_ran_has_data_even_if_all_is_null() -> None:
    answer = await ask(executor_of(SDL), "{ must @note }", {"must": None})
    assert (answer.data, answer.has_data, [each.path for each in answer.errors]) == (None, True, [["must"]])


@pytest.mark.parametrize("operation", ["C", None])
async def test_an_operation_that_is_not_there_is_told(operation: str | None) -> None:
    executor = executor_of(SDL)
    answer = await executor.prepare(parse("query A { name } query B { name }"), operation).run({}, None)
    assert (answer.data, answer.has_data, len(answer.errors)) == (None, False, 1)


async def test_the_operation_asked_for_is_run() -> None:
    prepared = executor_of(SDL).prepare(parse("query A { a: name } query B { b: name }"), "B")
    assert plain(await prepared.run({}, None, {"name": "x"})) == {"b": "x"}


async def test_text_of_a_class_of_its_own_can_be_written() -> None:
    class Word(str):
        __slots__ = ()

    for query in ("{ name }", "{ name @note }"):
        answer = await ask(executor_of(SDL), query, {"name": Word("a")})
        assert plain(answer) == {"name": "a"}


async def test_a_document_too_deep_is_told_as_graphql_core_does() -> None:
    """The parser refuses one; this one was made by hand."""
    selection = SelectionSetNode(selections=(FieldNode(name=NameNode(value="name")),))
    for _ in range(5000):
        selection = SelectionSetNode(selections=(InlineFragmentNode(selection_set=selection),))
    operation = OperationDefinitionNode(operation=OperationType.QUERY, selection_set=selection)
    answer = await executor_of(SDL).prepare(DocumentNode(definitions=(operation,)), None).run({}, None, {"name": "a"})
    assert (answer.data, [each.message for each in answer.errors]) == (
        None,
        ["Selections are nested too deeply. Execution aborted."],
    )


def test_a_schema_that_is_none_is_refused() -> None:
    with pytest.raises(TypeError, match="Query root type must be provided"):
        Executor(build_schema("type Thing { name: String }"))
