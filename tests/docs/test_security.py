"""The page about security names tests: each of them exists."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.docs.examples import ROOT, text_of

PAGE = ROOT / "docs" / "security.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
RISKS = 10


@cache
def named_in(path: Path) -> frozenset[str]:
    """The functions of a file that pytest runs."""
    found = ast.parse(path.read_text(encoding="utf-8")).body
    functions = [each for each in found if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return frozenset(each.name for each in functions if each.name.startswith("test_"))


def test_every_test_that_is_named_exists() -> None:
    named = NAMED.findall(text_of(PAGE))
    assert len(named) > 2 * RISKS
    missing = [f"{path}::{name}" for path, name in named if name not in named_in(ROOT / path)]
    assert missing == []


def test_every_risk_and_every_advice_has_a_test_that_shows_it() -> None:
    rows: list[str] = []
    for table in re.findall(r"(?:^\|.*\n)+", text_of(PAGE), re.MULTILINE):
        head, _, *body = table.splitlines()
        rows += body if head.endswith("| shown by |") else []
    assert [row.split()[1] for row in rows[:RISKS]] == [f"API{number}" for number in range(1, RISKS + 1)]
    assert len(rows) > 2 * RISKS
    assert [row for row in rows if not NAMED.search(row)] == []
