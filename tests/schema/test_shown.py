"""Only what is asked for is read, and each field asked for alone says what it says among all."""

from typing import Any

import pytest

from schema.build import build_schema
from tests.office import Office

PARTS = {
    "Price": "{ unitPrice net source validUntil }",
    "PriceBreak": "{ minimumQuantity netUnitPrice }",
    "Offer": "{ code }",
    "Stock": "{ policy quantity level }",
    "ProductFamily": "{ code name }",
    "ProductImage": "{ url }",
    "ProductAttribute": "{ name value }",
    "Product": "{ code }",
    "Address": "{ street city }",
    "Customer": "{ code }",
    "TaxAmount": "{ rate base }",
    "Invoice": "{ number }",
    "InvoiceLine": "{ position }",
    "InvoiceDocument": "{ state verificationUrl }",
    "Order": "{ number }",
    "OrderLine": "{ position }",
    "OrderConnection": "{ totalCount }",
    "InvoiceConnection": "{ totalCount }",
    "Receivable": "{ number }",
    "ReceivableConnection": "{ totalCount }",
    "DeliveryAddress": "{ code }",
    "Tariff": "{ code }",
    "Credit": "{ limit available }",
    "AccountStatement": "{ closingBalance }",
    "AnnualDeclaration": "{ total }",
}
ARGUMENTS = {
    "order": '(number: "1")',
    "invoice": '(number: "1")',
    "statement": '(from: "2025-01-01", to: "2025-12-31")',
    "annualDeclarations": "(year: 2025)",
}
"""Of a customer's fields."""

PLACES = {
    "Product": "products(first: 8) { nodes { %s } }",
    "Invoice": "viewer { customer { invoices(first: 5) { nodes { %s } } } }",
    "InvoiceLine": "viewer { customer { invoices(first: 5) { nodes { lines { %s } } } } }",
    "Order": "viewer { customer { orders(first: 5) { nodes { %s } } } }",
    "OrderLine": "viewer { customer { orders(first: 5) { nodes { lines { %s } } } } }",
    "Receivable": "viewer { customer { outstanding(first: 5) { nodes { %s } } } }",
    "Customer": "viewer { customer { %s } }",
    "LedgerEntry": 'viewer { customer { statement(from: "2025-01-01", to: "2025-12-31") { entries(first: 9) { nodes { %s } } } } }',
}


LISTS = ("invoices", "orders", "outstanding")


def fields_of(name: str) -> list[str]:
    """Each field of a type, with something of what it gives."""
    named: Any = build_schema()._schema.get_type(name)
    found = []
    for field, definition in named.fields.items():
        below: Any = definition.type
        while hasattr(below, "of_type"):
            below = below.of_type
        asked = field + (ARGUMENTS.get(field, "") if name == "Customer" else "")
        found.append(asked if not hasattr(below, "fields") else f"{asked} {PARTS[below.name]}")
    return found


def objects(answer: Any) -> list[dict[str, Any]]:
    """The objects at the bottom of the place."""
    if isinstance(answer, list):
        return [each for item in answer for each in objects(item)]
    for key in ("products", "viewer", "customer", *LISTS, "statement", "entries", "nodes", "lines"):
        if key in answer and len(answer) == 1:
            return objects(answer[key])
    return [answer]


@pytest.mark.parametrize("name", PLACES)
async def test_each_field_alone_says_what_it_says_among_all(office: Office, name: str) -> None:
    fields = fields_of(name)
    whole = objects(await office.data("{ " + PLACES[name] % " ".join(fields) + " }"))
    assert whole
    for field in fields:
        key = field.partition(" ")[0].partition("(")[0]
        alone = await office.data("{ " + PLACES[name] % f"it: {field}" + " }")
        assert [each["it"] for each in objects(alone)] == [each[key] for each in whole], field


async def test_what_nobody_asks_for_is_not_read(office: Office) -> None:
    office.erp.forget()
    await office.data("{ products(first: 3) { nodes { name } } }")
    (statement,) = [each for each in office.erp.statements if " FROM product " in each]
    assert "description" not in statement.partition(" FROM ")[0]


async def test_rows_by_nodes_and_by_edges_have_what_either_asks_for(office: Office) -> None:
    query = "{ products(first: 3) { nodes { code } edges { node { name unit } cursor } } }"
    found = (await office.data(query))["products"]
    assert all(each["code"] for each in found["nodes"])
    assert all(each["node"]["name"] and each["cursor"] for each in found["edges"])


async def test_of_orders_and_debts_only_what_is_selected_is_read(office: Office) -> None:
    office.erp.forget()
    await office.data(
        "{ viewer { customer { orders(first: 3) { nodes { number } } outstanding { nodes { number } } } } }"
    )
    customers, orders, debts = (each.partition(" FROM ")[0] for each in office.erp.statements)
    assert "name" not in customers
    assert "notes" not in orders
    assert "payment_method" not in debts
