"""What the office says to a page's examples, asked over HTTP in their order."""

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx

import app
from tests.docs.examples import ELLIPSIS, Example
from tests.office import NOON, Demo, cheap_settings

LOGIN = "mutation ($input: LoginInput!) { login(input: $input) { accessToken } }"
ACCEPT = "application/graphql-response+json"


@dataclass(slots=True)
class Clock:
    """It is as late as the page says."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at


@dataclass(slots=True)
class Story:
    """`known`: what each text with … in it has turned out to be."""

    client: httpx.AsyncClient
    clock: Clock
    known: dict[str, str] = field(default_factory=dict)

    async def ask(self, example: Example) -> httpx.Response:
        self.clock.at += example.later
        text = self._filled(example.asked.text)
        if example.asked.kind == "http":
            return await self._send(text)
        variables = "{}" if example.variables is None else self._filled(example.variables.text)
        headers = {"Accept": ACCEPT}
        if example.by is not None:
            headers["Authorization"] = f"Bearer {await self._token(example.by)}"
        body = {"query": text, "variables": json.loads(variables)}
        return await self.client.post("/graphql", json=body, headers=headers)

    def faults(self, example: Example, response: httpx.Response) -> list[str]:
        """What the page says of the answer and is not so."""
        shown = example.shown
        if shown is None:
            return [] if response.is_success and not _errors(response.json()) else [response.text]
        status, *headers = shown.head or ["HTTP/1.1 200 OK"]
        faults = [] if status.split()[1] == str(response.status_code) else [f"status {response.status_code}"]
        for name, _, value in (line.partition(": ") for line in headers):
            if response.headers.get(name) != value:
                faults.append(f"{name}: {response.headers.get(name)}")
        return faults + self.differences(shown.body, response.json())

    def differences(self, shown: Any, real: Any, path: str = "") -> list[str]:
        if isinstance(shown, str) and ELLIPSIS in shown and isinstance(real, str):
            return self._elided(shown, real, path)
        if isinstance(shown, dict) and isinstance(real, dict) and list(shown) == list(real):
            return [each for key in shown for each in self.differences(shown[key], real[key], f"{path}.{key}")]
        if isinstance(shown, list) and isinstance(real, list) and len(shown) == len(real):
            pairs = enumerate(zip(shown, real, strict=True))
            return [each for i, (one, other) in pairs for each in self.differences(one, other, f"{path}.{i}")]
        return [] if shown == real else [f"{path}: shown {json.dumps(shown)}, is {json.dumps(real)}"]

    def _elided(self, shown: str, real: str, path: str) -> list[str]:
        if shown not in self.known and real not in self.known.values():
            self.known[shown] = real
        return (
            [] if self.known.get(shown) == real else [f"{path}: {shown} is another text elsewhere, or its text another"]
        )

    def _filled(self, text: str) -> str:
        for shown, real in self.known.items():
            text = text.replace(shown, real)
        assert ELLIPSIS not in text, f"no answer before has shown what this is: {text}"
        return text

    async def _token(self, username: str) -> str:
        """An access token of a session of its own: the page may end any other."""
        variables = {"input": {"username": username, "password": app.DEMO_PASSWORD}}
        response = await self.client.post("/graphql", json={"query": LOGIN, "variables": variables})
        token: str = response.json()["data"]["login"]["accessToken"]
        return token

    async def _send(self, text: str) -> httpx.Response:
        head, _, body = text.partition("\n\n")
        line, *lines = head.splitlines()
        method, target, _version = line.split(" ")
        headers = dict(each.split(": ", 1) for each in lines)
        return await self.client.request(method, target, headers=headers, content=body.encode())


def _errors(body: Any) -> list[Any]:
    payloads = [each for each in (body.get("data") or {}).values() if isinstance(each, dict)]
    return [*body.get("errors", []), *(error for payload in payloads for error in payload.get("errors", []))]


@asynccontextmanager
async def story_on(demo: Demo, folder: Path) -> AsyncIterator[Story]:
    """A story on a copy of the demo in `folder`, from noon of the demo's day on."""
    for name in ("erp.sqlite", "store.sqlite"):
        shutil.copy(demo.folder / name, folder / name)
    clock = Clock()
    with patch.object(app, "SystemClock", lambda: clock):
        served = app.create_app(cheap_settings(folder, documents=demo.documents))
        transport = httpx.ASGITransport(app=served)
        async with (
            served.router.lifespan_context(served),
            httpx.AsyncClient(transport=transport, base_url="http://office.example") as client,
        ):
            yield Story(client, clock)
