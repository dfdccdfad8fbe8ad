"""The application while commands change its logins: another process, and the same store."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pyotp
import pytest
from typer.testing import CliRunner

import app
from erp_adapter.settings import StoreSettings
from schema.http.cookies import CookieSettings
from tests.office import Demo, cheap_settings, office_on
from tests.services import redis_address

run = CliRunner()
ME = "{ viewer { username } }"
USERNAME = "compras"
CREDENTIALS = f'username: "{USERNAME}", password: "{app.DEMO_PASSWORD}"'


@pytest.fixture(params=["beside the store", "by Redis"])
async def settings(request: pytest.FixtureRequest, demo: Demo, tmp_path: Path) -> app.Settings:
    """Of an office whose processes tell each other what they do, and remember who asks for a minute."""
    async with office_on(demo, tmp_path):
        pass
    made = cheap_settings(tmp_path)
    login = made.login.model_copy(update={"remembered": timedelta(minutes=1), "second_factor": "optional"})
    store = made.store
    if request.param == "by Redis":
        store = StoreSettings.model_validate({"url": store.url, "redis": redis_address()})
    return made.model_copy(update={"login": login, "store": store, "cookies": CookieSettings(on=True)})


@asynccontextmanager
async def served(settings: app.Settings) -> AsyncIterator[httpx.AsyncClient]:
    application = app.create_app(settings)
    transport = httpx.ASGITransport(app=application)
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=transport, base_url="https://oficina.example") as client,
    ):
        yield client


async def ask(client: httpx.AsyncClient, query: str, token: str | None = None, **headers: str) -> dict[str, Any]:
    sent = {} if token is None else {"Authorization": f"Bearer {token}"}
    answer: dict[str, Any] = (await client.post("/graphql", json={"query": query}, headers=sent | headers)).json()
    return answer


async def log_in(client: httpx.AsyncClient, otp: str = "") -> dict[str, Any]:
    code = f', otp: "{otp}"' if otp else ""
    answer = await ask(
        client, f"mutation {{ login(input: {{{CREDENTIALS}{code}}}) {{ accessToken errors {{ code }} }} }}"
    )
    login: dict[str, Any] = answer["data"]["login"]
    return login


async def command(settings: app.Settings, *words: str) -> None:
    """Run a command as an administrator does beside the server."""
    variables = {
        "OFFICE_ERP__URL": settings.erp.url,
        "OFFICE_STORE__URL": settings.store.url,
        "OFFICE_LOGIN__SECRET": "x" * 32,
        "OFFICE_STORE__REDIS": str(settings.store.redis or ""),
    }
    done = await asyncio.to_thread(
        run.invoke, app.cli, ["user", *words], env={name: value for name, value in variables.items() if value}
    )
    assert done.exit_code == 0, done.output


async def is_refused(client: httpx.AsyncClient, token: str) -> bool:
    return "errors" in await ask(client, ME, token)


@pytest.mark.parametrize(
    "words", [("disable", USERNAME), ("password", USERNAME), ("second-factor", "reset", USERNAME)], ids=" ".join
)
async def test_whom_a_command_puts_out_is_out_in_a_running_server(
    settings: app.Settings, words: tuple[str, ...]
) -> None:
    async with served(settings) as client:
        token = (await log_in(client))["accessToken"]
        assert not await is_refused(client, token)
        await command(settings, *words)
        if settings.store.redis is None:
            assert await is_refused(client, token)
        else:
            async with asyncio.timeout(10):
                while not await is_refused(client, token):
                    await asyncio.sleep(0)


async def test_a_logout_at_one_server_is_one_at_all(settings: app.Settings) -> None:
    async with served(settings) as one, served(settings) as two:
        token = (await log_in(one))["accessToken"]
        assert not await is_refused(two, token)
        await ask(one, "mutation { logout { errors { code } } }", token)
        async with asyncio.timeout(10):
            while not await is_refused(two, token):
                assert settings.store.redis is not None, "beside a store that is a file it is the next request"


async def test_a_second_factor_is_set_up_and_asked_for(settings: app.Settings) -> None:
    async with served(settings) as client:
        started = (
            await ask(
                client, f"mutation {{ startSecondFactor(input: {{{CREDENTIALS}}}) {{ secret uri errors {{ code }} }} }}"
            )
        )["data"]["startSecondFactor"]
        assert started["uri"].startswith("otpauth://totp/")
        code = pyotp.TOTP(started["secret"]).now()
        confirmed = (
            await ask(
                client,
                f'mutation {{ confirmSecondFactor(input: {{{CREDENTIALS}, otp: "{code}"}})'
                " { recoveryCodes errors { code } } }",
            )
        )["data"]["confirmSecondFactor"]
        assert len(confirmed["recoveryCodes"]) == 10
        assert (await log_in(client))["errors"] == [{"code": "SECOND_FACTOR_REQUIRED"}]
        assert (await log_in(client, confirmed["recoveryCodes"][0]))["errors"] == []
        await command(settings, "second-factor", "reset", USERNAME)
        assert (await log_in(client))["errors"] == []


async def test_with_cookies_on_graphiql_and_downloads_go_on_as_ever(settings: app.Settings) -> None:
    async with served(settings) as client:
        assert (await client.get("/graphiql")).status_code in {200, 503}
        token = (await log_in(client))["accessToken"]
        assert not client.cookies
        answer = await ask(client, "{ products(first: 1) { export(format: CSV) { url } } }", token)
        file = await client.get(answer["data"]["products"]["export"]["url"])
        assert (file.status_code, file.headers["content-type"]) == (200, "text/csv; charset=utf-8")
