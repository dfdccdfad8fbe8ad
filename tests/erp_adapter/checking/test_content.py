"""What the rows have to say together."""

from pathlib import Path

import pytest

from erp_adapter.checking.findings import Verdict
from tests.erp_adapter.checking.erps import copy_of, of, report_on, run_sql, show_as
from tests.office import Demo


@pytest.fixture
def url(demo: Demo, tmp_path: Path) -> str:
    return copy_of(demo, tmp_path)


async def test_there_is_exactly_one_company(url: str) -> None:
    run_sql(url, "INSERT INTO company SELECT name, tax_id || 'X', street, city, postal_code, province, country, currency, "
            "tax_regime, reports_by_sii FROM company")  # fmt: skip
    report = await report_on(url)
    assert "more than one row" in of(report, "company").what
    run_sql(url, "DELETE FROM company")
    report = await report_on(url)
    assert "no row: the company that sells" in of(report, "company").what
    assert not report.can_serve


async def test_other_currencies_are_noted(url: str) -> None:
    """They are served, and left out of sums."""
    run_sql(url, "UPDATE sales_order SET currency = 'USD' WHERE number = (SELECT min(number) FROM sales_order)")
    report = await report_on(url)
    found = of(report, "sales_order")
    assert found.verdict is Verdict.NOTE
    assert "never added" in found.what
    assert report.can_serve


async def test_shared_accounts_without_whose_an_entry_is_are_named(url: str) -> None:
    """Nobody sees their entries, and the administrator is told which accounts these are."""
    run_sql(
        url,
        "DELETE FROM ledger_account",
        "INSERT INTO ledger_account (customer_code, account, position) "
        "SELECT code, '43000000', 0 FROM customer ORDER BY code LIMIT 2",
        "UPDATE ledger_entry SET account = '43000000'",
    )
    assert of(await report_on(url), "ledger_entry").verdict is Verdict.OK
    show_as(url, "ledger_entry", customer_code="NULL")
    found = of(await report_on(url), "ledger_entry")
    assert found.verdict is Verdict.WARN
    assert "43000000" in found.what


async def test_what_a_mapping_leaves_out_is_noted_with_what_is_then_missing(url: str, tmp_path: Path) -> None:
    """Company, customer and product can't be left out; anything else can."""
    expand = (Path("erp_adapter/mappings/expand.toml")).read_text(encoding="utf-8")
    head, *relations = expand.split("[relation.")
    kept = [each for each in relations if not each.startswith(("stock]", "stock.columns]"))]
    mapping = tmp_path / "site.toml"
    mapping.write_text("[relation.".join([head, *kept]), encoding="utf-8")
    report = await report_on(url, mapping)
    assert of(report, "stock").verdict is Verdict.NOTE
    assert "every product shows a stock of 0" in of(report, "stock").what
    assert report.can_serve
    mapping.write_text("[relation.".join([head, *(each for each in kept if not each.startswith("product"))]))
    assert "can't serve without it" in of(await report_on(url, mapping), "product").what
