"""What the pages give to paste into a shell works when it is pasted."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.docs.examples import PAGES, ROOT, blocks
from tests.office import Demo

APP = [sys.executable, "-m", "app"]


def scripts(run: str) -> list[str]:
    found = [block for page in PAGES for block in blocks(page)]
    return [block.text for block in found if block.kind == "sh" and block.notes.get("run") == run]


def need(*programs: str) -> None:
    missing = [program for program in programs if shutil.which(program) is None]
    if missing and os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(f"not installed: {missing}")
    if missing:
        pytest.skip(f"not installed: {missing}")


def shell(script: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["sh", "-euc", script], cwd=ROOT, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small demo, served."""
    need("sh", "curl", "sed")
    folder = tmp_path_factory.mktemp("served")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
    subprocess.run([*APP, "demo", "--dir", folder, "--scale", "0.01", "--no-serve"], cwd=ROOT, check=True)
    with subprocess.Popen([*APP, "serve", "--dir", folder, "--port", port], cwd=ROOT) as server:
        try:
            # The transport tries again, waiting longer each time, until the server listens.
            with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
                client.get(f"http://127.0.0.1:{port}/health/ready").raise_for_status()
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=10)


@pytest.mark.parametrize("script", scripts("demo"))
def test_the_first_query_shows_products_with_the_customers_price(address: str, script: str) -> None:
    answer = json.loads(shell(script.replace("http://127.0.0.1:8000", address)))
    assert "errors" not in answer
    assert [bool(node["price"]["netUnitPrice"]) for node in answer["data"]["products"]["nodes"]] == [True] * 3


@pytest.mark.parametrize("script", scripts("site"))
def test_a_site_is_set_up_as_the_page_says(demo: Demo, tmp_path: Path, script: str) -> None:
    need("sh")
    shutil.copy(demo.folder / "erp.sqlite", tmp_path / "erp.sqlite")
    pasted = script.replace("/srv/office", str(tmp_path)).replace(".venv/bin/python", sys.executable)
    assert "Almudena Ruiz" in shell(pasted)


def test_there_is_one_of_each() -> None:
    assert [len(scripts(run)) for run in ("demo", "site")] == [1, 1]
