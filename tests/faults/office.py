"""The whole office over HTTP on an ERP behind a network that can fail."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

import app
from erp_adapter.settings import ErpSettings, StoreSettings
from resolvers.login_forms import LoginForm
from resolvers.login_settings import LoginSettings
from tests.faults.lab import CONNECTIONS, DEADLINE, PASSWORD, Lab, open_lab
from tests.killing.jobs import CUSTOMERS, PRODUCTS, write_books

LINE_MARK = b"a note that is sent with the line alone"
USERNAME = "ana"
SHORT = 0.01
"""Seconds of a pause that is over with the next request."""

LOGIN = "mutation ($input: LoginInput!) { login(input: $input) { accessToken } }"
READ = "{ products(first: 3) { nodes { code } } }"
MODE = "{ erp { mode asOf } }"
ADD = "mutation ($input: AddOrderLineInput!) { addOrderLine(input: $input) { order { id } errors { code } } }"
SUBMIT = """mutation ($input: SubmitCurrentOrderInput!) {
  submitCurrentOrder(input: $input) { order { number } replayed errors { code } }
}"""


@dataclass(slots=True)
class FaultyOffice:
    lab: Lab
    client: httpx.AsyncClient

    async def ask(self, query: str, locale: str = "es", **given: Any) -> httpx.Response:
        body = {"query": query, "variables": {"input": given} if given else {}}
        return await self.client.post("/graphql", json=body, headers={"Accept-Language": locale})

    async def data(self, query: str, **given: Any) -> Any:
        answer = (await self.ask(query, **given)).json()
        assert "errors" not in answer, answer
        return answer["data"]

    async def fill(self) -> None:
        line = {"code": PRODUCTS[0], "quantity": "1", "note": LINE_MARK.decode()}
        assert (await self.data(ADD, line=line))["addOrderLine"]["errors"] == []

    async def submit(self, key: str, locale: str = "es") -> httpx.Response:
        return await self.ask(SUBMIT, locale, idempotencyKey=key)

    async def mode(self) -> str:
        return str((await self.data(MODE))["erp"]["mode"])

    async def is_ready(self) -> bool:
        return (await self.client.get("/health/ready")).status_code == 200


@asynccontextmanager
async def open_faulty_office(system: str, folder: Path, *, pause: float = SHORT) -> AsyncIterator[FaultyOffice]:
    """`pause`: seconds until an ERP that is away is asked again."""
    async with open_lab(system, folder, build=write_books, order_tables=("sales_order", "sales_order_line")) as lab:
        settings = settings_of(lab, folder, pause)
        async with app.open_office(settings) as opened:
            form = LoginForm(USERNAME, "Ana", "ana@example.com", customers=(CUSTOMERS[0],), password=PASSWORD)
            assert not (await opened.logins.add([form])).faults
        served = app.create_app(settings)
        transport = httpx.ASGITransport(served)
        async with (
            served.router.lifespan_context(served),
            httpx.AsyncClient(transport=transport, base_url="http://office", timeout=None) as client,  # noqa: S113
        ):
            office = FaultyOffice(lab, client)
            token = (await office.data(LOGIN, username=USERNAME, password=PASSWORD))["login"]["accessToken"]
            client.headers["Authorization"] = f"Bearer {token}"
            yield office


def settings_of(lab: Lab, folder: Path, pause: float) -> app.Settings:
    url = lab.url.render_as_string(hide_password=False)
    return app.Settings(
        erp=ErpSettings(
            url=url, connections=CONNECTIONS, deadline=DEADLINE, breaker_pause=pause, breaker_longest_pause=pause
        ),
        store=StoreSettings(url=f"sqlite:///{folder}/store.sqlite", connections=2),
        login=LoginSettings(secret=SecretStr("x" * 32), argon2_memory_kib=8, argon2_passes=1, argon2_lanes=1),
    )


def codes(response: httpx.Response) -> list[str]:
    """Of the answer's errors; none where it was answered."""
    answer: Mapping[str, Any] = json.loads(response.text)
    return [str(each["extensions"]["code"]) for each in answer.get("errors", [])]
