"""Several operations in one body: refused unless the site wants them, then answered in their order as one request."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from schema.http.batches import BatchReader
from schema.http.refusals import HttpRefusal
from schema.http.settings import HttpSettings
from schema.limits.settings import LimitSettings
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, codes, open_shop, text

LOCALE = {"query": "{ locale }"}
PAGE = {"query": "query ($n: Int) { products(first: $n) { nodes { code } } }", "variables": {"n": 3}}


def opened(way: str, most: int = 3, **limits: Any) -> Shop:
    return open_shop(way, http=HttpSettings(batch=most), limits=LimitSettings(**limits))


def steps(*names: str) -> list[dict[str, str]]:
    return [{"query": f'mutation {{ step(name: "{name}") }}'} for name in names]


async def test_they_are_refused_unless_the_site_wants_them(shop: Shop) -> None:
    response = await shop.post([LOCALE])
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])
    assert "lotes" in text(response)
    assert shop.contexts == []


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
async def test_they_are_answered_as_an_array_in_their_order(way: str, accept: str) -> None:
    asked = [LOCALE, {"query": "query A { a: locale } query B { b: locale }", "operationName": "B"}, PAGE]
    response = await opened(way).post(asked, {**LOGIN, "Accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, f"{accept}; charset=utf-8")
    assert response.json() == [
        {"data": {"locale": "es"}},
        {"data": {"b": "es"}},
        {"data": {"products": {"nodes": [{"code": "P0"}, {"code": "P1"}, {"code": "P2"}]}}},
    ]


@pytest.mark.parametrize("body", [b' [{"query": "{ locale }"}]', b'\n\t[ {"query": "{ locale }"} ] \n'])
async def test_one_in_an_array_is_answered_in_an_array(way: str, body: bytes) -> None:
    assert (await opened(way).post(body)).json() == [{"data": {"locale": "es"}}]


async def test_what_is_wrong_with_one_is_said_in_its_place(way: str) -> None:
    asked = [{"query": "{ nothing }"}, LOCALE, {"qeury": ""}]
    response = await opened(way).post(asked)
    first, second, third = response.json()
    assert response.status_code == 200
    assert first["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert second == {"data": {"locale": "es"}}
    assert third["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


@pytest.mark.parametrize(
    "entry",
    [
        "null",
        "7",
        '{"query": "\xff"}',
        '"{ locale }"',
        "[]",
        '{"query": 7}',
        '{"query": "{ locale }", "variables": []}',
    ],
)
async def test_what_is_no_request_is_said_in_its_place(way: str, entry: str) -> None:
    response = await opened(way).post(f'[{entry}, {{"query": "{{ locale }}"}}]'.encode("latin-1"))
    first, second = response.json()
    assert first["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
    assert second == {"data": {"locale": "es"}}


async def test_an_error_that_nobody_foresaw_spoils_no_other(way: str) -> None:
    shop = opened(way)
    asked = [*steps("a"), {"query": '{ product(code: "P") { broken } }'}, *steps("b")]
    first, second, third = (await shop.post(asked)).json()
    assert (first, third) == ({"data": {"step": 2}}, {"data": {"step": 2}})
    assert second["errors"][0]["extensions"]["code"] == "INTERNAL"


@pytest.mark.parametrize("body", [b"[", b"[{]", b"[" * 5_000, b"[]", b"[{},{},{},{}]"])
async def test_what_is_no_list_of_as_many_as_may_be_is_refused_whole(way: str, body: bytes) -> None:
    shop = opened(way)
    response = await shop.post(body)
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])
    assert shop.contexts == []


async def test_mutations_run_one_after_the_other(way: str) -> None:
    shop = opened(way)
    asked = steps("a", "b", "c")
    assert len((await shop.post(asked)).json()) == 3
    assert [context.steps for context in shop.contexts if context.steps] == [
        [f"{name} begins", f"{name} ends"] for name in "abc"
    ]


async def test_each_has_a_context_of_its_own_and_all_are_closed(way: str) -> None:
    shop = opened(way)
    await shop.post([LOCALE, *steps("a", "b")])
    assert len(shop.contexts) == 4
    assert all(context.closed for context in shop.contexts)


async def test_their_costs_are_held_together_to_the_limit_of_one(way: str) -> None:
    shop = opened(way, max_cost=60)
    assert (await shop.post(PAGE)).status_code == 200
    response = await shop.post([PAGE, *steps("a"), PAGE])
    assert (response.status_code, codes(response)) == (400, ["TOO_COSTLY"])
    assert [context.steps for context in shop.contexts] == [[], []]


async def test_what_must_be_read_of_them_is_held_together_to_the_limit_of_one(way: str) -> None:
    shop = opened(way, max_tokens=20)
    new = [
        {"query": "{ a: locale b: locale }"},
        {"query": "{ c: locale d: locale }"},
        {"query": "{ e: locale f: locale }"},
    ]
    assert codes(await shop.post(new)) == ["DOCUMENT_TOO_LARGE"]
    for each in new:
        await shop.post(each)
    assert len((await shop.post(new)).json()) == 3


async def test_one_deadline_is_for_all_of_them(way: str) -> None:
    shop = open_shop(way, http=HttpSettings(batch=3, deadline=0.2))
    response = await shop.post([*steps("a"), {"query": "{ slow }"}, *steps("b")], {**LOGIN, "Accept": GRAPHQL_JSON})
    assert (response.status_code, codes(response)) == (504, ["DEADLINE_PASSED"])
    assert [context.steps for context in shop.contexts if context.steps] == [
        ["a begins", "a ends"],
        ["started", "cancelled"],
    ]
    assert all(context.closed for context in shop.contexts)


async def test_who_is_not_known_is_told_so_once(way: str) -> None:
    response = await opened(way).post([LOCALE, LOCALE], {"Authorization": "Bearer bad"})
    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])


async def test_a_stranger_is_answered_what_is_public(way: str) -> None:
    response = await opened(way).post([{"query": "{ __typename }"}, LOCALE], {})
    first, second = response.json()
    assert first == {"data": {"__typename": "Query"}}
    assert second["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_an_answer_that_may_not_go_out_is_withheld_in_its_place(way: str) -> None:
    (answer,) = (await opened(way).post([LOCALE], {"Authorization": "Bearer full"})).json()
    assert answer["errors"][0]["extensions"]["code"] == "ERP_UNAVAILABLE"
    assert "data" not in answer


async def test_only_queries_are_compressed(way: str) -> None:
    shop = open_shop(way, http=HttpSettings(batch=3, compress_from=1))
    headers = {**LOGIN, "Accept-Encoding": "gzip"}
    assert (await shop.post([PAGE, PAGE], headers)).headers["content-encoding"] == "gzip"
    mixed = await shop.post([PAGE, *steps("a")], headers)
    assert "content-encoding" not in mixed.headers
    assert len(mixed.json()) == 2


async def test_a_url_has_one_operation(way: str) -> None:
    response = await opened(way).get({"query": json.dumps([LOCALE])})
    assert response.status_code == 400


def test_an_array_of_any_length_is_not_read_beyond_what_may_be() -> None:
    """What stands behind the last that may be is not even JSON, and nobody notices."""
    with pytest.raises(HttpRefusal) as refused:
        BatchReader(2).read(b"[{}, {}, {}, <")
    assert refused.value.message == "request.batch_length"


def test_there_is_a_bound_to_what_a_site_may_allow() -> None:
    with pytest.raises(ValidationError):
        HttpSettings(batch=101)
