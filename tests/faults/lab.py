"""A small ERP behind a network that can fail: one read, and one write like the submission of an order."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import URL, BigInteger, Column, Connection, MetaData, String, Table, insert, make_url, select, update

from erp_adapter.database import Database
from erp_adapter.dialects import open_database, run_once
from tests.faults.proxy import Proxy, proxy_before
from tests.services import SERVERS, administer, fresh_database, odbc, port_of, with_port

__all__ = ["SERVERS", "Lab", "open_lab"]

T = TypeVar("T")

DEADLINE = 1.0
CONNECTIONS = 2
PASSWORD = "Una-clave-7"

META = MetaData()
counter = Table("counter", META, Column("name", String(40), primary_key=True), Column("value", BigInteger))
placed = Table(
    "placed",
    META,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("reference", String(60), unique=True),
)
placed_line = Table(
    "placed_line",
    META,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
)

READ_MARK = b"counted"
"""What the read sends and nothing else does."""

WRITE_MARK = b"reference-"
"""What the write sends in the middle of its transaction."""


class Lab:
    """`database` goes through `proxy`, by a login that is nobody else's; `admin` goes around it.

    `order_tables`: where an order stands, and its lines.
    """

    def __init__(self, system: str, admin_url: URL, login: str, proxy: Proxy, order_tables: Sequence[str]) -> None:
        self.system = system
        self.login = login
        self.order_table, self.line_table = order_tables
        self.name = str(admin_url.database)
        self.proxy = proxy
        self._admin_url = admin_url
        self._written = 0
        self.database = self.open()

    def open(self, *, deadline: float = DEADLINE) -> Database:
        return open_database(self.url, connections=CONNECTIONS, deadline=deadline)

    @property
    def url(self) -> URL:
        url = with_port(self._admin_url, self.proxy.port).set(username=self.login, password=PASSWORD)
        if self.system == "postgresql":
            # Encrypted, the proxy could not tell the statements apart.
            return url.update_query_dict({"sslmode": "disable"})
        return url

    @property
    def direct_url(self) -> URL:
        """The same login's, past the proxy."""
        return with_port(self.url, port_of(self._admin_url))

    async def read(self) -> int:
        statement = select(counter.c.value).where(counter.c.name == "counted")
        (row,) = await self.database.fetch(statement)
        return int(row.value)

    async def write(self) -> None:
        """An order by the steps of a submission, with a reference of its own."""
        self._written += 1
        await write_order(self.database, f"reference-{self._written}")

    async def admin(self, *statements: str) -> list[tuple[object, ...]]:
        return await asyncio.to_thread(administer, self.system, *statements)

    async def inside(self, work: Callable[[Connection], T]) -> T:
        """Blocking work in the lab's database, by the administrator."""
        return await asyncio.to_thread(run_once, self._admin_url, work, deadline=30)

    async def say(self, *statements: str) -> None:
        def work(connection: Connection) -> None:
            for statement in statements:
                connection.exec_driver_sql(statement)

        await self.inside(work)

    async def orders(self) -> int:
        """How many orders stand in the database; each has its line."""
        tables = (self.order_table, self.line_table)
        both = await self.inside(
            lambda connection: [
                connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() for table in tables
            ]
        )
        assert both[0] == both[1]
        return int(both[0])

    async def sessions(self) -> list[tuple[int, str]]:
        """The number of each connection of the lab's login, and what it runs."""
        return [
            (int(str(number)), str(text or "")) for number, text in await self.admin(SESSIONS[self.system].format(self))
        ]

    async def kill_sessions(self) -> None:
        for number, _ in await self.sessions():
            # One that has just ended by itself is not there to be killed.
            with suppress(odbc().Error):
                await self.admin(KILL[self.system].format(number))


SESSIONS = {
    "postgresql": "SELECT pid, CASE WHEN state = 'active' THEN query END FROM pg_stat_activity"
    " WHERE usename = '{0.login}' AND datname = '{0.name}'",
    "mariadb": "SELECT id, info FROM information_schema.processlist WHERE user = '{0.login}'",
}
KILL = {"postgresql": "SELECT pg_terminate_backend({})", "mariadb": "KILL {}"}


async def write_order(database: Database, reference: str, between: Callable[[], Awaitable[None]] | None = None) -> None:
    """`between` runs when the counter's row is locked and nothing is inserted."""
    async with database.transaction() as transaction:
        await transaction.execute(
            update(counter).where(counter.c.name == "sales_order").values(value=counter.c.value + 1)
        )
        (row,) = await transaction.fetch(select(counter.c.value).where(counter.c.name == "sales_order"))
        if between is not None:
            await between()
        await transaction.execute(insert(placed), {"number": row.value, "reference": reference})
        await transaction.execute(insert(placed_line), {"number": row.value, "position": 1})


def build(connection: Connection) -> None:
    META.create_all(connection)
    rows: Sequence[dict[str, Any]] = [{"name": name, "value": 1} for name in ("counted", "sales_order", "one", "other")]
    connection.execute(insert(counter), rows)


@asynccontextmanager
async def open_lab(
    system: str,
    folder: Path,
    *,
    build: Callable[[Connection], None] = build,
    order_tables: Sequence[str] = ("placed", "placed_line"),
) -> AsyncIterator[Lab]:
    with fresh_database(system, folder) as address, _login(system, str(make_url(address).database)) as login:
        url = make_url(address)
        await asyncio.to_thread(run_once, url, build, deadline=30)
        await asyncio.to_thread(_grant, system, url, login)
        async with proxy_before(str(url.host), port_of(url)) as proxy:
            lab = Lab(system, url, login, proxy, order_tables)
            try:
                yield lab
            finally:
                await proxy.lift()
                await lab.database.close()


@contextmanager
def _login(system: str, database: str) -> Iterator[str]:
    """A login for one lab alone; nothing can be asked of a whole server by it."""
    login = f"office_{uuid4().hex[:12]}"
    if system == "postgresql":
        administer(system, f"CREATE ROLE {login} LOGIN PASSWORD '{PASSWORD}'")
    else:
        administer(system, f"CREATE USER '{login}'@'%' IDENTIFIED BY '{PASSWORD}'")
    try:
        yield login
    finally:
        if system == "postgresql":
            administer(system, f"DROP OWNED BY {login}", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
            administer(system, f"DROP ROLE {login}")
        else:
            administer(system, f"DROP USER '{login}'@'%'")


def _grant(system: str, url: URL, login: str) -> None:
    if system == "mariadb":
        administer(system, f"GRANT ALL ON {url.database}.* TO '{login}'@'%'")
        return

    def grant(connection: Connection) -> None:
        connection.exec_driver_sql(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {login}")
        # Whoever has waited so long for a lock looks whether it is a deadlock, and gives way: long enough for the other
        # to begin to wait, short enough for a second try within the deadline.
        connection.exec_driver_sql(f"ALTER DATABASE {url.database} SET deadlock_timeout = '{DEADLINE / 2}s'")

    run_once(url, grant, deadline=30)
