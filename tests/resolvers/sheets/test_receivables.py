"""An exported list of debts says what the API says of it, with how late they are."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.demo.people import code_of
from erp_adapter.demo.roles import Role
from erp_adapter.domain.receivable_list import ReceivableFilter, ReceivableQuery, ReceivableSort
from erp_adapter.domain.receivables import ReceivableKind
from erp_adapter.domain.sheets import Cell
from erp_adapter.errors import Forbidden
from resolvers.principal import Permission, Principal
from resolvers.sheets.requests import ReceivableSheet
from tests.office import Office
from tests.resolvers.sheets.lists import buyer, column_names, facts_of, figure, listed, sheet_of, sheets
from tests.schema.shopping import books

ASKED = """query ($after: String, $filter: ReceivableFilter, $orderBy: [ReceivableOrder!]) { viewer { customer {
  outstanding(first: 5, after: $after, filter: $filter, orderBy: $orderBy) {
    pageInfo { hasNextPage endCursor } aging { notDue days1To30 days31To60 days61To90 over90 total }
    nodes { number kind date dueDate daysOverdue paymentMethod invoices { number } amount paid balance currency }
  } } } }"""
PATH = ["viewer", "customer", "outstanding"]
AGES = {
    "not_due": "notDue",
    "days_1_to_30": "days1To30",
    "days_31_to_60": "days31To60",
    "days_61_to_90": "days61To90",
    "over_90": "over90",
    "list_total": "total",
}


def query(office: Office, viewer: Principal, wanted: ReceivableFilter | None = None, *order: Any) -> ReceivableQuery:
    receivables = office.opened.office.receivables
    (found,) = receivables.queries(viewer, viewer.customers[:1], wanted or ReceivableFilter(), order)
    return found


def told(node: dict[str, Any]) -> dict[str, Cell]:
    return {
        "number": node["number"],
        "kind": f"receivable_kind.{node['kind']}",
        "date": date.fromisoformat(node["date"]),
        "due_date": date.fromisoformat(node["dueDate"]),
        "days_overdue": node["daysOverdue"],
        "payment_method": node["paymentMethod"],
        "invoices": ", ".join(each["number"] for each in node["invoices"] or ()) or None,
        "amount": figure(node["amount"]),
        "paid": figure(node["paid"]),
        "outstanding": figure(node["balance"]),
        "currency": node["currency"],
    }


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.INACTIVE])
async def test_every_debt_stands_in_it_as_the_api_shows_it(office: Office, role: Role) -> None:
    known = await buyer(office, code_of(role))
    sheet, rows = await sheet_of(office, known, ReceivableSheet(query(office, known)))
    assert rows == [told(node) for node in await listed(office, ASKED, PATH)]
    aging = (await office.data(ASKED, by="buyer"))["viewer"]["customer"]["outstanding"]["aging"]
    assert facts_of(sheet.below) == {name: figure(aging[field]) for name, field in AGES.items()}
    assert sheet.totals == {"column.outstanding": figure(aging["total"])}
    own = [row["outstanding"] for row in rows if row["currency"] == sheet.currency]
    assert sum(own) == sheet.totals["column.outstanding"]  # type: ignore[arg-type]


async def test_a_grouping_names_the_invoices_of_all_that_it_holds(office: Office) -> None:
    known = await buyer(office, code_of(Role.TWO_ACCOUNTS))
    _, rows = await sheet_of(office, known, ReceivableSheet(query(office, known)))
    groupings = [str(row["invoices"]) for row in rows if row["kind"] == "receivable_kind.GROUPING"]
    assert any(", " in invoices for invoices in groupings)


async def test_a_narrowed_list_says_by_what_and_is_added_up_as_it_is(office: Office) -> None:
    known = await buyer(office, code_of(Role.PAST_CREDIT))
    wanted = ReceivableFilter(
        due_from=date(2025, 1, 1),
        due_until=date(2026, 3, 30),
        balance_min=Decimal("0.01"),
        balance_max=Decimal("900000.00"),
        kinds=(ReceivableKind.DUE, ReceivableKind.GROUPING),
        overdue=True,
        words=("2",),
    )
    made = query(office, known, wanted, (ReceivableSort.BALANCE, True))
    sheet, rows = await sheet_of(office, known, ReceivableSheet(made))
    asked: dict[str, Any] = {
        "filter": {
            "dueDate": {"from": "2025-01-01", "to": "2026-03-30"},
            "balance": {"min": "0.01", "max": "900000"},
            "kind": ["DUE", "GROUPING"],
            "overdue": True,
            "search": "2",
        },
        "orderBy": [{"field": "BALANCE", "direction": "DESC"}],
    }
    assert rows == [told(node) for node in await listed(office, ASKED, PATH, **asked)]
    assert rows
    assert sum(row["outstanding"] for row in rows) == facts_of(sheet.below)["list_total"]  # type: ignore[misc]
    assert facts_of(sheet.above) == {
        "due_from": date(2025, 1, 1),
        "due_to": date(2026, 3, 30),
        "outstanding_min": Decimal("0.01"),
        "outstanding_max": Decimal("900000.00"),
        "kind": "receivable_kind.GROUPING",
        "overdue": True,
        "search": "2",
    }


async def test_without_see_invoices_no_invoice_is_named_or_read(office: Office) -> None:
    known = await buyer(office, code_of(Role.TWO_ACCOUNTS), Permission.SEE_INVOICES)
    office.erp.forget()
    sheet, rows = await sheet_of(office, known, ReceivableSheet(query(office, known)))
    assert "invoices" not in column_names(sheet)
    assert not any("receivable_invoice" in each for each in office.erp.statements)
    nodes = await listed(office, ASKED, PATH)
    assert [{**row, "invoices": None} for row in rows] == [told(node) for node in nodes]


async def test_a_search_by_invoice_is_not_repeated_for_who_may_not_see_them(office: Office) -> None:
    made = query(office, await buyer(office, code_of(Role.BUYER)), ReceivableFilter(words=("f2",)))
    lacking = await buyer(office, code_of(Role.BUYER), Permission.SEE_INVOICES)
    with pytest.raises(Forbidden, match=r"forbidden\.permission"):
        await sheets(office).sheet(lacking, ReceivableSheet(made))


async def test_a_search_by_the_debt_alone_stays_one(office: Office) -> None:
    """Invoices' numbers begin with F, groupings' with G."""
    lacking = await buyer(office, code_of(Role.TWO_ACCOUNTS), Permission.SEE_INVOICES)
    made = query(office, lacking, ReceivableFilter(words=("f2",)))
    known = await buyer(office, code_of(Role.TWO_ACCOUNTS))
    _, alone = await sheet_of(office, known, ReceivableSheet(made))
    _, by_invoice = await sheet_of(office, known, ReceivableSheet(query(office, known, made.filter)))
    groupings = [row for row in by_invoice if row["kind"] == "receivable_kind.GROUPING"]
    assert groupings
    assert alone == [row for row in by_invoice if row not in groupings]


async def test_an_invoice_of_another_customer_is_not_named(office: Office, tmp_path: Path) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    ((number,),) = books(tmp_path, "select max(number) from invoice where customer_code = ?", code_of(Role.SECOND))
    ((debt,),) = books(
        tmp_path,
        "select max(number) from receivable where customer_code = ? and amount <> paid and grouping_number is null",
        code_of(Role.BUYER),
    )
    books(tmp_path, "insert into receivable_invoice values (?, ?)", debt, number)
    _, rows = await sheet_of(office, known, ReceivableSheet(query(office, known)))
    assert rows == [told(node) for node in await listed(office, ASKED, PATH)]
    assert not any(number in str(row["invoices"]) for row in rows)


async def test_a_link_of_yesterday_counts_the_days_until_today(office: Office) -> None:
    known = await buyer(office, code_of(Role.PAST_CREDIT))
    now = query(office, known)
    before = ReceivableQuery(now.customer, date(2020, 1, 1), now.filter, now.order, by_invoice=True)
    assert (await sheet_of(office, known, ReceivableSheet(before)))[1] == (
        await sheet_of(office, known, ReceivableSheet(now))
    )[1]


async def test_a_list_takes_as_many_statements_however_many_debts_there_are(office: Office) -> None:
    issued = {}
    for role in (Role.BUYER, Role.SECOND, Role.TWO_ACCOUNTS):
        known = await buyer(office, code_of(role))
        sheet = await sheets(office).sheet(known, ReceivableSheet(query(office, known)))
        office.erp.forget()
        rows = [row async for batch in sheet.rows for row in batch]
        issued[len(rows)] = len(office.erp.statements)
    assert len(issued) > 1
    assert set(issued.values()) == {3}
