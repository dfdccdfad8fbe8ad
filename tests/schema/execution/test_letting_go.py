"""Nothing of an operation lives on when it has ended, however it did: rows are nothing that the garbage collector looks at."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from schema.execution.binding import Batch, Call, How
from schema.execution.executor import Executor
from tests.schema.execution.asking import ask, executor_of

SDL = """
type Query { must: Int!, thing: Thing, things: [Thing], all: [Thing!]!, later: Thing }
type Mutation { must: Int!, thing: Thing }
type Thing { name: String!, other: String!, number: Int! }
"""


class Context:
    """What a request has; whoever holds a frame of its operation holds it."""


class Thing:
    name = "a"
    other = None
    number = "not a number"


def fails(*_: Any) -> Any:
    raise ValueError("no")


async def batch_fails(_parents: Sequence[Any], _info: Any) -> Sequence[Any]:
    raise ValueError("no")


async def midway() -> AsyncIterator[Thing]:
    yield Thing()
    raise ValueError("no more")


async def for_ever(_info: Any) -> None:
    await asyncio.Event().wait()


HOWS: dict[str, How] = {
    "Query.must": Call(fails, is_async=False, wants_info=False),
    "Mutation.must": Call(fails, is_async=False, wants_info=False),
    "Mutation.thing": Call(lambda _parent, _info: Thing(), is_async=False, wants_info=False),
    "Thing.name": Batch(batch_fails),
}


def executor() -> Executor:
    return executor_of(SDL, HOWS)


def root() -> dict[str, Any]:
    return {"thing": Thing(), "things": [Thing(), Thing()], "all": midway(), "later": for_ever}


@pytest.mark.parametrize(
    "query",
    [
        "{ must }",
        "{ thing { number } }",
        "{ thing { number other } }",
        "{ things { name number } }",
        "{ all { other number } }",
        "mutation { thing { name } must }",
    ],
)
async def test_an_operation_that_failed_is_let_go(query: str) -> None:
    context = Context()
    alive = weakref.ref(context)
    answer = await ask(executor(), query, root(), context)
    assert answer.errors
    del context, answer
    gc.collect()
    assert alive() is None


async def test_an_operation_that_was_cancelled_is_let_go() -> None:
    context = Context()
    alive = weakref.ref(context)
    running = asyncio.ensure_future(ask(executor(), "{ things { name } later { name } }", root(), context))
    await asyncio.sleep(0)
    running.cancel()
    await asyncio.wait([running])
    del running, context
    gc.collect()
    assert alive() is None
