"""Which status an answer has, in the edition that clients know and in that of September 2026."""

from pathlib import Path
from typing import Any

import pytest

from schema.http.settings import HttpSettings
from schema.limits.settings import LimitSettings
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, codes, open_shop

PERSISTED = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}}

ANSWERS: dict[str, tuple[Any, int, int, int, int]] = {
    "data": ({"query": "{ __typename }"}, 200, 200, 200, 200),
    "data and errors": ({"query": "{ locale erp }"}, 200, 200, 294, 200),
    "data that became null": ({"query": "{ must }"}, 200, 200, 294, 200),
    "no JSON": (b"{", 400, 400, 400, 400),
    "not UTF-8": (b'{"query": "\xff"}', 400, 400, 400, 400),
    "no object": (b'"x"', 400, 400, 422, 422),
    "no document": ({"qeury": "{ __typename }"}, 400, 400, 422, 422),
    "a parameter of another type": ({"query": "{ __typename }", "variables": [7]}, 400, 400, 422, 422),
    "a batch": ([{"query": "{ __typename }"}], 400, 400, 422, 422),
    "a document that cannot be read": ({"query": "{"}, 400, 200, 400, 400),
    "a document that is not valid": ({"query": "{ nothing }"}, 400, 200, 422, 422),
    "an operation that is not said": ({"query": "query A { locale } query B { locale }"}, 400, 200, 422, 422),
    "a variable that cannot be used": (
        {"query": "query ($n: Int!) { products(first: $n) { totalCount } }", "variables": {"n": "x"}},
        400,
        200,
        422,
        422,
    ),
    "a document over a limit": ({"query": "{ locale }" + " " * 2_000}, 400, 200, 422, 422),
    "a hash that is not known": (PERSISTED, 200, 200, 422, 422),
}
"""What is sent, and the status of the answer: classic for each media type, of September 2026 for each."""


def opened(way: str, edition: str) -> Shop:
    http = HttpSettings.model_validate({"status_codes": edition})
    return open_shop(way, http=http, limits=LimitSettings(max_document_length=1_000))


@pytest.mark.parametrize("case", ANSWERS)
@pytest.mark.parametrize("edition", ["classic", "september2026"])
@pytest.mark.parametrize("accept", [GRAPHQL_JSON, JSON])
async def test_the_status_is_that_of_the_edition(way: str, edition: str, accept: str, case: str) -> None:
    body, *statuses = ANSWERS[case]
    expected = statuses[2 * (edition == "september2026") + (accept == JSON)]
    response = await opened(way, edition).post(body, {**LOGIN, "Accept": accept})
    assert response.status_code == expected


async def test_the_newer_edition_says_of_what_failed_that_it_is_graphql_to_all(way: str) -> None:
    shop = opened(way, "september2026")
    for query, media in (("{ __typename }", JSON), ("{ must }", JSON), ("{ nothing }", GRAPHQL_JSON)):
        response = await shop.post({"query": query}, {**LOGIN, "Accept": JSON})
        assert response.headers["content-type"] == f"{media}; charset=utf-8"


@pytest.mark.parametrize("edition", ["classic", "september2026"])
async def test_who_may_not_and_what_cannot_be_done_keep_their_statuses(way: str, edition: str) -> None:
    shop = opened(way, edition)
    query = {"query": "{ viewer { username } }"}
    for headers, status, code in (
        ({}, 401, "UNAUTHENTICATED"),
        ({"Authorization": "Bearer bad"}, 401, "UNAUTHENTICATED"),
        ({"Authorization": "Bearer busy"}, 503, "TOO_BUSY"),
        ({"Authorization": "Bearer fault"}, 500, "INTERNAL"),
        ({**LOGIN, "Accept": "text/html"}, 406, "NOT_ACCEPTABLE"),
        ({**LOGIN, "Content-Type": "text/plain"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
    ):
        response = await shop.post(query, headers)
        assert (response.status_code, codes(response)) == (status, [code])


@pytest.mark.parametrize("edition", ["classic", "september2026"])
async def test_a_mutation_by_get_says_how_to_send_it(way: str, edition: str) -> None:
    response = await opened(way, edition).get({"query": "mutation { __typename }"})
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize(
    ("params", "classic", "newer"),
    [
        (b"query=%ff", 400, 400),
        (b"", 400, 422),
        (b"query=%7Blocale%7D&query=%7Blocale%7D", 400, 422),
        (b"query=%7Blocale%7D&variables=[1]", 400, 422),
    ],
)
async def test_a_url_is_held_to_the_same(way: str, params: bytes, classic: int, newer: int) -> None:
    assert (await opened(way, "classic").get(params)).status_code == classic
    assert (await opened(way, "september2026").get(params)).status_code == newer


async def test_what_is_not_in_the_list_is_forbidden(way: str, tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text("{}")
    for edition in ("classic", "september2026"):
        http = HttpSettings.model_validate({"manifest": path, "only_manifest": True, "status_codes": edition})
        assert (await open_shop(way, http=http).post({"query": "{ locale }"})).status_code == 403
