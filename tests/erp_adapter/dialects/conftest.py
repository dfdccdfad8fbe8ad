"""An empty table on each system that runs here."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url

from erp_adapter.database import Database
from erp_adapter.dialects import open_database, run_once
from erp_adapter.dialects.systems import system_name
from tests.erp_adapter.dialects.things import CONNECTIONS, END, METADATA
from tests.services import SERVERS, SYSTEMS, administer, fresh_database


@dataclass(frozen=True, slots=True)
class Place:
    system: str
    url: URL

    def open(self, *, connections: int = 2, deadline: float = 60) -> Database:
        return open_database(self.url, connections=connections, deadline=deadline)

    def connections(self) -> dict[int, bool]:
        """The server's connections to this database, and whether each is at work."""
        rows = administer(self.system, CONNECTIONS[self.system].format(database=self.url.database))
        return {int(str(number)): bool(is_active) for number, is_active in rows}

    def end_connections(self) -> None:
        for number in self.connections():
            administer(self.system, END[self.system].format(number=number))


def place_at(url: str) -> Place:
    run_once(url, METADATA.create_all, deadline=60)
    parsed = make_url(url)
    return Place(system_name(parsed.get_backend_name()), parsed)


@pytest.fixture(params=SYSTEMS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with fresh_database(request.param, tmp_path) as url:
        yield place_at(url)


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Only where a network lies between."""
    with fresh_database(request.param, tmp_path) as url:
        yield place_at(url)


@pytest.fixture
async def database(place: Place) -> AsyncIterator[Database]:
    opened = place.open()
    yield opened
    await opened.close()
