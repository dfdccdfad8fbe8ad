"""A shop that is watched, and what was seen of it."""

import json
import logging
from dataclasses import dataclass
from typing import Any, Literal

from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from schema.observing.log_lines import JsonLines
from schema.observing.metrics import Metrics
from schema.observing.request_log import RequestLog
from schema.observing.tallies import Names
from schema.observing.watch import Traces, Watch
from tests.schema.http.shop import Shop, open_shop


class Lines(logging.Handler):
    """Keeps what is logged, as it is written for machines."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.written: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.written.append(self.format(record))

    def of(self, logger: str) -> list[dict[str, Any]]:
        lines = [json.loads(each) for each in self.written]
        return [each for each in lines if each["logger"] == logger]

    @property
    def requests(self) -> list[dict[str, Any]]:
        return self.of("office.requests")


Figures = dict[str, dict[tuple[str, ...], float]]
"""By name, then by the values of the labels."""


def figures(metrics: Metrics) -> Figures:
    """What Prometheus reads."""
    found: Figures = {}
    for family in text_string_to_metric_families(generate_latest(metrics.registry()).decode()):
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sample.labels.values())] = sample.value
    return found


@dataclass(frozen=True, slots=True)
class WatchedShop:
    shop: Shop
    metrics: Metrics

    @property
    def figures(self) -> Figures:
        return figures(self.metrics)


def watched_shop(
    way: str,
    requests: Literal["none", "errors", "all"] = "all",
    *,
    logins: bool = False,
    slow: float = 0.0,
    names: int = 10,
    traces: Traces | None = None,
    **settings: Any,
) -> WatchedShop:
    metrics = Metrics(Names(names))
    watch = Watch(RequestLog(requests, logins=logins, slow=slow), metrics, traces)
    return WatchedShop(open_shop(way, watch=watch, **settings), metrics)
