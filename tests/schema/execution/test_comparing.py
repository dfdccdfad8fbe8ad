"""The comparison finds what is wrong: graphql-core beside itself agrees, beside itself made wrong it does not."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from graphql import GraphQLError, build_schema, parse

from tests.schema.execution.differential.cases import Case, Reference, everything
from tests.schema.execution.differential.cells import OfficeClosed, Pause
from tests.schema.execution.differential.comparing import Everything, Outcome, difference
from tests.schema.execution.differential.running import Report, compare
from tests.schema.execution.differential.world import Context

DOCUMENTS = 400


class Spoilt:
    """graphql-core with an answer that is changed."""

    def __init__(self, spoil: Callable[[Outcome], Outcome]) -> None:
        self._spoil = spoil

    async def run(self, case: Case, context: Context) -> Outcome:
        return self._spoil(await Reference().run(case, context))


async def compared(spoil: Callable[[Outcome], Outcome]) -> Report:
    return await compare(3, DOCUMENTS, lambda world: Spoilt(spoil))


async def test_graphql_core_agrees_with_itself() -> None:
    report = await compared(lambda outcome: outcome)
    assert not report.mismatches
    assert report.documents == DOCUMENTS


def error_with(**changes: Any) -> Callable[[Outcome], Outcome]:
    def spoil(outcome: Outcome) -> Outcome:
        if not outcome.errors:
            return outcome
        first, *rest = outcome.errors
        kept = {
            "message": first.message,
            "nodes": first.nodes,
            "path": first.path,
            "original_error": first.original_error,
            "extensions": first.extensions,
        }
        return replace(outcome, errors=(GraphQLError(**(kept | changes)), *rest))

    return spoil


def reversed_keys(outcome: Outcome) -> Outcome:
    data = msgspec.json.decode(outcome.data)
    if isinstance(data, dict):
        data = dict(reversed(data.items()))
    return replace(outcome, data=msgspec.json.encode(data))


def without_last_error(outcome: Outcome) -> Outcome:
    return replace(outcome, errors=outcome.errors[:-1])


def with_an_error_twice(outcome: Outcome) -> Outcome:
    return replace(outcome, errors=(*outcome.errors, *outcome.errors[:1]))


def without_errors_below_nulls(outcome: Outcome) -> Outcome:
    """Only what has a path of one key."""
    return replace(outcome, errors=tuple(error for error in outcome.errors if len(error.path or ()) < 2))


def with_text_for_numbers(outcome: Outcome) -> Outcome:
    return replace(outcome, data=outcome.data.replace(b":1,", b':"1",'))


@pytest.mark.parametrize(
    "spoil",
    [
        reversed_keys,
        without_last_error,
        with_an_error_twice,
        without_errors_below_nulls,
        with_text_for_numbers,
        error_with(message="another"),
        error_with(path=["elsewhere"]),
        error_with(nodes=None),
        error_with(original_error=None),
        error_with(extensions={"more": 1}),
        lambda outcome: replace(outcome, steps=tuple(reversed(outcome.steps))),
        lambda outcome: replace(outcome, steps=outcome.steps[:-1]),
        lambda outcome: replace(outcome, ran=not outcome.ran),
        lambda outcome: replace(outcome, selected=None if outcome.selected is None else frozenset([("A.b", ())])),
    ],
)
async def test_a_wrong_answer_is_found(spoil: Callable[[Outcome], Outcome]) -> None:
    assert (await compared(spoil)).mismatches


def error(message: str, *path: str | int) -> GraphQLError:
    return GraphQLError(message, path=path)


def answer(data: Any, *errors: GraphQLError) -> Outcome:
    return Outcome(msgspec.json.encode(data), errors, ran=True, steps=())


NULLED = {"a": None, "b": 1}
LEFT, RIGHT, OPTIONAL = error("left", "a", "x"), error("right", "a", "y"), error("optional", "a", "z")


async def told(*errors: GraphQLError) -> str | None:
    """Compare with an answer where `a` is null by an error at `a.x`; at `a.y` there is one too, and `a.z` may be null."""

    async def everything() -> Everything:
        return Everything(
            [LEFT, RIGHT, OPTIONAL], {("a",): False, ("a", "x"): True, ("a", "y"): True, ("a", "z"): False}
        )

    return await difference(answer(NULLED, LEFT), answer(NULLED, *errors), everything)


async def test_which_of_the_errors_that_null_a_place_is_told_is_free() -> None:
    assert await told(RIGHT) is None
    assert await told(LEFT, RIGHT) is None
    assert await told(LEFT, OPTIONAL) is None


async def test_an_error_that_makes_the_place_null_must_be_told() -> None:
    assert await told() is not None
    assert await told(OPTIONAL) is not None


async def test_an_error_that_never_happens_may_not_be_told() -> None:
    assert await told(LEFT, error("invented", "a", "w")) is not None
    assert await told(error("another message", "a", "x")) is not None


async def test_two_errors_of_one_path_may_not_be_told() -> None:
    assert await told(LEFT, LEFT) is not None


async def test_an_error_where_nothing_is_null_may_not_be_told() -> None:
    assert await told(LEFT, error("left", "b")) is not None


async def test_an_item_that_waits_when_its_list_ends_in_an_error_has_errors_that_happen() -> None:
    async def nothing(_info: Any) -> None:
        await Pause()

    async def things() -> AsyncIterator[Any]:
        yield {"name": nothing}
        raise OfficeClosed("while giving items")

    schema = build_schema("type Query { things: [Thing!] } type Thing { name: String! }")
    world: Any = SimpleNamespace(schema=schema, roots={"Query": {"things": things()}})
    text = "{ things { name } }"
    kept = await everything(Case(world, text, parse(text), None, {}))
    assert [each.path for each in kept.errors] == [["things"], ["things", 0, "name"]]


async def test_a_mutation_that_fails_as_a_whole_may_stop_there() -> None:
    async def everything() -> Everything:
        return Everything([], {})

    whole = error("whole", "first")
    stopped = Outcome(b"null", (whole,), ran=True, steps=("first",))
    went_on = Outcome(b"null", (whole,), ran=True, steps=("first", "second"))
    another = Outcome(b"null", (whole,), ran=True, steps=("second", "first"))
    assert await difference(stopped, went_on, everything) is None
    assert await difference(stopped, another, everything) is not None
