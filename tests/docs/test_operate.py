"""The files to be copied by whoever operates the office fit the gateway, and each other."""

import asyncio
import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from app import create_app, is_setting
from resolvers.export_settings import ExportSettings
from schema.http.settings import HttpSettings
from schema.limits.settings import LimitSettings
from schema.observing.settings import WatchSettings
from tests.docs.examples import ROOT, text_of
from tests.office import Demo, cheap_settings
from tests.schema.http.shop import NO_TLS

FOLDER = ROOT / "docs" / "operate"
PAGE = ROOT / "docs" / "operate.md"
NGINX, UNIT, CONTAINER = (FOLDER / name for name in ("nginx.conf", "oficina-virtual.service", "Containerfile"))
METRIC = re.compile(r"\b(?:office|process)_[a-z_]+\b")


def queries() -> Iterator[str]:
    """What the dashboard and the alerts ask Prometheus."""
    dashboard = json.loads(text_of(FOLDER / "dashboard.json"))
    for panel in dashboard["panels"]:
        yield from [target["expr"] for target in panel["targets"]]
    yield from [each["definition"] for each in dashboard["templating"]["list"] if "definition" in each]
    yield from re.findall(r"^\s+expr: (.+)$", text_of(FOLDER / "alerts.yml"), re.MULTILINE)


@pytest.fixture(scope="module")
def served(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The metrics of an office that has been asked for something, each with the names of its labels."""
    folder = tmp_path_factory.mktemp("office")
    for name in ("erp.sqlite", "store.sqlite"):
        shutil.copy(demo.folder / name, folder / name)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    application = create_app(cheap_settings(folder, watch=WatchSettings(metrics_port=port)))

    async def read() -> str:
        async with (
            application.router.lifespan_context(application),
            httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://office") as client,
            httpx.AsyncClient(trust_env=False, verify=NO_TLS) as prometheus,
        ):
            await client.get("/health/ready")
            await client.post("/graphql", json={"query": "{ viewer { name } }"})
            return (await prometheus.get(f"http://127.0.0.1:{port}/metrics")).text

    found: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(asyncio.run(read())):
        name = f"{family.name}_total" if family.type == "counter" else family.name
        kinds = [name] if family.type != "histogram" else [name, f"{name}_bucket", f"{name}_count", f"{name}_sum"]
        for each in kinds:
            found.setdefault(each, set()).update(label for sample in family.samples for label in sample.labels)
    return found


def test_the_dashboard_and_the_alerts_ask_for_metrics_that_exist(served: dict[str, set[str]]) -> None:
    asked = {name for query in queries() for name in METRIC.findall(query)}
    assert len(asked) > 20
    assert asked - served.keys() == set()


def test_they_group_by_labels_that_exist(served: dict[str, set[str]]) -> None:
    known = {"instance", "job"}.union(*served.values(), {"kind", "outcome"})
    for query in queries():
        grouped = [label.strip() for each in re.findall(r"by \(([^)]*)\)", query) for label in each.split(",")]
        assert set(grouped) <= known, query


def test_every_metric_is_on_the_page(served: dict[str, set[str]]) -> None:
    named = set(METRIC.findall(text_of(PAGE)))
    own = {name for name in served if name.startswith("office_")}
    assert {name for name in own if not re.search(r"_(bucket|count|sum)$", name)} - named == set()
    assert {name for name in named if name.startswith("office_")} - own == {"office_store"}


def test_every_alert_says_where_to_look_first() -> None:
    alerts = re.findall(r"alert: (\w+)", text_of(FOLDER / "alerts.yml"))
    assert sorted(re.findall(r"`(Office\w+)`", text_of(PAGE))) == sorted(alerts)


def test_the_panels_do_not_overlap() -> None:
    panels = json.loads(text_of(FOLDER / "dashboard.json"))["panels"]
    places = [(each["gridPos"]["x"], each["gridPos"]["y"]) for each in panels]
    assert len(set(places)) == len({each["id"] for each in panels}) == len(panels)
    assert all(each["gridPos"]["x"] + each["gridPos"]["w"] <= 24 for each in panels)


@pytest.mark.parametrize("file", [NGINX, UNIT, CONTAINER, FOLDER / "prometheus.yml"], ids=lambda file: file.name)
def test_settings_that_the_files_name_exist(file: Path) -> None:
    assert [name for name in re.findall(r"OFFICE_[A-Z0-9_]+", text_of(file)) if not is_setting(name)] == []


def seconds(directive: str) -> list[int]:
    return [int(each) for each in re.findall(rf"{directive}\s+(\d+)s;", text_of(NGINX))]


def test_the_proxys_patience_is_longer_than_ours_and_its_bodies_as_long() -> None:
    operations, files = seconds("proxy_read_timeout")
    assert operations > HttpSettings().deadline
    assert files > ExportSettings().deadline
    assert f"location {ExportSettings().path}/" in text_of(NGINX)
    assert LimitSettings().max_body_bytes == 1024**2
    assert "client_max_body_size   1m;" in text_of(NGINX)


def test_the_unit_gives_a_stopping_server_the_time_that_it_takes() -> None:
    (patience,) = re.findall(r"TimeoutStopSec=(\d+)", text_of(UNIT))
    assert int(patience) >= HttpSettings().drain + 8 + 2


def test_the_image_has_all_that_serving_needs_and_ends_without_roots_rights() -> None:
    text = text_of(CONTAINER)
    copied = re.findall(r"^COPY (?!--from)(\S+)", text, re.MULTILINE)
    assert {"app.py", "erp_adapter", "exports", "resolvers", "schema", "requirements.lock"} <= set(copied)
    assert all((ROOT / each).exists() for each in copied)
    assert re.findall(r"^USER (\S+)", text, re.MULTILINE)[-1] == "10001"


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("not installed: systemd-analyze")
    unit = tmp_path / UNIT.name
    unit.write_text(text_of(UNIT).replace("/srv/gateway/.venv/bin/python", "/bin/true"), encoding="utf-8")
    checked = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert [line for line in checked.stderr.splitlines() if UNIT.name in line] == []
