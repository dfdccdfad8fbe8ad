"""A Strawberry schema's fields, around Strawberry's wrappers: what is called, with what, and that answers are the same."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, cast

import msgspec
import pytest
import strawberry
from graphql import parse
from strawberry.extensions import FieldExtension, SchemaExtension
from strawberry.schema.config import StrawberryConfig

from resolvers.office import Office
from schema.batched import SOURCE_METADATA, batched
from schema.context import Info, RequestContext
from schema.execution.binding import Attribute, Batch, Call
from schema.execution.executor import Answer
from schema.execution.graphql_core import run
from schema.execution.strawberry_binding import StrawberryBinding, strawberry_executor
from schema.scalars import SCALARS

seen: list[Any] = []


@pytest.fixture(autouse=True)
def _forget() -> None:
    seen.clear()


@strawberry.enum
class Colour(Enum):
    RED = "r"
    GREEN = "g"


@strawberry.interface
class Node:
    id: strawberry.ID


@strawberry.input
class Wish:
    colour: Colour
    words: list[str] = strawberry.field(default_factory=list)
    other: "Wish | None" = None


class Record:
    amount = Decimal("12.500")
    day = dt.date(2026, 3, 31)


class Doubling(FieldExtension):
    def resolve(self, next_: Any, source: Any, info: strawberry.Info, **kwargs: Any) -> Any:
        return next_(source, info, **kwargs) * 2


def _amount(self: Any) -> Any:
    return self.record.amount


@strawberry.type
class Thing(Node):
    record: strawberry.Private[Any]
    name: str
    amount: Decimal = strawberry.field(resolver=_amount, metadata={SOURCE_METADATA: "record.amount"})
    colour: Colour = Colour.RED
    day: dt.date | None = None

    @strawberry.field
    def short(self) -> str:
        return self.name[:1]

    @strawberry.field
    def longer(self, info: Info, by: int = 1, colour: Colour | None = None) -> str:
        seen.append((type(info.context).__name__, sorted(info.selected), colour))
        return self.name * by

    @strawberry.field
    def wished(self, wish: Annotated[Wish, strawberry.argument(name="aWish")]) -> str:
        return f"{type(wish).__name__} {wish.colour} {wish.words} {wish.other is None}"

    @strawberry.field
    async def later(self, root: strawberry.Parent["Thing"]) -> str:
        return root.name + self.name

    @strawberry.field(extensions=[Doubling()])  # type: ignore[untyped-decorator]
    def doubled(self, by: int) -> str:
        return self.name * by

    @batched(description="Each with its number.")
    async def numbered(parents: "Sequence[Thing]", info: Info, start: int = 1) -> list[str | None]:
        seen.append((len(parents), sorted(info.selected)))
        return [f"{start + place} {each.name}" for place, each in enumerate(parents)]

    @batched(description="What is beside it.")
    async def beside(parents: "Sequence[Thing]", info: Info) -> list[list[Node]]:
        seen.append({name: sorted(below) for name, below in info.selected.items()})
        return [[Thing(id=strawberry.ID("b"), record=Record, name="b"), Other(id=strawberry.ID("o"))] for _ in parents]


@strawberry.type
class Other(Node):
    size: int = 3


@strawberry.type
class Query:
    @strawberry.field
    def things(self) -> list[Thing]:
        return [Thing(id=strawberry.ID(str(number)), record=Record, name="abc"[number]) for number in range(3)]

    @strawberry.field
    async def node(self, id: strawberry.ID) -> Node | None:  # noqa: A002 - the schema's name
        return Other(id=id)

    @strawberry.field
    def either(self, other: bool) -> Thing | Other:
        return Other(id=strawberry.ID("o")) if other else Thing(id=strawberry.ID("t"), record=Record, name="t")


def make_schema(**more: Any) -> strawberry.Schema:
    config = StrawberryConfig(scalar_map=SCALARS, info_class=Info)
    return strawberry.Schema(Query, types=[Thing, Other], config=config, **more)


SCHEMA = make_schema()


def context() -> RequestContext:
    return RequestContext(office=cast("Office", None), principal=None, locale="en", client="test")


async def ask(query: str, **variables: Any) -> Answer:
    return await strawberry_executor(SCHEMA).prepare(parse(query), None).run(variables, context())


async def both(query: str, **variables: Any) -> Any:
    """Our data, which is Strawberry's own too; and so are the errors and what was seen."""
    answer = await ask(query, **variables)
    by_us = list(seen)
    seen.clear()
    result = await run(SCHEMA._schema, parse(query), operation=None, variables=variables, context=context())
    assert msgspec.json.encode(answer.data) == msgspec.json.encode(result.data)
    assert [(each.message, each.path) for each in answer.errors] == [
        (each.message, each.path) for each in result.errors or ()
    ]
    assert sorted(by_us, key=repr) == sorted(seen, key=repr)
    return msgspec.to_builtins(answer.data)


@pytest.mark.parametrize(
    "query",
    [
        "{ things { id name amount colour day short later } }",
        "{ things { longer(by: 2) a: longer(by: $by, colour: GREEN) } }",
        '{ things { wished(aWish: {colour: RED, other: {colour: GREEN, words: ["x"]}}) } }',
        "{ things { wished(aWish: $wish) } }",
        "{ things { doubled(by: 1) } }",
        "{ things { numbered a: numbered(start: $by) beside { id ... on Thing { name } ... on Other { size } } } }",
        '{ node(id: "x") { __typename id ... on Other { size } } }',
        "{ a: either(other: true) { id ...F } b: either(other: false) { id ...F } }",
    ],
)
async def test_answers_are_those_of_strawberry(query: str) -> None:
    declared = "query ($by: Int! = 2, $wish: Wish! = {colour: GREEN})"
    fragment = "fragment F on Node { __typename ... on Thing { name short } }" if "...F" in query else ""
    await both(f"{declared} {query} {fragment}", by=3, wish={"colour": "RED", "words": ["a"]})


async def test_a_batch_is_called_itself_with_what_is_selected() -> None:
    await ask("{ things { numbered beside { id ... on Thing { name beside { id } } } } }")
    assert (3, []) in seen
    assert {"id": [], "name": [], "beside": ["id"]} in seen


async def test_a_resolver_is_told_the_context() -> None:
    await ask("{ things { longer } }")
    assert seen == [("RequestContext", [], None)] * 3


def how(type_name: str, field: str) -> Any:
    type_: Any = SCHEMA._schema.type_map[type_name]
    return StrawberryBinding(SCHEMA).bind(type_, field, type_.fields[field])


def test_each_field_is_bound_the_shortest_way() -> None:
    assert how("Thing", "name") == Attribute("name", lenient=False)
    assert how("Thing", "amount") == Attribute("record.amount", lenient=False)
    assert isinstance(how("Thing", "numbered"), Batch)
    assert (how("Thing", "short").is_async, how("Thing", "later").is_async) == (False, True)
    assert how("Thing", "doubled") == Call(SCHEMA._schema.type_map["Thing"].fields["doubled"].resolve)  # type: ignore[attr-defined]


async def test_text_leaves_a_decimal_or_a_date_as_it_is() -> None:
    class Texts:
        amount = "1.20"

    thing = Thing(id=strawberry.ID("1"), record=Texts, name="a", day=cast("dt.date", "2026-01-02"))
    executor = strawberry_executor(SCHEMA)
    executor.facts._hows["Query", "things"] = Call(lambda _parent, _info: [thing], is_async=False, wants_info=False)
    answer = await executor.prepare(parse("{ things { amount day } }"), None).run({}, context())
    assert msgspec.to_builtins(answer.data) == {"things": [{"amount": "1.20", "day": "2026-01-02"}]}
    assert executor.slow.values == 0


async def test_an_object_of_another_class_is_an_error() -> None:
    executor = strawberry_executor(SCHEMA)
    executor.facts._hows["Query", "things"] = Call(
        lambda *_: [Other(id=strawberry.ID("1"))], is_async=False, wants_info=False
    )
    query = "{ things { id name } }"
    answer = await executor.prepare(parse(query), None).run({}, context())
    assert answer.data is None
    assert len(answer.errors) == 1


def test_a_schema_with_extensions_is_refused() -> None:
    with pytest.raises(ValueError, match="extensions"):
        strawberry_executor(make_schema(extensions=[SchemaExtension]))
