"""Sessions of browsers' pages: kept in cookies that no script reads, and not to be used by another site's page."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest

from app import bearer_token
from resolvers.office import Office
from schema.build import build_schema
from schema.context import RequestContext
from schema.execution.executor import Executor
from schema.execution.strawberry_binding import strawberry_executor
from schema.http.cookies import ACCESS, REFRESH, CookieSettings
from schema.http.endpoint import GraphQLEndpoint
from schema.http.service import GraphQLService
from schema.http.settings import HttpSettings
from tests.resolvers.login_office import PASSWORD, LoginOffice, login_office
from tests.schema.http.shop import JSON, NO_TLS, Shop

SHOP = "https://tienda.example"
OWN, EVIL = "https://oficina.example", "https://malo.example"
LOGIN = f"""mutation {{ login(input: {{username: "ana", password: "{PASSWORD}"}}) {{
  accessToken refreshToken expiresAt viewer {{ username }} errors {{ code }} }} }}"""
REFRESHING = """mutation { refreshSession(input: {refreshToken: ""}) {
  accessToken refreshToken viewer { username } errors { code } } }"""
LOGOUT = "mutation { logout { errors { code } } }"
ME = "{ viewer { username } }"
PAGE = {"X-Oficina": "1", "Origin": OWN}


@pytest.fixture(scope="module")
def executor() -> Executor:
    return strawberry_executor(build_schema())


@dataclass
class Browser:
    """A page's browser: it sends the cookies that it was given, whatever page asks."""

    client: httpx.AsyncClient
    parts: LoginOffice
    cookies: dict[str, str]

    async def ask(self, query: str, headers: dict[str, str] | None = None, **rest: str) -> httpx.Response:
        sent = {"Host": "oficina.example", "Content-Type": JSON, "Accept": JSON, **(headers or PAGE), **rest}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        response = await self.client.post("/graphql", content=json.dumps({"query": query}), headers=sent)
        for written in response.headers.get_list("set-cookie"):
            ((name, morsel),) = SimpleCookie(written).items()
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value
        return response

    async def data(self, query: str, headers: dict[str, str] | None = None, **rest: str) -> Any:
        answer = (await self.ask(query, headers, **rest)).json()
        assert "errors" not in answer, answer
        return answer["data"]

    async def refused(self, query: str, headers: dict[str, str], **rest: str) -> str:
        answer = (await self.ask(query, headers, **rest)).json()
        assert "data" not in answer
        return str(answer["errors"][0]["extensions"]["code"])


@asynccontextmanager
async def browser_at(
    way: str, folder: Path, executor: Executor, cookies: CookieSettings, **http: Any
) -> AsyncIterator[Browser]:
    async with login_office(folder) as parts:
        await parts.add("ana")

        async def looked(*_: object) -> None:
            pass

        office = cast("Office", SimpleNamespace(sessions=parts.sessions, audit=SimpleNamespace(looked=looked)))

        async def context(credentials: str | None, locale: str, client: str) -> RequestContext:
            found = None if credentials is None else await parts.sessions.authenticate(bearer_token(credentials))
            return RequestContext(office, found, locale, client)

        service = GraphQLService(executor, context, cookies=cookies, http=HttpSettings(**http))
        shop = Shop(way, GraphQLEndpoint(service), [], cast("Any", None))
        async with (
            shop.served() as served,
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{served.port}", trust_env=False, verify=NO_TLS) as client,
        ):
            yield Browser(client, parts, {})


@pytest.fixture
async def browser(way: str, tmp_path: Path, executor: Executor) -> AsyncIterator[Browser]:
    settings = CookieSettings(on=True)
    async with browser_at(way, tmp_path, executor, settings, cors_origins=(SHOP,), batch=3) as browser:
        yield browser


@pytest.fixture
async def visitor(browser: Browser) -> Browser:
    """A browser with a session."""
    await browser.data(LOGIN)
    return browser


async def test_a_login_puts_the_tokens_into_cookies_and_shows_none(browser: Browser) -> None:
    response = await browser.ask(LOGIN)
    login = response.json()["data"]["login"]
    assert (login["accessToken"], login["refreshToken"], login["viewer"]) == (None, None, {"username": "ana"})
    assert login["expiresAt"] == "2026-03-31T10:15:00Z"
    access, refresh = response.headers.get_list("set-cookie")
    rest = "Secure; HttpOnly; SameSite=Strict"
    assert access == f"{ACCESS}={browser.cookies[ACCESS]}; Path=/; Max-Age=900; {rest}"
    assert refresh == f"{REFRESH}={browser.cookies[REFRESH]}; Path=/; Max-Age={30 * 86_400}; {rest}"
    assert browser.cookies[ACCESS] not in response.text
    assert browser.cookies[REFRESH] not in response.text


def test_the_names_have_browsers_take_them_from_this_host_alone() -> None:
    assert all(name.startswith("__Host-") for name in (ACCESS, REFRESH))


async def test_with_its_cookie_a_page_is_logged_in(visitor: Browser) -> None:
    assert await visitor.data(ME) == {"viewer": {"username": "ana"}}


async def test_a_page_of_a_listed_origin_may_too(visitor: Browser) -> None:
    assert await visitor.data(ME, Origin=SHOP) == {"viewer": {"username": "ana"}}


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"X-Oficina": "1", "Origin": EVIL}, "ORIGIN_NOT_ALLOWED"),
        ({"X-Oficina": "1", "Origin": "null"}, "ORIGIN_NOT_ALLOWED"),
        ({"X-Oficina": "1", "Origin": "https://oficina.example.malo.example"}, "ORIGIN_NOT_ALLOWED"),
        ({"X-Oficina": "1", "Origin": "https://oficina.example:444"}, "ORIGIN_NOT_ALLOWED"),
        ({"X-Oficina": "1"}, "ORIGIN_NOT_ALLOWED"),
        ({"Origin": OWN}, "FORGERY_POSSIBLE"),
        ({"Origin": EVIL}, "FORGERY_POSSIBLE"),
        ({"Accept-Language": "es"}, "FORGERY_POSSIBLE"),
        ({"X-Oficina": "1", "Origin": OWN, "Content-Type": "text/plain"}, "UNSUPPORTED_MEDIA_TYPE"),
        ({"X-Oficina": "1", "Origin": OWN, "Content-Type": "multipart/form-data"}, "UNSUPPORTED_MEDIA_TYPE"),
        (
            {"X-Oficina": "1", "Origin": OWN, "Content-Type": "application/x-www-form-urlencoded"},
            "UNSUPPORTED_MEDIA_TYPE",
        ),
    ],
)
async def test_what_another_sites_page_can_have_a_browser_send_is_not_logged_in(
    visitor: Browser, headers: dict[str, str], code: str
) -> None:
    for query in (ME, LOGOUT):
        assert await visitor.refused(query, headers) == code
    assert await visitor.data(ME) == {"viewer": {"username": "ana"}}


@pytest.mark.parametrize("headers", [PAGE, {"Origin": OWN}, {}])
async def test_by_get_a_cookie_logs_nobody_in(visitor: Browser, headers: dict[str, str]) -> None:
    for query in (ME, LOGOUT):
        response = await visitor.client.get(
            "/graphql",
            params={"query": query},
            headers={"Host": "oficina.example", "Cookie": f"{ACCESS}={visitor.cookies[ACCESS]}", **headers},
        )
        assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")


@pytest.mark.parametrize("headers", [{"Origin": EVIL}, {"Origin": OWN}, {}])
async def test_no_page_can_log_a_browser_in_unseen(browser: Browser, headers: dict[str, str]) -> None:
    response = await browser.ask(LOGIN, {"Accept-Language": "es", **headers})
    assert response.json()["data"]["login"]["accessToken"]
    assert "set-cookie" not in response.headers


async def test_a_refresh_goes_by_the_cookie_and_renews_both(visitor: Browser) -> None:
    before = dict(visitor.cookies)
    visitor.parts.clock.pass_by(minutes=14)
    renewed = (await visitor.data(REFRESHING))["refreshSession"]
    assert renewed == {"accessToken": None, "refreshToken": None, "viewer": {"username": "ana"}, "errors": []}
    assert all(visitor.cookies[name] != before[name] for name in (ACCESS, REFRESH))
    assert await visitor.data(ME) == {"viewer": {"username": "ana"}}


async def test_with_an_expired_cookie_a_page_can_still_refresh_and_log_in(visitor: Browser) -> None:
    visitor.parts.clock.pass_by(minutes=16)
    assert await visitor.refused(ME, PAGE) == "UNAUTHENTICATED"
    assert (await visitor.data(REFRESHING))["refreshSession"]["errors"] == []
    visitor.parts.clock.pass_by(minutes=16)
    assert (await visitor.data(LOGIN))["login"]["errors"] == []


async def test_a_refresh_that_fails_takes_the_cookies_away(visitor: Browser) -> None:
    visitor.parts.clock.pass_by(days=31)
    assert (await visitor.data(REFRESHING))["refreshSession"]["errors"] == [{"code": "TOKEN_EXPIRED"}]
    assert visitor.cookies == {}


async def test_a_logout_ends_the_session_and_takes_the_cookies_away(visitor: Browser) -> None:
    kept = dict(visitor.cookies)
    await visitor.data(LOGOUT)
    assert visitor.cookies == {}
    visitor.cookies.update(kept)
    assert await visitor.refused(ME, PAGE) == "UNAUTHENTICATED"


async def test_a_failed_login_leaves_the_session_that_there_is(visitor: Browser) -> None:
    before = dict(visitor.cookies)
    wrong = LOGIN.replace(PASSWORD, "wrong")
    assert (await visitor.data(wrong))["login"]["errors"] == [{"code": "INVALID_CREDENTIALS"}]
    assert visitor.cookies == before


async def test_an_authorization_header_is_believed_before_a_cookie(visitor: Browser) -> None:
    await visitor.parts.add("eva")
    tokens, _ = await visitor.parts.opened("eva")
    bearer = {"Authorization": f"Bearer {tokens.access}"}
    assert await visitor.data(ME, bearer) == {"viewer": {"username": "eva"}}
    assert await visitor.data(ME, {**PAGE, **bearer}) == {"viewer": {"username": "eva"}}
    assert await visitor.refused(ME, {**PAGE, "Authorization": "Bearer bad"}) == "UNAUTHENTICATED"


async def test_a_client_without_the_header_is_shown_tokens_as_ever(visitor: Browser) -> None:
    response = await visitor.ask(LOGIN, {"Origin": OWN})
    assert response.json()["data"]["login"]["accessToken"]
    assert "set-cookie" not in response.headers


async def test_a_cookie_of_another_name_or_written_twice_proves_nothing_more(visitor: Browser) -> None:
    good = visitor.cookies[ACCESS]
    visitor.cookies = {"oficina": good, f"x{ACCESS}": good}
    assert await visitor.refused(ME, PAGE) == "UNAUTHENTICATED"
    visitor.cookies = {ACCESS: f"bad; {ACCESS}={good}"}
    assert await visitor.refused(ME, PAGE) == "UNAUTHENTICATED"


async def test_the_cookies_of_one_answer_are_on_no_other(visitor: Browser) -> None:
    assert "set-cookie" not in (await visitor.ask(ME)).headers
    assert "set-cookie" not in (await visitor.ask("mutation { __typename }")).headers


async def test_a_login_in_a_batch_sets_them_too(browser: Browser) -> None:
    sent = {"Host": "oficina.example", "Content-Type": JSON, "Accept": JSON, **PAGE}
    body = json.dumps([{"query": LOGIN}, {"query": "{ __typename }"}])
    response = await browser.client.post("/graphql", content=body, headers=sent)
    assert len(response.headers.get_list("set-cookie")) == 2
    assert response.json()[0]["data"]["login"]["accessToken"] is None


async def test_lax_is_a_setting(way: str, tmp_path: Path, executor: Executor) -> None:
    async with browser_at(way, tmp_path, executor, CookieSettings(on=True, same_site="Lax")) as browser:
        response = await browser.ask(LOGIN)
        assert all(each.endswith("; SameSite=Lax") for each in response.headers.get_list("set-cookie"))


async def test_unless_it_is_set_there_are_no_cookies(way: str, tmp_path: Path, executor: Executor) -> None:
    async with browser_at(way, tmp_path, executor, CookieSettings()) as browser:
        response = await browser.ask(LOGIN)
        access = response.json()["data"]["login"]["accessToken"]
        assert access
        assert "set-cookie" not in response.headers
        browser.cookies = {ACCESS: access}
        assert await browser.refused(ME, PAGE) == "UNAUTHENTICATED"
