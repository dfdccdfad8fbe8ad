"""An exported list of orders says what the API says of it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from erp_adapter.demo.people import code_of
from erp_adapter.demo.roles import Role
from erp_adapter.domain.order_list import OrderQuery, OrderSort
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.sheets import Cell, Fact, Kind
from erp_adapter.errors import Forbidden
from resolvers.orders import FIRST_DAY, LAST_DAY, OrdersWanted
from resolvers.principal import Permission, Principal
from resolvers.settings import CompanySettings
from resolvers.sheets.requests import OrderSheet
from tests.office import Demo, Office, office_on
from tests.resolvers.sheets.lists import buyer, column_names, facts_of, figure, listed, sheet_of, sheets
from tests.schema.shopping import books

MADRID = ZoneInfo("Europe/Madrid")
ASKED = """query ($after: String, $filter: OrderFilter, $orderBy: [OrderOrder!]) { viewer { customer {
  orders(first: 7, after: $after, filter: $filter, orderBy: $orderBy) {
    pageInfo { hasNextPage endCursor } totals { net total }
    nodes { number submittedAt reference requestedDate status net total currency } } } } }"""
PATH = ["viewer", "customer", "orders"]
ABOUT = ["number", "submitted_on", "reference", "requested_date", "status"]


def query(office: Office, viewer: Principal, wanted: OrdersWanted | None = None, *order: Any) -> OrderQuery:
    orders = office.opened.office.orders
    (found,) = orders.queries(viewer, viewer.customers[:1], wanted or OrdersWanted(), order)
    return found


def told(node: dict[str, Any]) -> dict[str, Cell]:
    return {
        "number": node["number"],
        "submitted_on": datetime.fromisoformat(node["submittedAt"]).astimezone(MADRID).date(),
        "reference": node["reference"],
        "requested_date": node["requestedDate"] and date.fromisoformat(node["requestedDate"]),
        "status": f"order_status.{node['status']}",
        "net": figure(node["net"]),
        "total": figure(node["total"]),
        "currency": node["currency"],
    }


@pytest.mark.parametrize("role", [Role.BUYER, Role.SURCHARGE, Role.EXEMPT, Role.MONTHLY, Role.RETURNING])
async def test_every_order_stands_in_it_as_the_api_shows_it(office: Office, role: Role) -> None:
    known = await buyer(office, code_of(role))
    sheet, rows = await sheet_of(office, known, OrderSheet(query(office, known)))
    assert rows == [told(node) for node in await listed(office, ASKED, PATH)]
    assert rows
    totals = (await office.data(ASKED, by="buyer"))["viewer"]["customer"]["orders"]["totals"]
    assert sheet.totals == {"column.net": figure(totals["net"]), "column.total": figure(totals["total"])}
    assert (sheet.title, sheet.currency, list(sheet.above)) == ("title.orders", "EUR", [])


async def test_a_narrowed_list_says_by_what(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    wanted = OrdersWanted(
        date(2025, 1, 1), date(2025, 12, 31), (OrderStatus.INVOICED, OrderStatus.SERVED), pending=False, words=("p",)
    )
    sheet, rows = await sheet_of(office, known, OrderSheet(query(office, known, wanted, (OrderSort.TOTAL, True))))
    asked: dict[str, Any] = {
        "filter": {
            "submitted": {"from": "2025-01-01", "to": "2025-12-31"},
            "status": ["INVOICED", "SERVED"],
            "pending": False,
            "search": "P",
        },
        "orderBy": [{"field": "TOTAL", "direction": "DESC"}],
    }
    nodes = await listed(office, ASKED, PATH, **asked)
    assert rows == [told(node) for node in nodes]
    assert 0 < len(rows) < len(await listed(office, ASKED, PATH))
    assert list(sheet.above) == [
        Fact("fact.from", Kind.DATE, date(2025, 1, 1)),
        Fact("fact.to", Kind.DATE, date(2025, 12, 31)),
        Fact("fact.status", Kind.WORD, "order_status.INVOICED"),
        Fact("fact.status", Kind.WORD, "order_status.SERVED"),
        Fact("fact.pending", Kind.FLAG, False),
        Fact("fact.search", Kind.TEXT, "p"),
    ]


async def test_an_order_is_of_the_companys_day(office: Office, tmp_path: Path) -> None:
    """23:30 UTC in winter is half past midnight in Madrid."""
    known = await buyer(office, code_of(Role.BUYER))
    books(
        tmp_path,
        "update sales_order set submitted_at = '2026-01-31 23:30:00.000000' where number = (select max(number) from sales_order where customer_code = ?)",
        code_of(Role.BUYER),
    )
    wanted = OrdersWanted(date(2026, 2, 1), date(2026, 2, 1))
    _, rows = await sheet_of(office, known, OrderSheet(query(office, known, wanted)))
    assert date(2026, 2, 1) in {row["submitted_on"] for row in rows}


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Atlantic/Canary", "America/Sao_Paulo", "Asia/Tokyo"])
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2018, 11, 4), FIRST_DAY, LAST_DAY])
async def test_the_days_that_were_asked_for_are_told_again(demo: Demo, tmp_path: Path, zone: str, day: date) -> None:
    """Where summer time begins or ends, at midnight too."""
    async with office_on(demo, tmp_path, company=CompanySettings(time_zone=zone)) as office:
        known = await buyer(office, code_of(Role.BUYER))
        wanted = query(office, known, OrdersWanted(day, day))
        sheet = await sheets(office).sheet(known, OrderSheet(wanted))
    assert facts_of(sheet.above) == {"from": day, "to": day}


async def test_without_see_prices_there_are_no_amounts_and_none_is_added_up(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER), Permission.SEE_PRICES)
    office.erp.forget()
    sheet, rows = await sheet_of(office, known, OrderSheet(query(office, known)))
    assert (column_names(sheet), sheet.totals) == (ABOUT, {})
    assert [{**row} for row in rows] == [
        {name: told(node)[name] for name in ABOUT} for node in await listed(office, ASKED, PATH)
    ]


async def test_nothing_is_sorted_by_a_total_that_may_not_be_seen(office: Office) -> None:
    """A link outlives the permission that it was made with."""
    wanted = query(office, await buyer(office, code_of(Role.BUYER)), None, (OrderSort.TOTAL, True))
    lacking = await buyer(office, code_of(Role.BUYER), Permission.SEE_PRICES)
    with pytest.raises(Forbidden, match=r"forbidden\.permission"):
        await sheets(office).sheet(lacking, OrderSheet(wanted))


async def test_an_order_in_another_currency_is_listed_and_not_added(office: Office, tmp_path: Path) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    before = (await sheet_of(office, known, OrderSheet(query(office, known))))[0].totals
    number = query_number(tmp_path)
    books(tmp_path, "update sales_order set currency = 'USD' where number = ?", number)
    sheet, rows = await sheet_of(office, known, OrderSheet(query(office, known)))
    (row,) = [row for row in rows if row["number"] == number]
    assert row["currency"] == "USD"
    assert sheet.totals["column.total"] == before["column.total"] - row["total"]  # type: ignore[operator]


def query_number(folder: Path) -> str:
    ((number,),) = books(folder, "select max(number) from sales_order where customer_code = ?", code_of(Role.BUYER))
    return str(number)


async def test_the_sheet_says_whose_it_is_and_of_when(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    sheet = await sheets(office).sheet(known, OrderSheet(query(office, known)))
    assert sheet.company == await office.opened.office.customers.company()
    assert [sheet.customer] == await office.opened.office.customers.own(known)
    assert (sheet.at, str(sheet.at.tzinfo)) == (datetime(2026, 3, 31, 10, 0, tzinfo=UTC), "Europe/Madrid")
