"""Every query of the corpus gives its answer by its statements, whoever runs it and however many rows it reads."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.corpus import Case, as_sql, as_text, cases
from tests.office import Demo, Office, office_on


@pytest.fixture
async def office(demo: Demo, tmp_path: Path, only_graphql_core: bool) -> AsyncIterator[Office]:
    async with office_on(demo, tmp_path, only_graphql_core=only_graphql_core) as opened:
        yield opened


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
async def test_a_query_gives_its_answer_by_its_statements(office: Office, case: Case) -> None:
    await office.principal(case.by)
    answer = await office.ask(case.query, case.variables, by=case.by)
    assert as_text(answer) == case.answer_file.read_text(encoding="utf-8")
    assert as_sql(office.erp.statements) == case.sql_file.read_text(encoding="utf-8")
    assert office.executor.slow.operations == office.executor.only_graphql_core


@pytest.mark.parametrize("case", [case for case in cases() if "(first: " in case.query], ids=lambda case: case.name)
async def test_one_row_takes_as_many_statements_as_a_hundred(office: Office, case: Case) -> None:
    await office.principal(case.by)
    counts = []
    for size in (1, 100):
        query = re.sub(r"first: \d+", f"first: {size}", case.query)
        answer = await office.ask(query, case.variables, by=case.by)
        assert "data" in answer
        counts.append(len(office.erp.statements))
    assert counts[0] <= counts[1] == len(case.sql_file.read_text(encoding="utf-8").split(";\n")) - 1
