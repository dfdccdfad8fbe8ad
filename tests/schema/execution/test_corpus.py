"""Every query of the corpus gives its answer by its statements with our executor too, and never by graphql-core."""

import msgspec
import pytest
from graphql import parse

from schema.build import build_schema
from schema.context import RequestContext
from schema.execution.executor import Executor
from schema.execution.strawberry_binding import strawberry_executor
from schema.http.errors import ErrorWriter
from tests.corpus import Case, as_sql, as_text, cases
from tests.office import Office


@pytest.fixture(scope="module")
def executor() -> Executor:
    return strawberry_executor(build_schema())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
async def test_a_query_gives_its_answer_by_its_statements(office: Office, executor: Executor, case: Case) -> None:
    principal = await office.principal(case.by)
    context = RequestContext(office=office.opened.office, principal=principal, locale="es", client="test")
    office.erp.forget()
    answer = await executor.prepare(parse(case.query), None).run(case.variables, context)
    await context.finish()
    await context.close()
    errors = {"errors": ErrorWriter("es").execution(answer.errors)} if answer.errors else {}
    body = msgspec.json.decode(msgspec.json.encode({"data": answer.data} | errors))
    assert as_text(body) == case.answer_file.read_text(encoding="utf-8")
    assert as_sql(office.erp.statements) == case.sql_file.read_text(encoding="utf-8")
    assert executor.slow.operations == 0
