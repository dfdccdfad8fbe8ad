"""Strikes at the server: what an administrator, a full disk or somebody else at the ERP does to the database."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy import select, update

from erp_adapter.dialects import open_database
from tests.faults.lab import DEADLINE, Lab, counter
from tests.faults.network import Strike

LIMIT = {
    "postgresql": "ALTER ROLE {0.login} CONNECTION LIMIT {1}",
    "mariadb": "ALTER USER '{0.login}'@'%' WITH MAX_USER_CONNECTIONS {1}",
}


@asynccontextmanager
async def idle_killed(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    await lab.kill_sessions()
    yield


@asynccontextmanager
async def out_of_connections(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    """The login may have one connection, and somebody has it."""
    lab.proxy.cut()
    await _gone(lab)
    await lab.admin(LIMIT[lab.system].format(lab, 1))
    holder = open_database(lab.direct_url, connections=1, deadline=DEADLINE)
    try:
        await holder.fetch(select(1))
        yield
    finally:
        await holder.close()
        await lab.admin(LIMIT[lab.system].format(lab, {"postgresql": -1, "mariadb": 0}[lab.system]))
        await _gone(lab)


@asynccontextmanager
async def row_locked(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    """Somebody at the ERP has the counter's row in an open transaction."""
    holder = open_database(lab.direct_url, connections=1, deadline=10 * DEADLINE)
    try:
        async with holder.transaction() as transaction:
            await transaction.execute(
                update(counter).where(counter.c.name == "sales_order").values(value=counter.c.value)
            )
            yield
    finally:
        await holder.close()


async def _gone(lab: Lab) -> None:
    """Wait until the server has no connection of the lab's login any more: after a cut it takes a moment to notice."""
    while await lab.sessions():
        await asyncio.sleep(0.01)


def said(strike: dict[str, tuple[str, ...]], lift: dict[str, tuple[str, ...]]) -> Strike:
    """What an administrator does to the database and undoes, with new connections each time."""

    @asynccontextmanager
    async def struck(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
        await _do(lab, strike)
        try:
            yield
        finally:
            await _do(lab, lift)

    return struck


async def _do(lab: Lab, statements: dict[str, tuple[str, ...]]) -> None:
    await lab.say(*[each.format(lab) for each in statements[lab.system]])
    await lab.kill_sessions()


read_only = said(
    {
        "postgresql": ("ALTER DATABASE {0.name} SET default_transaction_read_only = on",),
        "mariadb": ("REVOKE INSERT, UPDATE, DELETE ON {0.name}.* FROM '{0.login}'@'%'",),
    },
    {
        "postgresql": ("SET TRANSACTION READ WRITE", "ALTER DATABASE {0.name} SET default_transaction_read_only = off"),
        "mariadb": ("GRANT ALL ON {0.name}.* TO '{0.login}'@'%'",),
    },
)

without_rights = said(
    {
        "postgresql": ("REVOKE INSERT ON {0.order_table} FROM {0.login}",),
        "mariadb": (
            "REVOKE ALL ON {0.name}.* FROM '{0.login}'@'%'",
            "GRANT SELECT, UPDATE ON {0.name}.* TO '{0.login}'@'%'",
        ),
    },
    {
        "postgresql": ("GRANT INSERT ON {0.order_table} TO {0.login}",),
        "mariadb": ("GRANT ALL ON {0.name}.* TO '{0.login}'@'%'",),
    },
)

disk_full = said(
    {
        "postgresql": (
            (
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                " RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"
            ),
            "CREATE TRIGGER full_disk BEFORE INSERT ON {0.order_table} FOR EACH ROW EXECUTE FUNCTION full_disk()",
        ),
        "mariadb": (
            (
                "CREATE TRIGGER full_disk BEFORE INSERT ON {0.order_table} FOR EACH ROW"
                " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1021, MESSAGE_TEXT = 'Disk full'"
            ),
        ),
    },
    {
        "postgresql": ("DROP FUNCTION full_disk CASCADE",),
        "mariadb": ("DROP TRIGGER full_disk",),
    },
)

login_refused = said(
    {
        "postgresql": ("ALTER ROLE {0.login} NOLOGIN",),
        "mariadb": ("ALTER USER '{0.login}'@'%' IDENTIFIED BY 'another'",),
    },
    {
        "postgresql": ("ALTER ROLE {0.login} LOGIN",),
        "mariadb": ("ALTER USER '{0.login}'@'%' IDENTIFIED BY 'Una-clave-7'",),
    },
)


@asynccontextmanager
async def database_unknown(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    if lab.system == "postgresql":
        away = f"{lab.name}_away"
        await lab.kill_sessions()
        await _gone(lab)
        await lab.admin(f"ALTER DATABASE {lab.name} RENAME TO {away}")
        try:
            yield
        finally:
            await lab.admin(f"ALTER DATABASE {away} RENAME TO {lab.name}")
        return
    away = f"{lab.name}_away"
    found = await lab.admin(f"SELECT table_name FROM information_schema.tables WHERE table_schema = '{lab.name}'")
    tables = [name for (name,) in found]
    await lab.admin(
        f"CREATE DATABASE {away} CHARACTER SET utf8mb4", *_moves(tables, lab.name, away), f"DROP DATABASE {lab.name}"
    )
    await lab.kill_sessions()
    try:
        yield
    finally:
        make = f"CREATE DATABASE {lab.name} CHARACTER SET utf8mb4"
        await lab.admin(make, *_moves(tables, away, lab.name), f"DROP DATABASE {away}")


def _moves(tables: Sequence[object], here: str, there: str) -> list[str]:
    return [f"RENAME TABLE {here}.{table} TO {there}.{table}" for table in tables]
