"""The office that workers serve: a demo of today, with a store of either kind."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from app import Settings, demo_logins, open_office
from erp_adapter.demo.build import build, demo_books
from erp_adapter.settings import StoreSettings
from tests.office import cheap_settings
from tests.services import fresh_database, redis_address
from tests.workers.crew import Crew, closing, running

SCALE = 0.05
CHEAP = {
    "OFFICE_LOGIN__SECRET": "x" * 32,
    "OFFICE_LOGIN__ARGON2_MEMORY_KIB": "8",
    "OFFICE_LOGIN__ARGON2_PASSES": "1",
    "OFFICE_LOGIN__ARGON2_LANES": "1",
}


def add_logins(settings: Settings) -> None:
    async def add() -> None:
        async with open_office(settings) as opened:
            outcome = await opened.logins.add(demo_logins(demo_books()))
            assert not outcome.faults

    asyncio.run(add())


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ERP's file and the store's, to be copied."""
    folder = tmp_path_factory.mktemp("today")
    build(folder / "erp.sqlite", scale=SCALE, today=date.today())  # noqa: DTZ011 - the books' own day
    add_logins(cheap_settings(folder))
    return folder


def copied(books: Path, folder: Path) -> Mapping[str, str]:
    for name in ("erp.sqlite", "store.sqlite"):
        shutil.copy(books / name, folder / name)
    return {
        "OFFICE_ERP__URL": f"sqlite:///{folder}/erp.sqlite",
        "OFFICE_STORE__URL": f"sqlite:///{folder}/store.sqlite",
        **CHEAP,
    }


@pytest.fixture
def office(books: Path, tmp_path: Path) -> Mapping[str, str]:
    """Its settings, with a store in a file."""
    return copied(books, tmp_path)


@pytest.fixture(scope="module", params=["a file", "PostgreSQL and Redis"])
def shared_office(
    request: pytest.FixtureRequest, books: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, str]]:
    """The settings of one for all tests of a module, with either kind of store."""
    folder = tmp_path_factory.mktemp("office")
    office = copied(books, folder)
    if request.param == "a file":
        yield office
        return
    redis = redis_address()
    with fresh_database("postgresql", folder) as url:
        add_logins(cheap_settings(folder).model_copy(update={"store": StoreSettings(url=url)}))
        yield {**office, "OFFICE_STORE__URL": url, "OFFICE_STORE__REDIS": redis}


@pytest.fixture(scope="module")
def shared_crew(shared_office: Mapping[str, str]) -> Iterator[Crew]:
    with running(shared_office) as crew:
        asyncio.run(crew.until_started(2))
        yield crew


@pytest.fixture
async def crew(shared_crew: Crew) -> AsyncIterator[Crew]:
    """Two workers."""
    async with closing(shared_crew):
        yield shared_crew
