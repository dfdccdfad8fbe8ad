"""An exported list of invoices says what the API says of it, and what is owed to who may see it alone."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.demo.people import code_of
from erp_adapter.demo.roles import Role
from erp_adapter.domain.invoice_list import InvoiceFilter, InvoiceQuery, InvoiceSort
from erp_adapter.domain.invoices import InvoiceKind, InvoiceStatus
from erp_adapter.domain.sheets import Cell
from erp_adapter.errors import Forbidden
from resolvers.principal import Permission, Principal
from resolvers.sheets.requests import InvoiceSheet
from resolvers.sheets.table import BATCH
from tests.office import Office
from tests.resolvers.sheets.lists import buyer, column_names, facts_of, figure, listed, sheet_of, sheets
from tests.schema.shopping import books

ASKED = """query ($after: String, $filter: InvoiceFilter, $orderBy: [InvoiceOrder!]) { viewer { customer {
  invoices(first: 40, after: $after, filter: $filter, orderBy: $orderBy) {
    pageInfo { hasNextPage endCursor } totals { net tax total balance }
    nodes { number date kind dueDate net taxes { tax surcharge } total currency balance status } } } } }"""
PATH = ["viewer", "customer", "invoices"]
ABOUT = ["number", "date", "kind", "due_date", "net", "tax", "total", "currency"]
DEBT = ["outstanding", "status"]


def query(office: Office, viewer: Principal, wanted: InvoiceFilter | None = None, *order: Any) -> InvoiceQuery:
    invoices = office.opened.office.invoices
    (found,) = invoices.queries(viewer, viewer.customers[:1], wanted or InvoiceFilter(), order)
    return found


def told(node: dict[str, Any]) -> dict[str, Cell]:
    return {
        "number": node["number"],
        "date": date.fromisoformat(node["date"]),
        "kind": f"invoice_kind.{node['kind']}",
        "due_date": node["dueDate"] and date.fromisoformat(node["dueDate"]),
        "net": figure(node["net"]),
        "tax": sum((Decimal(each["tax"]) + Decimal(each["surcharge"]) for each in node["taxes"]), Decimal(0)),
        "total": figure(node["total"]),
        "currency": node["currency"],
        "outstanding": figure(node["balance"]),
        "status": node["status"] and f"invoice_status.{node['status']}",
    }


@pytest.mark.parametrize("role", Role)
async def test_every_invoice_stands_in_it_as_the_api_shows_it(office: Office, role: Role) -> None:
    known = await buyer(office, code_of(role))
    sheet, rows = await sheet_of(office, known, InvoiceSheet(query(office, known)))
    assert rows == [told(node) for node in await listed(office, ASKED, PATH)]
    assert rows
    totals = (await office.data(ASKED, by="buyer"))["viewer"]["customer"]["invoices"]["totals"]
    names = {"net": "net", "tax": "tax", "total": "total", "balance": "outstanding"}
    assert sheet.totals == {f"column.{name}": figure(totals[field]) for field, name in names.items()}
    assert (sheet.title, list(sheet.above)) == ("title.invoices", [])


async def test_a_narrowed_list_says_by_what(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    wanted = InvoiceFilter(
        date_from=date(2024, 1, 1),
        date_until=date(2026, 3, 31),
        due_from=date(2024, 1, 1),
        due_until=date(2026, 12, 31),
        total_min=Decimal("-5000.00"),
        total_max=Decimal("90000.00"),
        balance_min=Decimal(0),
        balance_max=Decimal("50000.00"),
        statuses=(InvoiceStatus.PAID,),
        kinds=(InvoiceKind.INVOICE,),
        words=("f2",),
    )
    order = (InvoiceSort.BALANCE, True), (InvoiceSort.NUMBER, False)
    sheet, rows = await sheet_of(office, known, InvoiceSheet(query(office, known, wanted, *order)))
    asked: dict[str, Any] = {
        "filter": {
            "date": {"from": "2024-01-01", "to": "2026-03-31"},
            "dueDate": {"from": "2024-01-01", "to": "2026-12-31"},
            "total": {"min": "-5000", "max": "90000"},
            "balance": {"min": "0", "max": "50000"},
            "status": ["PAID"],
            "kind": ["INVOICE"],
            "search": "f2",
        },
        "orderBy": [{"field": "BALANCE", "direction": "DESC"}, {"field": "NUMBER"}],
    }
    assert rows == [told(node) for node in await listed(office, ASKED, PATH, **asked)]
    assert 0 < len(rows) < len(await listed(office, ASKED, PATH))
    assert facts_of(sheet.above) == {
        "from": date(2024, 1, 1),
        "to": date(2026, 3, 31),
        "due_from": date(2024, 1, 1),
        "due_to": date(2026, 12, 31),
        "total_min": Decimal("-5000.00"),
        "total_max": Decimal("90000.00"),
        "outstanding_min": Decimal(0),
        "outstanding_max": Decimal("50000.00"),
        "status": "invoice_status.PAID",
        "kind": "invoice_kind.INVOICE",
        "search": "f2",
    }


async def test_without_see_outstanding_nothing_says_what_is_owed(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER), Permission.SEE_OUTSTANDING)
    sheet, rows = await sheet_of(office, known, InvoiceSheet(query(office, known)))
    assert column_names(sheet) == ABOUT
    assert set(sheet.totals) == {"column.net", "column.tax", "column.total"}
    nodes = await listed(office, ASKED, PATH)
    assert rows == [{name: told(node)[name] for name in ABOUT} for node in nodes]


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        (InvoiceFilter(balance_min=Decimal(1)), []),
        (InvoiceFilter(statuses=(InvoiceStatus.PAID,)), []),
        (InvoiceFilter(), [(InvoiceSort.STATUS, False)]),
        (InvoiceFilter(), [(InvoiceSort.BALANCE, True)]),
    ],
)
async def test_nothing_is_filtered_or_sorted_by_a_debt_that_may_not_be_seen(
    office: Office, wanted: InvoiceFilter, order: list[Any]
) -> None:
    """A link outlives the permission that it was made with."""
    made = query(office, await buyer(office, code_of(Role.BUYER)), wanted, *order)
    lacking = await buyer(office, code_of(Role.BUYER), Permission.SEE_OUTSTANDING)
    with pytest.raises(Forbidden, match=r"forbidden\.permission"):
        await sheets(office).sheet(lacking, InvoiceSheet(made))


async def test_a_link_of_yesterday_says_what_is_late_today(office: Office) -> None:
    known = await buyer(office, code_of(Role.PAST_CREDIT))
    now = query(office, known, InvoiceFilter(statuses=(InvoiceStatus.OVERDUE,)))
    before = InvoiceQuery(now.customer, date(2020, 1, 1), now.filter, now.order)
    _, rows = await sheet_of(office, known, InvoiceSheet(before))
    assert rows == (await sheet_of(office, known, InvoiceSheet(now)))[1]
    assert rows


async def test_each_batch_takes_the_same_statements_however_many_there_are(office: Office, tmp_path: Path) -> None:
    code = code_of(Role.BUYER)
    known = await buyer(office, code)
    columns = [row[1] for row in books(tmp_path, "pragma table_info(invoice)")]
    shown = ", ".join("number || '-' || value" if column == "number" else column for column in columns)
    ((count,),) = books(tmp_path, "select count(*) from invoice where customer_code = ?", code)
    some = ", ".join(f"({number})" for number in range(2 * BATCH // count + 1))
    books(
        tmp_path,
        f"insert into invoice select {shown} from invoice, (select column1 as value from (values {some})) "
        "where customer_code = ?",
        code,
    )
    sheet = await sheets(office).sheet(known, InvoiceSheet(query(office, known)))
    issued = []
    office.erp.forget()
    async for _ in sheet.rows:
        issued.append(len(office.erp.statements))
        office.erp.forget()
    assert len(issued) > 2
    assert len(set(issued)) == 1
    assert issued[0] <= 3
