"""The office as it is seen from outside: its log over a person's whole visit, its health, its figures."""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from typer.testing import CliRunner

from app import DEMO_PASSWORD, cli, create_app
from schema.observing.settings import WatchSettings
from tests.office import Demo, cheap_settings
from tests.schema.observing.conftest import lines as lines_of_the_office
from tests.schema.observing.watching import Lines

lines = lines_of_the_office

ALL = WatchSettings(requests="all", slow=1e-6)
LOGIN = "mutation In($input: LoginInput!) { login(input: $input) { accessToken refreshToken } }"
REFRESH = "mutation Again($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken } }"
ADD = """mutation Add { addOrderLine(input: {line: {code: "GR000164", quantity: "1", note: "para la obra de Vega"}}) {
  order { version } errors { code } } }"""
SUBMIT = """mutation Submit($input: SubmitCurrentOrderInput!) { submitCurrentOrder(input: $input) {
  order { number } errors { code } } }"""
FILE = """{ viewer { customer { code name currentOrder { version total }
  invoices(first: 1) { nodes { number document { link { url } } } } } } }"""


@dataclass
class Visitor:
    client: httpx.AsyncClient
    token: str | None = None

    async def ask(self, query: str, **variables: Any) -> Any:
        headers = {} if self.token is None else {"Authorization": f"Bearer {self.token}"}
        return (
            await self.client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
        ).json()


@asynccontextmanager
async def opened(demo: Demo, folder: Path, watch: WatchSettings) -> AsyncIterator[tuple[Starlette, httpx.AsyncClient]]:
    for name in ("erp.sqlite", "store.sqlite"):
        copy(demo.folder / name, folder / name)
    application = create_app(cheap_settings(folder, documents=demo.documents, watch=watch))
    transport = httpx.ASGITransport(application, client=("198.51.100.7", 4321))
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=transport, base_url="http://office") as client,
    ):
        yield application, client


async def test_a_visits_log_has_no_secret_and_nobodys_name(demo: Demo, tmp_path: Path, lines: Lines) -> None:
    lines.setLevel(logging.DEBUG)
    async with opened(demo, tmp_path, ALL) as (_, client):
        visitor = Visitor(client)
        wrong = {"username": "compras", "password": "not-this-password"}
        assert (await visitor.ask(LOGIN, input=wrong))["data"]["login"]["accessToken"] is None
        first = (await visitor.ask(LOGIN, input={"username": "compras", "password": DEMO_PASSWORD}))["data"]["login"]
        second = (await visitor.ask(REFRESH, input={"refreshToken": first["refreshToken"]}))["data"]["refreshSession"]
        visitor.token = second["accessToken"]
        assert (await visitor.ask(ADD))["data"]["addOrderLine"]["errors"] == []
        seen = (await visitor.ask(FILE))["data"]
        customer = seen["viewer"]["customer"]
        order = customer["currentOrder"]
        request = {"idempotencyKey": "key-of-the-visit", "ifVersion": order["version"], "expectedTotal": order["total"]}
        submitted = (await visitor.ask(SUBMIT, input=request))["data"]["submitCurrentOrder"]
        assert submitted["errors"] == []
        (invoice,) = customer["invoices"]["nodes"]
        url = invoice["document"]["link"]["url"]
        assert (await client.get(url)).status_code == 200
        await visitor.ask("{ viewer { nothing } }")
        await visitor.ask("mutation Out { logout { errors { code } } }")
        assert (await visitor.ask("{ viewer { name } }"))["errors"]
    written = "\n".join(lines.written)
    secrets = [
        *(DEMO_PASSWORD, "not-this-password", "x" * 32, "key-of-the-visit"),
        *(each[kind] for each in (first, second) for kind in ("accessToken", "refreshToken")),
        url.rpartition("/")[2],
    ]
    persons = ["compras", "Carmen", "198.51.100.7", "para la obra", "GR000164", "nothing"]
    persons += [customer["name"], f'"{customer["code"]}"', invoice["number"], submitted["order"]["number"]]
    assert [each for each in (*secrets, *persons) if each in written] == []
    operations = [each["operation"] for each in lines.requests if "operation" in each]
    assert operations == ["In", "In", "Again", "Add", "anonymous", "Submit", "anonymous", "Out"]
    assert [each["route"] for each in lines.requests if "route" in each] == ["/exports/{token}"]
    assert len(lines.of("office.slow")) == len(lines.requests)
    assert any(each["statements"] and each["rows"] for each in lines.of("office.slow"))


async def test_it_is_ready_while_both_databases_answer(demo: Demo, tmp_path: Path) -> None:
    async with opened(demo, tmp_path, WatchSettings()) as (_, client):
        assert (await client.get("/health/ready")).status_code == 200
        assert (await client.get("/health/live")).status_code == 200


@pytest.mark.parametrize("name", ["erp", "store"])
async def test_with_a_database_away_it_lives_and_is_not_ready(demo: Demo, tmp_path: Path, name: str) -> None:
    async with opened(demo, tmp_path, WatchSettings()) as (_, client):
        for file in tmp_path.glob(f"{name}.sqlite*"):
            file.write_bytes(b"no database" * 100)
        assert (await client.get("/health/ready")).status_code == 503
        assert (await client.get("/health/live")).status_code == 200


async def test_told_to_stop_it_is_ready_no_more_and_still_serves(demo: Demo, tmp_path: Path) -> None:
    async with opened(demo, tmp_path, WatchSettings()) as (application, client):
        application.state.draining = True
        assert (await client.get("/health/ready")).status_code == 503
        assert (await Visitor(client).ask("{ __typename }"))["data"] == {"__typename": "Query"}


def test_traces_without_what_makes_them_are_said_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    variables = {
        "OFFICE_ERP__URL": "sqlite://",
        "OFFICE_STORE__URL": "sqlite://",
        "OFFICE_LOGIN__SECRET": "x" * 32,
        "OFFICE_WATCH__TRACES": "http://127.0.0.1:4318/v1/traces",
    }
    handlers = logging.getLogger().handlers[:]
    try:
        started = CliRunner().invoke(cli, ["serve"], env=variables)
    finally:
        logging.getLogger().handlers[:] = handlers
    assert started.exit_code == 2
    assert "pip install .[traces]" in started.output
