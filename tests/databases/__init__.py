"""How many of the contract suite's tests have passed on which database: `python -m tests.databases`."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.services import SYSTEMS

CONTRACT = Path(__file__).parents[1] / "erp_adapter"


@dataclass
class Tally:
    """A plugin of pytest: it counts by the module of a test and the system that the test runs on."""

    systems: dict[str, str] = field(default_factory=dict)
    outcomes: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
                self.systems[item.nodeid] = str(item.callspec.params.get("system", ""))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        system = self.systems.get(report.nodeid)
        if system and (report.when == "call" or not report.passed):
            module = Path(report.nodeid.partition("::")[0]).stem.removeprefix("test_")
            self.outcomes[module, system, report.outcome] += 1

    def table(self) -> str:
        """A row a module; what was skipped or has failed stands behind what has passed."""
        modules = sorted({module for module, _, _ in self.outcomes})
        rows = [["tests", *SYSTEMS], *[[each, *[self._cell(each, system) for system in SYSTEMS]] for each in modules]]
        rows.append(["all", *[self._cell(None, system) for system in SYSTEMS]])
        return "\n".join(" | ".join(cell.ljust(24) for cell in row).rstrip() for row in rows)

    def _cell(self, module: str | None, system: str) -> str:
        counts: Counter[str] = Counter()
        for (of, on, outcome), count in self.outcomes.items():
            if on == system and module in {None, of}:
                counts[outcome] += count
        others = [f"{counts[outcome]} {outcome}" for outcome in ("skipped", "failed") if counts[outcome]]
        return ", ".join([str(counts["passed"]), *others])


def run() -> tuple[int, str]:
    tally = Tally()
    files = sorted(str(each) for each in CONTRACT.glob("test_*.py"))
    code = pytest.main([*files, "-q", "-p", "no:cacheprovider"], plugins=[tally])
    return int(code), tally.table()
