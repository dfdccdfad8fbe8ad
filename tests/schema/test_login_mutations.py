"""Logging in and out, and one's own password, as GraphQL."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import strawberry

from erp_adapter.errors import Unauthenticated
from resolvers.office import Office
from resolvers.price_book import PriceBook
from resolvers.principal import Principal
from schema.build import build_schema
from schema.context import RequestContext
from tests.resolvers.login_office import HOME, PASSWORD, LoginOffice, login_office

NEW = "cuatro perros en el patio"

LOGIN = """
mutation ($username: String!, $password: String!) {
  login(input: {username: $username, password: $password}) {
    accessToken refreshToken expiresAt
    viewer { username name email locale role permissions }
    errors { code message path }
  }
}
"""
REFRESH = """
mutation ($token: String!) {
  refreshSession(input: {refreshToken: $token}) { accessToken refreshToken errors { code path } }
}
"""
RESET = """
mutation ($token: String!, $new: String!) {
  resetPassword(input: {token: $token, newPassword: $new}) { errors { code path } }
}
"""
CHANGE = """
mutation ($current: String!, $new: String!) {
  changePassword(input: {currentPassword: $current, newPassword: $new}) { errors { code path } }
}
"""


@dataclass
class Client:
    """Somebody who sends requests, with an access token or without."""

    parts: LoginOffice
    schema: strawberry.Schema = field(default_factory=build_schema)

    def context(self, principal: Principal | None = None, locale: str = "es") -> RequestContext:
        office = SimpleNamespace(sessions=self.parts.sessions, password_changes=self.parts.password_changes)
        return RequestContext(cast("Office", office), principal, locale, HOME)

    async def send(self, document: str, context: RequestContext | None = None, **variables: str) -> Any:
        result = await self.schema.execute(
            document, context_value=context or self.context(), variable_values=dict(variables)
        )
        assert result.errors is None
        assert result.data is not None
        (payload,) = result.data.values()
        return payload

    async def refused(self, document: str, **variables: str) -> Any:
        """Send without a login what asks for one; give the answer's data."""
        result = await self.schema.execute(document, context_value=self.context(), variable_values=dict(variables))
        assert [type(error.original_error) for error in result.errors or ()] == [Unauthenticated]
        return result.data


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[Client]:
    async with login_office(tmp_path) as parts:
        await parts.add("ana", email="ana@example.com", permissions=("SEE_PRICES", "PLACE_ORDERS"))
        yield Client(parts)


async def test_a_login_gives_tokens_and_says_who_it_is(client: Client) -> None:
    payload = await client.send(LOGIN, username="ana", password=PASSWORD)
    assert payload["viewer"] == {
        "username": "ana",
        "name": "Ana",
        "email": "ana@example.com",
        "locale": "es",
        "role": "CUSTOMER",
        "permissions": ["SEE_PRICES", "PLACE_ORDERS"],
    }
    assert payload["errors"] == []
    assert payload["expiresAt"] == "2026-03-31T10:15:00Z"
    assert (await client.parts.sessions.authenticate(payload["accessToken"])).username == "ana"


@pytest.mark.parametrize(
    ("locale", "message"),
    [("es", "El usuario o la contraseña no son correctos."), ("en", "The username or the password is wrong.")],
)
@pytest.mark.parametrize("username", ["ana", "nobody"])
async def test_a_failed_login_gives_an_error_and_nothing_else(
    client: Client, username: str, locale: str, message: str
) -> None:
    payload = await client.send(LOGIN, client.context(locale=locale), username=username, password="wrong")
    assert payload == {
        "accessToken": None,
        "refreshToken": None,
        "expiresAt": None,
        "viewer": None,
        "errors": [{"code": "INVALID_CREDENTIALS", "message": message, "path": None}],
    }


async def test_a_lock_says_how_long_it_is(client: Client) -> None:
    for _ in range(5):
        await client.send(LOGIN, username="ana", password="wrong")
    (error,) = (await client.send(LOGIN, username="ana", password=PASSWORD))["errors"]
    assert error["code"] == "LOCKED_OUT"
    assert "15 min" in error["message"]


async def test_the_rest_of_the_request_is_asked_by_whom_it_has_logged_in(client: Client) -> None:
    context = client.context()
    context.price_books[None] = cast("PriceBook", "another person's prices")
    await client.send(LOGIN, context, username="ana", password=PASSWORD)
    assert context.viewer.username == "ana"
    assert context.price_books == {}


async def test_a_failed_login_leaves_who_is_asking(client: Client) -> None:
    _, principal = await client.parts.opened()
    context = client.context(principal)
    await client.send(LOGIN, context, username="ana", password="wrong")
    assert context.viewer == principal


async def test_a_refresh_gives_another_pair_and_the_same_one_again(client: Client) -> None:
    tokens, _ = await client.parts.opened()
    first = await client.send(REFRESH, token=tokens.refresh)
    assert first["errors"] == []
    assert first["refreshToken"] not in {None, tokens.refresh}
    assert await client.send(REFRESH, token=tokens.refresh) == first


async def test_a_refresh_token_that_is_no_good_names_its_field(client: Client) -> None:
    payload = await client.send(REFRESH, token="none")
    assert payload == {
        "accessToken": None,
        "refreshToken": None,
        "errors": [{"code": "TOKEN_EXPIRED", "path": ["refreshToken"]}],
    }


async def test_a_logout_ends_the_session_and_the_rest_of_the_request_has_no_login(client: Client) -> None:
    tokens, principal = await client.parts.opened()
    context = client.context(principal)
    assert await client.send("mutation { logout { errors { code } } }", context) == {"errors": []}
    assert context.principal is None
    with pytest.raises(Unauthenticated):
        await client.parts.sessions.authenticate(tokens.access)


async def test_a_logout_and_a_change_of_password_ask_for_a_login(client: Client) -> None:
    assert await client.refused("mutation { logout { errors { code } } }") == {"logout": None}
    assert await client.refused(CHANGE, current=PASSWORD, new=NEW) == {"changePassword": None}


async def test_a_password_is_changed(client: Client) -> None:
    _, principal = await client.parts.opened()
    weak = await client.send(CHANGE, client.context(principal), current=PASSWORD, new="short")
    assert weak == {"errors": [{"code": "WEAK_PASSWORD", "path": ["newPassword"]}]}
    assert await client.send(CHANGE, client.context(principal), current=PASSWORD, new=NEW) == {"errors": []}
    await client.parts.opened(password=NEW)


async def test_a_password_is_reset_without_a_login(client: Client) -> None:
    token = (await client.parts.logins.issue_reset("ana")).handovers[0].value
    assert await client.send(RESET, token=token, new=NEW) == {"errors": []}
    used = {"errors": [{"code": "TOKEN_EXPIRED", "path": ["token"]}]}
    assert await client.send(RESET, token=token, new=NEW) == used
    await client.parts.opened(password=NEW)
