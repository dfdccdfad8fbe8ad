"""The gateway asks nobody but its databases and Redis: it has nothing to ask other servers with."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = [
    ROOT / "app.py",
    *(file for name in ("schema", "resolvers", "erp_adapter", "exports") for file in (ROOT / name).rglob("*.py")),
]
CLIENTS = {"urllib.request", "http.client", "httpx", "requests", "aiohttp", "urllib3", "ftplib", "smtplib", "xmlrpc"}


def imported(source: str) -> Iterator[str]:
    """The modules that a source imports, and what it takes out of them as if those were modules."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def clients(source: str) -> set[str]:
    return {client for name in imported(source) for client in CLIENTS if f"{name}.".startswith(f"{client}.")}


def test_no_source_imports_what_asks_other_servers() -> None:
    found = {str(file): used for file in SOURCES if (used := clients(file.read_text(encoding="utf-8")))}
    assert len(SOURCES) > 300
    assert found == {}


def test_what_asks_other_servers_would_be_found() -> None:
    for source in (
        "import urllib.request",
        "from urllib import request",
        "import httpx as web",
        "from requests import get",
    ):
        assert clients(source), source
