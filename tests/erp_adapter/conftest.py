"""The systems that one suite of tests runs on, and the books that it is given there."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests import tsql
from tests.erp_adapter.grounds import Ground, Servers, open_servers, sqlite_ground
from tests.erp_adapter.noting import Note, nothing
from tests.erp_adapter.order_books import FILE, Books, books_on
from tests.services import SYSTEMS


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with open_servers(tmp_path_factory.mktemp("servers")) as opened:
        yield opened


@pytest.fixture(params=SYSTEMS)
def system(request: pytest.FixtureRequest) -> str:
    """A test that holds for one system alone is parametrized with it, indirectly."""
    name: str = request.param
    return name


@pytest.fixture
def ground(system: str, servers: Servers, tmp_path: Path) -> Iterator[Ground]:
    if system != "sqlite":
        yield servers.empty(system)
        return
    opened = sqlite_ground(tmp_path / FILE)
    yield opened
    opened.close()


@pytest.fixture
def note(system: str) -> Note:
    """What is asked is the same on every system: on one of them it is held against what SQL Server would be sent."""
    return tsql.note if system == "sqlite" else nothing


@pytest.fixture
async def books(ground: Ground, note: Note) -> AsyncIterator[Books]:
    opened = books_on(ground, note=note)
    yield opened
    await opened.database.close()


@pytest.fixture
def ledger(ground: Ground) -> Books:
    """The books for a test without an event loop."""
    return books_on(ground)
