"""Spans for OpenTelemetry: one a request, one a statement, one an export. Imported only where traces are wanted."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import time_ns
from typing import Any

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, ParentBased, TraceIdRatioBased
from opentelemetry.trace import Span, SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from erp_adapter.observing import statement_name
from schema.observing.seen import SEEN, Seen

SERVICE = "oficina-virtual"
NANOSECONDS = 1_000_000_000
LONGEST_NAME = 64
SERVER_FAULT = 500


def exporting_to(address: str, ratio: float) -> TracerProvider:
    """A provider that sends its spans to an OTLP collector, from a thread of its own.

    A client's `traceparent` gives the ids, and may leave a request out; that it is sampled is decided here alone, lest
    whoever asks can have everything sampled.
    """
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - of the extra

    provider = provider_of(ratio)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=address)))
    return provider


def provider_of(ratio: float) -> TracerProvider:
    """A provider without anywhere to send to."""
    by_ratio = TraceIdRatioBased(ratio)
    sampler = ParentBased(by_ratio, remote_parent_sampled=by_ratio, remote_parent_not_sampled=ALWAYS_OFF)
    return TracerProvider(sampler=sampler, resource=Resource.create({"service.name": SERVICE}))


class OpenTelemetryTraces:
    """Names and figures only: no variables, no values of statements, nobody's name."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer("oficina-virtual")
        self._incoming = TraceContextTextMapPropagator()

    def begin(self, seen: Seen, parent: str | None) -> None:
        context = self._incoming.extract({"traceparent": parent}, Context()) if parent else Context()
        seen.span = self._tracer.start_span("request", context, SpanKind.SERVER)

    def end(self, seen: Seen) -> None:
        span: Span = seen.span
        if not span.is_recording():
            return
        operation = seen.operation
        if operation is not None:
            name = (operation.name or "")[:LONGEST_NAME]
            span.update_name(f"{operation.kind.value} {name}".strip())
            span.set_attribute("graphql.operation.type", operation.kind.value)
            if name:
                span.set_attribute("graphql.operation.name", name)
        elif seen.route is not None:
            span.update_name(seen.route)
            span.set_attribute("http.route", seen.route)
        span.set_attribute("office.request_id", seen.request_id)
        span.set_attribute("office.cost", seen.cost)
        if seen.codes:
            span.set_attribute("office.error_codes", seen.codes)
        if seen.status is not None:
            span.set_attribute("http.response.status_code", seen.status)
        if "INTERNAL" in seen.codes or (seen.status or 0) >= SERVER_FAULT:
            span.set_status(Status(StatusCode.ERROR))
        span.end()

    def statement(self, seen: Seen | None, database: str, statement: Any, seconds: float, rows: int | None) -> None:
        if seen is not None and not seen.span.is_recording():
            return
        ended = time_ns()
        span = self._tracer.start_span(
            statement_name(statement),
            _below(seen),
            SpanKind.CLIENT,
            {"db.namespace": database},
            start_time=ended - int(seconds * NANOSECONDS),
        )
        if rows is None:
            span.set_status(Status(StatusCode.ERROR))
        else:
            span.set_attribute("db.response.returned_rows", rows)
        span.end(ended)

    @contextmanager
    def export(self, kind: str) -> Iterator[None]:
        """The span of a file that is made meanwhile."""
        span = self._tracer.start_span(f"export {kind}", _below(SEEN.get()))
        try:
            yield
        except BaseException:
            span.set_status(Status(StatusCode.ERROR))
            raise
        finally:
            span.end()

    def close(self) -> None:
        """Send what has not been sent; it takes no longer than some seconds."""
        self._provider.shutdown()


def _below(seen: Seen | None) -> Context:
    return Context() if seen is None else trace.set_span_in_context(seen.span, Context())
