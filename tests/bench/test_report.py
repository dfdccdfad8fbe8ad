"""The page says what was found, and leaves a gap where nothing was measured."""

from pathlib import Path
from xml.etree import ElementTree as ET

from bench.areas import AREAS
from bench.data import Data
from bench.downloads import Download
from bench.measure import Figure, Plan, Results
from bench.plot import plot
from bench.report import Run, text, write
from bench.servers import FLOOR, GATEWAY, MERCURIUS
from tests.bench.test_workloads import SUBJECT


def figure(cpu: float) -> Figure:
    return Figure(cpu=cpu, rate=1_234, median=2.5, slowest=9.5, size=9_566, spread=7, database=4_321)


def run(folder: Path) -> Run:
    results = Results(
        figures={
            ("W1", "gateway", 1): figure(2_000),
            ("W1", "floor", 1): figure(500),
            ("W1", "gateway", 32): figure(1_900),
            ("S", "gateway", 1): figure(90),
        },
        memory={"gateway": (100, 120)},
        starts={"gateway": 0.94},
    )
    data = Data("postgresql", 20, folder, "postgresql+asyncpg://x", "postgresql://x", SUBJECT)
    plan = Plan(("W1", "S"), rounds=5, seconds=1, connections=(1, 32))
    elsewhere = Results(figures={("W1", "gateway", 1): figure(3_000)})
    parts = {"W1": dict.fromkeys(AREAS, 0.125)}
    downloads = [Download("gateway", "XLSX", 0.75, 38_000)]
    return Run(
        data, plan, [GATEWAY, FLOOR, MERCURIUS], results, downloads, "PostgreSQL 15.1", {"SQLite 3": elsewhere}, parts
    )


def row(page: str, heading: str, label: str) -> str:
    lines = page.partition(heading)[2].splitlines()
    return next(line for line in lines if line.startswith(f"| {label}"))


def test_ratios_are_by_the_gateways_cpu(tmp_path: Path) -> None:
    page = text(run(tmp_path), "performance.svg")
    assert row(page, "## CPU by the gateway's", "W1").endswith("| 1.00 | 0.25 | – |")
    assert row(page, "## Over 1 connection", "W1").endswith("| 2,000 ± 7 % | 500 ± 7 % | – |")
    assert row(page, "## Over 32 connections", "W1").endswith("| 1,900 ± 7 % | – | – |")
    assert "| S |" not in page.partition("## Over 32 connections")[2]
    assert row(page, "## Where the gateway's time goes", "W1").startswith("| W1 | 12% | 12% |")
    assert row(page, "## On other systems", "W1") == "| W1 | 3,000 ± 7 % |"
    assert row(page, "## Start and memory", "the gateway") == "| the gateway | 0.9 s | 100 MB | 120 MB |"
    assert row(page, "## Files", "Products").endswith("| 0.75 s, 38,000 bytes | – |")


RECT = "{http://www.w3.org/2000/svg}rect"


def test_the_picture_is_beside_the_page_and_can_be_drawn(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    write(run(tmp_path), page)
    assert "(performance.svg)" in page.read_text(encoding="utf-8")
    background, *bars = widths((tmp_path / "performance.svg").read_text(encoding="utf-8"))
    assert len(bars) == 3
    assert max(bars) < background


def test_a_bar_is_as_long_as_its_part_of_the_longest_one() -> None:
    drawn = plot("x", {"a": {"one": 100, "other": 25}}, {"one": "One", "other": "<Other>"})
    _, longest, quarter = widths(drawn)
    assert longest == 4 * quarter


def widths(drawn: str) -> list[float]:
    return [float(each.get("width", 0)) for each in ET.fromstring(drawn).iter(RECT)]  # noqa: S314 - our own picture
