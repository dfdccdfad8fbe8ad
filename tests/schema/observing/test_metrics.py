"""The figures that Prometheus reads."""

import json
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from schema.http.settings import HttpSettings
from schema.observing.figures import figures_of_service
from schema.observing.metrics import Metrics
from schema.observing.seen import Seen
from schema.observing.sources import Source
from schema.observing.tallies import Names, Times
from tests.schema.observing.watching import figures, watched_shop


def test_buckets_hold_all_that_took_no_longer() -> None:
    times = Times((1.0, 2.0))
    for seconds in (0.5, 1.0, 1.5, 9.0):
        times.add(seconds)
    assert times.buckets == [("1.0", 2.0), ("2.0", 3.0), ("+Inf", 4.0)]
    assert times.total == 12.0


def test_of_names_the_first_are_told_apart() -> None:
    names = Names(2)
    names.know(["known"])
    assert [names.of(each) for each in ("a", "b", "c", "a", "known")] == ["a", "b", "other", "a", "known"]


def test_statements_are_counted_by_database() -> None:
    metrics = Metrics(Names(0))
    for rows in (3, 0, None):
        metrics.statement("erp", 0.002, rows)
    metrics.statement("store", 3.0, 1)
    found = figures(metrics)
    assert found["office_statement_seconds_count"] == {("erp",): 3, ("store",): 1}
    assert found["office_statements_failed_total"] == {("erp",): 1, ("store",): 0}
    assert found["office_rows_read_total"] == {("erp",): 3, ("store",): 1}


def test_files_are_counted_by_how_it_ended() -> None:
    metrics = Metrics(Names(0))
    for outcome in ("made", "made", "again", "late"):
        metrics.export("pdf", outcome, 1.0)
    found = figures(metrics)
    assert found["office_exports_total"] == {("pdf", "made"): 2, ("pdf", "again"): 1, ("pdf", "late"): 1}
    assert found["office_export_seconds_count"] == {(): 2}


def test_a_source_takes_the_place_of_its_predecessor() -> None:
    metrics = Metrics(Names(0))
    for value in (1.0, 2.0):
        metrics.add(Source("gauge", "office_things", "Things", lambda value=value: [((), value)]))  # type: ignore[misc]
    assert figures(metrics)["office_things"] == {(): 2.0}


@pytest.mark.skipif(sys.platform != "linux", reason="Prometheus' client reads them from /proc")
def test_the_process_own_cpu_and_memory_are_there() -> None:
    assert figures(Metrics(Names(0))).keys() >= {"process_cpu_seconds_total", "process_resident_memory_bytes"}


def test_figures_of_the_service_are_read_when_they_are_wanted() -> None:
    shop = watched_shop("ordinary").shop
    service = shop.endpoint.service
    metrics, slow = Metrics(Names(0)), service._executor.slow
    metrics.add(*figures_of_service(service.documents, slow, service.admission))
    assert figures(metrics)["office_executor_slow_values_total"] == {(): 0}
    slow.values += 7
    assert service.admission.usual.enter()
    found = figures(metrics)
    assert found["office_executor_slow_values_total"] == {(): 7}
    assert found["office_places_in_use"]["usual",] == 1
    assert found["office_documents_kept"] == {(): 0}


def test_an_operation_of_a_name_and_a_strangers_field_of_that_name_are_one_series() -> None:
    metrics = Metrics(Names(9))

    def seen(login: int | None) -> Seen:
        return Seen("id", 0.0, operation=Login(), login=login, status=200)  # type: ignore[arg-type]

    metrics.request(seen(1), 0.1)
    metrics.request(seen(None), 0.1)
    assert figures(metrics)["office_requests_total"] == {("login", "200"): 2}


class Login:
    name = "login"
    roots = frozenset({"login"})
    is_public = True


def test_the_names_of_a_manifests_operations_are_known(tmp_path: Path) -> None:
    text = "query One { __typename } mutation Two { __typename }"
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({sha256(text.encode()).hexdigest(): text}), encoding="utf-8")
    service = watched_shop("ordinary", http=HttpSettings(manifest=manifest)).shop.endpoint.service
    assert service.documents.known_names == {"One", "Two"}
