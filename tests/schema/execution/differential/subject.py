"""How is our executor put beside graphql-core, and which of its ways did the operations go?"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import msgspec
from graphql import GraphQLField, GraphQLObjectType

from schema.execution.binding import Attribute, Batch, Bind, Call, How, bind_resolver
from schema.execution.executor import Answer, Executor, Prepared
from tests.schema.execution.differential.cases import Case, MakeSubject, other_tasks
from tests.schema.execution.differential.comparing import Outcome, Told, sorted_errors
from tests.schema.execution.differential.leaves import TEXTS
from tests.schema.execution.differential.resolvers import batch_function, value_of, waiting
from tests.schema.execution.differential.selecting import note_told
from tests.schema.execution.differential.world import Context, Manner, Plan, World

RUN_TWICE = 7
"""One operation in so many is."""


@dataclass(slots=True)
class Tally:
    """How many operations went each way."""

    fast: int = 0
    slow: int = 0
    handed: int = 0


def executor_of(tally: Tally) -> MakeSubject:
    return lambda world: Ours(world, tally)


class Ours:
    """Our executor over a world; some operations are run twice at the same time."""

    def __init__(self, world: World, tally: Tally) -> None:
        self._executor = executor_over(world)
        self._tally = tally
        self._runs = 0
        self._prepared: tuple[Any, str | None, Prepared] | None = None

    async def run(self, case: Case, context: Context) -> Outcome:
        """Run the case; an operation that was prepared for the case before is not prepared again."""
        if self._prepared is None or self._prepared[:2] != (case.document, case.operation):
            self._prepared = (case.document, case.operation, self._executor.prepare(case.document, case.operation))
        slow = self._executor.slow
        values, handed = slow.values, slow.operations
        answer = await self._answer(self._prepared[2], case, context)
        if slow.operations > handed:
            self._tally.handed += 1
        elif slow.values > values:
            self._tally.slow += 1
        else:
            self._tally.fast += 1
        if slow.operations == handed and (left := other_tasks()):
            raise AssertionError(f"left running: {left}")
        data = msgspec.json.encode(answer.data)
        return Outcome(data, tuple(answer.errors), answer.has_data, tuple(context.steps), context.told)

    async def _answer(self, prepared: Prepared, case: Case, context: Context) -> Answer:
        self._runs += 1
        if self._runs % RUN_TWICE:
            return await prepared.run(case.variables, context, case.root)
        answer, another = await asyncio.gather(
            prepared.run(case.variables, context, case.root), prepared.run(case.variables, Context(), case.root)
        )
        if told_again(answer) != told_again(another):
            raise AssertionError(f"two runs at the same time differ: {told_again(answer)}, {told_again(another)}")
        return answer


def executor_over(world: World) -> Executor:
    """Make an executor: with every way of binding or, for one world in five, as over any schema that it knows nothing of."""
    if world.seed % 5 == 0:
        return Executor(world.schema)
    return Executor(world.schema, bind=binding_of(world), types_by_class=world.seed % 2 == 0, texts=TEXTS)


def told_again(answer: Answer) -> tuple[bytes, list[Told]]:
    """What two runs of one operation have in common."""
    return msgspec.json.encode(answer.data), sorted_errors(answer.errors)


def binding_of(world: World) -> Bind:
    """Bind each field in one of the ways that fit how it is resolved."""
    rng = Random(f"binding {world.seed}")  # noqa: S311 - the same bindings each time

    def bind(type_: GraphQLObjectType, name: str, field: GraphQLField) -> How:
        plan = world.plan(type_.name, name)
        return bind_resolver(type_, name, field) if plan is None else bound(plan, rng, type_, name, field)

    return bind


def bound(  # noqa: PLR0911 - one for each way
    plan: Plan, rng: Random, type_: GraphQLObjectType, name: str, field: GraphQLField
) -> How:
    """Bind one field."""
    match plan.manner:
        case Manner.DEEP:
            return Attribute(f"_record.{name}", lenient=False)
        case Manner.BATCH | Manner.STAMP_BATCH:
            return _batch(plan, prepared=rng.random() < 0.4)
        case Manner.SYNC if rng.random() < 0.7:
            return _call(plan, prepared=rng.random() < 0.4)
        case Manner.ASYNC if rng.random() < 0.7:
            return _coroutine(plan, known=rng.random() < 0.7)
        case Manner.ASYNC if rng.random() < 0.5:
            return Call(field.resolve, is_async=True)  # type: ignore[arg-type]
        case Manner.SYNC if rng.random() < 0.5:
            return Call(field.resolve, is_async=False)  # type: ignore[arg-type]
        case _:
            return bind_resolver(type_, name, field)


def _batch(plan: Plan, *, prepared: bool) -> Batch:
    function = batch_function(plan)

    async def batch(parents: Sequence[Any], info: Any, **arguments: Any) -> Sequence[Any]:
        note_told(plan, info.context, info.selected)
        given: Sequence[Any] = await function(parents, info, **arguments)
        return given

    if not prepared:
        return Batch(batch)
    return Batch(_never, prepare=lambda info, arguments: lambda parents: batch(parents, info, **arguments))


def _call(plan: Plan, *, prepared: bool) -> Call:
    def call(parent: Any, info: Any, **arguments: Any) -> Any:
        note_told(plan, info.context, info.selected)
        return value_of(plan, parent, arguments)

    if not prepared:
        return Call(call, is_async=False, wants_info=False)
    prepare = lambda info, arguments: lambda parent: call(parent, info, **arguments)  # noqa: E731
    return Call(_never, is_async=False, wants_info=False, prepare=prepare)


def _coroutine(plan: Plan, *, known: bool) -> Call:
    async def call(parent: Any, info: Any, **arguments: Any) -> Any:
        note_told(plan, info.context, info.selected)
        return await waiting(plan, lambda: value_of(plan, parent, arguments))

    return Call(call, is_async=True if known else None, wants_info=False)


def _never(*_: Any, **__: Any) -> Any:
    raise AssertionError("what is prepared is used instead of the function")
