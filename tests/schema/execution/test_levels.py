"""Who is called when: batches once a place, what waits side by side, mutations one after the other, cancelling."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from graphql import parse

from schema.execution.binding import Attribute, Batch, Call, How
from tests.schema.execution.asking import ask, data, executor_of, plain, told

SDL = """
type Query { things: [Thing!]!, thing: Thing, other: Thing }
type Mutation { first: Thing, second: Thing, third: Int! }
type Thing { number: Int!, twice(by: Int = 2): Int, things: [Thing], plain: Int, slow: Int }
"""


class Thing:
    __slots__ = ("number", "plain")

    def __init__(self, number: int) -> None:
        self.number = number
        self.plain = number


THINGS = [Thing(number) for number in range(3)]


async def test_a_batch_is_called_once_a_place_with_all_parents() -> None:
    calls = []

    async def twice(parents: Sequence[Thing], _info: Any, by: int) -> list[int]:
        calls.append(([each.number for each in parents], by))
        return [each.number * by for each in parents]

    async def things(parents: Sequence[Thing], _info: Any) -> list[tuple[Thing, ...]]:
        return [tuple(Thing(each.number * 10 + i) for i in range(2)) for each in parents]

    executor = executor_of(SDL, {"Thing.twice": Batch(twice), "Thing.things": Batch(things)})
    got = await data(executor, "{ things { twice a: twice(by: 3) things { twice } } }", {"things": THINGS})
    assert sorted(calls) == [([0, 1, 2], 2), ([0, 1, 2], 3), ([0, 1, 10, 11, 20, 21], 2)]
    assert got["things"][2] == {"twice": 4, "a": 6, "things": [{"twice": 40}, {"twice": 42}]}


async def test_a_batch_is_not_called_for_nobody() -> None:
    async def never(_parents: Sequence[Thing], _info: Any) -> list[int]:
        raise AssertionError

    executor = executor_of(SDL, {"Thing.slow": Batch(never)})
    assert await data(executor, "{ things { slow } thing { slow } }", {"things": []}) == {"things": [], "thing": None}


async def test_an_entry_that_is_an_exception_is_one_parents_error() -> None:
    async def slow(parents: Sequence[Thing], _info: Any) -> list[Any]:
        return [ValueError("no") if each.number == 1 else None for each in parents]

    answer = await ask(executor_of(SDL, {"Thing.slow": Batch(slow)}), "{ things { slow } }", {"things": THINGS})
    assert told(answer) == [("no", ["things", 1, "slow"])]
    assert isinstance(answer.errors[0].original_error, ValueError)


async def test_a_batch_that_fails_is_every_parents_error() -> None:
    async def slow(_parents: Sequence[Thing], _info: Any) -> list[Any]:
        raise ValueError("no")

    answer = await ask(executor_of(SDL, {"Thing.slow": Batch(slow)}), "{ things { slow } }", {"things": THINGS})
    assert [path for _, path in told(answer)] == [["things", place, "slow"] for place in range(3)]


async def test_a_batch_that_gives_too_few_fails() -> None:
    async def slow(_parents: Sequence[Thing], _info: Any) -> list[Any]:
        return [1]

    answer = await ask(executor_of(SDL, {"Thing.slow": Batch(slow)}), "{ things { slow } }", {"things": THINGS})
    assert plain(answer) == {"things": [{"slow": None}] * 3}
    assert {message for message, _ in told(answer)} == {"Thing.slow gave 1 entries for 3 parents."}


async def test_what_waits_waits_side_by_side() -> None:
    """Each waits for the other: one after the other they would never end."""
    came = asyncio.Barrier(3)

    async def call(_parent: Any, _info: Any) -> Thing:
        await came.wait()
        return Thing(1)

    async def batch(parents: Sequence[Any], _info: Any) -> list[list[Thing]]:
        await came.wait()
        return [[] for _ in parents]

    hows: dict[str, How] = {
        "Query.thing": Call(call, is_async=True, wants_info=False),
        "Query.other": Call(call, is_async=None),
        "Query.things": Batch(batch),
    }
    got = await data(executor_of(SDL, hows), "{ things { number } thing { number } other { number } }")
    assert got == {"things": [], "thing": {"number": 1}, "other": {"number": 1}}


async def test_a_call_that_waits_waits_for_all_parents_at_once() -> None:
    came = asyncio.Barrier(3)

    async def slow(parent: Thing, _info: Any) -> int:
        await came.wait()
        return parent.number

    hows: dict[str, How] = {"Thing.slow": Call(slow, is_async=True, wants_info=False)}
    got = await data(executor_of(SDL, hows), "{ things { slow } }", {"things": THINGS})
    assert [each["slow"] for each in got["things"]] == [0, 1, 2]


async def test_one_that_waits_needs_no_task_of_its_own() -> None:
    tasks = []

    async def batch(parents: Sequence[Any], _info: Any) -> list[Any]:
        tasks.append(asyncio.current_task())
        return [Thing(1) for _ in parents]

    async def slow(_parent: Any, _info: Any) -> int:
        tasks.append(asyncio.current_task())
        return 1

    hows: dict[str, How] = {"Query.thing": Batch(batch), "Thing.slow": Call(slow, is_async=True, wants_info=False)}
    await data(executor_of(SDL, hows), "{ thing { slow number } }")
    assert tasks == [asyncio.current_task()] * 2


async def test_mutations_run_one_after_the_other_with_all_below() -> None:
    log: list[str] = []

    def step(name: str) -> Call:
        async def run(_parent: Any, _info: Any) -> Thing:
            log.append(f"{name} begins")
            await asyncio.sleep(0)
            return Thing(len(log))

        return Call(run, is_async=True, wants_info=False)

    async def slow(parents: Sequence[Thing], _info: Any) -> list[int]:
        await asyncio.sleep(0)
        log.append("below")
        return [each.number for each in parents]

    hows: dict[str, How] = {
        "Mutation.first": step("first"),
        "Mutation.second": step("second"),
        "Thing.slow": Batch(slow),
    }
    got = await data(executor_of(SDL, hows), "mutation { second { slow } first { slow } }")
    assert log == ["second begins", "below", "first begins", "below"]
    assert list(got) == ["second", "first"]


async def test_a_mutation_stops_where_nothing_is_left_to_tell() -> None:
    ran = []

    def third(_parent: Any, _info: Any) -> int:
        raise ValueError("no")

    def first(_parent: Any, _info: Any) -> None:
        ran.append("first")

    hows: dict[str, How] = {"Mutation.third": Call(third), "Mutation.first": Call(first)}
    answer = await ask(executor_of(SDL, hows), "mutation { first { number } third again: first { number } }")
    assert (answer.data, answer.has_data, ran) == (None, True, ["first"])
    assert told(answer) == [("no", ["third"])]


async def test_no_function_is_called_twice_for_a_parent_because_another_value_is_odd() -> None:
    calls = []

    def twice(parent: Thing, _info: Any, by: int) -> Any:
        calls.append(parent.number)
        return [None, "12", by][parent.number]

    hows: dict[str, How] = {"Thing.twice": Call(twice, is_async=False, wants_info=False)}
    executor = executor_of(SDL, hows)
    got = await data(executor, "{ things { twice } }", {"things": THINGS})
    assert got == {"things": [{"twice": None}, {"twice": 12}, {"twice": 2}]}
    assert calls == [0, 1, 2]
    assert executor.slow.values == 1


@pytest.mark.parametrize(
    ("query", "parents"),
    [("{ thing { slow } }", 1), ("{ thing { slow } other { slow } }", 2), ("{ things { slow plain } }", 3)],
)
async def test_cancelling_ends_what_is_waited_for(query: str, parents: int) -> None:
    began, ended = asyncio.Event(), []

    async def slow(given: Sequence[Thing], _info: Any) -> list[int]:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(len(given))
        return []

    executor = executor_of(SDL, {"Thing.slow": Batch(slow)})
    root = {"thing": Thing(1), "other": Thing(2), "things": THINGS}
    running = asyncio.create_task(executor.prepare(parse(query), None).run({}, None, root))
    await began.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert sum(ended) == parents
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_what_is_no_exception_of_a_resolvers_ends_all() -> None:
    """As when the process is told to stop: it is nobody's error, and nothing goes on beside it."""

    class Stop(BaseException):
        pass

    async def thing(_parent: Any, _info: Any) -> None:
        raise Stop

    async def other(_parent: Any, _info: Any) -> None:
        await asyncio.Event().wait()

    hows: dict[str, How] = {
        "Query.thing": Call(thing, is_async=True, wants_info=False),
        "Query.other": Call(other, is_async=True, wants_info=False),
    }
    running = ask(executor_of(SDL, hows), "{ other { number } thing { number } }")
    with pytest.raises(Stop):
        await running
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_dotted_attribute_is_read_through_objects() -> None:
    class Held:
        record = Thing(7)

    executor = executor_of(SDL, {"Thing.number": Attribute("record.number", lenient=False)})
    assert await data(executor, "{ thing { number } }", {"thing": Held()}) == {"thing": {"number": 7}}


async def test_a_usual_operation_takes_no_slow_way() -> None:
    executor = executor_of(SDL)
    await data(executor, "{ things { number plain } }", {"things": THINGS})
    assert (executor.slow.values, executor.slow.operations) == (0, 0)


async def test_what_a_resolver_leaves_to_be_awaited_is_awaited() -> None:
    ended = []

    async def later() -> None:
        await asyncio.sleep(0)
        ended.append(True)

    def resolve_type(_value: Any, info: Any, _type: Any) -> str:
        info.async_helpers.track([later()])
        return "T"

    for by_class in (True, False):
        executor = executor_of("type Query { i: I } interface I { n: Int } type T implements I { n: Int }")
        executor.schema.type_map["I"].resolve_type = resolve_type  # type: ignore[attr-defined]
        executor.facts.types_by_class = by_class
        assert await data(executor, "{ i { n } }", {"i": {"n": 1}}) == {"i": {"n": 1}}
    assert ended == [True, True]
