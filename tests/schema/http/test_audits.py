"""GraphQL over HTTP, as the package `graphql-http` audits servers for it: all that MUST, SHOULD and MAY be."""

import asyncio
import json
import shutil
from functools import cache
from pathlib import Path

import httpx
import pytest
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

import app
from schema.http.settings import HttpSettings
from tests.office import Demo, cheap_settings
from tests.schema.http.audits import NAMES, require_audits
from tests.schema.http.serving import serving
from tests.schema.http.shop import NO_TLS
from tools.audits import Audit, audited

LOGIN = "mutation ($input: LoginInput!) { login(input: $input) { accessToken } }"
BUYER = {"input": {"username": "compras", "password": app.DEMO_PASSWORD}}


@pytest.fixture(scope="module")
def audits(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> "Audits":
    require_audits()
    return Audits(demo, tmp_path_factory.mktemp("audited"))


class Audits:
    """The whole office, audited once by each way, as somebody logged in: strangers may not ask for types."""

    def __init__(self, demo: Demo, folder: Path) -> None:
        self._demo = demo
        self._folder = folder
        self.by = cache(self._audited)

    def _audited(self, way: str) -> dict[str, Audit]:
        return asyncio.run(self._ask(way))

    async def _ask(self, way: str) -> dict[str, Audit]:
        folder = self._folder / way
        folder.mkdir()
        for name in ("erp.sqlite", "store.sqlite"):
            shutil.copy(self._demo.folder / name, folder / name)
        office = app.create_app(cheap_settings(folder, http=HttpSettings(lane=way == "lane")))
        protocol = app.http_protocol(office)
        assert isinstance(protocol, type)
        assert issubclass(protocol, HttpToolsProtocol)
        async with office.router.lifespan_context(office), serving(office, protocol) as served:
            url = f"http://127.0.0.1:{served.port}/graphql"
            async with httpx.AsyncClient(trust_env=False, verify=NO_TLS) as client:
                answer = await client.post(url, json={"query": LOGIN, "variables": BUYER})
            return await audited(url, f"Bearer {answer.json()['data']['login']['accessToken']}")


@pytest.mark.parametrize("audit", NAMES, ids=[f"{each}: {name}" for each, name in NAMES.items()])
def test_an_audit_is_passed(audits: Audits, way: str, audit: str) -> None:
    found = audits.by(way)[audit]
    assert found.passed, f"{audit}: {found.name}: {found.reason}"


def test_no_audit_of_the_package_is_left_out(audits: Audits, way: str) -> None:
    assert {each: found.name for each, found in audits.by(way).items()} == NAMES


def test_the_packages_lock_names_no_address() -> None:
    lock = json.loads((Path(__file__).parents[3] / "tools/graphql_http/package-lock.json").read_text("utf-8"))
    assert not [name for name, each in lock["packages"].items() if "resolved" in each]
