import pytest

from tests.schema.http.shop import Shop, open_shop


@pytest.fixture(params=["lane", "ordinary"])
def way(request: pytest.FixtureRequest) -> str:
    """How a request gets to the service: nothing may differ."""
    way: str = request.param
    return way


@pytest.fixture
def shop(way: str) -> Shop:
    return open_shop(way)
