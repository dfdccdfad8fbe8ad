"""How watching begins and ends: what the settings want, put together; the lag, the port and the traces while it serves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.observing.request_log import RequestLog
from schema.observing.settings import WatchSettings
from schema.observing.watch import Watch

if TYPE_CHECKING:
    from schema.observing.metrics import Metrics
    from schema.observing.tracing import OpenTelemetryTraces

MILLISECONDS = 1000


class TracesNotInstalled(Exception):
    """Traces are wanted, and what makes them is not there."""

    def __init__(self) -> None:
        super().__init__("OFFICE_WATCH__TRACES needs what `pip install .[traces]` installs")


@dataclass(frozen=True, slots=True)
class Watching:
    """What a server is watched with; `metrics` and `traces` are None where they are not wanted."""

    watch: Watch
    metrics: "Metrics | None"
    traces: "OpenTelemetryTraces | None"
    settings: WatchSettings


def watching(settings: WatchSettings) -> Watching | None:
    """Put it together; None where nothing is to be seen. Raise TracesNotInstalled."""
    if settings.is_off:
        return None
    log = RequestLog(settings.requests, logins=settings.logins, slow=settings.slow / MILLISECONDS)
    metrics, traces = _metrics(settings), _traces(settings)
    return Watching(Watch(log, metrics, traces), metrics, traces, settings)


@asynccontextmanager
async def watched(seen: Watching | None) -> AsyncIterator[None]:
    """Look at the loop and let the metrics be read as long as the block lasts; send what is left of the traces after it."""
    if seen is None:
        yield
        return
    try:
        async with _read(seen.metrics, seen.settings) if seen.metrics is not None else nullcontext():
            yield
    finally:
        if seen.traces is not None:
            seen.traces.close()


@asynccontextmanager
async def _read(metrics: "Metrics", settings: WatchSettings) -> AsyncIterator[None]:
    from schema.observing.loop_lag import LoopLag  # noqa: PLC0415 - where metrics are wanted
    from schema.observing.scraping import scraped  # noqa: PLC0415 - as above

    lag = LoopLag(metrics.loop_lag)
    lag.start()
    try:
        async with scraped(metrics.registry(), settings):
            yield
    finally:
        lag.stop()


def _metrics(settings: WatchSettings) -> "Metrics | None":
    if not settings.metrics_port:
        return None
    from schema.observing.metrics import Metrics  # noqa: PLC0415 - where metrics are wanted
    from schema.observing.tallies import Names  # noqa: PLC0415 - as above

    return Metrics(Names(settings.operation_names))


def _traces(settings: WatchSettings) -> "OpenTelemetryTraces | None":
    if settings.traces is None:
        return None
    try:
        from schema.observing.tracing import OpenTelemetryTraces, exporting_to  # noqa: PLC0415 - where traces are wanted

        return OpenTelemetryTraces(exporting_to(str(settings.traces), settings.traces_ratio))
    except ImportError:
        raise TracesNotInstalled from None
