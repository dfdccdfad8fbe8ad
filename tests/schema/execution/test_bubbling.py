"""Failures: where they are told, and what they make null."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from graphql import GraphQLError

from tests.schema.execution.asking import ask, executor_of, plain, same_as_graphql_core, told

SDL = """
type Query { thing: Thing, must: Thing!, things: [Thing], all: [Thing!], grid: [[Int!]!], cube: [[[Int!]]!]! }
type Thing { name: String!, note: String, thing: Thing, must: Thing!, count: Int, names: [String!]! }
"""


def thing(**fields: Any) -> dict[str, Any]:
    return {"name": "a", "names": []} | fields


@pytest.mark.parametrize(
    ("query", "root"),
    [
        ("{ thing { name } }", {"thing": thing(name=None)}),
        ("{ thing { note thing { name } } }", {"thing": thing(thing=thing(name=None))}),
        ("{ thing { note must { note must { name } } } }", {"thing": thing(must=thing(must=thing(name=None)))}),
        ("{ must { must { name } } }", {"must": thing(must=thing(name=None))}),
        ("{ must { name } }", {"must": None}),
        ("{ things { name } }", {"things": [thing(), thing(name=None), None, thing()]}),
        ("{ all { name } }", {"all": [thing(), thing(name=None)]}),
        ("{ all { name } }", {"all": [thing(), None]}),
        ("{ all { count } }", {"all": [thing(count="x"), thing(count=2**31)]}),
        ("{ grid }", {"grid": [[1], [2, None]]}),
        ("{ grid }", {"grid": [[1], None]}),
        ("{ grid }", {"grid": [[1], 5]}),
        ("{ cube }", {"cube": [[[1], [None]], [None]]}),
        ("{ cube }", {"cube": [[[1]], None]}),
        ("{ thing { names } }", {"thing": thing(names=["a", 1, object()])}),
        ("{ thing { names } }", {"thing": thing(names=(each for each in ["a", None]))}),
        ("{ thing { note } }", {"thing": ValueError("given")}),
        (
            "{ thing { note count } }",
            {"thing": thing(note=KeyError("k"), count=GraphQLError("g", extensions={"a": 1}))},
        ),
        ("{ a: thing { b: must { c: name } } }", {"thing": thing(must=thing(name=None))}),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
async def test_errors_and_nulls_are_graphql_cores(query: str, root: dict[str, Any]) -> None:
    if "names" in query and not isinstance(root["thing"]["names"], list):
        answer = await ask(executor_of(SDL), query, root)
        assert told(answer) == [("Cannot return null for non-nullable field Thing.names.", ["thing", "names", 1])]
        return
    await same_as_graphql_core(executor_of(SDL), query, root)


async def test_an_error_keeps_its_exception_and_extensions() -> None:
    failed, error = ValueError("no"), GraphQLError("g", extensions={"code": "X"})
    answer = await ask(executor_of(SDL), "{ thing { note count } }", {"thing": thing(note=failed, count=error)})
    assert [each.original_error for each in answer.errors] == [failed, error]
    assert answer.errors[1].extensions == {"code": "X"}


async def test_one_exception_given_twice_is_told_at_both_places() -> None:
    failed = ValueError("no")
    answer = await ask(executor_of(SDL), "{ things { note } }", {"things": [thing(note=failed), thing(note=failed)]})
    assert [path for _, path in told(answer)] == [["things", 0, "note"], ["things", 1, "note"]]


async def test_what_fails_later_bubbles_too() -> None:
    async def later(value: Any) -> Any:
        await asyncio.sleep(0)
        if isinstance(value, Exception):
            raise value
        return value

    root = {"things": [later(thing()), later(thing(name=None)), later(ValueError("no")), later(None)]}
    answer = await ask(executor_of(SDL), "{ things { name } }", root)
    assert plain(answer) == {"things": [{"name": "a"}, None, None, None]}
    assert told(answer) == [
        ("Cannot return null for non-nullable field Thing.name.", ["things", 1, "name"]),
        ("no", ["things", 2]),
    ]


async def test_null_that_comes_later_is_an_error_where_it_may_not_be() -> None:
    async def nothing() -> None:
        return None

    answer = await ask(executor_of(SDL), "{ all { name } }", {"all": [thing(), nothing()]})
    assert plain(answer) == {"all": None}
    assert told(answer) == [("Cannot return null for non-nullable field Query.all.", ["all", 1])]


async def test_a_failure_does_not_stop_what_is_beside_it() -> None:
    answer = await ask(
        executor_of(SDL), "{ thing { name } things { name } }", {"thing": KeyError(), "things": [thing()]}
    )
    assert plain(answer) == {"thing": None, "things": [{"name": "a"}]}


class Endless:
    """Gives nothing for ever; its iterators note when they are closed."""

    def __init__(self) -> None:
        self.closed = 0

    async def __aiter__(self) -> AsyncIterator[None]:
        try:
            while True:
                yield None
                await asyncio.sleep(0)
        finally:
            self.closed += 1


class Broken:
    """An iterator that fails, and then once more when it is closed."""

    def __init__(self) -> None:
        self.closed = 0

    def __aiter__(self) -> "Broken":
        return self

    async def __anext__(self) -> int:
        raise ValueError("no more")

    async def aclose(self) -> None:
        self.closed += 1
        raise ValueError("nor closed")


@pytest.mark.parametrize("of", [lambda numbers: numbers, aiter], ids=["an iterable", "an iterator"])
async def test_a_list_that_never_ends_is_closed_where_an_item_takes_it_along(of: Callable[[Endless], Any]) -> None:
    numbers = Endless()
    answer = await ask(executor_of("type Query { numbers: [Int!] }"), "{ numbers }", {"numbers": of(numbers)})
    assert plain(answer) == {"numbers": None}
    assert numbers.closed == 1


async def test_a_list_that_fails_midway_is_closed_and_tells_its_first_failure() -> None:
    numbers = Broken()
    answer = await ask(executor_of("type Query { numbers: [Int!] }"), "{ numbers }", {"numbers": numbers})
    assert told(answer) == [("no more", ["numbers"])]
    assert numbers.closed == 1
