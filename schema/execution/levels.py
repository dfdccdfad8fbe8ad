"""How a running operation goes from level to level: what has to wait is done side by side, for all parents of a place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from graphql.pyutils import is_awaitable

from schema.execution.binding import Batch, Call
from schema.execution.state import Bags, State, caller_of, caught, raising

if TYPE_CHECKING:
    from schema.execution.markers import Pending
    from schema.execution.plan import Field

Job = Coroutine[Any, Any, None]


async def finish(state: State, bags: Bags) -> None:
    """Do what was left for later, all that comes of it, and what resolvers left behind."""
    try:
        await _go_on(state, bags)
        if state.helpers is not None and state.helpers.tasks:
            await asyncio.gather(*state.helpers.tasks)
    except BaseException:
        if state.helpers is not None:
            for task in state.helpers.tasks:
                task.cancel()
        raise


async def _go_on(state: State, bags: Bags) -> None:
    jobs = _begin(state, bags)
    if len(jobs) == 1:
        await jobs[0]
    elif jobs:
        await _side_by_side(jobs)


def _begin(state: State, bags: Bags) -> list[Job]:
    """Do what need not wait; give what does."""
    jobs: list[Job] = []
    for field, bag in bags.items():
        if field is None:
            jobs += [_settle(state, pending) for pending in bag]
            continue
        parents, rows = bag
        if not parents:
            continue
        how = field.how
        if isinstance(how, Batch):
            jobs.append(_batch(state, field, parents, rows))
        elif isinstance(how, Call) and how.is_async and not how.wants_info and len(parents) == 1:
            jobs.append(_single(state, field, parents[0], rows))
        else:
            jobs += _each(state, field, parents, rows)
    return jobs


async def _side_by_side(jobs: Sequence[Job]) -> None:
    """Do them at the same time; what ends one ends all, and then none is left running."""
    tasks = [asyncio.ensure_future(job) for job in jobs]
    try:
        await asyncio.gather(*tasks)
    except BaseException as error:
        for task in tasks:
            task.cancel()
        if not isinstance(error, GeneratorExit):
            await asyncio.gather(*tasks, return_exceptions=True)
        raise


async def _settle(state: State, pending: Pending) -> None:
    bags: Bags = {}
    pending.value = await pending.work(pending, bags)
    if bags:
        await _go_on(state, bags)


async def _batch(state: State, field: Field, parents: list[Any], rows: list[Any]) -> None:
    values: Sequence[Any]
    try:
        values = await caller_of(field, state)(parents)
    except Exception as error:  # noqa: BLE001 - it is the error of every parent's field
        values = [error] * len(rows)
    if len(values) != len(rows):
        wrong = TypeError(f"{field.selection.type}.{field.name} gave {len(values)} entries for {len(rows)} parents.")
        values = [wrong] * len(rows)
    await _fill(state, field, values, rows)


async def _single(state: State, field: Field, parent: Any, rows: list[Any]) -> None:
    try:
        value = await caller_of(field, state)(parent)
    except Exception as error:  # noqa: BLE001 - it is the field's
        value = error
    await _fill(state, field, (value,), rows)


def _each(state: State, field: Field, parents: list[Any], rows: list[Any]) -> list[Job]:
    """Ask for each parent; what need not wait is done at once, down to what must."""
    values = []
    waits = False
    for call, parent in zip(_calls(state, field, rows), parents, strict=True):
        try:
            value = call(parent)
        except Exception as error:  # noqa: BLE001 - it is this parent's
            value = error
        waits = waits or is_awaitable(value)
        values.append(value)
    if waits:
        return [_awaited(state, field, values, rows)]
    bags: Bags = {}
    field.fill(values, rows, state, bags)
    return _begin(state, bags)


def _calls(state: State, field: Field, rows: list[Any]) -> Sequence[Callable[[Any], Any]]:
    """What is called for each parent."""
    how = field.how
    if isinstance(how, Call) and how.wants_info:
        return _calls_with_info(state, field, how.function, rows)
    return [caller_of(field, state)] * len(rows)


def _calls_with_info(
    state: State, field: Field, function: Callable[..., Any], rows: list[Any]
) -> Sequence[Callable[[Any], Any]]:
    try:
        arguments = field.arguments.work_out(state.values, state.full)
    except Exception as error:  # noqa: BLE001 - it is the error of every parent's field
        return [raising(error)] * len(rows)

    def call_of(row: Any) -> Callable[[Any], Any]:
        info = state.info(field, state.path(field, row))
        return lambda parent: function(parent, info, **arguments)

    return [call_of(row) for row in rows]


async def _awaited(state: State, field: Field, values: list[Any], rows: list[Any]) -> None:
    places = [place for place, value in enumerate(values) if is_awaitable(value)]
    if len(places) == 1:
        values[places[0]] = await caught(values[places[0]])
    else:
        tasks = [asyncio.ensure_future(caught(values[place])) for place in places]
        for place, value in zip(places, await asyncio.gather(*tasks), strict=True):
            values[place] = value
    await _fill(state, field, values, rows)


async def _fill(state: State, field: Field, values: Sequence[Any], rows: list[Any]) -> None:
    """Put the values into the rows, and do what comes of them."""
    bags: Bags = {}
    field.fill(values, rows, state, bags)
    if bags:
        await _go_on(state, bags)
