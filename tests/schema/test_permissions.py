"""What a login may see and do, and no more: by every field that there is, and by what the answers let it work out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from graphql import get_named_type

from app import DEMO_PASSWORD
from erp_adapter.demo.people import code_of
from erp_adapter.demo.roles import Role
from erp_adapter.domain.credit import CreditRule
from resolvers.login_forms import LoginForm
from resolvers.order_settings import OrderSettings
from resolvers.principal import Permission
from tests.office import Demo, Office, office_on
from tests.schema.shopping import PRODUCT, Person, books, codes

PRICES = {
    *("Offer.unitPrice", "Offer.discounts"),
    *("Order.discounts", "Order.charges", "Order.net", "Order.total"),
    *("OrderChange.before", "OrderChange.after"),
    *("OrderLine.unitPrice", "OrderLine.discounts", "OrderLine.net"),
    *("OrderTotals.net", "OrderTotals.total"),
    *("Price.unitPrice", "Price.discounts", "Price.netUnitPrice", "Price.net"),
    *("PriceBreak.minimumQuantity", "PriceBreak.netUnitPrice"),
    *("TaxAmount.rate", "TaxAmount.base", "TaxAmount.tax", "TaxAmount.surchargeRate", "TaxAmount.surcharge"),
}
"""Null, or in an object that is null, without SEE_PRICES."""

ACCOUNTS = {
    *("Credit.limit", "Credit.outstanding", "Credit.openOrders", "Credit.available"),
    *("Invoice.balance", "InvoiceTotals.balance"),
    *("Receivable.amount", "Receivable.paid", "Receivable.balance"),
    *("Aging.notDue", "Aging.days1To30", "Aging.days31To60", "Aging.days61To90", "Aging.over90", "Aging.total"),
}
"""Null, or in an object that is null, without SEE_OUTSTANDING."""

INVOICES = {
    *("Invoice.discounts", "Invoice.charges", "Invoice.net", "Invoice.withholding", "Invoice.total"),
    *("InvoiceLine.quantity", "InvoiceLine.unitPrice", "InvoiceLine.discounts", "InvoiceLine.net"),
    *("InvoiceLine.taxRate", "InvoiceTotals.net", "InvoiceTotals.tax", "InvoiceTotals.total"),
}
"""In an object that is null without SEE_INVOICES: with it an invoice is seen whole, whatever else may not be."""

INVOICE_TAXES = "Invoice.taxes"

LEDGER = {
    *("AccountStatement.openingBalance", "AccountStatement.totalDebit", "AccountStatement.totalCredit"),
    *("AccountStatement.closingBalance", "LedgerEntry.debit", "LedgerEntry.credit", "LedgerEntry.balance"),
}
"""In an object that is null without SEE_LEDGER."""

DECLARATIONS = {
    *("AnnualDeclaration.total", "AnnualDeclaration.threshold", "AnnualDeclaration.cash"),
    *("DeclarationQuarter.amount", "DeclarationDocument.amount"),
}
"""In an object that is null without SEE_ANNUAL_DECLARATION."""

UNMET = {"AnnualDeclaration.cash", "Stock.quantity"}
"""The buyer pays by bank, and the company shows no figure."""

NEEDS = {
    Permission.SEE_PRICES: PRICES,
    Permission.SEE_OUTSTANDING: ACCOUNTS,
    Permission.SEE_INVOICES: INVOICES,
    Permission.SEE_LEDGER: LEDGER,
    Permission.SEE_ANNUAL_DECLARATION: DECLARATIONS,
}

OPEN = {
    *("Product.unitsPerPack", "Product.minimumQuantity", "Product.quantityStep", "Product.taxRate"),
    *("OrderLine.quantity", "OrderLine.served", "OrderLine.invoiced", "OrderLine.taxRate"),
    *("Offer.minimumQuantity", "Stock.quantity"),
}
"""Quantities and rates that are no price."""

OTHER = "FO000008"
SHORT = len("1.00")
INACTIVE = code_of(Role.INACTIVE)
PRICED = [
    ("base_price", "product", "code"),
    *[("price", table, "product_code") for table in ("offer", "tariff_price", "customer_price")],
]
"""Where the ERP keeps what a product costs."""


@pytest.fixture
async def compras(demo: Demo, office: Office, tmp_path: Path) -> Person:
    return Person(office, tmp_path, "compras", demo.books.customer)


@pytest.fixture
async def almacen(demo: Demo, office: Office, tmp_path: Path) -> Person:
    return Person(office, tmp_path, "almacen", demo.books.customer)


Hire = Callable[..., Any]


@pytest.fixture
async def hire(demo: Demo, office: Office, tmp_path: Path) -> Hire:
    async def hired(*lacking: Permission, customer: str = demo.books.customer) -> Person:
        """A new login of the customer with all permissions but these."""
        return await new_login(office, tmp_path, customer, *lacking)

    return hired


async def new_login(office: Office, folder: Path, customer: str, *lacking: Permission) -> Person:
    permissions = tuple(each.value for each in Permission if each not in lacking)
    form = LoginForm("nueva", "Nuria", customers=(customer,), permissions=permissions, password=DEMO_PASSWORD)
    outcome = await office.opened.logins.add([form])
    assert not outcome.faults
    return Person(office, folder, "nueva", customer)


async def work(person: Person) -> None:
    """Read everything, and go through every change of an order, a refused submission among them."""
    order = (await person.change("addOrderLine", {"line.code": PRODUCT, "line.quantity": "40"}))["order"]
    line = {"lineId": order["lines"][0]["id"]}
    await person.change("addOrderLines", {"lines": [], "ifVersion": order["version"]})
    await person.change("addOrderLine", {"line.code": OTHER, "line.quantity": "7"})
    await person.change("updateOrderLine", line | {"quantity": "41", "note": "urgente"})
    await person.change("updateCurrentOrder", {"reference": "R-1"})
    await person.read()
    earlier = person.answers[-2]["data"]["viewer"]["customer"]["orders"]["nodes"][0]["id"]
    await person.change("repeatOrder", {"orderId": earlier})
    person.erp("update product set for_sale = 0 where code = ?", OTHER)
    for column, table, key in PRICED:
        person.erp(f"update {table} set {column} = {column} * 2 where {key} = ?", PRODUCT)
    refused = await person.change("submitCurrentOrder")
    assert {change["kind"] for change in refused["changes"]} == {"PRICE", "NOT_FOR_SALE"}
    person.erp("update product set for_sale = 1 where code = ?", OTHER)
    submitted = await person.change("submitCurrentOrder")
    assert submitted["order"]["number"]
    await person.change("addOrderLine", {"line.code": PRODUCT, "line.quantity": "40"})
    await person.change("removeOrderLine", line)
    await person.change("clearCurrentOrder")
    used = {name for answer in person.answers for name in answer["data"] or {}}
    assert used >= set(person.asking.order_mutations)


def figures(person: Person) -> set[str]:
    return {place for place, field in person.asking.output_fields() if get_named_type(field.type).name == "Decimal"}


async def test_every_figure_needs_a_permission_or_is_open(compras: Person) -> None:
    assert figures(compras) - OPEN.union(*NEEDS.values()) == set()


async def test_a_login_with_all_permissions_meets_every_figure(compras: Person) -> None:
    """So that the other tests look where there is something to be seen."""
    await work(compras)
    seen = {leaf.place for leaf in compras.leaves() if leaf.kind == "Decimal" and leaf.value not in (None, [])}
    assert figures(compras) - seen <= UNMET


async def test_a_login_without_see_prices_meets_none(almacen: Person, compras: Person) -> None:
    """Nor by the ids that another login of the customer has met."""
    await compras.read()
    await almacen.nodes(compras.ids())
    assert {"Offer", "Order", "OrderLine"} <= {node["__typename"] for node in almacen.answers[0]["data"]["nodes"]}
    await work(almacen)
    assert [answer["errors"] for answer in almacen.answers if "errors" in answer] == []
    met = [leaf for leaf in almacen.leaves() if leaf.place in PRICES and leaf.value is not None]
    assert [leaf for leaf in met if leaf.around != INVOICE_TAXES] == []
    prices = {leaf.value for leaf in compras.leaves() if leaf.place in PRICES and isinstance(leaf.value, str)}
    told = " ".join(str(leaf.value) for leaf in almacen.leaves() if leaf.kind != "Decimal")
    assert [price for price in prices if len(price) > SHORT and price in told] == []


async def test_no_total_can_be_tried_out_without_see_prices(almacen: Person, compras: Person) -> None:
    order = (await compras.change("addOrderLine"))["order"]
    right = await almacen.change("submitCurrentOrder", {"expectedTotal": order["total"]})
    wrong = await almacen.change("submitCurrentOrder", {"expectedTotal": "1.00"})
    assert right == wrong
    assert (codes(right["errors"]), right["order"], right["changes"]) == (["NOT_ALLOWED"], None, [])


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
async def test_orders_are_not_sorted_by_what_may_not_be_seen(office: Office, direction: str) -> None:
    asked = (
        f"{{ viewer {{ customer {{ orders(orderBy: {{field: TOTAL, direction: {direction}}}) {{ totalCount }} }} }} }}"
    )
    answer = await office.ask(asked, by="almacen")
    assert answer["data"]["viewer"]["customer"] == {"orders": None}
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]


async def test_no_list_is_added_up_without_see_prices(office: Office) -> None:
    """Not even read: the time that it takes tells nothing."""
    asked = "{ viewer { customer { orders(first: 0) { totals { net } } } } }"
    assert (await office.data(asked, by="almacen"))["viewer"]["customer"]["orders"] == {"totals": None}
    assert not [statement for statement in office.erp.statements if "sum(" in statement]


FAR_TOO_MUCH = {"line.code": OTHER, "line.quantity": "9999999"}


@pytest.mark.parametrize(
    ("lacking", "told"),
    [([], ["CREDIT_EXCEEDED"]), ([Permission.SEE_PRICES], []), ([Permission.SEE_OUTSTANDING], [])],
)
async def test_a_changed_order_is_held_against_the_credit_for_who_may_see_both_alone(
    hire: Hire, lacking: list[Permission], told: list[str]
) -> None:
    """One that sees the credit alone would read prices out by trying quantities, one that sees prices alone the credit."""
    person = await hire(*lacking)
    assert codes((await person.change("addOrderLine", FAR_TOO_MUCH))["warnings"]) == told


@pytest.mark.parametrize("rule", [CreditRule.WARN, CreditRule.BLOCK])
@pytest.mark.parametrize(
    ("lacking", "told"),
    [([], True), ([Permission.SEE_PRICES], False), ([Permission.SEE_OUTSTANDING], False)],
)
async def test_a_submission_refused_for_another_reason_says_nothing_of_the_credit_either(
    demo: Demo, tmp_path: Path, rule: CreditRule, lacking: list[Permission], *, told: bool
) -> None:
    """Else it could be tried without ever ordering."""
    async with office_on(demo, tmp_path, orders=OrderSettings(credit_rule=rule)) as office:
        person = await new_login(office, tmp_path, demo.books.customer, *lacking)
        await person.change("addOrderLine")
        await person.change("addOrderLine", FAR_TOO_MUCH)
        person.erp("update product set for_sale = 0 where code = ?", PRODUCT)
        payload = await person.change("submitCurrentOrder")
    said = codes(payload["errors"] + payload["warnings"])
    assert ("NOT_FOR_SALE" in said, "CREDIT_EXCEEDED" in said) == (True, told)


@pytest.mark.parametrize("lacking", NEEDS)
async def test_a_login_meets_no_figure_that_it_lacks_the_permission_for(
    hire: Hire, compras: Person, lacking: Permission
) -> None:
    """Nor by the ids that another login of the customer has met."""
    await compras.read()
    person = await hire(lacking)
    await person.read()
    await person.nodes(compras.ids())
    met = [leaf for leaf in person.leaves() if leaf.place in NEEDS[lacking] and leaf.value is not None]
    assert [leaf for leaf in met if leaf.around != INVOICE_TAXES] == []


async def test_credit_is_refused_without_see_outstanding_and_no_figure_of_it_told(hire: Hire) -> None:
    person = await hire(Permission.SEE_OUTSTANDING)
    answer = await person.read(depth=3)
    refused = {(error["path"][-1], error["extensions"]["code"]) for error in answer["errors"]}
    assert ("credit", "FORBIDDEN") in refused
    assert {code for _, code in refused} == {"FORBIDDEN"}
    await person.change("addOrderLine", FAR_TOO_MUCH)
    warnings = (await person.change("submitCurrentOrder"))["warnings"]
    assert codes(warnings) == ["CREDIT_EXCEEDED"]
    assert not any(character.isdigit() for character in warnings[0]["message"])


@pytest.mark.parametrize("by", ["compras", "grupo"])
async def test_the_customers_are_listed_for_staff_alone(office: Office, by: str) -> None:
    asked = "{ customers(first: 1) { nodes { code } totalCount } }"
    answer = await office.ask(asked, by=by)
    assert (answer["data"]["customers"], answer["errors"][0]["extensions"]["code"]) == (None, "FORBIDDEN")
    assert (await office.data(asked, by="ventas"))["customers"]["nodes"]


async def every_change(person: Person) -> list[Any]:
    return [await person.change(name) for name in person.asking.order_mutations]


def kept(folder: Path) -> list[Any]:
    """What the ERP and the store have of orders."""
    erp = [books(folder, f"select * from {table} order by 1, 2") for table in ("sales_order", "sales_order_line")]
    store = [
        books(folder, f"select * from {table} order by 1, 2", file="store.sqlite") for table in ("cart", "cart_line")
    ]
    return erp + store


async def test_a_login_without_place_orders_reads_and_changes_nothing(hire: Hire, compras: Person) -> None:
    await compras.change("addOrderLine")
    before = kept(compras.folder)
    person = await hire(Permission.PLACE_ORDERS)
    payloads = await every_change(person)
    assert {(payload["order"], *codes(payload["errors"])) for payload in payloads} == {(None, "NOT_ALLOWED")}
    assert kept(compras.folder) == before
    asked = "{ viewer { customer { currentOrder { total lines { code } } } } }"
    assert (await person.office.data(asked, by=person.by))["viewer"]["customer"]["currentOrder"]["lines"]


@pytest.mark.parametrize("by", ["nueva", "ventas"])
async def test_an_inactive_customer_is_read_and_nothing_is_ordered_for_it(hire: Hire, by: str) -> None:
    person = await hire(customer=INACTIVE)
    before = kept(person.folder)
    answer = await person.read(depth=3)
    assert "errors" not in answer
    assert answer["data"]["viewer"]["customer"]["orders"]["nodes"]
    person.by = by
    payloads = [await person.change(name, {"customerCode": INACTIVE}) for name in person.asking.order_mutations]
    assert {(payload["order"], *codes(payload["errors"])) for payload in payloads} == {(None, "NOT_ALLOWED")}
    assert kept(person.folder) == before
