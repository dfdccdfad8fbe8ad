"""What every answer tells browsers."""

import pytest

from tests.schema.http.shop import Shop

SAID = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
}


@pytest.mark.parametrize(
    "body", [{"query": "{ __typename }"}, {"query": "{ nothing }"}, b"NONSENSE"], ids=["data", "refused", "malformed"]
)
async def test_every_answer_says_what_browsers_may_do_with_it(shop: Shop, body: object) -> None:
    headers = (await shop.post(body)).headers
    assert {name: headers.get(name) for name in SAID} == SAID
    assert headers["content-type"].endswith("charset=utf-8")


async def test_what_is_not_there_says_so_too(shop: Shop) -> None:
    async with shop.client() as client:
        headers = (await client.get("/nowhere")).headers
    assert {name: headers.get(name) for name in SAID} == {**SAID, "cache-control": None}
