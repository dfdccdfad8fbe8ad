"""Who is told of each request: its log, the metrics, its trace."""

import secrets
from itertools import count
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from schema.observing.request_log import RequestLog
from schema.observing.seen import SEEN, Seen, is_sane

if TYPE_CHECKING:
    from schema.observing.metrics import Metrics


class Traces(Protocol):
    """What follows requests through several programs."""

    def begin(self, seen: Seen, parent: str | None) -> None:
        """Begin the request's span; `parent` is the header `traceparent`."""
        ...

    def end(self, seen: Seen) -> None: ...

    def statement(self, seen: Seen | None, database: str, statement: object, seconds: float, rows: int | None) -> None:
        """Note a statement that has just ended."""
        ...


class Watch:
    """A request is begun in the task that works for it, and ended there, whatever came of it."""

    def __init__(self, log: RequestLog, metrics: "Metrics | None" = None, traces: Traces | None = None) -> None:
        self.metrics = metrics
        self.traces = traces
        self._log = log
        # Made where it is used first: processes that were forked would give the same ids otherwise.
        self._ids: tuple[str, count[int]] | None = None

    def begin(self, request_id: str | None, parent: str | None, started: float) -> Seen:
        """A request that came at `started`, with these of the headers X-Request-Id and traceparent."""
        given = request_id if request_id is not None and is_sane(request_id) else self._next_id()
        seen = Seen(given, started)
        if self.metrics is not None:
            self.metrics.at_work += 1
        if self.traces is not None:
            self.traces.begin(seen, parent)
        SEEN.set(seen)
        return seen

    def end(self, seen: Seen) -> None:
        """It has been answered, or, where it has no status, nobody waits for it any more."""
        seconds = perf_counter() - seen.started
        is_slow = self._log.told(seen, seconds)
        metrics = self.metrics
        if metrics is not None:
            metrics.at_work -= 1
            metrics.slow += is_slow
            metrics.request(seen, seconds)
        if self.traces is not None:
            self.traces.end(seen)

    def ran(self, database: str, statement: object, started: float, rows: int | None) -> None:
        """Take note of a statement: see `erp_adapter.observing.StatementObserver`."""
        seconds = perf_counter() - started
        seen = SEEN.get()
        if seen is not None:
            seen.statements += 1
            seen.statement_seconds += seconds
            seen.rows += rows or 0
        if self.metrics is not None:
            self.metrics.statement(database, seconds, rows)
        if self.traces is not None:
            self.traces.statement(seen, database, statement, seconds, rows)

    def _next_id(self) -> str:
        if self._ids is None:
            self._ids = secrets.token_hex(4), count(1)
        ours, numbers = self._ids
        return f"{ours}{next(numbers):06x}"
