"""The current order and its submission as GraphQL."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import strawberry

from resolvers.catalogue import Catalogue
from resolvers.customers import Customers
from resolvers.office import Office
from resolvers.orders import Orders
from resolvers.principal import Principal
from resolvers.settings import CompanySettings
from schema.build import build_schema
from schema.context import RequestContext
from schema.ids import global_id
from schema.messages import MESSAGES
from tests.resolvers.login_office import HOME
from tests.resolvers.ordering_office import ANA, BLIND, OWN, STAFF, OrderingOffice, ordering_office

PAYLOAD = """{
  order { id number status version reference notes requestedDate deliveryAddress { code } total taxes { name tax }
    lines { id position code description quantity unitPrice net note taxRate product { code } } }
  warnings { code } errors { code message path }
}"""
ADD = f"mutation ($line: OrderLineInput!, $v: Int) {{ addOrderLine(input: {{line: $line, ifVersion: $v}}) {PAYLOAD} }}"
SUBMIT = """mutation ($input: SubmitCurrentOrderInput!) { submitCurrentOrder(input: $input) {
  replayed order { id number status total version lines { code net } }
  changes { kind before after line { code net } } warnings { code } errors { code message path }
} }"""


@dataclass
class Client:
    """Somebody who sends requests as a login."""

    office: OrderingOffice
    by: Principal = ANA
    locale: str = "es"
    schema: strawberry.Schema = field(default_factory=build_schema)

    async def ask(self, document: str, **variables: Any) -> Any:
        ports, company = self.office.ports, CompanySettings()
        parts = SimpleNamespace(
            current_orders=self.office.use.current_orders,
            submissions=self.office.use.submissions,
            orders=Orders(cast("Any", ports.earlier), company),
            customers=Customers(cast("Any", ports.customers), cast("Any", ports.prices)),
            catalogue=Catalogue(cast("Any", ports.products), company, self.office.clock),
        )
        context = RequestContext(cast("Office", parts), self.by, self.locale, HOME)
        result = await self.schema.execute(document, context_value=context, variable_values=variables)
        assert result.errors is None, result.errors
        assert result.data is not None
        return result.data

    async def change(self, document: str, **variables: Any) -> Any:
        """The one payload of a mutation."""
        (payload,) = (await self.ask(document, **variables)).values()
        return payload

    async def send(self, field_name: str, fields: str, **variables: Any) -> Any:
        """A mutation whose payload is that of the current order."""
        names = re.findall(r"\$(\w+): (\S+)", fields)
        head = ", ".join(f"${name}: {kind}" for name, kind in names)
        given = re.sub(r"(\$\w+): \S+", r"\1", fields)
        opening = f"mutation ({head})" if names else "mutation"
        return await self.change(f"{opening} {{ {field_name}(input: {{{given}}}) {PAYLOAD} }}", **variables)

    async def filled(self, code: str = "P1", quantity: str = "2") -> Any:
        payload = await self.change(ADD, line={"code": code, "quantity": quantity})
        assert payload["errors"] == []
        return payload["order"]


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[Client]:
    async with ordering_office(tmp_path) as office:
        yield Client(office)


def said(payload: Any) -> list[tuple[str, list[str] | None]]:
    return [(error["code"], error["path"]) for error in payload["errors"]]


async def test_a_line_is_added_and_the_order_comes_back(client: Client) -> None:
    payload = await client.change(ADD, line={"code": "P1", "quantity": "2", "note": "rojo"})
    order = payload["order"]
    assert (order["number"], order["status"], order["version"], order["total"]) == (None, "CURRENT", 1, "24.20")
    assert order["taxes"] == [{"name": "IVA 21 %", "tax": "4.20"}]
    (line,) = order["lines"]
    assert (line["position"], line["code"], line["description"], line["note"]) == (1, "P1", "Tubo", "rojo")
    assert (line["quantity"], line["net"], line["product"]) == ("2.00", "20.00", {"code": "P1"})


async def test_a_bad_line_is_told_by_its_field(client: Client) -> None:
    assert said(await client.change(ADD, line={"code": "NOPE", "quantity": "1"})) == [("NOT_FOUND", ["line", "code"])]


async def test_bad_ones_of_many_lines_are_told_by_their_index(client: Client) -> None:
    lines = [{"code": "P1", "quantity": "1"}, {"code": "P2", "quantity": "1"}]
    payload = await client.send("addOrderLines", "lines: $lines: [OrderLineInput!]!", lines=lines)
    assert said(payload) == [("MINIMUM_QUANTITY", ["lines", "1", "quantity"])]
    assert [line["code"] for line in payload["order"]["lines"]] == ["P1"]
    assert payload["errors"][0]["message"] == "De «P2» se piden al menos 6."


async def test_errors_are_said_in_the_readers_language(client: Client) -> None:
    client.locale = "en"
    payload = await client.change(ADD, line={"code": "P1", "quantity": "1.5"})
    assert payload["errors"][0]["message"] == "“P1” is ordered in multiples of 1."


async def test_a_lines_field_left_out_stays_and_null_clears(client: Client) -> None:
    order = await client.filled()
    line = order["lines"][0]["id"]
    fields = "lineId: $line: ID!"
    kept = await client.send("updateOrderLine", f'{fields}, note: "azul"', line=line)
    assert (kept["order"]["lines"][0]["quantity"], kept["order"]["lines"][0]["note"]) == ("2.00", "azul")
    kept = await client.send("updateOrderLine", f"{fields}, quantity: 3", line=line)
    assert (kept["order"]["lines"][0]["quantity"], kept["order"]["lines"][0]["note"]) == ("3.00", "azul")
    kept = await client.send("updateOrderLine", f"{fields}, note: null", line=line)
    assert kept["order"]["lines"][0]["note"] is None
    refused = await client.send("updateOrderLine", f"{fields}, quantity: null", line=line)
    assert said(refused) == [("INVALID_QUANTITY", ["quantity"])]


@pytest.mark.parametrize(
    "line", ["", "x", global_id("OrderLine", "erp", "C1", "1", "1"), global_id("Order", "cart", "1")]
)
async def test_what_is_no_line_of_the_current_order_is_not_found(client: Client, line: str) -> None:
    await client.filled()
    assert said(await client.send("removeOrderLine", "lineId: $line: ID!", line=line)) == [("NOT_FOUND", ["lineId"])]


async def test_a_line_is_taken_out_and_the_order_emptied(client: Client) -> None:
    order = await client.filled()
    await client.filled("P3", "1")
    payload = await client.send("removeOrderLine", "lineId: $line: ID!", line=order["lines"][0]["id"])
    assert [line["code"] for line in payload["order"]["lines"]] == ["P3"]
    assert (await client.send("clearCurrentOrder", ""))["order"] is None


async def test_details_are_set_by_global_id_and_cleared_by_null(client: Client) -> None:
    await client.filled()
    address = global_id("DeliveryAddress", OWN, "A1")
    fields = 'reference: "R-1", requestedDate: "2026-04-01", deliveryAddressId: $address: ID'
    order = (await client.send("updateCurrentOrder", fields, address=address))["order"]
    assert (order["reference"], order["requestedDate"], order["deliveryAddress"]) == (
        "R-1",
        "2026-04-01",
        {"code": "A1"},
    )
    order = (await client.send("updateCurrentOrder", "deliveryAddressId: null, notes: null"))["order"]
    assert (order["reference"], order["deliveryAddress"]) == ("R-1", None)


@pytest.mark.parametrize("address", ["", "x", global_id("DeliveryAddress", "C2", "A2"), global_id("DeliveryAddress")])
async def test_an_address_of_somebody_else_is_not_found(client: Client, address: str) -> None:
    payload = await client.send("updateCurrentOrder", "deliveryAddressId: $address: ID", address=address)
    assert said(payload) == [("NOT_FOUND", ["deliveryAddressId"])]


async def test_an_order_is_submitted_once_and_found_among_the_customers(client: Client) -> None:
    await client.filled()
    given = {"idempotencyKey": "k1", "expectedTotal": "24.20"}
    first, again = await client.change(SUBMIT, input=given), await client.change(SUBMIT, input=given)
    assert (first["replayed"], again["replayed"]) == (False, True)
    assert first["order"] == again["order"]
    assert (first["order"]["number"], first["order"]["status"], first["order"]["version"]) == (
        "1001",
        "SUBMITTED",
        None,
    )
    assert first["order"]["lines"] == [{"code": "P1", "net": "20.00"}]
    found = await client.ask('{ customer(code: "C1") { currentOrder { id } order(number: "1001") { id total } } }')
    assert found["customer"] == {"currentOrder": None, "order": {"id": first["order"]["id"], "total": "24.20"}}


async def test_another_total_comes_back_as_a_diff_and_the_current_order(client: Client) -> None:
    await client.filled()
    await client.office.set("product", "P1", base_price=11)
    payload = await client.change(SUBMIT, input={"idempotencyKey": "k1", "expectedTotal": "24.20"})
    assert said(payload) == [("ORDER_CHANGED", ["expectedTotal"])]
    assert payload["changes"] == [
        {"kind": "PRICE", "before": "10.00", "after": "11.00", "line": {"code": "P1", "net": "22.00"}}
    ]
    assert (payload["order"]["status"], payload["order"]["total"]) == ("CURRENT", "26.62")


async def test_no_amount_is_shown_without_see_prices(client: Client) -> None:
    await client.filled()
    await client.office.set("product", "P1", base_price=0)
    client.by = BLIND
    payload = await client.change(SUBMIT, input={"idempotencyKey": "k1"})
    assert payload["changes"] == [
        {"kind": "NOT_FOR_SALE", "before": None, "after": None, "line": {"code": "P1", "net": None}}
    ]
    assert payload["order"]["total"] is None


async def test_an_earlier_order_is_repeated_by_its_id(client: Client) -> None:
    await client.filled()
    order = (await client.change(SUBMIT, input={"idempotencyKey": "k1"}))["order"]
    fields = 'orderId: $order: ID!, idempotencyKey: "r"'
    payload = await client.send("repeatOrder", fields, order=order["id"])
    assert [(line["code"], line["quantity"]) for line in payload["order"]["lines"]] == [("P1", "2.00")]
    refused = await client.send("repeatOrder", "orderId: $order: ID!", order=payload["order"]["id"])
    assert said(refused) == [("NOT_FOUND", ["orderId"])]


async def test_staff_order_for_the_customer_that_they_name(client: Client) -> None:
    client.by = STAFF
    payload = await client.send("addOrderLine", 'customerCode: "C2", line: {code: "SUYO", quantity: 1}')
    assert payload["order"]["lines"][0]["code"] == "P1"
    refused = await client.send("addOrderLine", 'line: {code: "P1", quantity: 1}')
    assert said(refused) == [("NOT_ALLOWED", ["customerCode"])]
    assert "customerCode" in refused["errors"][0]["message"]


async def test_the_current_order_and_its_lines_are_nodes(client: Client) -> None:
    order = await client.filled()
    ids = [order["id"], order["lines"][0]["id"], global_id("Order", "cart", "nope")]
    document = (
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename ... on Order { total } ... on OrderLine { net } } }"
    )
    assert (await client.ask(document, ids=ids))["nodes"] == [
        {"id": ids[0], "__typename": "Order", "total": "24.20"},
        {"id": ids[1], "__typename": "OrderLine", "net": "20.00"},
        None,
    ]


def test_all_that_the_use_cases_say_is_in_the_catalogue() -> None:
    root = Path(__file__).parents[2] / "resolvers"
    named = {name for path in root.glob("*.py") for name in re.findall(r'"(order\.[a-z]+[A-Z]?\w*)"', path.read_text())}
    actions = {"order.submit", "order.change"}
    problems = {"order.twice"}
    assert named - actions - problems <= MESSAGES.keys()
    assert {name for name in MESSAGES if name.startswith("order.")} - problems <= named
