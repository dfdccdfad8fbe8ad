"""How far operations reach, and what their answers may cost."""

from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, build_schema, get_introspection_query, parse

from schema.limits.cost import Sizes
from schema.limits.extent import Extent, Extents, written_defaults
from schema.limits.refusals import DocumentTooLarge, TooDeep
from schema.limits.settings import LimitSettings
from schema.weights import STATEMENT

SCHEMA = build_schema("""
directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
directive @listSize(
  assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true
) on FIELD_DEFINITION
type Query {
  me: Person
  people(first: Int, last: Int, filter: Filter, search: String @cost(weight: 1000)): PersonConnection
    @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"])
  few(first: Int): [Person!] @listSize(slicingArguments: ["first"])
  dozen: [Person!] @listSize(assumedSize: 12) @cost(weight: 1000)
  nodes(ids: [ID!]!): [Node] @listSize(slicingArguments: ["ids"])
  any: Being
  heavy: Heavy
  light: Heavy @cost(weight: 7)
  costly: Int @cost(weight: 1000)
}
input Filter { search: String @cost(weight: 1000) name: String and: [Filter!] }
type Heavy @cost(weight: 1000) { id: ID }
interface Node { id: ID! }
union Being = Person | Order
type Person implements Node {
  id: ID! name: String friends: [Person!] tags: [String!]
  orders(first: Int): OrderConnection
    @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["nodes"])
}
type Order implements Node { id: ID! lines: [Line!]! }
type Line { code: String person: Person }
type PageInfo { hasNextPage: Boolean! }
type PersonConnection {
  nodes: [Person!]! edges: [PersonEdge!]! pageInfo: PageInfo! totalCount: Int groups: Groups
}
type PersonEdge { cursor: String! node: Person! }
type Groups { names: [Group!]! }
type Group { name: String count: Int }
type OrderConnection { nodes: [Order!]! pageInfo: PageInfo! }
""")


def measured(
    text: str, limits: LimitSettings | None = None, schema: GraphQLSchema = SCHEMA
) -> tuple[Extents, Extent, OperationDefinitionNode]:
    document = parse(text)
    extents = Extents(schema, document, limits or LimitSettings())
    (operation,) = (each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    return extents, extents.of(operation), operation


def cost(
    text: str,
    variables: dict[str, Any] | None = None,
    schema: GraphQLSchema = SCHEMA,
    limits: LimitSettings | None = None,
) -> int:
    _, extent, operation = measured(text, limits, schema)
    return Sizes(variables or {}, written_defaults(operation)).work_out(extent.cost)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("{ __typename }", 1),
        ("{ me { name } }", 2),
        ("{ me { id name tags } }", 4),
        ("{ me { friends { name } } }", 1 + 20 * 2),
        ("{ people(first: 5) { nodes { name } } }", 1 + 5 * 2),
        ("{ people(last: 5) { nodes { name } } }", 1 + 5 * 2),
        ("{ people(first: 5, last: 9) { nodes { name } } }", 1 + 9 * 2),
        ("{ people(first: null, last: 9) { nodes { name } } }", 1 + 9 * 2),
        ("{ people { nodes { name } } }", 1 + 20 * 2),
        ("{ people(first: null) { nodes { name } } }", 1 + 20 * 2),
        ("{ people(first: 5) { totalCount pageInfo { hasNextPage } } }", 1 + 1 + 2),
        ("{ people(first: 5) { edges { cursor node { name } } totalCount } }", 1 + 5 * (1 + 1 + 2) + 1),
        ("{ people(first: 5) { groups { names { name count } } } }", 1 + 1 + 20 * 3),
        ("{ people(first: 5) { nodes { orders(first: 3) { nodes { id } } } } }", 1 + 5 * (1 + 1 + 3 * 2)),
        (
            "{ people(first: 5) { ...P } } fragment P on PersonConnection { nodes { ...N } } fragment N on Person { id }",
            11,
        ),
        ("{ people(first: 5) { ... { nodes { ... on Node { id } } } } }", 1 + 5 * 2),
        ("{ few(first: 4) { name } }", 4 * 2),
        ("{ few { name } }", 20 * 2),
        ('{ nodes(ids: ["a", "b", "c"]) { id } }', 3 * 2),
        ("{ any { ... on Person { name } ... on Order { lines { code } } } }", 1 + 1 + 20 * 2),
        ("{ me { ...A ...A } } fragment A on Person { name }", 1 + 2),
        ("{ people(first: 0) { nodes { name } } }", 1),
        ("{ people(first: -5) { nodes { name } } }", 1),
        ("{ people(first: " + "9" * 5_000 + ") { nodes { name } } }", 1 + 2 * (10**12 - 1)),
        ("{ nothing(first: 9) { nodes { deep { er } } } }", 4),
        ("{ me { ...Nowhere ... on Nobody { a { b } } } }", 1 + 2),
        ("subscription { a { b } }", 2),
    ],
)
def test_each_field_counts_once_for_every_object_that_it_is_asked_of(text: str, values: int) -> None:
    assert cost(text) == values


@pytest.mark.parametrize(
    ("value", "page"),
    [(7, 7), (7.0, 7), (None, 20), ("7", 20), (True, 20), (-7, 0), ([1, 2], 2), ({}, 20), (10**30, 10**30)],
)
def test_a_page_is_as_big_as_its_variable_says(value: object, page: int) -> None:
    assert cost("query($n: Int = 3) { people(first: $n) { nodes { name } } }", {"n": value}) == 1 + page * 2


def test_a_variable_left_out_has_its_default() -> None:
    assert cost("query($n: Int = 3) { people(first: $n) { nodes { name } } }") == 1 + 3 * 2
    assert cost('query($i: [ID!] = ["a"]) { nodes(ids: $i) { id } }') == 2
    assert cost("query($n: Int) { people(first: $n) { nodes { name } } }") == 1 + 20 * 2


@pytest.mark.parametrize("variables", [{}, {"n": None}, {"n": 3}, {"m": 3}])
def test_a_variable_without_a_value_does_not_hide_the_size_beside_it(variables: dict[str, Any]) -> None:
    asked = "query($n: Int, $m: Int) {{ people({}) {{ nodes {{ name }} }} }}"
    for sizes in ("first: $n, last: 90", "last: $n, first: 90", "first: $m, last: 90"):
        assert cost(asked.format(sizes), variables) == 1 + 90 * 2
    assert cost(asked.format("first: $n, last: $m"), {"n": None, "m": 90}) == 1 + 90 * 2


def test_a_list_sent_as_a_variable_counts_by_its_length() -> None:
    assert cost("query($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": ["a"] * 30}) == 60


def test_a_fragment_is_measured_once_and_worked_out_once_however_often_it_stands() -> None:
    links = " ".join(
        f"fragment F{n} on Person {{ ...F{n + 1} a{n}: orders(first: $n) {{ nodes {{ lines {{ person {{ ...F{n + 1} }} }} }} }} }}"
        for n in range(4)
    )
    text = f"query($n: Int) {{ me {{ ...F0 }} }} {links} fragment F4 on Person {{ name }}"
    extents, extent, operation = measured(text)
    assert extents.visited == 2 + 4 * 6 + 1
    sizes = Sizes({"n": 100}, written_defaults(operation))
    assert sizes.work_out(extent.cost) > 100**4
    assert sizes.worked_out <= 2 * extents.visited


def test_fields_are_counted_for_every_place_where_their_fragment_stands() -> None:
    _, extent, _ = measured("{ me { ...A friends { ...A } } } fragment A on Person { x: id name }")
    assert (extent.depth, extent.width, extent.fields, extent.aliases) == (3, 1, 2 + 2 * (1 + 2), 2)


def bomb(levels: int) -> str:
    links = " ".join(f"fragment F{n} on Person {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels))
    return f"{{ me {{ ...F0 }} }} {links} fragment F{levels} on Person {{ id }}"


def test_a_fragment_bomb_is_refused_after_looking_at_each_fragment_once() -> None:
    document = parse(bomb(80))
    extents = Extents(SCHEMA, document, LimitSettings())
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    with pytest.raises(DocumentTooLarge):
        extents.of(operation)
    assert extents.visited <= 2 + 2 * 80 + 1


def test_fragments_that_contain_themselves_are_left_to_validation() -> None:
    extents, extent, _ = measured("{ me { ...A } } fragment A on Person { id ...B } fragment B on Person { ...A ...B }")
    assert (extents.visited, extent.fields) == (6, 6)


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("{ me { name } }", 2),
        ("{ me { friends { friends { name } } } }", 4),
        ("{ ... { me { name } } }", 3),
        ("{ ...A } fragment A on Query { me { ...B } } fragment B on Person { friends { id } }", 3),
        ("{ me { friends { ...B } ...B } } fragment B on Person { friends { friends { id } } }", 5),
        ("{ me { ...B friends { ...B } } } fragment B on Person { friends { friends { id } } }", 5),
    ],
)
def test_depth_is_counted_through_fragments(text: str, depth: int) -> None:
    measured(text, LimitSettings(max_depth=depth))
    with pytest.raises(TooDeep):
        measured(text, LimitSettings(max_depth=depth - 1))


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (
            "max_root_fields",
            "{ me { id } ... { a: me { id } } ...A } fragment A on Query { b: me { id } c: me { id } }",
        ),
        ("max_aliases", "{ a: me { ...A } } fragment A on Person { b: id c: id d: id }"),
        ("max_fields", "{ me { id name tags } }"),
        ("max_fields", "{ me { ...A ...A } } fragment A on Person { id }"),
    ],
)
def test_the_fourth_is_one_too_many_when_three_are_allowed(limit: str, text: str) -> None:
    with pytest.raises(DocumentTooLarge) as refused:
        measured(text, LimitSettings.model_validate({limit: 3}))
    assert refused.value.details == {"limit": 3}


def test_introspection_counts_the_types_that_there_are() -> None:
    assert cost("{ __schema { types { name } } }") == 1 + 2 * len(SCHEMA.type_map)
    assert cost('{ __type(name: "Person") { fields { name } } }') == 1 + 2 * 2


OFFICE = build_schema((Path(__file__).parents[3] / "schema" / "schema.graphql").read_text(encoding="utf-8"))
PRODUCT = """
  id code name description barcode brand unit unitsPerPack minimumQuantity quantityStep taxRate
  images { url alt position } stock { policy quantity level }
  price { unitPrice discounts netUnitPrice net currency source validUntil tariff { code name } offer { code name } }
"""
LINES = f"lines {{ id position code description quantity served unitPrice discounts net product {{ {PRODUCT} }} }}"
TAXES = "taxes { name rate base tax surchargeRate surcharge }"


@pytest.mark.parametrize(
    "text",
    [
        get_introspection_query(descriptions=True, input_value_deprecation=True),
        f"{{ products(first: 100) {{ totalCount pageInfo {{ hasNextPage endCursor }} edges {{ cursor node {{ {PRODUCT} priceBreaks {{ minimumQuantity netUnitPrice }} offers {{ code name }} }} }} facets {{ brands {{ brand count }} families {{ count family {{ code name }} }} }} }} }}",
        f"{{ viewer {{ customer {{ orders(first: 100) {{ totalCount nodes {{ id number status net total {TAXES} {LINES} }} }} }} }} }}",
        f"{{ viewer {{ customer {{ invoices(first: 100) {{ nodes {{ number date total balance {TAXES} lines {{ code quantity net product {{ code name }} }} receivables {{ number dueDate balance }} }} }} }} }} }}",
        "{ families { code name children { code name children { code name } } } }",
        "{ customers(first: 100) { nodes { code name orders(first: 10) { nodes { number total lines { code quantity } } } } } }",
    ],
    ids=["introspection", "products", "orders", "invoices", "families", "customers"],
)
def test_what_the_office_shows_is_within_the_limits(text: str) -> None:
    assert cost(text, schema=OFFICE) <= LimitSettings().max_cost


@pytest.mark.parametrize(
    "text",
    [
        "{ customers(first: 100) { nodes { orders(first: 100) { nodes { lines { code product { name } } } } } } }",
        "{ families { children { children { children { children { name } } } } } }",
    ],
)
def test_what_would_read_the_whole_erp_is_not(text: str) -> None:
    assert cost(text, schema=OFFICE) > LimitSettings().max_cost


@pytest.mark.parametrize(
    ("text", "thousands", "values"),
    [
        ("{ costly }", 1, 0),
        ("{ a: costly b: costly me { id } }", 2, 2),
        ("{ heavy { id } }", 1, 1),
        ("{ light { id } }", 0, 7 + 1),
        ("{ dozen { id } }", 1, 12 * 2),
        ('{ people(search: "x") { totalCount } }', 1, 2),
        ("{ people(search: null) { totalCount } }", 0, 2),
        ('{ people(filter: { name: "x" }) { totalCount } }', 0, 2),
        ('{ people(filter: { search: "x" }) { totalCount } }', 1, 2),
        ('{ people(filter: { search: "x", and: [{ search: "y" }, { name: "z" }] }) { totalCount } }', 1, 2),
        ("{ people(first: 5) { nodes { name } } costly }", 1, 1 + 5 * 2),
        ("{ people(nothing: 1) { totalCount } }", 0, 2),
    ],
)
def test_what_the_schema_says_to_weigh_more_does(text: str, thousands: int, values: int) -> None:
    assert cost(text) == 1_000 * thousands + values


@pytest.mark.parametrize(
    ("variables", "thousands"),
    [
        ({}, 0),
        ({"f": None}, 0),
        ({"f": {}}, 0),
        ({"f": {"search": None, "name": "x"}}, 0),
        ({"f": {"search": "x"}}, 1),
        ({"f": [{"search": "x"}, {"search": "y"}, {}]}, 2),
        ({"f": "x"}, 0),
        ({"f": 7}, 0),
    ],
)
def test_what_weighs_in_a_variable_counts_where_it_is_sent(variables: dict[str, Any], thousands: int) -> None:
    assert cost("query($f: Filter) { people(filter: $f) { totalCount } }", variables) == 1_000 * thousands + 2


def test_what_weighs_in_an_argument_counts_by_the_variable_in_it() -> None:
    asked = "query($s: String = null) { people(filter: { search: $s }) { totalCount } }"
    assert [cost(asked, variables) for variables in ({}, {"s": "x"}, {"s": None})] == [2, 1_002, 2]
    assert cost('query($f: Filter = { search: "x" }) { people(filter: $f) { totalCount } }') == 1_002
    assert cost('query($f: Filter = { search: "x" }) { people(filter: $f) { totalCount } }', {"f": {}}) == 2


def test_values_that_may_weigh_are_looked_at_once_a_place_where_the_schema_says_so() -> None:
    def visited(count: int) -> int:
        filters = '{ search: "x" } ' * count
        extents, _, _ = measured(f"{{ people(filter: [{filters}]) {{ totalCount }} }}")
        return extents.visited

    assert visited(30) - visited(20) == visited(20) - visited(10) == 2 * 10


def test_each_list_and_each_figure_of_a_whole_list_weighs_as_much_as_a_statement() -> None:
    assert cost("{ products(first: 0) { nodes { name } pageInfo { hasNextPage } } }", schema=OFFICE) == STATEMENT + 2
    assert cost("{ products(first: 0) { totalCount } }", schema=OFFICE) == 2 * STATEMENT
    nested = "{ customers(first: 5) { nodes { orders(first: 0) { totalCount totals { net } } } } }"
    assert cost(nested, schema=OFFICE) == STATEMENT + 5 * (1 + STATEMENT * 3 + 1)
    assert cost('{ products(first: 0, filter: { search: "a" }) { nodes { id } } }', schema=OFFICE) == 2 * STATEMENT


def test_no_request_tries_more_than_two_passwords() -> None:
    logins = " ".join(f'l{n}: login(input: {{ username: "a", password: "b" }}) {{ accessToken }}' for n in range(3))
    assert cost(f"mutation {{ {logins} }}", schema=OFFICE) > LimitSettings().max_cost


def test_a_thousand_searched_lists_in_one_request_are_too_many() -> None:
    lists = "".join(f'l{i}: products(first: 1, filter: {{ search: "a" }}) {{ totalCount }} ' for i in range(10))
    text = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on ProductFamily {{ {lists} }} }} }}"
    assert cost(text, {"ids": ["x"] * 100}, OFFICE) > LimitSettings().max_cost


def test_a_statement_of_a_thousand_entries_in_one_page_is_let_through() -> None:
    names = "date entryNumber concept document debit credit balance"
    entries = f"entries(first: $first) {{ nodes {{ {names} }} pageInfo {{ hasNextPage }} }}"
    statement = f'statement(from: "2025-01-01", to: "2025-12-31") {{ {entries} }}'
    text = f"query ($first: Int) {{ viewer {{ customer {{ {statement} }} }} }}"
    costs = [cost(text, {"first": first}, OFFICE) for first in (100, 1_000)]
    assert costs[1] - costs[0] == 900 * len(["node", *names.split()])
    assert costs[1] < LimitSettings().max_cost
