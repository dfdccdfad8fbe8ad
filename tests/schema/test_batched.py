"""A batched field runs once for all parents of its place in the document, and never mistakes one for another."""

import asyncio
from collections.abc import Sequence
from typing import Any, cast

import pytest
import strawberry
from graphql import ExecutionResult, parse
from strawberry.schema.config import StrawberryConfig

from erp_adapter.errors import Forbidden
from resolvers.office import Office
from schema.batched import BATCH_METADATA, batched
from schema.context import Info, RequestContext
from schema.execution.graphql_core import run

calls: list[tuple[str, list[int], int]] = []
started = asyncio.Event()


@pytest.fixture(autouse=True)
def _forget() -> None:
    calls.clear()


@strawberry.type
class Thing:
    number: int

    @batched(description="Its number, so many times over.")
    async def times(parents: "Sequence[Thing]", info: Info, factor: int = 1) -> list[int | None]:
        calls.append(("times", [each.number for each in parents], factor))
        return [each.number * factor for each in parents]

    @batched(description="Some cannot be told.")
    async def some(parents: "Sequence[Thing]", info: Info) -> list[int | None]:
        found: list[Any] = [Forbidden() if each.number % 2 else each.number for each in parents]
        return found

    @batched(description="None can be told.")
    async def none(parents: "Sequence[Thing]", info: Info) -> list[int | None]:
        raise Forbidden

    @batched(description="Things below it.")
    async def below(parents: "Sequence[Thing]", info: Info) -> list[list["Thing"]]:
        calls.append(("below", [each.number for each in parents], 0))
        return [[Thing(number=each.number * 10 + i) for i in range(2)] for each in parents]

    @batched(description="Never ends.")
    async def endless(parents: "Sequence[Thing]", info: Info) -> list[int | None]:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            calls.append(("ended", [], 0))
        return []


@strawberry.type
class Query:
    @strawberry.field
    def things(self) -> list[Thing]:
        return [Thing(number=i) for i in range(3)]


SCHEMA = strawberry.Schema(Query, config=StrawberryConfig())


def context() -> RequestContext:
    return RequestContext(office=cast("Office", None), principal=None, locale="en", client="test")


async def ask(query: str, of: RequestContext | None = None) -> ExecutionResult:
    return await run(SCHEMA._schema, parse(query), operation=None, variables={}, context=of or context())


async def test_a_level_is_one_call_with_all_its_parents() -> None:
    result = await ask("{ things { below { below { times } } } }")
    assert result.errors is None
    assert [(name, len(parents)) for name, parents, _ in calls] == [("below", 3), ("below", 6), ("times", 12)]


async def test_each_place_has_its_own_arguments() -> None:
    result = await ask("{ things { a: times(factor: 2) b: times(factor: 3) } }")
    assert result.data == {"things": [{"a": i * 2, "b": i * 3} for i in range(3)]}
    assert sorted(factor for _, _, factor in calls) == [2, 3]


async def test_an_entry_that_is_an_exception_is_that_parents_error_alone() -> None:
    result = await ask("{ things { some } }")
    assert result.data == {"things": [{"some": 0}, {"some": None}, {"some": 2}]}
    assert [error.path for error in result.errors or []] == [["things", 1, "some"]]


async def test_a_call_that_fails_is_every_parents_error() -> None:
    result = await ask("{ things { none } }")
    assert len(result.errors or []) == 3
    assert all(isinstance(error.original_error, Forbidden) for error in result.errors or [])


async def test_equal_parents_are_told_apart() -> None:
    """The loader keeps the parents themselves: neither an equal one nor a freed one's address can stand for another."""
    await ask("{ things { below { number times } } again: things { below { number times } } }")
    assert sum(len(parents) for name, parents, _ in calls if name == "times") == 12


async def test_closing_the_context_ends_batches_that_still_run() -> None:
    of = context()
    running = asyncio.create_task(ask("{ things { endless } }", of))
    await started.wait()
    running.cancel()
    await asyncio.wait({running})
    await of.close()
    assert calls[-1][0] == "ended"


def test_the_function_itself_can_be_reached() -> None:
    field = next(each for each in Thing.__strawberry_definition__.fields if each.python_name == "times")  # type: ignore[attr-defined]
    assert field.metadata[BATCH_METADATA].__name__ == "times"
