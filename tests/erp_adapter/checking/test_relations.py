"""What is found of each relation, and that a person can act on what is said of it."""

from pathlib import Path

import pytest

from erp_adapter.checking.findings import Verdict
from tests.erp_adapter.checking.erps import copy_of, of, report_on, run_sql, show_as
from tests.office import Demo


@pytest.fixture
def url(demo: Demo, tmp_path: Path) -> str:
    return copy_of(demo, tmp_path)


async def test_the_demo_can_be_served(url: str) -> None:
    """Nothing is wrong with it, and every relation is named once or more."""
    report = await report_on(url)
    assert report.can_serve
    assert {each.verdict for each in report.findings} <= {Verdict.OK, Verdict.NOTE}
    assert report.lookups
    assert not report.statements


SPOILED = {
    "a day that is none": ("invoice", {"date": "'mañana'"}, "date: 'mañana' is text instead of a day"),
    "a decimal that is none": ("product", {"base_price": "'caro'"}, "base_price: 'caro' is text instead of a decimal"),
    "a flag that is a letter": ("customer", {"active": "'N'"}, 'map it with stored = "text" and which text is true'),
    "a code that is a number": ("stock", {"product_code": "7"}, 'map it with stored = "integer"'),
    "bytes for text": ("customer", {"name": "x'41'"}, 'map it with stored = "bytes"'),
    "no name": ("product", {"name": "NULL"}, "rows have no name: give one in the mapping"),
    "no number": ("invoice", {"number": "NULL"}, "rows have no number"),
    "a kind that nobody knows": ("receivable", {"kind": "'LETRA'"}, "kind: 'LETRA' is none of DUE, GROUPING"),
    "a regime that nobody knows": ("company", {"tax_regime": "'IPSI'"}, "'IPSI' is none of IGIC, IVA"),
    "a currency that is none": ("company", {"currency": "'€'"}, "'€' is no currency's code"),
    "another currency that is none": ("invoice", {"currency": "'Euros'"}, "'Euros' is no currency's code"),
}


@pytest.mark.parametrize("case", SPOILED)
async def test_what_the_gateway_cannot_work_with_is_fatal(url: str, case: str) -> None:
    """The column, a value of it, and what to do are said; the look-ups are then not run."""
    relation, expressions, said = SPOILED[case]
    show_as(url, relation, **expressions)
    report = await report_on(url)
    assert not report.can_serve
    assert not report.lookups
    found = of(report, relation)
    assert found.verdict is Verdict.NO
    assert said in found.what


async def test_one_row_in_a_thousand_is_found(url: str) -> None:
    """A sample is read, not one row."""
    run_sql(url, "UPDATE customer SET surcharge = 'quizá' WHERE code = (SELECT max(code) FROM customer)")
    assert "surcharge: 'quizá' is text instead of a flag" in of(await report_on(url), "customer").what


async def test_a_missing_table_is_told_by_the_driver(url: str) -> None:
    run_sql(url, "DROP TABLE receivable")
    report = await report_on(url)
    assert not report.can_serve
    assert "no such table: receivable" in of(report, "receivable").what


async def test_a_missing_column_is_told_by_the_driver(url: str) -> None:
    show_as(url, "invoice", without="withholding")
    assert "withholding" in of(await report_on(url), "invoice").what


async def test_blanks_behind_a_code_are_a_warning(url: str) -> None:
    """They are no fault of their own: comparisons find nothing."""
    show_as(url, "tariff", code="code || '   '")
    report = await report_on(url)
    found = of(report, "tariff")
    assert found.verdict is Verdict.WARN
    assert 'stored = "padded"' in found.what
    assert report.can_serve


async def test_a_row_that_is_nobodys_is_a_warning(url: str) -> None:
    show_as(url, "receivable", customer_code="CASE WHEN rowid = 1 THEN NULL ELSE customer_code END")
    found = of(await report_on(url), "receivable")
    assert found.verdict is Verdict.WARN
    assert "shown to nobody" in found.what
