"""What a kept document is said to take is what it takes: its nodes, and the plans and functions made to run it."""

import gc
import tracemalloc

import pytest

from schema.context import RequestContext
from schema.http.documents import Document, Documents
from schema.limits.settings import LimitSettings
from tests.corpus import Case
from tests.office import Office

FACTOR = 1.5

MADE_IN = ("*/graphql/language/*", "*/schema/execution/*")

QUERIES = ("families", "invoices_whole", "orders_page", "product", "statement_search", "viewer")


async def run(office: Office, document: Document, case: Case) -> None:
    principal = await office.principal(case.by)
    context = RequestContext(office=office.opened.office, principal=principal, locale="es", client="test")
    await document.prepared(None, office.executor.prepare).run(case.variables, context)
    await context.finish()
    await context.close()


@pytest.mark.parametrize("name", QUERIES)
async def test_the_estimate_is_near_what_is_measured(office: Office, name: str) -> None:
    case, documents = Case(name), Documents(office.schema, LimitSettings(), most=1, most_bytes=1)
    # What is learnt of the schema and prepared for the database at the first time is no document's.
    await run(office, documents.read(case.query), case)
    gc.collect()
    tracemalloc.start()
    try:
        document = documents.read(case.query)
        await run(office, document, case)
        gc.collect()
        traces = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, each) for each in MADE_IN]).traces
    finally:
        tracemalloc.stop()
    measured = sum(each.size for each in traces)
    assert measured / FACTOR < document.bytes < measured * FACTOR


async def test_half_and_more_of_it_are_the_plans(office: Office) -> None:
    case = Case("invoices_whole")
    document = Documents(office.schema, LimitSettings(), most=1, most_bytes=1).read(case.query)
    read = document.bytes
    await run(office, document, case)
    assert document.bytes > 2 * read
