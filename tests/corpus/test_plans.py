"""At the size of a real company the pages of the corpus that search for no words read no table from end to end.

The demo at its own size here; `PLANS_SCALE=20 pytest tests/corpus/test_plans.py` takes a company twenty times as large.
"""

import os
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.corpus import Case, cases
from tests.office import Demo, Office, build_demo, open_at

SCALE = float(os.environ.get("PLANS_SCALE", "1"))

SMALL = (
    *("SCAN company", "SCAN anon", "SCAN (subquery", "SCAN standing", "SCAN CONSTANT ROW", "SCAN product_family"),
    # The page of a statement, once it is read.
    *("SCAN page", "SCAN entry"),
)
"""One row, the rows that were just found, and the few families that a catalogue has."""

A_THIRD_OF_THE_TABLE = {"declarations_of_a_group": {"SCAN customer", "SCAN invoice USING INDEX ix_invoice_number"}}
"""The spellings of three tax ids among 300 customers; from a thousand customers on they are searched for."""


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return build_demo(tmp_path_factory.mktemp("company"), scale=SCALE)


@pytest.fixture
async def grown(company: Demo) -> AsyncIterator[Office]:
    async with open_at(company.folder) as office:
        yield office


async def plans(office: Office, case: Case) -> list[str]:
    """The steps by which SQLite reads a case's statements, those of a page read in an index apart: they stop at its end."""
    database: Any = office.erp._database
    engine: Engine = database._writer
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any) -> None:
        asked.append((statement, parameters))

    await office.principal(case.by)
    event.listen(engine, "before_cursor_execute", note)
    await office.ask(case.query, case.variables, by=case.by)
    event.remove(engine, "before_cursor_execute", note)
    steps = []
    with engine.connect() as connection:
        for statement, parameters in asked:
            details = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            one = "UNION ALL SELECT anon" not in statement
            paged = " LIMIT " in statement and not (one and any("FOR ORDER BY" in each for each in details))
            steps += [each for each in details if not (paged and each.startswith("SCAN") and "USING" in each)]
    return steps


@pytest.mark.parametrize("case", [case for case in cases() if "search" not in case.query], ids=lambda case: case.name)
async def test_a_page_scans_no_table(grown: Office, case: Case) -> None:
    scans = {step for step in await plans(grown, case) if step.startswith("SCAN") and not step.startswith(SMALL)}
    assert scans <= (A_THIRD_OF_THE_TABLE.get(case.name, set()) if SCALE <= 1 else set())
