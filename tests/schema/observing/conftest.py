import logging
from collections.abc import Iterator

import pytest

from tests.schema.http.conftest import way
from tests.schema.observing.watching import Lines

__all__ = ["way"]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What the office logs meanwhile."""
    handler, root, office = Lines(), logging.getLogger(), logging.getLogger("office")
    root.addHandler(handler)
    level = office.level
    office.setLevel(logging.INFO)
    yield handler
    office.setLevel(level)
    root.removeHandler(handler)
