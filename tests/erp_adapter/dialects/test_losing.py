"""A server that goes away, comes back, refuses or says nothing: callers see an ErpError in time, and it is of use again."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from time import monotonic

import pytest
from sqlalchemy import URL, insert, select, text

from erp_adapter.database import Database
from erp_adapter.dialects import asyncpg_pool, engines, open_database
from erp_adapter.errors import ConnectionLost, ErpError, ErpNotWritable, ErpTimeout, ErpUnavailable
from tests.erp_adapter.dialects.conftest import Place
from tests.erp_adapter.dialects.silence import Way, way_to
from tests.erp_adapter.dialects.things import ENDLESS, thing
from tests.services import administer, port_of, with_port

ONE = select(thing.c.id)
DEADLINE = 0.6
FAR_TOO_LONG = 20
"""Seconds: far over the deadline and what may come behind it."""


@pytest.fixture
async def database(server: Place) -> AsyncIterator[Database]:
    opened = server.open()
    yield opened
    await opened.close()


async def fill(database: Database) -> None:
    """Make every connection and leave it idle."""
    await asyncio.gather(*(database.fetch(ONE) for _ in range(8)))


async def test_a_read_does_not_see_that_its_connection_has_died(server: Place, database: Database) -> None:
    await fill(database)
    server.end_connections()
    assert await database.fetch(ONE) == []
    assert await asyncio.gather(*(database.fetch(ONE) for _ in range(8))) == [[]] * 8


async def test_a_transaction_does_not_see_that_its_connection_has_died(server: Place, database: Database) -> None:
    await fill(database)
    server.end_connections()
    async with database.transaction() as transaction:
        assert await transaction.execute(insert(thing).values(id=1, name="a")) == 1
    assert [row.id for row in await database.fetch(ONE)] == [1]


async def test_a_transaction_that_loses_its_connection_is_not_run_again(server: Place, database: Database) -> None:
    async def write_two() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(insert(thing).values(id=1, name="a"))
            server.end_connections()
            await transaction.execute(insert(thing).values(id=2, name="b"))

    with pytest.raises(ConnectionLost):
        await write_two()
    assert await database.fetch(ONE) == []


async def test_a_commit_that_loses_its_connection_says_so(server: Place, database: Database) -> None:
    async def write_one() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(insert(thing).values(id=1, name="a"))
            server.end_connections()

    with pytest.raises(ConnectionLost):
        await write_one()
    assert await database.fetch(ONE) == []


async def test_a_read_that_is_cut_off_is_run_once_more_and_no_more(server: Place, database: Database) -> None:
    task = asyncio.create_task(database.fetch(ENDLESS[server.system]))
    ended: set[int] = set()
    async with asyncio.timeout(FAR_TOO_LONG):
        while not task.done():
            if set(server.connections()) - ended:
                ended |= set(server.connections())
                server.end_connections()
            await asyncio.sleep(0.05)
    with pytest.raises(ConnectionLost):
        await task
    assert len(ended) == 2
    assert await database.fetch(ONE) == []


async def test_nobody_there(server: Place) -> None:
    # A port that was free a moment ago and that nobody listens at.
    async with way_to("127.0.0.1", 1) as way:
        port = way.own_port
    database = open_database(with_port(server.url, port), connections=1, deadline=DEADLINE)
    for _ in range(2):
        with pytest.raises(ErpUnavailable):
            await database.fetch(ONE)
        with pytest.raises(ErpUnavailable):
            async with database.transaction():
                pass
    await database.close()


async def test_a_login_or_a_database_that_is_not_known(server: Place) -> None:
    for url in (server.url.set(database="nothing_such"), server.url.set(username="nobody_such", password="x")):
        database = open_database(url, connections=1, deadline=5)
        with pytest.raises(ErpUnavailable) as raised:
            await database.fetch(ONE)
        assert "such" not in str(raised.value)
        await database.close()


@contextmanager
def login(server: Place, *, connections: int = 0) -> Iterator[URL]:
    """The same database under a login that may read it; `connections` at once, where that is not 0."""
    name, limits = str(server.url.database), {"postgresql": "CONNECTION LIMIT", "mariadb": "WITH MAX_USER_CONNECTIONS"}
    limit = f"{limits[server.system]} {connections}" if connections else ""
    if server.system == "postgresql":
        administer("postgresql", f"CREATE ROLE {name} LOGIN PASSWORD 'secret' {limit}")
    else:
        administer(
            "mariadb", f"CREATE USER {name} IDENTIFIED BY 'secret' {limit}", f"GRANT SELECT ON {name}.* TO {name}"
        )
    try:
        yield server.url.set(username=name, password="secret")
    finally:
        administer(server.system, f"DROP {'ROLE' if server.system == 'postgresql' else 'USER'} {name}")


async def test_more_connections_than_the_server_takes(server: Place) -> None:
    nothing = text("SELECT 1")
    with login(server, connections=1) as url:
        first, second = (open_database(url, connections=1, deadline=5) for _ in range(2))
        await first.fetch(nothing)
        with pytest.raises(ErpUnavailable):
            await second.fetch(nothing)
        await first.close()
        async with asyncio.timeout(FAR_TOO_LONG):
            while server.connections():
                await asyncio.sleep(0.01)
        assert len(await second.fetch(nothing)) == 1
        await second.close()


async def test_a_right_that_is_missing(server: Place) -> None:
    with login(server) as url:
        database = open_database(url, connections=1, deadline=5)
        with pytest.raises(ErpNotWritable):
            async with database.transaction() as transaction:
                await transaction.execute(insert(thing).values(id=1, name="a"))
        await database.close()


@pytest.mark.parametrize("server", ["postgresql"], indirect=True)
async def test_a_database_that_may_only_be_read(server: Place, database: Database) -> None:
    """Not on MariaDB: there a server is read-only as a whole."""
    administer(server.system, f"ALTER DATABASE {server.url.database} SET default_transaction_read_only = on")
    with pytest.raises(ErpNotWritable):
        async with database.transaction() as transaction:
            await transaction.execute(insert(thing).values(id=1, name="a"))
    assert await database.fetch(ONE) == []


async def test_a_connection_that_has_lain_idle_for_long_is_not_trusted(
    server: Place, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.fetch(ONE)
    before = set(server.connections())
    await database.fetch(ONE)
    assert set(server.connections()) == before
    for module in (engines, asyncpg_pool):
        monkeypatch.setattr(module, "IDLE_SECONDS", -1.0)
    await database.fetch(ONE)
    assert not before & set(server.connections())


@pytest.fixture
async def way(server: Place) -> AsyncIterator[Way]:
    async with way_to(str(server.url.host), port_of(server.url)) as opened:
        yield opened


async def read(database: Database) -> object:
    return await database.fetch(ONE)


async def write(database: Database) -> object:
    async with database.transaction() as transaction:
        return await transaction.fetch(ONE)


@pytest.mark.parametrize("is_connected", [True, False], ids=["idle", "new"])
async def test_a_server_that_says_nothing(server: Place, way: Way, is_connected: bool) -> None:
    """Every caller is told in time, and it is of use again as soon as it answers."""
    database = open_database(with_port(server.url, way.own_port), connections=2, deadline=DEADLINE)
    if is_connected:
        await fill(database)
    way.open.clear()
    began = monotonic()
    for _ in range(3):
        ends = await asyncio.gather(*(each(database) for each in (read, write) * 3), return_exceptions=True)
        assert {type(end) for end in ends} == {ErpTimeout}
    assert monotonic() - began < FAR_TOO_LONG
    way.open.set()
    assert await asyncio.gather(*(each(database) for each in (read, write) * 3)) == [[]] * 6
    await database.close()


async def test_a_server_that_falls_silent_in_a_transaction(server: Place, way: Way) -> None:
    database = open_database(with_port(server.url, way.own_port), connections=1, deadline=DEADLINE)

    async def fall_silent() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(insert(thing).values(id=1, name="a"))
            way.open.clear()
            await transaction.fetch(ONE)

    with pytest.raises(ErpTimeout):
        await fall_silent()
    way.open.set()
    async with asyncio.timeout(FAR_TOO_LONG):
        # The next may find the connection's turn not given back yet, or its row still locked.
        while isinstance((await asyncio.gather(read(database), return_exceptions=True))[0], ErpError):
            await asyncio.sleep(0.01)
    await database.close()


async def test_it_can_be_closed_while_the_server_says_nothing(server: Place, way: Way) -> None:
    database = open_database(with_port(server.url, way.own_port), connections=2, deadline=DEADLINE)
    await fill(database)
    way.open.clear()
    with pytest.raises(ErpError):
        await database.fetch(ONE)
    async with asyncio.timeout(FAR_TOO_LONG):
        await database.close()
