"""An empty store on each system that runs here: what holds on one holds on all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services import SYSTEMS, fresh_database


@pytest.fixture(params=SYSTEMS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_database(request.param, tmp_path) as url:
        yield url
