"""Where the metrics are read, and who may."""

from contextlib import AsyncExitStack

import httpx
import pytest

from schema.observing import scraping
from schema.observing.metrics import Metrics
from schema.observing.scraping import scraped
from schema.observing.settings import WatchSettings
from schema.observing.tallies import Names
from tests.schema.http.shop import NO_TLS

TOKEN = "a-token-of-the-monitor"


async def read(port: int, path: str = "/metrics", **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False, verify=NO_TLS) as client:
        return await client.get(f"http://127.0.0.1:{port}{path}", headers=headers)


def settings(port: int = 0, token: str | None = None, ports: int = 8) -> WatchSettings:
    return WatchSettings(metrics_port=port, metrics_token=token, metrics_ports=ports)  # type: ignore[arg-type]


async def test_prometheus_reads_text_and_openmetrics() -> None:
    async with scraped(Metrics(Names(0)).registry(), settings()) as reading:
        port = await reading
        text = await read(port)
        assert text.headers["content-type"].startswith("text/plain")
        assert "office_requests_at_work 0.0" in text.text
        opened = await read(port, Accept="application/openmetrics-text; version=1.0.0")
    assert opened.headers["content-type"].startswith("application/openmetrics-text")
    assert opened.text.endswith("# EOF\n")


async def test_nothing_else_is_there() -> None:
    async with scraped(Metrics(Names(0)).registry(), settings()) as reading:
        port = await reading
        assert [(await read(port, path)).status_code for path in ("/", "/graphql", "/health/live")] == [404] * 3


@pytest.mark.parametrize("given", [{}, {"Authorization": f"Basic {TOKEN}"}, {"Authorization": f"Bearer {TOKEN[:-1]}"}])
async def test_without_the_token_nothing_is_read(given: dict[str, str]) -> None:
    async with scraped(Metrics(Names(0)).registry(), settings(token=TOKEN)) as reading:
        port = await reading
        refused = await read(port, **given)
        assert (refused.status_code, refused.text) == (401, "")
        assert (await read(port, Authorization=f"Bearer {TOKEN}")).status_code == 200


async def test_each_process_takes_the_next_port_that_is_free() -> None:
    registry = Metrics(Names(0)).registry()
    async with scraped(registry, settings()) as one:
        first = await one
        async with scraped(registry, settings(first)) as two:
            second = await two
            assert first < second < first + settings().metrics_ports
            assert (await read(second)).status_code == 200


async def test_with_no_port_free_a_process_serves_and_takes_the_first_that_becomes_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scraping, "PAUSE", 0)
    registry = Metrics(Names(0)).registry()
    async with AsyncExitStack() as before:
        port = await (await before.enter_async_context(scraped(registry, settings())))
        async with scraped(registry, settings(port, ports=1)) as reading:
            assert not reading.done()
            await before.aclose()
            assert await reading == port
            assert (await read(port)).status_code == 200


async def test_an_address_that_is_not_this_machines_is_an_error() -> None:
    with pytest.raises(OSError, match=r"."):
        async with scraped(Metrics(Names(0)).registry(), WatchSettings(metrics_host="127.0.0.1.1")):
            pass
