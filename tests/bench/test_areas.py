"""Each sample of a stack counts for one area."""

import pytest

from bench.areas import AREAS, shares

STACKS = [
    "run (asyncio/runners.py:1);rows (erp_adapter/prices.py:9);<lambda> (decimal.py:3) 2",
    "run (asyncio/runners.py:1);price (erp_adapter/domain/pricing.py:9) 1",
    "run (asyncio/runners.py:1);fill (<plan>:7) 3",
    "main (app.py:1) 4",
]


def test_a_sample_counts_for_the_innermost_function_that_belongs_somewhere() -> None:
    found = {area: share for area, share in shares(STACKS).items() if share}
    assert found == pytest.approx({"the executor": 0.3, "rules": 0.1, "statements and rows": 0.2, "the rest": 0.4})


def test_all_areas_together_are_the_whole() -> None:
    found = shares(STACKS)
    assert list(found) == list(AREAS)
    assert sum(found.values()) == pytest.approx(1)
