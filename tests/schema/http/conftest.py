import pytest

from tests.schema.http.shop import Shop, open_shop


@pytest.fixture
def shop() -> Shop:
    return open_shop()
