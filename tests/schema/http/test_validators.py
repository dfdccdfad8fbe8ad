"""What a client that has an answer already is sent."""

from typing import Any

import httpx
import pytest

from schema.http.settings import HttpSettings
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, open_shop

CATALOGUE = '{ product(code: "a") { code } products(first: 2) { nodes { code } } }'


@pytest.fixture
def shop(way: str) -> Shop:
    return open_shop(way, http=HttpSettings(etags=True, compress_from=50))


async def get(shop: Shop, query: str = CATALOGUE, **headers: str) -> httpx.Response:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return await shop.get({"query": query}, {**LOGIN, "Accept-Encoding": "identity", **sent})


async def test_who_has_the_answer_is_sent_nothing_but_that_it_is_the_same(shop: Shop) -> None:
    first = await get(shop)
    tag = first.headers["etag"]
    again = await get(shop, If_None_Match=tag)
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert {name: again.headers.get(name) for name in ("etag", "vary", "cache-control")} == {
        "etag": tag,
        "vary": first.headers["vary"],
        "cache-control": "private, no-cache",
    }
    assert not {"content-type", "content-length", "content-encoding"} & set(again.headers)


@pytest.mark.parametrize("written", ["W/{}", '"old", {}', '"old" , W/{}', "*"])
async def test_one_tag_of_several_is_enough(shop: Shop, written: str) -> None:
    tag = (await get(shop)).headers["etag"]
    assert (await get(shop, If_None_Match=written.format(tag))).status_code == 304


@pytest.mark.parametrize("written", ['"old"', "", "nonsense"])
async def test_another_tag_is_sent_the_answer(shop: Shop, written: str) -> None:
    assert (await get(shop, If_None_Match=written)).status_code == 200


async def test_another_answer_type_or_coding_has_another_tag(shop: Shop) -> None:
    answers = [
        await get(shop),
        await get(shop, CATALOGUE.replace('"a"', '"b"')),
        await get(shop, Accept=JSON),
        await get(shop, Accept_Encoding="gzip"),
        await get(shop, Accept_Encoding="zstd, gzip"),
    ]
    assert len({answer.headers["etag"] for answer in answers}) == len(answers)


@pytest.mark.parametrize(
    "query",
    [
        "{ viewer { username } }",
        '{ product(code: "a") { code } viewer { username } }',
        '{ product(code: "a") { code secret } }',
        "{ nothing }",
    ],
)
async def test_what_is_not_of_the_catalogue_alone_or_not_whole_has_no_tag(shop: Shop, query: str) -> None:
    answer = await get(shop, query, If_None_Match="*")
    assert answer.status_code != 304
    assert ("etag" in answer.headers, answer.headers["cache-control"]) == (False, "no-store")


async def test_a_post_has_no_tag(shop: Shop) -> None:
    answer = await shop.post({"query": CATALOGUE}, {**LOGIN, "If-None-Match": "*"})
    assert (answer.status_code, "etag" in answer.headers) == (200, False)


async def test_nothing_has_a_tag_unless_it_is_set(way: str) -> None:
    answer = await get(open_shop(way), If_None_Match="*", Accept=GRAPHQL_JSON)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in answer.headers


async def test_who_may_not_see_the_answer_is_not_told_that_it_is_the_same(shop: Shop) -> None:
    tag = (await get(shop)).headers["etag"]
    refused: Any = await get(shop, If_None_Match=tag, Authorization="Bearer bad")
    assert refused.status_code == 401
