"""The hot look-ups: run, explained, and the index that is missing named so that it can be made."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from erp_adapter.checking.findings import Verdict
from erp_adapter.checking.lookups import BY_KEY
from erp_adapter.dialects import run_once
from tests.erp_adapter.checking.erps import copy_of, lookup, reference_erp, report_on
from tests.office import Demo
from tests.services import SYSTEMS

DROP = {
    "sqlite": "DROP INDEX ix_tariff_price",
    "postgresql": "DROP INDEX ix_tariff_price",
    "mariadb": "DROP INDEX ix_tariff_price ON tariff_price",
}
ANY_ROW = 0
"""Every table counts as large."""


def change(url: str, *statements: str) -> None:
    def run(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    run_once(url, run, deadline=20)


@pytest.mark.parametrize("system", SYSTEMS)
async def test_the_reference_layout_has_every_index(system: str, demo: Demo, tmp_path: Path) -> None:
    """On a few rows too, where a database would rather read them all: that is no warning."""
    with reference_erp(system, tmp_path, demo) as url:
        report = await report_on(url, small=ANY_ROW)
        assert [each for each in report.lookups if each.verdict in {Verdict.WARN, Verdict.NO}] == []
        assert all(each.milliseconds is not None for each in report.lookups)
        assert report.statements == []


@pytest.mark.parametrize("system", SYSTEMS)
async def test_a_missing_index_is_named_and_what_is_said_makes_it(system: str, demo: Demo, tmp_path: Path) -> None:
    name = "tariff prices of products"
    with reference_erp(system, tmp_path, demo) as url:
        change(url, DROP[system])
        found = lookup(await report_on(url, small=ANY_ROW), name)
        assert found.verdict is Verdict.WARN
        assert "reads all of tariff_price: add an index on product_code, tariff_code" in found.what
        (statement,) = found.statements
        assert "(product_code, tariff_code)" in statement
        change(url, statement)
        assert lookup(await report_on(url, small=ANY_ROW), name).verdict in {Verdict.OK, Verdict.NOTE}


async def test_a_small_table_may_be_read_whole(demo: Demo, tmp_path: Path) -> None:
    url = copy_of(demo, tmp_path)
    change(url, "DROP INDEX ix_tax")
    assert lookup(await report_on(url), "taxes by code").verdict is Verdict.OK


async def test_every_look_up_of_the_demo_finds_rows(demo: Demo, tmp_path: Path) -> None:
    """Keys are taken from the data; no order of the demo has an external reference."""
    report = await report_on(copy_of(demo, tmp_path))
    assert {each.name for each in BY_KEY} <= {each.name for each in report.lookups}
    assert {each.name for each in report.lookups if not each.rows} <= {"an order by its external reference"}


async def test_the_index_is_said_in_the_tables_own_names(demo: Demo, tmp_path: Path) -> None:
    """Where the mapping names columns plainly; behind a SELECT the reference names are all that is known."""
    url = copy_of(demo, tmp_path)
    change(
        url,
        "CREATE TABLE existencias AS SELECT product_code AS codart, warehouse_code AS codalm, quantity, reserved FROM stock",
    )
    expand = Path("erp_adapter/mappings/expand.toml").read_text(encoding="utf-8")
    mapping = tmp_path / "site.toml"
    named = expand.replace('table = "stock"', 'table = "existencias"')
    named = named.replace('"warehouse_code" # may', '"codalm" # may')
    start = named.index("[relation.stock.columns]")
    named = named[:start] + named[start:].replace('product_code = "product_code"', 'product_code = "codart"', 1)
    mapping.write_text(named, encoding="utf-8")
    found = lookup(await report_on(url, mapping, ANY_ROW), "stock of products")
    assert found.statements == ("CREATE INDEX ix_office_existencias_codart ON existencias (codart)",)
    selected = 'select = "SELECT codart AS product_code, codalm, quantity, reserved FROM existencias AS e"'
    behind = named.replace('table = "existencias"', selected).replace(
        'product_code = "codart"', 'product_code = "product_code"'
    )
    mapping.write_text(behind, encoding="utf-8")
    found = lookup(await report_on(url, mapping, ANY_ROW), "stock of products")
    assert found.statements == ()
    assert "add an index to existencias on what stands behind product_code" in found.what
