"""What all tests share: the demo, built once, and the office on a copy of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.office import Demo, Office, build_demo, office_on


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
