"""What graphql-core's resolvers are told of where they run."""

from typing import Any

import pytest
from graphql import GraphQLResolveInfo, build_schema
from graphql.pyutils import Path

from schema.execution.executor import Executor
from tests.schema.execution.asking import data, same_as_graphql_core

SDL = """
type Query { things: [Thing], grid: [[Any]] }
union Any = Thing | Other
type Thing { where: String, thing: Thing, many: [Thing] }
type Other { where: String }
"""


def where(_parent: Any, info: GraphQLResolveInfo[Any], **_arguments: Any) -> str:
    types = []
    path: Path | None = info.path
    while path is not None:
        types.append(path.typename)
        path = path.prev
    return (
        f"{info.path.as_list()} {types} {info.parent_type} {info.field_name} {info.context} {info.root_value is None}"
    )


@pytest.fixture
def executor() -> Executor:
    schema = build_schema(SDL)
    for name in ("Thing", "Other"):
        schema.type_map[name].fields["where"].resolve = where  # type: ignore[attr-defined]
    return Executor(schema)


def thing(**fields: Any) -> dict[str, Any]:
    return {"__typename": "Thing"} | fields


async def test_a_path_is_told_through_lists_and_types(executor: Executor) -> None:
    root = {
        "things": [thing(), None, thing(thing=thing(), many=[thing(), thing(thing=thing())])],
        "grid": [[thing(), {"__typename": "Other"}], None, [thing()]],
    }
    query = "{ a: things { w: where thing { where } many { where thing { x: where } } } grid { ... on Thing { where } ... on Other { where } } }"
    await same_as_graphql_core(executor, query, root)


async def test_a_function_in_an_objects_place_is_told_its_own_path(executor: Executor) -> None:
    seen = []

    def deep(info: GraphQLResolveInfo[Any]) -> Any:
        seen.append(info.path.as_list())
        return thing(many=[thing(thing=last)])

    def last(info: GraphQLResolveInfo[Any]) -> Any:
        seen.append(info.path.as_list())
        return thing()

    got = await data(
        executor, "{ things { thing { many { thing { where } } } } }", {"things": [None, thing(thing=deep)]}
    )
    assert seen == [["things", 1, "thing"], ["things", 1, "thing", "many", 0, "thing"]]
    assert got["things"][1]["thing"]["many"][0]["thing"]["where"].startswith(
        "['things', 1, 'thing', 'many', 0, 'thing', 'where']"
    )


async def test_a_type_is_asked_for_with_the_fields_path(executor: Executor) -> None:
    seen = []

    def resolve_type(_value: Any, info: GraphQLResolveInfo[Any], _type: Any) -> str:
        seen.append(info.path.as_list())
        return "Thing"

    executor.schema.type_map["Any"].resolve_type = resolve_type  # type: ignore[attr-defined]
    await data(executor, "{ grid { __typename } }", {"grid": [[thing()], [thing()]]})
    assert seen == [["grid"], ["grid"]]
