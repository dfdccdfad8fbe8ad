"""Who may ask what."""

import pytest
from graphql import get_introspection_query

from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, codes

STRANGER: dict[str, str] = {}
LOG_IN = 'mutation { login(input: {username: "ana", password: "x"}) { accessToken } }'


@pytest.mark.parametrize(
    "query",
    [
        "{ __typename }",
        "mutation { __typename }",
        LOG_IN,
        'mutation M { ...L } fragment L on Mutation { a: login(input: {username: "b", password: "x"}) { accessToken } }',
    ],
)
async def test_a_stranger_may_log_in_and_ask_for_the_root_types(shop: Shop, query: str) -> None:
    response = await shop.post({"query": query}, STRANGER)
    assert response.status_code == 200
    assert "errors" not in response.json()


@pytest.mark.parametrize(
    "query",
    [
        "{ viewer { username } }",
        "{ login: viewer { username } }",
        "{ __typename ... { ... on Query { viewer { username } } } }",
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A viewer { username } }",
        "{ viewer @skip(if: true) { username } }",
        "{ login }",
        'mutation { step(name: "a") }',
        'mutation { login: step(name: "a") }',
        "{ __schema { queryType { name } } }",
        '{ __type(name: "Product") { name } }',
        get_introspection_query(),
    ],
)
async def test_a_stranger_may_ask_nothing_else(shop: Shop, query: str) -> None:
    response = await shop.post({"query": query}, STRANGER)
    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])
    assert response.headers["www-authenticate"] == "Bearer"
    assert "data" not in response.json()


async def test_as_json_a_stranger_is_refused_inside_the_answer(shop: Shop) -> None:
    response = await shop.post({"query": "{ viewer { username } }"}, {"Accept": JSON})
    assert (response.status_code, codes(response)) == (200, ["UNAUTHENTICATED"])


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
async def test_a_token_that_proves_nothing_is_401_whatever_the_media_type(shop: Shop, accept: str) -> None:
    response = await shop.post({"query": "{ __typename }"}, {"Authorization": "Bearer bad", "Accept": accept})
    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])
    assert response.headers["www-authenticate"] == "Bearer"


async def test_a_stranger_is_refused_before_hearing_what_the_schema_has(shop: Shop) -> None:
    assert codes(await shop.post({"query": "{ viewr { usrname } }"}, STRANGER)) == ["UNAUTHENTICATED"]


async def test_names_that_are_close_are_told_only_to_somebody_logged_in(shop: Shop) -> None:
    query = {"query": 'mutation { login(input: {usernam: "a", password: "x"}) { accesToken } }'}
    assert "Did you mean" in (await shop.post(query, LOGIN)).text
    assert "Did you mean" not in (await shop.post(query, STRANGER)).text


async def test_somebody_logged_in_may_introspect(shop: Shop) -> None:
    response = await shop.post({"query": get_introspection_query()})
    assert response.json()["data"]["__schema"]["queryType"]["name"] == "Query"


async def test_a_strangers_documents_are_not_kept(shop: Shop) -> None:
    await shop.post({"query": LOG_IN}, STRANGER)
    assert len(shop.endpoint.service.documents) == 0
    await shop.post({"query": LOG_IN}, LOGIN)
    assert len(shop.endpoint.service.documents) == 1


async def test_a_kept_document_lets_no_stranger_in(shop: Shop) -> None:
    query = {"query": "{ viewer { username } }"}
    assert (await shop.post(query)).json() == {"data": {"viewer": {"username": "ana"}}}
    assert codes(await shop.post(query, STRANGER)) == ["UNAUTHENTICATED"]
