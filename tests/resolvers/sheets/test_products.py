"""The exported catalogue says what the API says of the same list, and no more."""

from pathlib import Path
from typing import Any

import pytest

from erp_adapter.demo.people import code_of
from erp_adapter.demo.roles import Role
from erp_adapter.domain.catalogue import ProductFilter, ProductQuery, ProductSort
from erp_adapter.domain.codes import CustomerCode, FamilyCode
from erp_adapter.domain.sheets import Cell, Kind
from erp_adapter.domain.stock import StockPolicy
from erp_adapter.errors import Forbidden
from resolvers.principal import Permission, Principal
from resolvers.settings import CompanySettings
from resolvers.sheets.requests import ProductSheet
from resolvers.sheets.table import BATCH
from tests.office import DEMO_DAY, Demo, Office, office_on
from tests.resolvers.sheets.lists import buyer, column_names, facts_of, figure, listed, sheet_of, sheets
from tests.schema.shopping import books

ASKED = """query ($after: String, $filter: ProductFilter, $orderBy: [ProductOrder!], $customer: String) {
  products(first: 40, after: $after, filter: $filter, orderBy: $orderBy, customerCode: $customer) {
    pageInfo { hasNextPage endCursor }
    nodes { code name family { name } brand unit unitsPerPack minimumQuantity taxRate stock { quantity level }
      price(customerCode: $customer) { netUnitPrice offer { name } } } } }"""
ABOUT = ["code", "own_code", "name", "family", "brand", "unit", "units_per_pack", "min_quantity"]
PRICES = ["net_price", "offer"]


def query(office: Office, viewer: Principal, wanted: ProductFilter | None = None, **how: Any) -> ProductQuery:
    return office.opened.office.catalogue.query(
        viewer, how.get("customer"), wanted or ProductFilter(), how.get("order")
    )


def told(node: dict[str, Any], own_codes: dict[str, str], *, stock: Cell) -> dict[str, Cell]:
    """A product of the API as a row shows it."""
    price = node["price"] or {"netUnitPrice": None, "offer": None}
    return {
        "code": node["code"],
        "own_code": own_codes.get(node["code"]),
        "name": node["name"],
        "family": node["family"] and node["family"]["name"],
        "brand": node["brand"],
        "unit": node["unit"],
        "units_per_pack": figure(node["unitsPerPack"]),
        "min_quantity": figure(node["minimumQuantity"]),
        "net_price": figure(price["netUnitPrice"]),
        "offer": price["offer"] and price["offer"]["name"],
        "tax_rate": figure(node["taxRate"]),
        "stock_level": stock,
    }


def own_codes(folder: Path, customer: str) -> dict[str, str]:
    asked = "select product_code, code from customer_product_code where customer_code = ? order by code"
    found: dict[str, list[str]] = {}
    for product, code in books(folder, asked, customer):
        found.setdefault(product, []).append(code)
    return {product: ", ".join(codes) for product, codes in found.items()}


@pytest.mark.parametrize("role", [Role.BUYER, Role.SECOND, Role.SURCHARGE, Role.EXEMPT])
async def test_every_product_stands_in_it_as_the_api_shows_it(office: Office, tmp_path: Path, role: Role) -> None:
    code = code_of(role)
    known = await buyer(office, code)
    named = books(tmp_path, "select code from product where for_sale limit 2")
    for own, (product,) in (("M-2", named[0]), ("M-1", named[0]), ("M-3", named[1])):
        books(tmp_path, "insert into customer_product_code values (?, ?, ?)", code, own, product)
    sheet, rows = await sheet_of(office, known, ProductSheet(query(office, known)))
    called = own_codes(tmp_path, code)
    nodes = await listed(office, ASKED, ["products"])
    assert rows == [told(node, called, stock=f"stock_level.{node['stock']['level']}") for node in nodes]
    assert len(rows) > 40
    assert any(row["own_code"] and row["own_code"].startswith("M-1, M-2") for row in rows)  # type: ignore[union-attr]
    assert any(row["offer"] for row in rows)
    assert (sheet.title, sheet.customer and sheet.customer.code, sheet.totals) == ("title.products", code, {})


async def test_a_narrowed_list_says_by_what(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    wanted = ProductFilter(("a",), FamilyCode("GR"), on_offer=False)
    order = [(ProductSort.BRAND, True), (ProductSort.CODE, False)]
    sheet, rows = await sheet_of(office, known, ProductSheet(query(office, known, wanted, order=order)))
    asked: dict[str, Any] = {
        "filter": {"search": "a", "familyCode": "GR", "onOffer": False},
        "orderBy": [{"field": "BRAND", "direction": "DESC"}, {"field": "CODE"}],
    }
    assert [row["code"] for row in rows] == [
        node["code"] for node in await listed(office, ASKED, ["products"], **asked)
    ]
    assert 0 < len(rows) < 40
    (family,) = await office.opened.office.catalogue.data.families({FamilyCode("GR")})
    found = await office.opened.office.catalogue.data.families({family})
    assert facts_of(sheet.above) == {"family": found[family].name, "search": "a", "on_offer": False}


async def test_a_familys_list_is_of_that_family(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    whole = query(office, known)
    within = ProductQuery(whole.customer, whole.today, whole.filter, whole.order, within=FamilyCode("GR"))
    _, rows = await sheet_of(office, known, ProductSheet(within))
    asked = """query ($after: String) { family(code: "GR") { products(first: 40, after: $after) {
        pageInfo { hasNextPage endCursor } nodes { code } } } }"""
    nodes = await listed(office, asked, ["family", "products"])
    assert [row["code"] for row in rows] == [node["code"] for node in nodes]
    assert rows


async def test_staff_export_a_customers_list_or_nobodys_at_base_prices(demo: Demo, office: Office) -> None:
    staff = await office.principal("ventas")
    for customer in (None, demo.books.customer):
        sheet, rows = await sheet_of(office, staff, ProductSheet(query(office, staff, customer=customer)))
        nodes = await listed(office, ASKED, ["products"], by="ventas", customer=customer)
        own = {} if customer is None else own_codes(demo.folder, customer)
        assert rows == [told(node, own, stock=f"stock_level.{node['stock']['level']}") for node in nodes]
        assert (sheet.customer and sheet.customer.code) == customer


@pytest.mark.parametrize("of", [None, code_of(Role.SECOND)])
async def test_nobodys_list_and_anothers_are_refused(office: Office, of: CustomerCode | None) -> None:
    staff, known = await office.principal("ventas"), await buyer(office, code_of(Role.BUYER))
    with pytest.raises(Forbidden, match=r"forbidden\.customer"):
        await sheets(office).sheet(known, ProductSheet(query(office, staff, customer=of)))


async def test_without_see_prices_there_is_no_price_and_none_is_read(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER), Permission.SEE_PRICES)
    office.erp.forget()
    sheet, rows = await sheet_of(office, known, ProductSheet(query(office, known)))
    assert column_names(sheet) == [*ABOUT, "tax_rate", "stock_level"]
    assert rows
    assert not {column.kind for column in sheet.columns} & {Kind.PRICE, Kind.AMOUNT}
    read = " ".join(each.partition(" FROM ")[0] for each in office.erp.statements)
    assert "tariff_price.price" not in read
    assert "customer_price.price" not in read
    assert "offer" not in read


@pytest.mark.parametrize(
    ("policy", "column"),
    [(StockPolicy.EXACT, "stock"), (StockPolicy.TRAFFIC_LIGHT, "stock_level"), (StockPolicy.HIDDEN, None)],
)
async def test_the_stock_is_shown_as_far_as_the_policy_lets_it(
    demo: Demo, tmp_path: Path, policy: StockPolicy, column: str | None
) -> None:
    async with office_on(demo, tmp_path, company=CompanySettings(stock_policy=policy)) as office:
        known = await buyer(office, code_of(Role.BUYER))
        office.erp.forget()
        sheet, rows = await sheet_of(office, known, ProductSheet(query(office, known)))
        read_stock = any("FROM stock" in each for each in office.erp.statements)
        nodes = await listed(office, ASKED, ["products"])
    assert column_names(sheet) == [*ABOUT, *PRICES, "tax_rate", *([column] if column else [])]
    assert read_stock is (column is not None)
    shown = [figure(node["stock"]["quantity"]) for node in nodes]
    levels = [node["stock"]["level"] and f"stock_level.{node['stock']['level']}" for node in nodes]
    if column is not None:
        assert [row[column] for row in rows] == (shown if policy is StockPolicy.EXACT else levels)


async def test_staff_see_the_figure_where_the_company_says_so(demo: Demo, tmp_path: Path) -> None:
    async with office_on(demo, tmp_path, company=CompanySettings(staff_see_exact_stock=True)) as office:
        for by, column in (("ventas", "stock"), ("compras", "stock_level")):
            viewer = await office.principal(by)
            wanted = query(office, viewer, customer=demo.books.customer)
            assert column in column_names(await sheets(office).sheet(viewer, ProductSheet(wanted)))


async def test_a_link_of_yesterday_gives_todays_prices(office: Office, tmp_path: Path) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    now = query(office, known)
    before = ProductQuery(now.customer, DEMO_DAY.replace(year=2020), now.filter, now.order)
    assert (await sheet_of(office, known, ProductSheet(before)))[1] == (
        await sheet_of(office, known, ProductSheet(now))
    )[1]


async def test_each_batch_takes_the_same_statements_however_many_there_are(office: Office, tmp_path: Path) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    columns = [row[1] for row in books(tmp_path, "pragma table_info(product)")]
    for number in range(3 * BATCH // len(books(tmp_path, "select 1 from product where for_sale"))):
        shown = ", ".join({"code": f"code || '-{number}'", "barcode": "null"}.get(column, column) for column in columns)
        books(tmp_path, f"insert into product select {shown} from product where instr(code, '-') = 0")
    sheet = await sheets(office).sheet(known, ProductSheet(query(office, known)))
    issued, seen = [], []
    office.erp.forget()
    async for batch in sheet.rows:
        seen.append(len(batch))
        issued.append(len(office.erp.statements))
        office.erp.forget()
    assert seen[:2] == [BATCH, BATCH]
    assert len(seen) > 2
    assert issued == [issued[0]] * len(issued)
    assert issued[0] <= 10
