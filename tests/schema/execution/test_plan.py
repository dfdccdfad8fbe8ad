"""What is worked out once for an operation: plans by condition, rows by selection, fields merged and in order."""

import gc
import weakref

from graphql import build_schema, parse

from schema.execution.binding import Call, bind_resolver
from schema.execution.executor import Executor
from schema.execution.operation import find_operation
from schema.execution.plan import Plan
from schema.execution.plans import MOST_PLANS, Plans
from schema.execution.schema_facts import SchemaFacts
from tests.schema.execution.asking import ask, data, executor_of, same_as_graphql_core

SDL = """
type Query { thing: Thing, any: Any, things: [Thing] }
union Any = Thing | Other
type Thing { name: String, size: Int, thing: Thing, note(text: String): String }
type Other { name: String }
"""


def plans_of(query: str) -> Plans:
    schema = build_schema(SDL)
    operation = find_operation(schema, parse(query), None)
    assert operation is not None
    return Plans(SchemaFacts(schema, bind_resolver, types_by_class=False, texts=()), operation)


def found(plans: Plans, **values: object) -> Plan:
    plan = plans.find(values)
    assert plan is not None
    return plan


def test_there_is_one_plan_for_each_set_of_conditions() -> None:
    plans = plans_of("query ($a: Boolean!, $n: Int) { thing { name @include(if: $a) size } }")
    assert found(plans, a=True) is found(plans, a=True, n=3)
    assert found(plans, a=True) is not found(plans, a=False)


def test_a_condition_that_is_neither_true_nor_false_has_no_plan() -> None:
    plans = plans_of("query ($a: Boolean) { thing { name @include(if: $a) } }")
    assert plans.find({}) is None
    assert plans.find({"a": None}) is None


def test_plans_are_bounded() -> None:
    names = "abcdefg"
    query = f"query ({', '.join(f'${each}: Boolean!' for each in names)}) {{ thing {{ name "
    plans = plans_of(query + " ".join(f"{each}: size @include(if: ${each})" for each in names) + "} }")
    for number in range(2 ** len(names)):
        found(plans, **{each: bool(number >> place & 1) for place, each in enumerate(names)})
    assert len(plans._kept) <= MOST_PLANS


async def test_fields_are_merged_and_in_the_order_of_the_response() -> None:
    executor = executor_of(SDL)
    root = {"thing": {"name": "a", "size": 1, "thing": {"name": "b", "size": 2}}}
    query = "{ thing { thing { size } ...F name } } fragment F on Thing { name thing { name } ... { x: size } }"
    answer = await same_as_graphql_core(executor, query, root)
    assert list(type(answer.data.f0).__struct_encode_fields__) == ["thing", "name", "x"]


async def test_a_key_may_be_another_field_in_another_type() -> None:
    executor = executor_of(SDL)
    query = "{ any { ... on Thing { x: size } ... on Other { x: name } } }"
    for kind in ("Thing", "Other"):
        await same_as_graphql_core(executor, query, {"any": {"__typename": kind, "size": 1, "name": "a"}})


async def test_a_place_that_is_never_reached_is_not_planned() -> None:
    executor = executor_of(SDL)
    prepared = executor.prepare(parse("{ any { ... on Thing { thing { name } } ... on Other { name } } }"), None)
    await prepared.run({}, None, {"any": {"__typename": "Other", "name": "a"}})
    plans = prepared._plans
    assert plans is not None
    assert {each.type.name for each in found(plans).selections.values()} == {"Query", "Other"}


async def test_an_abstract_type_within_itself_is_planned_only_as_deep_as_it_is_found() -> None:
    """Planned for all types at every depth, ten types ten deep would be ten billion."""
    kinds = [f"K{number}" for number in range(10)]
    types = "".join(f"type {kind} implements I {{ i: I }} " for kind in kinds)
    executor = executor_of(f"type Query {{ i: I }} interface I {{ i: I }} {types}")
    query = "{ " + "i { __typename " * 10 + "}" * 11
    assert await data(executor, query, {"i": {"__typename": "K3", "i": None}}) == {"i": {"__typename": "K3", "i": None}}


async def test_what_a_plan_made_goes_with_it() -> None:
    executor = executor_of(SDL)
    prepared = executor.prepare(parse("{ thing { name } }"), None)
    answer = await prepared.run({}, None, {"thing": {"name": "a"}})
    rows = weakref.ref(type(answer.data))
    del prepared, answer
    gc.collect()
    assert rows() is None


async def test_rows_are_nothing_that_the_garbage_collector_looks_at() -> None:
    answer = await ask(executor_of(SDL), "{ thing { name } }", {"thing": {"name": "a"}})
    assert not gc.is_tracked(answer.data)


async def test_what_a_client_writes_is_no_part_of_the_code() -> None:
    """Keys and literals only ever are constants: names that mean something to Python change nothing."""
    query = """{ import: thing { class: name  None: name  k0: name  v1: name  state: size  row: size  p: size
                 __import__: note(text: "'); raise SystemExit #") } }"""
    seen: list[str] = []

    def note(_parent: object, _info: object, text: str) -> str:
        seen.append(text)
        return text

    executor = executor_of(SDL, {"Thing.note": Call(note, is_async=False, wants_info=False)})
    thing = (await data(executor, query, {"thing": {"name": "a", "size": 1}}))["import"]
    assert list(thing) == ["class", "None", "k0", "v1", "state", "row", "p", "__import__"]
    assert seen == ["'); raise SystemExit #"]


async def test_a_field_may_be_named_as_a_word_of_python() -> None:
    class Thing:
        def __init__(self) -> None:
            setattr(self, "import", "a")

    executor = Executor(build_schema("type Query { thing: Thing } type Thing { import: String }"))
    assert await data(executor, "{ thing { import } }", {"thing": Thing()}) == {"thing": {"import": "a"}}


async def test_selections_may_be_as_deep_as_one_likes() -> None:
    """Deeper than Python lets loops and blocks stand within each other."""
    executor = executor_of("type Query { t: T } type T { t: T, ts: [T], n: Int }")
    one: dict[str, object] = {"n": 1}
    one |= {"t": None, "ts": []}
    for _ in range(30):
        one = {"n": 1, "t": one, "ts": [one, one]} if one["t"] is None else {"n": 1, "t": one, "ts": [one]}
    for field in ("t", "ts"):
        query = "{ t { " + f"{field} {{ n " * 30 + "}" * 32
        await same_as_graphql_core(executor, query, {"t": one})


async def test_a_document_larger_than_its_text_is_planned_only_where_there_are_objects() -> None:
    """Each fragment spreads the next one twice: 2 ** 40 places, of which one has an object."""
    executor = executor_of("type Query { t: T } type T { a: T, b: T, n: Int }")
    fragments = [f"fragment F{n} on T {{ n a {{ ...F{n + 1} }} b {{ ...F{n + 1} }} }}" for n in range(40)]
    query = "{ t { ...F0 } } " + " ".join(fragments) + " fragment F40 on T { n }"
    root = {"t": {"n": 1, "a": {"n": 2}}}
    assert await data(executor, query, root) == {"t": {"n": 1, "a": {"n": 2, "a": None, "b": None}, "b": None}}


async def test_a_chain_of_fragments_that_is_too_long_is_one_fields_error() -> None:
    executor = executor_of("type Query { t: T, n: Int } type T { n: Int }")
    fragments = [f"fragment F{n} on T {{ ...F{n + 1} }}" for n in range(5000)]
    query = "{ n t { ...F0 } } " + " ".join(fragments) + " fragment F5000 on T { n }"
    answer = await ask(executor, query, {"n": 1, "t": {"n": 1}})
    assert (answer.data.f0, answer.data.f1, [each.path for each in answer.errors]) == (1, None, [["t"]])
