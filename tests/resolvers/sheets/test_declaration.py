"""An exported declaration says what the API says of it."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.demo.people import code_of
from erp_adapter.demo.roles import Role
from erp_adapter.domain.declarations import DeclarationModel
from erp_adapter.domain.sheets import Cell
from erp_adapter.domain.tax_ids import TaxId
from erp_adapter.errors import Forbidden, Gone
from resolvers.principal import Permission, Principal
from resolvers.sheets.requests import DeclarationSheet
from tests.office import Demo, Office
from tests.resolvers.sheets.lists import buyer, column_names, facts_of, figure, sheet_of, sheets
from tests.schema.shopping import books

ASKED = """query ($year: Int!) { viewer { customer { annualDeclarations(year: $year) {
  year model total threshold declarable cash cashDeclarable filed quarters { quarter amount }
  documents(first: 100) { totalCount nodes { number date quarter amount included reason } } } } } }"""


async def requests(office: Office, viewer: Principal, year: int) -> list[DeclarationSheet]:
    (found,) = await office.opened.office.declarations.of_year(viewer, viewer.customers[:1], year)
    return [DeclarationSheet.of(viewer.customers[0], each) for each in found]


def told(node: dict[str, Any]) -> dict[str, Cell]:
    return {
        "number": node["number"],
        "date": date.fromisoformat(node["date"]),
        "quarter": node["quarter"],
        "amount": figure(node["amount"]),
        "included": node["included"],
        "exclusion_reason": None if node["included"] else f"exclusion_reason.{node['reason'] or 'OTHER_CURRENCY'}",
    }


def figures(declaration: dict[str, Any], wanted: DeclarationSheet) -> dict[str, Cell]:
    told_always = {
        "year": str(declaration["year"]),
        "year_total": figure(declaration["total"]),
        **{f"quarter_{each['quarter']}": figure(each["amount"]) for each in declaration["quarters"]},
        "threshold": figure(declaration["threshold"]),
        "declarable": declaration["declarable"],
        "filed": declaration["filed"],
    }
    told_if_known = {
        "declared_tax_id": wanted.tax_id,
        "cash": figure(declaration["cash"]),
        "cash_declarable": declaration["cashDeclarable"],
    }
    return told_always | {name: value for name, value in told_if_known.items() if value is not None}


@pytest.mark.parametrize("year", [2024, 2025, 2026])
async def test_every_declaration_is_exported_as_the_api_shows_it(office: Office, year: int) -> None:
    seen = 0
    for role in Role:
        known = await buyer(office, code_of(role))
        asked = await office.data(ASKED, {"year": year}, by="buyer")
        for wanted, node in zip(
            await requests(office, known, year), asked["viewer"]["customer"]["annualDeclarations"], strict=True
        ):
            sheet, rows = await sheet_of(office, known, wanted)
            assert rows == [told(each) for each in node["documents"]["nodes"]]
            assert len(rows) == node["documents"]["totalCount"]
            assert facts_of(sheet.above) == figures(node, wanted)
            assert sheet.title == f"title.declaration_{node['model'][1:]}"
            seen += len(rows)
    assert seen


async def test_what_counts_adds_up_to_the_figures(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    (wanted,) = await requests(office, known, 2025)
    sheet, rows = await sheet_of(office, known, wanted)
    facts = facts_of(sheet.above)
    for quarter in (1, 2, 3, 4):
        own = [Decimal(str(row["amount"])) for row in rows if row["included"] and row["quarter"] == quarter]
        assert facts[f"quarter_{quarter}"] == sum(own, Decimal(0))
    assert sheet.totals == {}


async def test_an_amount_in_another_currency_is_said_to_be_one(office: Office, tmp_path: Path) -> None:
    """The API shows the reason as null."""
    known = await buyer(office, code_of(Role.BUYER))
    (wanted,) = await requests(office, known, 2026)
    books(tmp_path, "update invoice set currency = 'USD' where date >= '2026-01-01' and customer_code = '00001'")
    _, rows = await sheet_of(office, known, wanted)
    assert {(row["included"], row["exclusion_reason"]) for row in rows} == {(False, "exclusion_reason.OTHER_CURRENCY")}


async def test_of_several_tax_ids_the_one_that_was_asked_for_is_exported(office: Office, tmp_path: Path) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    ((number,),) = books(
        tmp_path,
        "select min(number) from invoice where date like '2025%' and customer_code = '00001' and currency = 'EUR'",
    )
    books(tmp_path, "update invoice set customer_tax_id = 'A58818501' where number = ?", number)
    wanted = await requests(office, known, 2025)
    assert len(wanted) == 2
    assert len({each.tax_id for each in wanted}) == 2
    found = {each.tax_id: await sheet_of(office, known, each) for each in wanted}
    sheet, rows = found[TaxId("A58818501")]
    assert [row["number"] for row in rows] == [number]
    assert facts_of(sheet.above)["declared_tax_id"] == "A58818501"
    assert number not in {row["number"] for tax_id, (_, rows) in found.items() if tax_id != "A58818501" for row in rows}


async def test_without_a_valid_tax_id_it_is_the_customers_code_alone(office: Office, tmp_path: Path) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    books(tmp_path, "update customer set tax_id = null where code = '00001'")
    books(tmp_path, "update invoice set customer_tax_id = 'pendiente' where customer_code = '00001'")
    (wanted,) = await requests(office, known, 2025)
    sheet, rows = await sheet_of(office, known, wanted)
    assert (wanted.tax_id, "declared_tax_id" in facts_of(sheet.above), "cash" in facts_of(sheet.above)) == (
        None,
        False,
        False,
    )
    assert rows


async def test_a_tax_id_that_is_not_the_customers_is_refused_as_one_that_nobody_has(demo: Demo, office: Office) -> None:
    other = await buyer(office, demo.books.second_customer)
    (theirs,) = await requests(office, other, 2025)
    known = await buyer(office, code_of(Role.BUYER))
    for tax_id in (theirs.tax_id, TaxId("A58818501")):
        wanted = DeclarationSheet(known.customers[0], 2025, DeclarationModel.M347, tax_id)
        with pytest.raises(Gone, match=r"declaration\.none"):
            await sheets(office).sheet(known, wanted)


async def test_another_code_of_the_tax_id_is_still_another_customer(demo: Demo, office: Office) -> None:
    first, second = demo.books.two_codes
    (wanted,) = await requests(office, await buyer(office, second), 2025)
    with pytest.raises(Forbidden, match=r"forbidden\.customer"):
        await sheets(office).sheet(await buyer(office, first), wanted)


async def test_invoices_are_named_without_see_invoices(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER), Permission.SEE_INVOICES)
    (wanted,) = await requests(office, known, 2025)
    sheet, rows = await sheet_of(office, known, wanted)
    assert column_names(sheet) == ["number", "date", "quarter", "amount", "included", "exclusion_reason"]
    assert rows


async def test_a_batch_takes_one_statement(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    (wanted,) = await requests(office, known, 2025)
    sheet = await sheets(office).sheet(known, wanted)
    office.erp.forget()
    assert [row async for batch in sheet.rows for row in batch]
    assert len(office.erp.statements) == 1
