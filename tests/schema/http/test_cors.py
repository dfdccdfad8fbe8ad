"""Pages of other origins: those of the list may ask, and their browsers are told so."""

from typing import Any

import httpx
import pytest
from pydantic import ValidationError

import app
from schema.http.settings import HttpSettings
from tests.schema.http.shop import JSON, LOGIN, Shop, codes, open_shop

SHOP, OTHER = "https://tienda.example", "https://otra.example"
QUERY = {"query": "{ __typename }"}
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}


def opened(way: str, *origins: str, **settings: Any) -> Shop:
    return open_shop(way, http=HttpSettings(cors_origins=origins, **settings))


async def preflight(shop: Shop, origin: str | None) -> httpx.Response:
    headers = PREFLIGHT if origin is None else {**PREFLIGHT, "Origin": origin}
    async with shop.client() as client:
        return await client.options("/graphql", headers=headers)


def allowances(response: httpx.Response) -> set[str]:
    return {name for name in response.headers if name.startswith("access-control-")}


async def test_a_listed_origin_is_told_what_it_may_send_and_for_how_long(way: str) -> None:
    response = await preflight(opened(way, OTHER, SHOP), SHOP)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["access-control-allow-origin"] == SHOP
    assert response.headers["access-control-allow-methods"] == "GET, POST"
    allowed = {each.strip().lower() for each in response.headers["access-control-allow-headers"].split(",")}
    assert {"authorization", "content-type", "if-none-match"} <= allowed
    assert int(response.headers["access-control-max-age"]) > 0
    assert "Origin" in response.headers["vary"].split(", ")
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_nothing_is_done_for_the_question_beforehand(way: str) -> None:
    shop = opened(way, SHOP)
    await preflight(shop, SHOP)
    assert shop.contexts == []


async def test_questions_beforehand_and_requests_go_over_one_connection(way: str) -> None:
    shop = opened(way, SHOP)
    async with shop.client() as client:
        for _ in range(2):
            assert (await client.options("/graphql", headers={**PREFLIGHT, "Origin": SHOP})).status_code == 200
            answer = await client.post("/graphql", json=QUERY, headers={"Origin": SHOP})
            assert answer.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    "origin", [OTHER, "null", "http://tienda.example", f"{SHOP}.evil.example", f"{SHOP}:8443", "*", ""]
)
async def test_any_other_origin_is_refused_and_told_nothing(way: str, origin: str) -> None:
    response = await preflight(opened(way, SHOP), origin)
    assert (response.status_code, codes(response)) == (403, ["ORIGIN_NOT_ALLOWED"])
    assert allowances(response) == set()
    assert "Origin" in response.headers["vary"].split(", ")


async def test_without_an_origin_it_is_a_method_as_any_other(way: str) -> None:
    response = await preflight(opened(way, SHOP), None)
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


async def test_an_answer_names_the_origin_that_asked(way: str) -> None:
    shop = opened(way, SHOP, OTHER)
    for origin in (SHOP, OTHER):
        response = await shop.post(QUERY, {**LOGIN, "Origin": origin})
        assert response.headers["access-control-allow-origin"] == origin
        assert "Retry-After" in response.headers["access-control-expose-headers"].split(", ")


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{", {}, 400),
        (b"{}", {"Content-Type": "text/plain"}, 415),
        (b'{"query": "{ viewer { username } }"}', {"Authorization": "Bearer bad"}, 401),
        (b'{"query": "{ viewer { username } }"}', {"Authorization": "Bearer fault"}, 500),
        (b'{"query": "{ nothing }"}', {"Accept": JSON}, 200),
    ],
)
async def test_a_page_can_read_why_it_was_refused(way: str, body: bytes, headers: dict[str, str], status: int) -> None:
    response = await opened(way, SHOP).post(body, {**LOGIN, "Origin": SHOP, **headers})
    assert response.status_code == status
    assert response.headers["access-control-allow-origin"] == SHOP


async def test_a_query_by_get_is_answered_to_a_page_too(way: str) -> None:
    response = await opened(way, SHOP).get(QUERY, {**LOGIN, "Origin": SHOP})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (200, SHOP)


async def test_what_has_not_changed_is_told_to_a_page_too(way: str) -> None:
    shop = opened(way, SHOP, etags=True)
    query = {"query": '{ product(code: "A") { code } }'}
    tag = (await shop.get(query, {**LOGIN, "Origin": SHOP})).headers["etag"]
    response = await shop.get(query, {**LOGIN, "Origin": SHOP, "If-None-Match": tag})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (304, SHOP)


async def test_an_answer_to_any_other_origin_allows_nothing_and_varies_by_it(way: str) -> None:
    shop = opened(way, SHOP)
    for headers in ({**LOGIN, "Origin": OTHER}, LOGIN):
        response = await shop.post(QUERY, headers)
        assert allowances(response) == set()
        assert "Origin" in response.headers["vary"].split(", ")


async def test_without_a_list_nothing_is_said_of_origins(shop: Shop) -> None:
    answer = await shop.post(QUERY, {**LOGIN, "Origin": SHOP})
    assert allowances(answer) == set()
    assert "Origin" not in answer.headers["vary"].split(", ")
    asked = await preflight(shop, SHOP)
    assert (asked.status_code, allowances(asked)) == (405, set())


@pytest.mark.parametrize("credentials", [True, False])
async def test_cookies_are_sent_from_the_list_where_the_site_wants_it(way: str, *, credentials: bool) -> None:
    shop = opened(way, SHOP, cors_credentials=credentials)
    for response in (await preflight(shop, SHOP), await shop.post(QUERY, {**LOGIN, "Origin": SHOP})):
        assert response.headers["access-control-allow-origin"] == SHOP
        assert response.headers.get("access-control-allow-credentials") == ("true" if credentials else None)


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "null",
        "tienda.example",
        "https://*.example",
        "ftp://tienda.example",
        "https://",
        "https://tienda.example/",
        "https://tienda.example/a",
        "https://Tienda.example",
        "https://tienda.example:443",
        "http://tienda.example:80",
        "https://ana@tienda.example",
        "https://tienda.example?a",
        "https://tienda.example:x",
        "https://ñ.example",
        "https://a b",
    ],
)
def test_what_is_no_origin_of_a_browsers_is_refused_at_start(origin: str) -> None:
    with pytest.raises(ValidationError):
        HttpSettings(cors_origins=(origin,))


@pytest.mark.parametrize(
    "origin", ["https://tienda.example", "http://localhost:5173", "https://[::1]:8443", "http://10.0.0.1"]
)
def test_origins_are_written_as_browsers_do(origin: str) -> None:
    assert HttpSettings(cors_origins=(origin,)).cors_origins == (origin,)


@pytest.mark.parametrize("between", [" ", ", ", ",", "\n"])
def test_a_variable_has_them_one_after_the_other(monkeypatch: pytest.MonkeyPatch, between: str) -> None:
    for name, value in {"ERP__URL": "sqlite://", "STORE__URL": "sqlite://", "LOGIN__SECRET": "x" * 32}.items():
        monkeypatch.setenv(f"OFFICE_{name}", value)
    monkeypatch.setenv("OFFICE_HTTP__CORS_ORIGINS", between.join([SHOP, OTHER]))
    assert app.Settings().http.cors_origins == (SHOP, OTHER)  # type: ignore[call-arg] # from the environment
