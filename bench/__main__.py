"""CPU per request through the whole application, against the same statements by hand.

`python -m bench [--scale 1] [--requests 200]` builds the demo in a temporary folder and asks each workload in rounds that
alternate with their floor: the statements that it issues, run by sqlite3 alone and their rows written by msgspec. Absolute
figures depend on the machine; the ratio says what the gateway adds.
"""

import argparse
import asyncio
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import msgspec
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, event

from app import DEMO_PASSWORD, Settings, calm_collector, create_app, demo_logins, open_office
from erp_adapter.demo.build import build
from erp_adapter.domain.text import fold
from erp_adapter.settings import ErpSettings, StoreSettings
from resolvers.login_settings import LoginSettings

ROUNDS = 4
LOGIN = "mutation ($input: LoginInput!) { login(input: $input) { accessToken } }"
WORKLOADS = {
    "W1: 50 products of a family with name, family, own price, stock": (
        "query ($family: String) { products(first: 50, filter: { familyCode: $family }) "
        "{ nodes { code name family { name } price { net } stock { level } } } }"
    ),
    "W2: 20 newest orders, their lines, each line's product": (
        "{ viewer { customer { orders(first: 20) { nodes { number total lines { quantity net product { name } } } } } } }"
    ),
    "W4: one product by code, 5 fields": (
        "query ($code: String!) { product(code: $code) { code name brand unit barcode } }"
    ),
}

Statements = list[tuple[str, Any]]


async def measured(ask: Callable[[], Awaitable[object]], requests: int) -> float:
    """Microseconds of this process's CPU that one request takes."""
    before = time.process_time()
    for _ in range(requests):
        await ask()
    return (time.process_time() - before) / requests * 1e6


async def by_hand(connection: sqlite3.Connection, statements: Statements) -> bytes:
    return msgspec.json.encode([connection.execute(sql, parameters).fetchall() for sql, parameters in statements])


async def bench(folder: Path, scale: float, requests: int) -> Table:
    books = build(folder / "erp.sqlite", scale=scale, today=date.today())  # noqa: DTZ011 - the books' own day
    settings = Settings(
        erp=ErpSettings(url=f"sqlite:///{folder}/erp.sqlite"),
        store=StoreSettings(url=f"sqlite:///{folder}/store.sqlite"),
        login=LoginSettings(secret=SecretStr("b" * 32), argon2_memory_kib=8, argon2_passes=1, argon2_lanes=1),
    )
    async with open_office(settings) as opened:
        await opened.logins.add(demo_logins(books))
    connection = sqlite3.connect(folder / "erp.sqlite")
    connection.create_function("fold", 1, fold, deterministic=True)
    family = (
        connection.execute(
            "SELECT family_code FROM product GROUP BY family_code HAVING count(*) >= 50 ORDER BY 1"
        ).fetchone()
        or connection.execute("SELECT code FROM product_family WHERE parent_code IS NULL").fetchone()
    )
    variables = {
        "family": family[0],
        "code": connection.execute("SELECT code FROM product WHERE for_sale ORDER BY code").fetchone()[0],
    }
    table = Table(
        "workload", "statements", "gateway µs", "by hand µs", "ratio", title=f"CPU per request, scale {scale}"
    )
    app = create_app(settings)
    calm_collector()
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            await log_in(client)
            for name, query in WORKLOADS.items():
                body = msgspec.json.encode({"query": query, "variables": variables})
                table.add_row(name, *await compared(client, body, connection, requests))
    connection.close()
    return table


async def log_in(client: httpx.AsyncClient) -> None:
    who = {"username": "compras", "password": DEMO_PASSWORD}
    answer = await client.post("/graphql", json={"query": LOGIN, "variables": {"input": who}})
    client.headers["Authorization"] = f"Bearer {answer.json()['data']['login']['accessToken']}"
    client.headers["Content-Type"] = "application/json"


async def compared(client: httpx.AsyncClient, body: bytes, connection: sqlite3.Connection, requests: int) -> list[str]:
    async def ask() -> None:
        answer = await client.post("/graphql", content=body)
        assert b'"errors"' not in answer.content, answer.text

    statements = await issued(ask)
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(ROUNDS):
        ours.append(await measured(ask, requests))
        floor.append(await measured(lambda: by_hand(connection, statements), requests))
    gateway, hand = statistics.median(ours), statistics.median(floor)
    return [str(len(statements)), f"{gateway:,.0f}", f"{hand:,.0f}", f"{gateway / hand:.1f}"]


async def issued(ask: Callable[[], Awaitable[object]]) -> Statements:
    """The statements over the ERP that a request issues; the one that proves the session is the store's."""
    found: Statements = []

    def note(_connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, _many: Any) -> None:
        if "session" not in sql:
            found.append((sql, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    await ask()
    event.remove(Engine, "before_cursor_execute", note)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="the demo's size")
    parser.add_argument("--requests", type=int, default=100, help="requests a round")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Console().print(asyncio.run(bench(Path(folder), asked.scale, asked.requests)))


if __name__ == "__main__":
    main()
