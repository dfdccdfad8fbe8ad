from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.erp_adapter.order_books import Books, open_books


@pytest.fixture
async def books(tmp_path: Path) -> AsyncIterator[Books]:
    opened = open_books(tmp_path)
    yield opened
    await opened.database.close()
