"""The endpoint as an HTTP client sees it."""

import pytest

from schema.http.negotiation import locale, media_type
from schema.http.refusals import NotAcceptable
from schema.http.settings import HttpSettings
from schema.limits.settings import LimitSettings
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, codes, open_shop, text

TYPENAME = {"query": "{ __typename }"}


async def test_a_query_is_answered_with_its_data(shop: Shop) -> None:
    response = await shop.post({"query": "{ products(first: 2) { nodes { code } } }"})
    assert response.status_code == 200
    assert response.json() == {"data": {"products": {"nodes": [{"code": "P0"}, {"code": "P1"}]}}}


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
async def test_the_answer_comes_in_the_media_type_asked_for_as_utf8(shop: Shop, accept: str) -> None:
    response = await shop.post(TYPENAME, {**LOGIN, "Accept": accept})
    assert response.headers["content-type"] == f"{accept}; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/html, */*;q=0.8", JSON),
        ("application/json, */*", JSON),
        ("application/graphql-response+json, */*", GRAPHQL_JSON),
        ("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", GRAPHQL_JSON),
        ("application/graphql-response+json;q=0.5, application/json", JSON),
        ("application/json;q=0.9, application/graphql-response+json", GRAPHQL_JSON),
        ("application/json;q=0, */*", GRAPHQL_JSON),
        ("APPLICATION/JSON", JSON),
        ("multipart/mixed, text/event-stream, application/json", JSON),
    ],
)
def test_media_types_are_weighed_by_quality_then_order(accept: str | None, expected: str) -> None:
    assert media_type(accept) == expected


@pytest.mark.parametrize(
    "accept", ["text/html", "application/json;q=0", "application/json; charset=latin1", "application/json;q=x", ",;"]
)
def test_nothing_acceptable_is_refused(accept: str) -> None:
    with pytest.raises(NotAcceptable):
        media_type(accept)


async def test_a_client_that_accepts_neither_media_type_gets_406(shop: Shop) -> None:
    response = await shop.post(TYPENAME, {**LOGIN, "Accept": "text/html"})
    assert (response.status_code, codes(response)) == (406, ["NOT_ACCEPTABLE"])


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "es"),
        ("", "es"),
        ("ca, fr", "es"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("es,en", "es"),
        ("en;q=x", "es"),
    ],
)
def test_the_language_is_spanish_unless_english_is_preferred(header: str | None, expected: str) -> None:
    assert locale(header) == expected


async def test_errors_speak_the_language_of_the_request(shop: Shop) -> None:
    assert text(await shop.post({})) == "Falta el documento; envíelo como texto en `query`."
    english = await shop.post({}, {**LOGIN, "Accept-Language": "en-GB"})
    assert text(english) == "There is no document; send it as a string in `query`."


async def test_resolvers_are_given_the_language_of_the_request(shop: Shop) -> None:
    response = await shop.post({"query": "{ locale }"}, {**LOGIN, "Accept-Language": "en"})
    assert response.json() == {"data": {"locale": "en"}}


async def test_answers_vary_by_what_they_depend_on_and_are_never_stored(shop: Shop) -> None:
    response = await shop.post(TYPENAME)
    assert response.headers["vary"] == "Accept, Accept-Encoding, Accept-Language, Authorization"
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/graphql",
        "application/json; charset=latin1",
    ],
)
async def test_only_json_in_utf8_is_read(shop: Shop, content_type: str) -> None:
    response = await shop.post(b'{"query":"{ __typename }"}', {**LOGIN, "Content-Type": content_type})
    assert (response.status_code, response.headers["accept-post"]) == (415, JSON)


@pytest.mark.parametrize("content_type", ["application/json;charset=UTF-8", 'application/json; charset="utf-8"'])
async def test_utf8_may_be_said(shop: Shop, content_type: str) -> None:
    response = await shop.post(b'{"query":"{ __typename }"}', {**LOGIN, "Content-Type": content_type})
    assert response.status_code == 200


async def test_a_compressed_body_is_refused(shop: Shop) -> None:
    assert (await shop.post(TYPENAME, {**LOGIN, "Content-Encoding": "gzip"})).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"])
async def test_other_methods_are_told_which_are_allowed(shop: Shop, method: str) -> None:
    async with shop.client() as client:
        response = await client.request(method, "/graphql")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no es JSON"),
        (b"NONSENSE", "no es JSON"),
        (b'{"query":', "no es JSON"),
        (b"[]", "lotes"),
        (b' [{"query": "{ __typename }"}]', "lotes"),
        (b"null", "un objeto"),
        (b'"{ __typename }"', "un objeto"),
        (b"{}", "Falta el documento"),
        (b'{"query": null}', "Falta el documento"),
        (b'{"query": 1}', "$.query"),
        (b'{"query": ["{ __typename }"]}', "$.query"),
        (b'{"query": "{ __typename }", "variables": [7]}', "$.variables"),
        (b'{"query": "{ __typename }", "variables": "{}"}', "$.variables"),
        (b'{"query": "{ __typename }", "operationName": 7}', "$.operationName"),
        (b'{"query": "{ __typename }", "extensions": []}', "$.extensions"),
        (b'{"query": "\xff"}', "UTF-8"),
    ],
)
@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
async def test_a_malformed_request_is_400_whatever_the_media_type_and_says_why(
    shop: Shop, body: bytes, said: str, accept: str
) -> None:
    response = await shop.post(body, {**LOGIN, "Accept": accept})
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])
    assert said in text(response)
    assert "data" not in response.json()


@pytest.mark.parametrize("name", ["variables", "operationName", "extensions"])
async def test_null_for_a_parameter_is_the_same_as_leaving_it_out(shop: Shop, name: str) -> None:
    assert (await shop.post({**TYPENAME, name: None})).json() == {"data": {"__typename": "Query"}}


async def test_parameters_that_nobody_knows_are_ignored(shop: Shop) -> None:
    assert (await shop.post({**TYPENAME, "extensions": {"a": 1}, "id": 5})).status_code == 200


@pytest.mark.parametrize(
    ("query", "code"),
    [("{", "GRAPHQL_PARSE_FAILED"), ("{ nothing }", "GRAPHQL_VALIDATION_FAILED")],
)
async def test_a_document_refused_is_400_as_graphql_and_200_as_json(shop: Shop, query: str, code: str) -> None:
    as_graphql = await shop.post({"query": query})
    as_json = await shop.post({"query": query}, {**LOGIN, "Accept": JSON})
    assert (as_graphql.status_code, as_json.status_code) == (400, 200)
    assert codes(as_graphql) == codes(as_json) == [code]
    assert "data" not in as_graphql.json()
    assert as_graphql.json()["errors"][0]["locations"] == [{"line": 1, "column": 3 if "n" in query else 2}]


async def test_a_variable_that_cannot_be_used_is_400_and_named(shop: Shop) -> None:
    response = await shop.post(
        {"query": "query($n: Int!) { products(first: $n) { totalCount } }", "variables": {"n": "x"}}
    )
    assert (response.status_code, codes(response)) == (400, ["BAD_USER_INPUT"])
    assert "'$n'" in text(response)


async def test_null_for_an_argument_that_may_not_be_null_is_the_callers_fault(shop: Shop) -> None:
    query = "query($n: Int = 1) { products(first: $n) { totalCount } viewer { username } }"
    response = await shop.post({"query": query, "variables": {"n": None}})
    assert codes(response) == ["BAD_USER_INPUT"]


async def test_of_several_operations_one_must_be_named(shop: Shop) -> None:
    query = "query A { a: __typename } query B { b: __typename }"
    assert codes(await shop.post({"query": query})) == ["OPERATION_REFUSED"]
    assert codes(await shop.post({"query": query, "operationName": "C"})) == ["OPERATION_REFUSED"]
    assert codes(await shop.post({"query": query, "operationName": ""})) == ["OPERATION_REFUSED"]
    assert (await shop.post({"query": query, "operationName": "B"})).json() == {"data": {"b": "Query"}}


async def test_two_operations_of_one_name_are_refused(shop: Shop) -> None:
    query = "query A { __typename } query A { __typename }"
    assert codes(await shop.post({"query": query, "operationName": "A"})) == ["GRAPHQL_VALIDATION_FAILED"]


@pytest.mark.parametrize("query", ["fragment F on Query { __typename }", "type T { a: Int }", "subscription { ticks }"])
async def test_what_is_no_query_or_mutation_is_refused(shop: Shop, query: str) -> None:
    assert codes(await shop.post({"query": query})) == ["OPERATION_REFUSED"]


async def test_a_hash_without_a_document_is_told_that_it_is_not_supported(shop: Shop) -> None:
    response = await shop.post({"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "00"}}})
    assert codes(response) == ["PERSISTED_QUERY_NOT_SUPPORTED"]


async def test_mutations_run_one_after_the_other(shop: Shop) -> None:
    await shop.post({"query": 'mutation { a: step(name: "a") b: step(name: "b") }'})
    assert shop.contexts[0].steps == ["a begins", "a ends", "b begins", "b ends"]


async def test_a_query_comes_by_get_from_somebody_logged_in(shop: Shop) -> None:
    variables = {"query": "query Q($n: Int!) { products(first: $n) { nodes { code } } }", "variables": '{"n":1}'}
    response = await shop.get({**variables, "operationName": "Q", "extensions": "{}"})
    assert response.json() == {"data": {"products": {"nodes": [{"code": "P0"}]}}}


async def test_get_without_a_login_is_refused_even_for_what_is_public(shop: Shop) -> None:
    response = await shop.get({"query": "{ __typename }"}, {})
    assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
async def test_a_mutation_by_get_is_405(shop: Shop, accept: str) -> None:
    response = await shop.get({"query": 'mutation { step(name: "a") }'}, {**LOGIN, "Accept": accept})
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert shop.contexts[0].steps == []


async def test_an_empty_operation_name_in_the_url_is_none(shop: Shop) -> None:
    assert (await shop.get({"query": "{ __typename }", "operationName": "", "variables": ""})).status_code == 200


@pytest.mark.parametrize(
    "params",
    [
        b"",
        b"query=%7B__typename%7D&query=%7Bviewer%7Busername%7D%7D",
        b"query=%ff",
        b"query=%7B__typename%7D&variables=[1]",
        b"query=%7B__typename%7D&variables={",
        b"query=%7B__typename%7D&extensions=1",
        b"&".join(b"a%d=1" % n for n in range(50)),
    ],
)
async def test_a_malformed_url_is_400(shop: Shop, params: bytes) -> None:
    assert (await shop.get(params)).status_code == 400


async def test_a_url_longer_than_a_body_may_be_is_414(way: str) -> None:
    shop = open_shop(way, limits=LimitSettings(max_body_bytes=100))
    assert (await shop.get({"query": "{ __typename }" + " " * 100})).status_code == 414


async def test_the_path_is_a_setting(way: str) -> None:
    shop = open_shop(way, http=HttpSettings(path="/api"))
    async with shop.client() as client:
        assert (await client.post("/api", json=TYPENAME)).status_code == 200
        assert (await client.post("/graphql", json=TYPENAME)).status_code == 404
