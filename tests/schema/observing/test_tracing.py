"""Spans: one a request, one a statement, one an export, with names and figures only."""

import asyncio
import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from sqlalchemy import Executable, column, select, table

from schema.observing.opening import TracesNotInstalled, watching
from schema.observing.request_log import RequestLog
from schema.observing.seen import SEEN
from schema.observing.settings import WatchSettings
from schema.observing.tracing import OpenTelemetryTraces, provider_of
from schema.observing.watch import Watch
from tests.schema.http.shop import LOGIN
from tests.schema.observing.watching import watched_shop

TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
ROOT = Path(__file__).parents[3]


class Collected:
    """Traces whose spans stay here."""

    def __init__(self, ratio: float = 1.0) -> None:
        self._exporter = InMemorySpanExporter()
        provider = provider_of(ratio)
        provider.add_span_processor(SimpleSpanProcessor(self._exporter))
        self.traces = OpenTelemetryTraces(provider)

    @property
    def spans(self) -> Sequence[ReadableSpan]:
        return self._exporter.get_finished_spans()


async def test_a_request_is_a_span_named_by_its_operation(way: str) -> None:
    collected = Collected()
    seen = watched_shop(way, traces=collected.traces)
    answer = await seen.shop.post({"query": 'query One { product(code: "A-SECRET") { code } }'})
    (span,) = collected.spans
    assert (span.name, span.kind, span.parent) == ("query One", SpanKind.SERVER, None)
    assert span.attributes is not None
    assert span.attributes["office.request_id"] == answer.headers["x-request-id"]
    assert span.attributes["http.response.status_code"] == 200
    assert "A-SECRET" not in span.to_json()


async def test_a_traceparent_is_taken_over(way: str) -> None:
    collected = Collected()
    headers = {**LOGIN, "traceparent": f"00-{TRACE}-{SPAN}-01"}
    await watched_shop(way, traces=collected.traces).shop.post({"query": "{ __typename }"}, headers)
    (span,) = collected.spans
    assert span.context is not None
    assert span.parent is not None
    assert (f"{span.context.trace_id:032x}", f"{span.parent.span_id:016x}") == (TRACE, SPAN)


@pytest.mark.parametrize("given", ["00-0-0-01", "x" * 5_000, f"00-{'0' * 32}-{SPAN}-01", f"ff-{TRACE}-{SPAN}-01"])
async def test_a_traceparent_that_is_none_begins_a_trace_of_its_own(way: str, given: str) -> None:
    collected = Collected()
    seen = watched_shop(way, traces=collected.traces)
    answer = await seen.shop.post({"query": "{ __typename }"}, {**LOGIN, "traceparent": given})
    assert answer.status_code == 200
    assert [span.parent for span in collected.spans] == [None]


@pytest.mark.parametrize("flag", ["00", "01"])
async def test_a_client_can_leave_a_request_out_but_not_have_it_sampled(way: str, flag: str) -> None:
    collected = Collected(ratio=0.0 if flag == "01" else 1.0)
    headers = {**LOGIN, "traceparent": f"00-{TRACE}-{SPAN}-{flag}"}
    await watched_shop(way, traces=collected.traces).shop.post({"query": "{ __typename }"}, headers)
    assert collected.spans == ()


async def test_an_error_of_ours_marks_the_span_and_one_of_the_clients_does_not(way: str) -> None:
    collected = Collected()
    seen = watched_shop(way, traces=collected.traces)
    await seen.shop.post({"query": '{ product(code: "A") { broken } }'})
    await seen.shop.post({"query": "{ must }"})
    assert [span.status.status_code for span in collected.spans] == [StatusCode.ERROR, StatusCode.UNSET]


def test_a_statement_is_a_span_below_its_request_without_its_values() -> None:
    collected = Collected()
    watch = Watch(RequestLog("none", logins=False, slow=0), None, collected.traces)
    statement: Executable = select(column("code")).select_from(table("invoice")).where(column("code") == "A-SECRET")
    reset = SEEN.set(None)
    seen = watch.begin(None, None, 0.0)
    watch.ran("erp", statement, 0.0, 3)
    watch.ran("erp", statement, 0.0, None)
    collected.traces.end(seen)
    SEEN.reset(reset)
    good, bad, request = collected.spans
    assert good.name == bad.name == "select invoice"
    assert request.context is not None
    assert all(each.parent is not None and each.parent.span_id == request.context.span_id for each in (good, bad))
    assert dict(good.attributes or {}) == {"db.namespace": "erp", "db.response.returned_rows": 3}
    assert bad.status.status_code is StatusCode.ERROR
    assert "A-SECRET" not in good.to_json()


def test_a_statement_of_a_request_that_is_left_out_is_left_out_too() -> None:
    collected = Collected(ratio=0.0)
    watch = Watch(RequestLog("none", logins=False, slow=0), None, collected.traces)
    reset = SEEN.set(None)
    watch.begin(None, None, 0.0)
    watch.ran("erp", select(column("code")), 0.0, 3)
    SEEN.reset(reset)
    assert collected.spans == ()


def test_an_export_is_a_span_that_says_whether_it_failed() -> None:
    collected = Collected()
    with collected.traces.export("pdf"):
        pass
    with pytest.raises(asyncio.CancelledError), collected.traces.export("zip"):
        raise asyncio.CancelledError
    assert [(each.name, each.status.status_code) for each in collected.spans] == [
        ("export pdf", StatusCode.UNSET),
        ("export zip", StatusCode.ERROR),
    ]


def test_nothing_of_opentelemetry_and_prometheus_is_loaded_where_neither_is_wanted() -> None:
    code = "import sys, app; print([each for each in sys.modules if each.split('.')[0] in {'opentelemetry', 'prometheus_client'}])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_traces_that_are_not_installed_are_said_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    if importlib.util.find_spec("opentelemetry.exporter") is not None:
        monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    with pytest.raises(TracesNotInstalled, match="traces"):
        watching(WatchSettings(traces="http://127.0.0.1:4318/v1/traces"))  # type: ignore[arg-type]
