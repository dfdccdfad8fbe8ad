"""A database of Tryton's on each system that runs here, for all tests that only read it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.office import Office
from tests.tryton.books import SYSTEMS, tryton_on
from tests.tryton.office import open_office


@pytest.fixture(scope="session", params=SYSTEMS)
def tryton(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a database that nobody writes to."""
    with tryton_on(request.param, tmp_path_factory.mktemp(request.param)) as url:
        yield url


@pytest.fixture
async def tryton_office(tryton: str, tmp_path: Path) -> AsyncIterator[Office]:
    async with open_office(tryton, tmp_path) as office:
        yield office
