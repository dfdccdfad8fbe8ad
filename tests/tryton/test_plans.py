"""What a customer's page looks up is found by indexes, Tryton's own and those of `tryton-office.sql`."""

import re
from pathlib import Path

from erp_adapter.checking.report import Checked, check
from erp_adapter.erp import open_erp
from erp_adapter.settings import ErpSettings
from tests.tryton.books import tryton_on
from tests.tryton.office import AfterTheYear

CONFIGURATION = {"account_account", "account_account_type", "product_category", "stock_location"}
"""What a company sets up, however long it is in business."""

KNOWN = {
    "products by barcode": {"product_product"},
    "products of a family, by name": {"product_product"},
    "invoices that rectify an invoice": {"account_invoice"},
}
"""A product may have several identifiers and several categories, or none; what an invoice rectifies is said by its lines."""


async def test_no_page_reads_a_whole_table(tmp_path: Path) -> None:
    """However large the tables are: without statistics SQLite takes all for large."""
    with tryton_on("sqlite", tmp_path) as url:
        settings = ErpSettings(url=url, mapping="tryton")
        erp = open_erp(settings, connections=1, deadline=30)
        try:
            report = await check(Checked.of(erp.database, settings), AfterTheYear().now().date(), small_table=6)
        finally:
            await erp.database.close()
    assert report.can_serve
    whole = {each.name: set(re.findall(r"reads all of ([\w-]+)", each.what)) - CONFIGURATION for each in report.lookups}
    assert {name: tables for name, tables in whole.items() if tables} == KNOWN
