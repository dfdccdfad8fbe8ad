"""The figures that Prometheus reads: those of requests and statements kept here, others asked for when they are wanted."""

from collections import Counter
from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, Metric, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from schema.observing.seen import Seen
from schema.observing.sources import Source
from schema.observing.tallies import OTHER, Names, OfOperation, Times

GONE = "gone"
"""In the place of a status: the client went away before it was answered."""

EXPORT_SECONDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)
LAG_SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)


class OfDatabase:
    """The statements of one database."""

    __slots__ = ("failed", "rows", "times")

    def __init__(self) -> None:
        self.times = Times()
        self.rows = self.failed = 0


class Metrics(Collector):
    """Belongs to the thread of the server's loop, in which it is counted and collected."""

    def __init__(self, names: Names) -> None:
        self.loop_lag = Times(LAG_SECONDS)
        self.slow = self.at_work = 0
        self._names = names
        self._labels: dict[str, OfOperation] = {}
        self._named: dict[str | None, OfOperation] = {}
        self._errors: Counter[str] = Counter()
        self._pages: Counter[tuple[str, str]] = Counter()
        self._databases: dict[str, OfDatabase] = {}
        self._exports: Counter[tuple[str, str]] = Counter()
        self._export_times = Times(EXPORT_SECONDS)
        self._sources: dict[str, Source] = {}

    def registry(self) -> CollectorRegistry:
        """All there is to be read, the process's own CPU and memory with it."""
        registry = CollectorRegistry()
        registry.register(self)
        ProcessCollector(registry=registry)
        return registry

    def add(self, *sources: Source) -> None:
        """Ask these too, in place of those of the same name."""
        self._sources |= {each.name: each for each in sources}

    def know(self, names: Iterable[str]) -> None:
        """Tell these operations apart whatever others there are."""
        self._names.know(names)

    def request(self, seen: Seen, seconds: float) -> None:
        """Count a request that has been answered, or that nobody waits for any more."""
        if seen.route is not None:
            self._pages[seen.route, _label_of(seen.status)] += 1
            return
        operation = seen.operation
        # The usual case: somebody logged in, with an operation that came before.
        kept = self._named.get(operation.name) if operation is not None and seen.login is not None else None
        if kept is None:
            kept = self._find(seen)
        kept.times.add(seconds)
        kept.statuses[seen.status] += 1
        for code in seen.codes:
            self._errors[code] += 1

    def statement(self, database: str, seconds: float, rows: int | None) -> None:
        kept = self._databases.get(database)
        if kept is None:
            kept = self._databases[database] = OfDatabase()
        kept.times.add(seconds)
        if rows is None:
            kept.failed += 1
        else:
            kept.rows += rows

    def export(self, kind: str, outcome: str, seconds: float) -> None:
        """Count a file that was wanted; only the time of one that was made counts."""
        self._exports[kind, outcome] += 1
        if outcome == "made":
            self._export_times.add(seconds)

    def collect(self) -> Iterator[Metric]:
        yield from self._of_requests()
        yield from self._of_statements()
        yield from self._of_exports()
        lag = HistogramMetricFamily("office_loop_lag_seconds", "How late the server's loop comes to what is due")
        lag.add_metric([], self.loop_lag.buckets, self.loop_lag.total)
        yield lag
        for source in self._sources.values():
            family = CounterMetricFamily if source.kind == "counter" else GaugeMetricFamily
            found = family(source.name, source.help, labels=source.labels)
            for labels, value in source.read():
                found.add_metric(labels, value)
            yield found

    def _of_requests(self) -> Iterator[Metric]:
        requests = CounterMetricFamily(
            "office_requests", "GraphQL requests, by operation and status", labels=("operation", "status")
        )
        times = HistogramMetricFamily(
            "office_request_seconds", "From a request's head to its answer", labels=("operation",)
        )
        for label, kept in self._labels.items():
            times.add_metric([label], kept.times.buckets, kept.times.total)
            for answered, number in kept.statuses.items():
                requests.add_metric([label, _label_of(answered)], number)
        yield requests
        yield times
        errors = CounterMetricFamily("office_request_errors", "Entries of `errors`, by code", labels=("code",))
        for code, number in self._errors.items():
            errors.add_metric([code], number)
        yield errors
        pages = CounterMetricFamily(
            "office_page_requests", "Requests for what is no GraphQL, by route and status", labels=("route", "status")
        )
        for (route, status), number in self._pages.items():
            pages.add_metric([route, status], number)
        yield pages
        yield GaugeMetricFamily("office_requests_at_work", "Requests that wait for their answer", self.at_work)
        yield CounterMetricFamily("office_slow_requests", "Requests that had a warning in the log", self.slow)

    def _of_statements(self) -> Iterator[Metric]:
        of_one = ("database",)
        times = HistogramMetricFamily(
            "office_statement_seconds", "Statements, their wait for a connection included", labels=of_one
        )
        failed = CounterMetricFamily("office_statements_failed", "Statements that failed or were ended", labels=of_one)
        rows = CounterMetricFamily("office_rows_read", "Rows that statements gave", labels=of_one)
        for name, kept in self._databases.items():
            times.add_metric([name], kept.times.buckets, kept.times.total)
            failed.add_metric([name], kept.failed)
            rows.add_metric([name], kept.rows)
        yield times
        yield failed
        yield rows

    def _of_exports(self) -> Iterator[Metric]:
        exports = CounterMetricFamily(
            "office_exports", "Files that were asked for, by how it ended", labels=("kind", "outcome")
        )
        for (kind, outcome), number in self._exports.items():
            exports.add_metric([kind, outcome], number)
        yield exports
        times = HistogramMetricFamily("office_export_seconds", "Files that were made, their wait for a place included")
        times.add_metric([], self._export_times.buckets, self._export_times.total)
        yield times

    def _find(self, seen: Seen) -> OfOperation:
        operation = seen.operation
        if operation is None:
            return self._labelled("unread")
        if seen.login is None:
            # What strangers may ask for is a handful of fields; what they write is theirs to choose.
            is_one = operation.is_public and len(operation.roots) == 1
            return self._labelled(next(iter(operation.roots)) if is_one else OTHER)
        label = "anonymous" if operation.name is None else self._names.of(operation.name)
        kept = self._labelled(label)
        if label != OTHER:
            self._named[operation.name] = kept
        return kept

    def _labelled(self, label: str) -> OfOperation:
        return self._labels.setdefault(label, OfOperation())


def _label_of(status: int | None) -> str:
    return GONE if status is None else str(status)
