"""What a resolver is told is selected below its field, by our executor and under graphql-core."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from graphql import build_schema, execute, parse

from schema.execution.binding import Call
from schema.execution.selected import Selected, selected_below
from tests.schema.execution.asking import ask, data, executor_of

SDL = """
type Query { things(first: Int): Page, any: Any, node: Node, name: String }
type Page { nodes: [Thing], total: Int, pageInfo: Info }
type Info { next: Boolean }
union Any = Thing | Other
interface Node { id: ID }
type Thing implements Node { id: ID, name: String, thing: Thing }
type Other implements Node { id: ID, size: Int, thing: Page }
"""

CASES = [
    (
        "things",
        "{ nodes { name x: name thing { id } } again: nodes { id __typename } }",
        {"nodes": {"name": {}, "thing": {"id": {}}, "id": {}}},
    ),
    ("things", "{ total @skip(if: true) nodes @include(if: $yes) { name @skip(if: $yes) id } }", {"nodes": {"id": {}}}),
    ("things", "{ ...F pageInfo { next } } ", {"total": {}, "nodes": {"id": {}}, "pageInfo": {"next": {}}}),
    (
        "any",
        "{ ... on Thing { name } ... on Other { size thing { total } } }",
        {"name": {}, "size": {}, "thing": {"total": {}}},
    ),
    ("any", "{ ... on Node { id ... on Thing { name } } }", {"id": {}, "name": {}}),
    (
        "any",
        "{ ... on Thing { ... on Node { ... on Other { size } } thing { name } } ... on Other { thing { total } } }",
        {"thing": {"name": {}, "total": {}}},
    ),
    ("node", "{ id ... on Other { size } }", {"id": {}, "size": {}}),
    ("name", "", {}),
]


def tree(selected: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tree(below) for name, below in selected.items()}


@pytest.mark.parametrize(("field", "below", "expected"), CASES, ids=[case[1] for case in CASES])
async def test_it_is_told_alike_by_both(field: str, below: str, expected: dict[str, Any]) -> None:
    told: list[Selected] = []

    def by_us(_parent: Any, info: Any, **_arguments: Any) -> None:
        told.append(info.selected)

    def by_graphql_core(_parent: Any, info: Any, **_arguments: Any) -> None:
        told.append(selected_below(info))

    schema = build_schema(SDL)
    assert schema.query_type is not None
    schema.query_type.fields[field].resolve = by_graphql_core
    executor = executor_of(schema, {f"Query.{field}": Call(by_us, is_async=False, wants_info=False)})
    document = parse(f"query ($yes: Boolean!) {{ {field} {below} }} fragment F on Page {{ total nodes {{ id }} }}")
    await executor.prepare(document, None).run({"yes": True}, None)
    execute(schema, document, variable_values={"yes": True})
    assert [tree(each) for each in told] == [expected, expected]


async def test_it_is_one_object_for_a_plan() -> None:
    told = []

    def things(_parent: Any, info: Any) -> None:
        told.append(info.selected)

    executor = executor_of(SDL, {"Query.things": Call(things, is_async=False, wants_info=False)})
    prepared = executor.prepare(parse("query ($a: Boolean!) { things { total nodes @skip(if: $a) { id } } }"), None)
    for value in (True, False, True):
        await prepared.run({"a": value}, None)
    assert told[0] is told[2]
    assert told[0] != told[1]
    assert len({told[0], told[1], told[2]}) == 2
    assert [sorted(each) for each in told] == [["total"], ["nodes", "total"], ["total"]]


async def test_it_is_read_only_as_far_as_somebody_asks() -> None:
    """Each fragment spreads the next one twice: 2 ** 40 places."""
    told = []

    def thing(_parent: Any, info: Any) -> None:
        told.append(info.selected["a"]["b"])

    executor = executor_of(
        "type Query { t: T } type T { a: T, b: T, n: Int }",
        {"Query.t": Call(thing, is_async=False, wants_info=False)},
    )
    fragments = [f"fragment F{n} on T {{ n a {{ ...F{n + 1} }} b {{ ...F{n + 1} }} }}" for n in range(40)]
    await data(executor, "{ t { ...F0 } } " + " ".join(fragments) + " fragment F40 on T { n }")
    assert sorted(told[0]) == ["a", "b", "n"]


PLAIN = [
    ("{ nodes { id label: name } }", {"id": "id", "label": "name"}),
    ("{ nodes { name } ...F total }", {"name": "name", "id": "id"}),
    ("{ nodes { name @skip(if: true) id } }", {"id": "id"}),
    ("{ all: nodes { id } }", {"id": "id"}),
    ("{ nodes { id thing { id } } }", None),
    ("{ nodes { id __typename } }", None),
    ("{ nodes { id } again: nodes { name } }", None),
]


@pytest.mark.parametrize(("below", "expected"), PLAIN, ids=[case[0] for case in PLAIN])
async def test_it_tells_the_keys_of_a_list_that_may_be_written_already(
    below: str, expected: dict[str, str] | None
) -> None:
    told = []

    def things(_parent: Any, info: Any) -> None:
        told.append(info.selected["nodes"].plainly())

    executor = executor_of(SDL, {"Query.things": Call(things, is_async=False, wants_info=False)})
    document = parse(f"{{ things {below} }} fragment F on Page {{ nodes {{ id }} }}")
    await executor.prepare(document, None).run({}, None)
    assert told == [expected]
    assert expected is None or list(told[0]) == list(expected)


def test_nothing_may_be_written_already_under_graphql_core() -> None:
    told = []

    def things(_parent: Any, info: Any) -> None:
        told.append(selected_below(info)["nodes"].plainly())

    schema = build_schema(SDL)
    assert schema.query_type is not None
    schema.query_type.fields["things"].resolve = things
    execute(schema, parse("{ things { nodes { id } } }"))
    assert told == [None]


async def written(_info: Any = None) -> msgspec.Raw:
    return msgspec.Raw(b'[{"id":"1"}]')


async def test_a_written_list_that_is_waited_for_leaves_as_it_is() -> None:
    answer = await ask(executor_of(SDL), "{ things { nodes { id } } }", {"things": {"nodes": written}})
    assert answer.errors == []
    assert msgspec.json.encode(answer.data) == b'{"things":{"nodes":[{"id":"1"}]}}'


async def test_a_written_list_leaves_as_it_is() -> None:
    page = SimpleNamespace(total=1, nodes=msgspec.Raw(b'[{"id":"1"}]'))
    executor = executor_of(SDL, {"Query.things": Call(lambda _parent, _info: page, is_async=False, wants_info=False)})
    answer = await executor.prepare(parse("{ things { nodes { id } total } }"), None).run({}, None)
    assert answer.errors == []
    assert msgspec.json.encode(answer.data) == b'{"things":{"nodes":[{"id":"1"}],"total":1}}'
    assert executor.slow.values == 0
