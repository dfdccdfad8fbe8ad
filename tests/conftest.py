"""What all tests share: the demo, built once, and the office on a copy of it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.office import Demo, Office, build_demo, office_on

LONG = (
    "schema/test_stock_policy.py",
    "schema/execution/test_differential.py",
    "killing/test_killing.py",
    "workers/test_serving.py",
    "workers/test_sharing.py",
    "schema/test_exports.py",
    "schema/test_isolation.py",
    "schema/test_catalogue_plans.py",
    "corpus/test_plans.py",
    "tryton/test_submission.py",
    "schema/test_permissions.py",
    "erp_adapter/checking/test_submission.py",
    "erp_adapter/checking/test_lookups.py",
    "schema/execution/test_mutants.py",
    "faults/test_office.py",
    "faults/test_away.py",
    "hostile/test_corpus.py",
    "schema/http/test_slow_clients.py",
)
"""Files that take half a minute and more. They begin first: one at the end would keep one process busy and the others idle."""

MOST_PROCESSES = 4


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests wait for servers and for deadlines."""
    return min((os.cpu_count() or 1) + 1, MOST_PROCESSES)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    tests = Path(__file__).parent
    places = {tests / name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return build_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(params=["levels", "graphql-core"])
def only_graphql_core(request: pytest.FixtureRequest) -> bool:
    """Run whoever asks for this with each of the two executors."""
    return bool(request.param == "graphql-core")


@pytest.fixture
async def office(demo: Demo, tmp_path: Path) -> AsyncIterator[Office]:
    async with office_on(demo, tmp_path) as opened:
        yield opened
