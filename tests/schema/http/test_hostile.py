"""Requests meant to hurt: each is answered, none with a fault of ours, and none takes more counting than it is long."""

import json
from collections.abc import Iterable

import pytest

from schema.limits.settings import LimitSettings
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, codes


def repeat(count: int, pattern: str) -> str:
    """`pattern` so many times, with `#` for the number."""
    return " ".join(pattern.replace("#", str(n)) for n in range(count))


def nested(count: int, field: str, inside: str) -> str:
    return f"{field} {{ " * count + inside + " }" * count


def chain(count: int, spreads: int, inside: str = "code") -> str:
    """Fragments of which each spreads the next, several times."""
    links = repeat(count, "fragment F# on Product { code " + "...F@# " * spreads + "}")
    for n in range(count):
        links = links.replace(f"...F@{n} ", f"...F{n + 1} ")
    return f'{{ product(code: "a") {{ ...F0 }} }} {links} fragment F{count} on Product {{ {inside} }}'


DOCUMENTS = {
    "deep nesting": f'{{ product(code: "a") {{ {nested(60, "related", "code")} }} }}',
    "deeper than the parser goes": f'{{ product(code: "a") {{ {nested(1_000, "related", "code")} }} }}',
    "deep inline fragments": f"{{ {nested(100, '...', '__typename')} }}",
    "deep through fragments": 'fragment Z on Product { code } { product(code: "a") { related { ...F0 } } }'
    + repeat(30, "fragment F# on Product { related { related { ...F% } } }").replace("F%", "F0"),
    "brackets only": "{" * 30_000,
    "deep list literal": "{ product(code: " + "[" * 3_000 + "]" * 3_000 + ") { code } }",
    "deep object literal": "{ product(code: " + "{a: " * 3_000 + "1" + "}" * 3_000 + ") { code } }",
    "deep list type": "query(" + "$a: " + "[" * 3_000 + "Int" + "]" * 3_000 + ") { __typename }",
    "alias flood": f"{{ {repeat(1_000, 'a#: __typename')} }}",
    "alias flood of objects": f"{{ {repeat(500, 'a#: products(first: 100) { nodes { code } }')} }}",
    "alias flood in a fragment": "{ "
    + repeat(10, "...A")
    + " } fragment A on Query { "
    + repeat(50, "a#: __typename")
    + " }",
    "field flood": "{ " + "__typename " * 2_000 + "}",
    "field flood under one name": "{ " + 'product(code: "a") { code } ' * 400 + "}",
    "root flood": "{ " + repeat(15, "...A") + " } fragment A on Query { viewer { username } erp }",
    "fragment bomb": chain(60, 2),
    "fragment bomb, wide": chain(10, 50),
    "fragment bomb with pages": "query($n: Int) { viewer { ...F0 } } "
    + repeat(40, "fragment F# on Viewer { ...F% ...F% products(first: $n) { totalCount } }").replace("F%", "F39"),
    "fragment cycle": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "fragment of itself": "{ ...A } fragment A on Query { ...A ...A }",
    "long fragment cycle": chain(90, 1, "...F0"),
    "fragment missing": "{ ...Nothing }",
    "fragment flood": "{ __typename } " + repeat(500, "fragment F# on Query { __typename }"),
    "fragments of one name": "{ ...A } " + "fragment A on Query { __typename } " * 90,
    "spread flood": "{ " + "...A " * 2_000 + "} fragment A on Query { __typename }",
    "spread flood of nothing": "{ " + "...A " * 2_000 + "} fragment A on Query { }",
    "unused fragments": "{ __typename } " + repeat(90, "fragment F# on Query { viewer { username } }"),
    "unknown types": "{ ... on Nothing { a } ...A } fragment A on Nobody { b { c } }",
    "duplicate arguments": "{ product(" + 'code: "a" ' * 1_200 + ") { code } }",
    "many duplicate arguments": "{ product(" + 'code: "a" ' * 10_000 + ") { code } }",
    "duplicate input fields": "mutation { login(input: { " + 'username: "a" ' * 1_200 + "}) { accessToken } }",
    "unknown arguments": f"{{ product({repeat(900, 'a#: 1')}) {{ code }} }}",
    "list literal": "{ product(code: [" + "1 " * 4_000 + "]) { code } }",
    "directive flood": "{ __typename " + "@skip(if: false) " * 500 + "}",
    "unknown directives": "{ __typename " + repeat(90, "@d#") + "}",
    "directives on the operation": "query " + "@include(if: true) " * 90 + "{ __typename }",
    "defer": "{ ... @defer { __typename } }",
    "variable flood": f"query({repeat(1_000, '$a#: Int')}) {{ __typename }}",
    "duplicate variables": "query(" + "$a: Int " * 90 + ") { __typename }",
    "operation flood": repeat(500, "query Q# { __typename }"),
    "token flood": "{ " + "a " * 20_000 + "}",
    "comment flood": "# x\n" * 5_000 + "{ __typename }",
    "comma flood": "{" + "," * 60_000 + " __typename }",
    "long name": "{ " + "a" * 60_000 + " }",
    "long string": '{ product(code: "' + "a" * 60_000 + '") { code } }',
    "longer than a document may be": "{ __typename }" + " " * 70_000,
    "huge int": "{ products(first: " + "9" * 20_000 + ") { totalCount } }",
    "negative page": "{ products(first: -100) { totalCount } }",
    "huge page": "{ products(first: 2147483647) { nodes { related { related { code } } } } }",
    "pages in pages": "{ products(first: 100) { nodes " + nested(6, "{ related", "code }")[1:-1] + " } }",
    "float page": "{ products(first: 1e9) { totalCount } }",
    "null byte": "{ __typename \x00 }",
    "byte order mark": "\ufeff{ __typename }",
    "bidirectional override": "{ \u202e__typename }",
    "escaped surrogate": '{ product(code: "\\uD800") { code } }',
    "escaped too high": '{ product(code: "\\u{110000}") { code } }',
    "escaped astral": '{ product(code: "\\u{1F600}") { code } }',
    "unterminated string": '{ product(code: "',
    "unterminated block": '{ product(code: """' + '"' * 1_000,
    "type system": "type A { a: Int } schema { query: A }",
    "extension": "extend type Query { a: Int } { __typename }",
    "subscription": "subscription { ticks }",
    "introspection nest": "{ __schema { types { " + nested(5, "fields { type", "name }" + " }" * 4)[:-9] + " } } }",
    "introspection aliases": "{ " + repeat(15, "a#: __schema { types { fields { args { type { name } } } } }") + " }",
    "words": "please drop the table",
    "sql": "'; DROP TABLE logins; --",
    "path": "../../etc/passwd",
    "empty": "",
    "empty braces": "{}",
    "spaces": " \t\n",
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("headers", [LOGIN, {}], ids=["logged in", "stranger"])
async def test_a_hostile_document_is_answered_without_a_fault(
    shop: Shop, document: str, headers: dict[str, str]
) -> None:
    response = await shop.post({"query": document, "variables": {"n": 100}}, headers)
    assert response.status_code < 500
    assert "INTERNAL" not in codes(response)


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
async def test_a_hostile_document_as_json_is_answered_inside_the_answer(shop: Shop, document: str) -> None:
    response = await shop.post({"query": document}, {**LOGIN, "Accept": JSON})
    assert response.status_code == 200
    assert "data" in response.json() or codes(response)


DEEP_LIST = b"[" * 100_000 + b"]" * 100_000
DEEP_MAP = b'{"a":' * 50_000 + b"1" + b"}" * 50_000
BODIES = {
    "deep list": b'{"query": "{ __typename }", "variables": {"a": ' + DEEP_LIST + b"}}",
    "deep map": b'{"query": "{ __typename }", "variables": ' + DEEP_MAP + b"}",
    "deep in what is ignored": b'{"query": "{ __typename }", "x": ' + DEEP_LIST + b"}",
    "deep in extensions": b'{"query": "{ __typename }", "extensions": ' + DEEP_MAP + b"}",
    "deep batch": DEEP_LIST,
    "nan": b'{"query": "{ __typename }", "variables": {"a": NaN}}',
    "infinity": b'{"query": "{ __typename }", "variables": {"a": -Infinity}}',
    "number too big": b'{"query": "{ __typename }", "variables": {"a": 1e999}}',
    "integer too big": b'{"query": "{ __typename }", "variables": {"a": ' + b"9" * 5_000 + b"}}",
    "lone surrogate": b'{"query": "{ __typename }", "variables": {"a": "\\ud800"}}',
    "lone low surrogate": b'{"query": "{ __typename }", "variables": {"a": "\\udc00 "}}',
    "lone surrogate in the document": b'{"query": "{ \\ud800 }"}',
    "surrogate as bytes": b'{"query": "\xed\xa0\x80"}',
    "latin1": '{"query": "{ año }"}'.encode("latin1"),
    "utf16": '{"query": "{ __typename }"}'.encode("utf-16"),
    "utf32": '{"query": "{ __typename }"}'.encode("utf-32"),
    "overlong": b'{"query": "\xc0\x80"}',
    "byte order mark": b'\xef\xbb\xbf{"query": "{ __typename }"}',
    "raw null byte": b'{"query": "a\x00b"}',
    "truncated": b'{"query": "{ __typename }',
    "trailing": b'{"query": "{ __typename }"} {"query": "{ __typename }"}',
    "comment": b'/* */ {"query": "{ __typename }"}',
    "single quotes": b"{'query': '{ __typename }'}",
    "number": b"1",
    "true": b"true",
    "batch": b'[{"query": "{ __typename }"}, {"query": "{ __typename }"}]',
    "form": b"query=%7B__typename%7D",
    "multipart": b'--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{}\r\n--b--',
    "prototype": b'{"__proto__": {"query": "{ __typename }"}}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("accept", [GRAPHQL_JSON, JSON])
async def test_a_hostile_body_is_400(shop: Shop, body: bytes, accept: str) -> None:
    response = await shop.post(body, {**LOGIN, "Accept": accept})
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])


VARIABLES = [
    {"n": 10**25},
    {"n": 10**4_000},
    {"n": 1e300},
    {"n": -1},
    {"n": True},
    {"n": "1" * 100_000},
    {"n": [1] * 10_000},
    {"n": {"a": {"b": [None]}}},
    {"n": "\x00"},
    {"n": "\u202e"},
    {str(n): n for n in range(10_000)},
    {"__proto__": 1, "": 2, "\x00": 3},
]


@pytest.mark.parametrize("variables", VARIABLES, ids=range(len(VARIABLES)))
async def test_hostile_variables_are_the_callers_fault_or_ignored(shop: Shop, variables: dict[str, object]) -> None:
    query = "query($n: Int) { viewer { products(first: $n) { nodes { related { code } } } } }"
    response = await shop.post({"query": query, "variables": variables})
    assert response.status_code in {200, 400}
    assert "INTERNAL" not in codes(response)


async def test_a_variable_nested_as_deep_as_json_may_be_is_the_callers_fault(shop: Shop) -> None:
    deep = json.loads("[" * 190 + "]" * 190)
    response = await shop.post(
        {"query": "query($n: Int) { products(first: $n) { totalCount } }", "variables": {"n": deep}}
    )
    assert (response.status_code, codes(response)) == (400, ["BAD_USER_INPUT"])


HEADERS = [
    {"Accept": ", ;;q=,*/*" * 500},
    {"Accept": "application/json;q=" + "9" * 5_000},
    {"Accept-Language": ",;-" * 5_000},
    {"Accept-Language": "en;q=nan"},
    {"Accept-Language": "en;q=1e999"},
    {"Content-Encoding": "identity"},
    {"Authorization": ""},
    {"Authorization": "\x7f"},
]


@pytest.mark.parametrize("headers", HEADERS, ids=range(len(HEADERS)))
async def test_hostile_headers_are_answered(shop: Shop, headers: dict[str, str]) -> None:
    assert (await shop.post({"query": "{ __typename }"}, {**LOGIN, **headers})).status_code < 500


def visited(shop: Shop, documents: Iterable[str]) -> list[tuple[int, int]]:
    """The length of each document in tokens, and the nodes that were looked at."""
    read = [shop.endpoint.service.documents.read(each) for each in documents]
    return [(each.node.token_count, each.visited) for each in read]


@pytest.mark.parametrize(
    "grow",
    [
        lambda n: f"{{ {repeat(n, '__typename')} }}",
        lambda n: "{ " + "...A " * n + "} fragment A on Query { __typename }",
        lambda n: chain(n, 1),
        lambda n: f"{{ product({repeat(n, 'a#: 1')}) {{ code }} }}",
        lambda n: "{ __typename " + "@skip(if: false) " * n + "}",
        lambda n: repeat(n, "query Q# { ...A }") + " fragment A on Query { viewer { username } }",
    ],
)
def test_counting_grows_as_the_document_does(shop: Shop, grow: object) -> None:
    sizes = visited(shop, (grow(n) for n in (5, 10, 15)))  # type: ignore[operator]
    assert all(nodes < 3 * tokens for tokens, nodes in sizes)
    assert sizes[2][1] - sizes[1][1] == sizes[1][1] - sizes[0][1]


async def test_a_request_at_its_limits_is_served(shop: Shop) -> None:
    limits = LimitSettings()
    aliases = repeat(limits.max_aliases, "a#: code")
    response = await shop.post({"query": f'{{ product(code: "a") {{ {aliases} }} }}'})
    assert len(response.json()["data"]["product"]) == limits.max_aliases
