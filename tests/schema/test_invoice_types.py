"""Invoices as a client reads them: whose, what of them, and by how many statements."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from resolvers.principal import Permission
from tests.office import Office

LIST = """query ($first: Int, $filter: InvoiceFilter, $orderBy: [InvoiceOrder!]) { viewer { customer {
  invoices(first: $first, filter: $filter, orderBy: $orderBy) {
    totalCount totals { net tax total balance }
    nodes { id number kind date dueDate status balance net total withholding currency taxes { base tax surcharge }
            receivables { amount balance } lines { id } rectifies { number } rectifiedBy { number }
            orders { number } document { state } customer { code } }
  }
} } }"""

NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename ... on Invoice { number } } }"


async def without(office: Office, permission: Permission, username: str = "compras") -> str:
    """A login like another, less one permission."""
    like, name = await office.principal(username), f"{username} without {permission}"
    office.principals[name] = replace(like, permissions=like.permissions - {permission})
    return name


async def invoices(office: Office, by: str = "compras", **variables: Any) -> Any:
    data = await office.data(LIST, variables, by=by)
    return data["viewer"]["customer"]["invoices"]


async def codes(office: Office, query: str, by: str, **variables: Any) -> list[str]:
    answer = await office.ask(query, variables, by=by)
    return [error["extensions"]["code"] for error in answer.get("errors", ())]


async def test_the_parts_of_an_invoice_agree_with_it(office: Office) -> None:
    found = await invoices(office, first=100)
    for each in found["nodes"]:
        taxes = sum(Decimal(row["tax"]) + Decimal(row["surcharge"]) for row in each["taxes"])
        assert Decimal(each["net"]) + taxes == Decimal(each["total"])
        owed = sum(Decimal(due["amount"]) for due in each["receivables"])
        assert owed == Decimal(each["total"]) - Decimal(each["withholding"])
        assert each["lines"]
        assert each["customer"]["code"] == "00001"


async def test_the_totals_are_those_of_the_whole_list_in_the_companys_currency(office: Office) -> None:
    assert {each["currency"] for each in (await invoices(office, first=100))["nodes"]} == {"EUR", "USD"}
    for wanted in ({}, {"status": ["OVERDUE", "OPEN"]}, {"kind": ["RECTIFYING"]}, {"balance": {"min": "100"}}):
        found = await invoices(office, first=100, filter=wanted)
        assert found["totalCount"] == len(found["nodes"])
        own = [each for each in found["nodes"] if each["currency"] == "EUR"]
        for name in ("net", "total", "balance"):
            assert Decimal(found["totals"][name]) == sum(Decimal(each[name]) for each in own)
        assert Decimal(found["totals"]["tax"]) == Decimal(found["totals"]["total"]) - Decimal(found["totals"]["net"])
        assert (await invoices(office, first=1, filter=wanted))["totals"] == found["totals"]


async def test_rectified_and_rectifying_invoices_name_each_other(office: Office) -> None:
    found = {each["number"]: each for each in (await invoices(office, first=100))["nodes"]}
    rectifying = [each for each in found.values() if each["kind"] == "RECTIFYING"]
    assert rectifying
    for each in rectifying:
        rectified = found[each["rectifies"]["number"]]
        assert {"number": each["number"]} in rectified["rectifiedBy"]
        assert Decimal(each["total"]) < 0


async def test_an_order_names_the_invoices_that_name_it(office: Office) -> None:
    data = await office.data("{ viewer { customer { orders(first: 100) { nodes { number invoices { number } } } } } }")
    orders = {each["number"]: each["invoices"] for each in data["viewer"]["customer"]["orders"]["nodes"]}
    pairs = {(number, each["number"]) for number, some in orders.items() for each in some}
    found = (await invoices(office, first=100))["nodes"]
    assert pairs == {(order["number"], each["number"]) for each in found for order in each["orders"]}
    assert pairs


async def test_the_current_order_has_no_invoice_yet(office: Office) -> None:
    add = "mutation ($input: AddOrderLinesInput!) { addOrderLines(input: $input) { order { version } } }"
    (product,) = (await office.data("{ products(first: 1) { nodes { code minimumQuantity } } }"))["products"]["nodes"]
    await office.data(add, {"input": {"lines": [{"code": product["code"], "quantity": product["minimumQuantity"]}]}})
    data = await office.data("{ viewer { customer { currentOrder { invoices { number } } } } }")
    assert data["viewer"]["customer"]["currentOrder"] == {"invoices": []}


async def test_invoices_are_a_forbidden_area_without_their_permission(office: Office) -> None:
    by = await without(office, Permission.SEE_INVOICES)
    number = (await invoices(office, first=1))["nodes"][0]["number"]
    for field in ("invoices(first: 1) { totalCount }", f'invoice(number: "{number}") {{ number }}'):
        query = f"{{ viewer {{ customer {{ code {field} }} }} }}"
        assert await codes(office, query, by) == ["FORBIDDEN"]
        answer = await office.ask(query, by=by)
        assert set(answer["data"]["viewer"]["customer"].values()) == {"00001", None}


async def test_an_orders_invoices_are_null_and_no_error_without_the_permission(office: Office) -> None:
    by = await without(office, Permission.SEE_INVOICES)
    query = "{ viewer { customer { orders(first: 3) { nodes { invoices { number } } } } } }"
    data = await office.data(query, by=by)
    assert data["viewer"]["customer"]["orders"]["nodes"] == [{"invoices": None}] * 3


async def test_what_is_owed_is_null_without_its_permission_and_asking_by_it_forbidden(office: Office) -> None:
    by = await without(office, Permission.SEE_OUTSTANDING)
    whole, shown = await invoices(office, first=100), await invoices(office, by, first=100)
    assert shown["totals"] == whole["totals"] | {"balance": None}
    hidden = {"status": None, "balance": None, "receivables": None}
    assert shown["nodes"] == [each | hidden for each in whole["nodes"]]
    for name in ("BALANCE", "STATUS"):
        assert await codes(office, LIST, by, orderBy=[{"field": name}]) == ["FORBIDDEN"]
    for wanted in ({"status": ["PAID"]}, {"balance": {"max": "0"}}):
        assert await codes(office, LIST, by, filter=wanted) == ["FORBIDDEN"]
    assert await codes(office, LIST, by, filter={"dueDate": {"from": "2026-01-01"}}) == []


async def test_an_invoice_of_another_customer_is_not_there(office: Office) -> None:
    (theirs,) = (await invoices(office, "vecino", first=1))["nodes"]
    query = "query ($number: String!) { viewer { customer { invoice(number: $number) { number } } } }"
    mine = await office.data(query, {"number": theirs["number"]})
    assert mine["viewer"]["customer"] == {"invoice": None}
    found = await office.data(query, {"number": theirs["number"]}, by="vecino")
    assert found["viewer"]["customer"] == {"invoice": {"number": theirs["number"]}}
    assert await office.data(NODES, {"ids": [theirs["id"], theirs["lines"][0]["id"]]}) == {"nodes": [None, None]}


async def test_invoices_and_lines_are_found_by_their_ids(office: Office) -> None:
    (mine,) = (await invoices(office, first=1))["nodes"]
    ids = [mine["lines"][-1]["id"], mine["id"]]
    for by in ("compras", "ventas"):
        assert await office.data(NODES, {"ids": ids}, by=by) == {
            "nodes": [
                {"id": ids[0], "__typename": "InvoiceLine"},
                {"id": ids[1], "__typename": "Invoice", "number": mine["number"]},
            ]
        }
    by = await without(office, Permission.SEE_INVOICES)
    assert await office.data(NODES, {"ids": ids}, by=by) == {"nodes": [None, None]}


async def test_an_invoice_asked_for_at_a_customer_is_that_customers(office: Office) -> None:
    number = (await invoices(office, "vecino", first=1))["nodes"][0]["number"]
    query = """query ($number: String!) {
      a: customer(code: "00001") { invoice(number: $number) { number } }
      b: customer(code: "00002") { invoice(number: $number) { number } }
    }"""
    data = await office.data(query, {"number": number}, by="ventas")
    assert [each["invoice"] for each in data.values()] == [None, {"number": number}]


@pytest.mark.parametrize("order", ["DATE", "STATUS"])
async def test_one_invoice_takes_as_many_statements_as_a_hundred(office: Office, order: str) -> None:
    counts = []
    for size in (1, 100):
        await invoices(office, first=size, orderBy=[{"field": order, "direction": "DESC"}])
        counts.append(len(office.erp.statements))
    assert counts[0] <= counts[1] <= 14
    await invoices(office, first=50)
    assert len(office.erp.statements) == counts[1]
