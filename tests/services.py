"""Fresh databases on the systems that run here: each made for one use, dropped after it.

`with fresh_database("postgresql", tmp_path) as url:` gives the URL that `open_database` and `open_store` take. A system that
is not there is skipped by its name; with REQUIRE_SERVICES=1 it is a failure. `@pytest.mark.parametrize("system", SYSTEMS)`
runs a test on each.
"""

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn
from uuid import uuid4

import asyncpg
import pytest
from redis import Redis, RedisError
from sqlalchemy import URL, make_url

SERVERS = ("postgresql", "mariadb")
SYSTEMS = ("sqlite", *SERVERS)
CONNECT_SECONDS = 5

ADDRESSES = {
    "postgresql": "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres",
    "mariadb": "mariadb+pyodbc://root@127.0.0.1/?driver=MariaDB+Unicode&port=3306",
}
"""A login that may make databases; TEST_POSTGRESQL and TEST_MARIADB name others."""


def address(system: str) -> URL:
    """Where `system` listens; its port is `port_of(address(system))`."""
    return make_url(os.environ.get(f"TEST_{system.upper()}", ADDRESSES[system]))


def port_of(url: URL) -> int:
    """The port, wherever the URL's driver wants it."""
    given = url.query.get("port")
    return int(str(given)) if given else int(url.port or 0)


def with_port(url: URL, port: int) -> URL:
    """The same database through another port, as a proxy needs it."""
    if "port" in url.query:
        return url.update_query_dict({"port": str(port)})
    return url.set(port=port)


def systems() -> tuple[str, ...]:
    """The systems that can be used here; SQLite always is one."""
    return ("sqlite", *(system for system in SERVERS if _absence(system) is None))


def require(system: str) -> None:
    """Skip the test where `system` does not run; fail it where services are required."""
    if system == "sqlite":
        return
    absence = _absence(system)
    if absence is not None:
        _give_up(f"{system} does not run here: {absence}")


def redis_address() -> str:
    """The URL of a Redis; skip the test where none runs, fail it where services are required. TEST_REDIS names another."""
    url = os.environ.get("TEST_REDIS", "redis://127.0.0.1:6379/0")
    try:
        with Redis.from_url(url, socket_timeout=CONNECT_SECONDS, socket_connect_timeout=CONNECT_SECONDS) as client:
            client.ping()
    except RedisError as error:
        _give_up(f"Redis does not run here: {error}")
    return url


def odbc() -> Any:
    """The driver; its wheel needs unixODBC, which not every machine has."""
    return import_module("pyodbc")


def require_odbc() -> Any:
    """The driver; skip the test where it can't be loaded, fail it where services are required."""
    try:
        return odbc()
    except ImportError as error:
        _give_up(f"pyodbc can't be loaded here: {error}")


@contextmanager
def fresh_database(system: str, folder: Path) -> Iterator[str]:
    """Give the URL of an empty database on `system`; SQLite's is a file in `folder`."""
    if system == "sqlite":
        yield f"sqlite:///{folder}/{_new_name()}.sqlite"
        return
    require(system)
    name = _new_name()
    make, drop = _ADMINISTRATION[system]
    make(name)
    try:
        yield address(system).set(database=name).render_as_string(hide_password=False)
    finally:
        drop(name)


def administer(system: str, *statements: str) -> list[tuple[object, ...]]:
    """Run statements as the server's administrator, outside of a transaction; give the last one's rows."""
    if system == "postgresql":
        return _in_own_loop(lambda: asyncio.run(_administer_postgresql(statements)))
    driver = odbc()
    try:
        connection = driver.connect(_odbc(address(system)), autocommit=True)
    except driver.Error as error:
        raise ConnectionError(str(error)) from error
    rows: list[tuple[object, ...]] = []
    try:
        for statement in statements:
            cursor = connection.execute(statement)
            rows = [tuple(row) for row in cursor.fetchall()] if cursor.description else []
    finally:
        connection.close()
    return rows


def _new_name() -> str:
    return f"office_test_{uuid4().hex[:16]}"


def _give_up(reason: str) -> NoReturn:
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@cache
def _absence(system: str) -> str | None:
    try:
        administer(system, "SELECT 1")
    except (OSError, ImportError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        return f"{type(error).__name__}: {error}"
    return None


async def _administer_postgresql(statements: tuple[str, ...]) -> list[tuple[object, ...]]:
    url = address("postgresql").set(drivername="postgresql")
    connection = await asyncpg.connect(url.render_as_string(hide_password=False), timeout=CONNECT_SECONDS)
    rows: list[tuple[object, ...]] = []
    try:
        for statement in statements:
            rows = [tuple(row) for row in await connection.fetch(statement)]
    finally:
        await connection.close()
    return rows


def _in_own_loop(work: Callable[[], list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    # The caller may be at work in a loop of its own.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


def _odbc(url: URL) -> str:
    parts = {
        "Driver": f"{{{url.query['driver']}}}",
        "Server": str(url.host),
        "Port": str(port_of(url)),
        "UID": str(url.username or ""),
        "PWD": str(url.password or ""),
    }
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _make_postgresql(name: str) -> None:
    administer("postgresql", f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")


def _drop_postgresql(name: str) -> None:
    administer("postgresql", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _make_mariadb(name: str) -> None:
    administer("mariadb", f"CREATE DATABASE {name} CHARACTER SET utf8mb4")


def _drop_mariadb(name: str) -> None:
    # A connection left behind in a transaction would hold the database for ever.
    for (number,) in administer("mariadb", f"SELECT id FROM information_schema.processlist WHERE db = '{name}'"):
        with suppress(odbc().Error):
            administer("mariadb", f"KILL {number}")
    administer("mariadb", f"DROP DATABASE IF EXISTS {name}")


_ADMINISTRATION: dict[str, tuple[Callable[[str], None], Callable[[str], None]]] = {
    "postgresql": (_make_postgresql, _drop_postgresql),
    "mariadb": (_make_mariadb, _drop_mariadb),
}
