"""Whether orders can be handed over: once, by steps that work, by a login that may."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, make_url

from erp_adapter.checking.findings import Verdict
from erp_adapter.dialects import run_once
from tests.erp_adapter.checking.erps import copy_of, of, reference_erp, report_on, run_sql, show_as
from tests.office import Demo
from tests.services import SERVERS, SYSTEMS, administer, require

EXPAND = Path("erp_adapter/mappings/expand.toml")


@pytest.fixture
def url(demo: Demo, tmp_path: Path) -> str:
    return copy_of(demo, tmp_path)


def site(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The reference mapping with something replaced."""
    text = EXPAND.read_text(encoding="utf-8")
    for pattern, instead in changes:
        text, found = re.subn(pattern, instead, text, flags=re.DOTALL)
        assert found, pattern
    mapping = tmp_path / "site.toml"
    mapping.write_text(text, encoding="utf-8")
    return mapping


async def test_without_external_reference_the_office_is_read_only(url: str, tmp_path: Path) -> None:
    mapping = site(tmp_path, (r'external_reference = "external_reference"[^\n]*\n', ""), (r"\[\[submission.*", ""))
    report = await report_on(url, mapping)
    assert "read-only" in of(report, "sales_order").what
    assert "external_reference" in of(report, "sales_order").what
    assert report.can_serve


async def test_without_a_submission_the_office_is_read_only(url: str, tmp_path: Path) -> None:
    report = await report_on(url, site(tmp_path, (r"\[\[submission.*", "")))
    assert of(report, "sales_order").verdict is Verdict.NOTE
    assert "no [submission]" in of(report, "sales_order").what


async def test_a_reference_on_two_orders_is_fatal(url: str) -> None:
    show_as(url, "sales_order", external_reference="'twice'")
    report = await report_on(url)
    assert not report.can_serve
    assert "'twice' is on several orders" in of(report, "sales_order").what


async def test_a_reference_that_the_erp_does_not_hold_unique_is_a_warning_with_the_index(url: str) -> None:
    """Running what is said puts it right."""
    run_sql(
        url,
        "CREATE TABLE loose AS SELECT * FROM sales_order",
        "DROP TABLE sales_order",
        "ALTER TABLE loose RENAME TO sales_order",
    )
    report = await report_on(url)
    found = of(report, "sales_order")
    assert (found.verdict, report.can_serve) == (Verdict.WARN, True)
    assert found.statement is not None
    run_sql(url, found.statement)
    assert of(await report_on(url), "sales_order").verdict is Verdict.OK


async def test_a_reference_behind_a_select_is_believed_where_a_table_in_it_holds_it_unique(
    url: str, tmp_path: Path
) -> None:
    """By the column's own name; otherwise it is said that it can't be seen."""
    run_sql(url, "CREATE TABLE loose AS SELECT * FROM sales_order")
    for table, verdict in (("sales_order", Verdict.OK), ("loose", Verdict.WARN)):
        select = f'select = "SELECT * FROM {table}"\n[relation.sales_order.columns]'
        mapping = site(tmp_path, (r'table = "sales_order"\n\[relation.sales_order.columns\]', select))
        found = of(await report_on(url, mapping), "sales_order")
        assert found.verdict is verdict
        assert ("can't be seen" in found.what) is (verdict is Verdict.WARN)


@pytest.mark.parametrize("system", SYSTEMS)
async def test_a_step_that_the_database_refuses_is_told(system: str, demo: Demo, tmp_path: Path) -> None:
    """None of the steps is run."""
    mapping = site(tmp_path, ("UPDATE counter", "UPDATE countre"))
    with reference_erp(system, tmp_path, demo) as url:
        report = await report_on(url, mapping)
        found = of(report, "sales_order")
        assert found.verdict is Verdict.WARN
        assert "countre" in found.what
        assert report.can_serve


async def test_a_file_that_is_for_reading_only_is_told(url: str) -> None:
    path = url.removeprefix("sqlite:///")
    report = await report_on(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert "for reading only" in of(report, "sales_order").what


READING = {
    "postgresql": ("CREATE ROLE {login} LOGIN PASSWORD 'x'", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {login}"),
    "mariadb": ("CREATE USER {login} IDENTIFIED BY 'x'", "GRANT SELECT ON {database}.* TO {login}"),
}
WRITING = (
    "GRANT INSERT ON sales_order TO {login}",
    "GRANT INSERT ON sales_order_line TO {login}",
    "GRANT UPDATE ON counter TO {login}",
)
FORGET = {"postgresql": "DROP ROLE IF EXISTS {login}", "mariadb": "DROP USER IF EXISTS {login}"}


@pytest.mark.parametrize("system", SERVERS)
async def test_a_login_is_told_what_it_may_not_do_and_what_it_need_not(system: str, demo: Demo, tmp_path: Path) -> None:
    """The administrator's may do too much, a reader's too little, and one that may write orders is right."""
    require(system)
    login = f"office_{uuid4().hex[:12]}"
    try:
        with reference_erp(system, tmp_path, demo) as url:
            found = of(await report_on(url), "sales_order")
            assert found.verdict is Verdict.NOTE
            assert "may delete rows of customer, product, invoice" in found.what
            own = make_url(url).set(username=login, password="x").render_as_string(hide_password=False)
            grant(url, login, *READING[system])
            found = of(await report_on(own), "sales_order")
            assert found.verdict is Verdict.WARN
            assert "orders can't be submitted" in found.what
            grant(url, login, *WRITING)
            assert of(await report_on(own), "sales_order").verdict is Verdict.OK
    finally:
        administer(system, FORGET[system].format(login=login))


def grant(url: str, login: str, *statements: str) -> None:
    def run(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement.format(login=login, database=make_url(url).database))

    run_once(url, run, deadline=20)
