"""A gateway that serves the explorer, and a Chromium that watches what its page does."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "schema" / "http" / "static"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Gateway(NamedTuple):
    url: str
    username: str
    password: str


@dataclass
class Watched:
    """A page, and what its browser saw while it ran."""

    page: Page
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    _need((STATIC / "index.html").is_file(), "GraphiQL is not built: make setup")
    folder = tmp_path_factory.mktemp("demo")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
    app = [sys.executable, "-m", "app"]
    making = [*app, "demo", "--dir", str(folder), "--scale", "0.02", "--port", port, "--no-serve"]
    subprocess.run(making, cwd=ROOT, check=True)
    made = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    buyer = made["logins"][0]
    with subprocess.Popen([*app, "serve", "--dir", str(folder), "--port", port], cwd=ROOT) as server:
        try:
            # The transport tries again, waiting longer each time, until the server listens.
            with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
                client.get(f"{made['url']}/graphiql").raise_for_status()
            yield Gateway(made["url"], buyer["username"], buyer["password"])
        finally:
            server.terminate()
            server.wait(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed with its module: while it is open, its loop is in the way of tests that are coroutines."""
    chromium = shutil.which("chromium")
    _need(chromium is not None, "Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    with browser.new_context(locale="es-ES", viewport={"width": 1440, "height": 900}) as context:
        watched = Watched(context.new_page())
        context.on("request", lambda request: watched.requested.append(request.url))
        context.on("console", lambda message: _note(message, watched.complaints))
        context.on("weberror", lambda problem: watched.complaints.append(str(problem.error)))
        yield watched


def _note(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type in {"error", "warning"}:
        complaints.append(f"{message.type}: {message.text}")


def _need(condition: bool, otherwise: str) -> None:
    if condition:
        return
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(otherwise)
    pytest.skip(otherwise)
