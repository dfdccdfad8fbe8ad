"""Orders and credit as a client reads them: whose, what of them, and by how many statements."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from strawberry import Schema

from erp_adapter.catalogue import CatalogueRepository
from erp_adapter.credit import CreditRepository
from erp_adapter.customers import CustomerRepository
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.errors import BadRequest, Forbidden
from erp_adapter.orders import OrderRepository
from erp_adapter.prices import PriceRepository
from resolvers.catalogue import Catalogue
from resolvers.clock import SystemClock
from resolvers.credit import CreditBook
from resolvers.customers import Customers
from resolvers.office import Office
from resolvers.orders import Orders
from resolvers.paging import ListSettings
from resolvers.principal import Permission, Principal, Role
from resolvers.settings import CompanySettings
from schema.build import build_schema
from schema.context import RequestContext
from schema.ids import global_id
from tests.erp_adapter.order_books import ADDRESS, ANA, LUIS, Books, line, open_books, order

PRODUCT = {"unit": "ud", "tax_code": "G", "base_price": Decimal(1)}


@pytest.fixture(scope="module")
def schema() -> Schema:
    return build_schema()


@pytest.fixture
async def books(tmp_path: Path) -> AsyncIterator[Books]:
    opened = open_books(tmp_path)
    yield opened
    await opened.database.close()


@pytest.fixture
def office(books: Books) -> Office:
    """The part of the office that orders and credit need, over three orders of Ana's and one of Luis's."""
    fill(books)
    erp, relations, settings = books.database, books.relations, CompanySettings()
    customers = CustomerRepository(erp, relations)
    part = SimpleNamespace(
        lists=ListSettings(),
        catalogue=Catalogue(CatalogueRepository(erp, relations), settings, SystemClock()),
        customers=Customers(customers, PriceRepository(erp, relations)),
        orders=Orders(OrderRepository(erp, relations), settings),
        credit=CreditBook(CreditRepository(erp, relations), settings),
    )
    return cast("Office", part)


def fill(books: Books) -> None:
    books.add("product", PRODUCT | {"code": "T20", "name": "Tubo"}, PRODUCT | {"code": "V15", "name": "Válvula"})
    books.add(
        "customer_address",
        ADDRESS | {"customer_code": ANA, "code": "A1", "name": "Almacén", "is_default": True},
    )
    books.add(
        "sales_order",
        order("P-1", reference="Obra 7", address_code="A1", discount_1=Decimal(2), charges=Decimal(5)),
        order("P-2", submitted_at=datetime(2026, 3, 31, 22, 30, tzinfo=UTC), total=Decimal("12.10"), net=Decimal(10)),
        order("P-3", submitted_at=datetime(2026, 4, 1, 8, tzinfo=UTC), cancelled=True, address_code="GONE"),
        order("L-1", LUIS),
    )
    books.add(
        "sales_order_line",
        line("P-1", 1, product_code="T20", discount_1=Decimal(10), net=Decimal(90), note="Azul"),
        line("P-1", 2, product_code="GONE", served=Decimal(4)),
        line("P-2", 1, product_code="V15", net=Decimal(10)),
        line("P-3", 1, description="Nota"),
        line("L-1", 1, product_code="T20"),
    )
    books.statements.clear()


def viewer(
    *permissions: Permission, customers: Sequence[CustomerCode] = (ANA,), role: Role = Role.CUSTOMER
) -> Principal:
    return Principal(1, "s", "ana", "Ana", None, "es", role, frozenset(permissions), tuple(customers))


ALL = viewer(*Permission)
NO_PRICES = viewer(Permission.PLACE_ORDERS)


async def ask(schema: Schema, office: Office, who: Principal, query: str, **variables: Any) -> tuple[Any, list[Any]]:
    """The data, and what was raised."""
    context = RequestContext(office=office, principal=who, locale="es", client="127.0.0.1")
    result = await schema.execute(query, variable_values=variables, context_value=context)
    await context.close()
    return result.data, [error.original_error for error in result.errors or ()]


WHOLE = """{ customer(code: "C001") { order(number: "P-1") {
  number status submittedAt requestedDate reference notes currency version discounts charges net total
  deliveryAddress { code } customer { code }
  taxes { name rate base tax surchargeRate surcharge }
  lines { position code description quantity served invoiced unitPrice discounts net taxRate note product { code } }
} } }"""


async def test_an_order_is_read_whole(schema: Schema, office: Office) -> None:
    data, errors = await ask(schema, office, ALL, WHOLE)
    assert errors == []
    assert data["customer"]["order"] == {
        "number": "P-1",
        "status": "PARTLY_SERVED",
        "submittedAt": "2026-03-10T12:00:00Z",
        "requestedDate": None,
        "reference": "Obra 7",
        "notes": None,
        "currency": "EUR",
        "version": None,
        "discounts": ["2.00"],
        "charges": "5.00",
        "net": "100.00",
        "total": "121.00",
        "deliveryAddress": {"code": "A1"},
        "customer": {"code": "C001"},
        "taxes": [
            tax("IVA 21 %", rate="21.00", base="186.20", tax="39.10"),
            tax("Sin impuesto", rate="0", base="5.00", tax="0.00"),
        ],
        "lines": [
            row(1, "T20", product={"code": "T20"}, discounts=["10.00"], net="90.00", note="Azul"),
            row(2, "GONE", product=None, served="4.00", net="100.00"),
        ],
    }


def tax(name: str, **figures: str) -> dict[str, str]:
    rest = {"surchargeRate": "0", "surcharge": "0.00"} if figures["rate"] == "0" else {"surchargeRate": "0.00"}
    return {"name": name, "surcharge": "0.00"} | rest | figures


def row(position: int, code: str, **values: Any) -> dict[str, Any]:
    usual = {
        "position": position,
        "code": code,
        "description": "Codo de cobre",
        "quantity": "10.00",
        "served": "0.00",
        "invoiced": "0.00",
        "unitPrice": "10.00",
        "discounts": [],
        "taxRate": "21.00",
        "note": None,
    }
    return usual | values


async def test_no_amount_is_shown_without_see_prices(schema: Schema, office: Office) -> None:
    data, errors = await ask(schema, office, NO_PRICES, WHOLE)
    assert errors == []
    found = data["customer"]["order"]
    assert [found[name] for name in ("discounts", "charges", "net", "total", "taxes")] == [None] * 5
    assert [each[name] for each in found["lines"] for name in ("unitPrice", "discounts", "net")] == [None] * 6
    assert [each["quantity"] for each in found["lines"]] == ["10.00", "10.00"]


PAGE = """query ($filter: OrderFilter, $orderBy: [OrderOrder!], $first: Int, $after: String) {
  customer(code: "C001") { orders(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    edges { cursor node { number } } nodes { number } totalCount totals { net total }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""


async def test_a_list_is_paged_counted_and_added_up_newest_first(schema: Schema, office: Office) -> None:
    data, errors = await ask(schema, office, ALL, PAGE, first=2)
    assert errors == []
    first = data["customer"]["orders"]
    assert [each["number"] for each in first["nodes"]] == ["P-3", "P-2"]
    assert [edge["node"] for edge in first["edges"]] == first["nodes"]
    assert (first["totalCount"], first["totals"]) == (3, {"net": "210.00", "total": "254.10"})
    assert first["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": first["edges"][0]["cursor"],
        "endCursor": first["edges"][1]["cursor"],
    }
    data, _ = await ask(schema, office, ALL, PAGE, first=2, after=first["pageInfo"]["endCursor"])
    assert [each["number"] for each in data["customer"]["orders"]["nodes"]] == ["P-1"]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        # Half past midnight of the 1st of April in Madrid.
        ({"submitted": {"from": "2026-04-01", "to": "2026-04-01"}}, ["P-3", "P-2"]),
        ({"submitted": {"to": "2026-03-31"}}, ["P-1"]),
        ({"status": ["CANCELLED", "PARTLY_SERVED"]}, ["P-3", "P-1"]),
        ({"pending": True}, ["P-2", "P-1"]),
        ({"search": "  OBRA  7 "}, ["P-1"]),
        ({"search": "válvula"}, ["P-2"]),
        ({"search": "", "status": None, "submitted": None}, ["P-3", "P-2", "P-1"]),
    ],
)
async def test_filters(schema: Schema, office: Office, wanted: dict[str, Any], numbers: list[str]) -> None:
    data, errors = await ask(schema, office, ALL, PAGE, filter=wanted)
    assert errors == []
    assert [each["number"] for each in data["customer"]["orders"]["nodes"]] == numbers
    assert data["customer"]["orders"]["totalCount"] == len(numbers)


async def test_lists_refuse_what_would_tell_amounts_and_what_can_not_be_asked(schema: Schema, office: Office) -> None:
    by_total = [{"field": "TOTAL"}]
    data, (refused,) = await ask(schema, office, NO_PRICES, PAGE, orderBy=by_total)
    assert data == {"customer": {"orders": None}}
    assert isinstance(refused, Forbidden)
    data, errors = await ask(schema, office, NO_PRICES, PAGE, orderBy=[{"field": "STATUS"}])
    assert errors == []
    assert data["customer"]["orders"]["totals"] is None
    data, _ = await ask(schema, office, ALL, PAGE, first=1)
    cursor = data["customer"]["orders"]["pageInfo"]["endCursor"]
    for wrong in ({"first": 101}, {"orderBy": by_total, "after": cursor}, {"after": "nonsense"}):
        data, (refused,) = await ask(schema, office, ALL, PAGE, **wrong)
        assert data == {"customer": {"orders": None}}
        assert isinstance(refused, BadRequest)


async def test_another_customers_order_does_not_exist(schema: Schema, office: Office) -> None:
    ids = [
        global_id("Order", "erp", ANA, "P-1"),
        global_id("Order", "erp", LUIS, "L-1"),
        global_id("Order", "erp", ANA, "L-1"),
        global_id("Order", "other", ANA, "P-1"),
        global_id("OrderLine", "erp", ANA, "P-1", "2"),
        global_id("OrderLine", "erp", LUIS, "L-1", "1"),
        global_id("OrderLine", "erp", ANA, "P-1", "02"),
    ]
    query = """query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id }
      mine: customer(code: "C001") { order(number: "L-1") { id } } other: customer(code: "C002") { code } }"""
    data, errors = await ask(schema, office, ALL, query, ids=ids)
    assert errors == []
    assert (data["mine"], data["other"]) == ({"order": None}, None)
    found = [{"__typename": "Order", "id": ids[0]}, {"__typename": "OrderLine", "id": ids[4]}]
    assert data["nodes"] == [found[0], None, None, None, found[1], None, None]


async def test_ids_are_those_that_node_takes(schema: Schema, office: Office) -> None:
    query = '{ customer(code: "C001") { orders { nodes { id lines { id position } } } } }'
    data, _ = await ask(schema, office, ALL, query)
    for each in data["customer"]["orders"]["nodes"]:
        ids = [each["id"], *[line["id"] for line in each["lines"]]]
        again, errors = await ask(schema, office, ALL, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)
        assert errors == []
        assert [found["id"] for found in again["nodes"]] == ids


async def test_statements_are_fixed_by_the_querys_shape(schema: Schema, books: Books, office: Office) -> None:
    query = """{ viewer { customers { orders(first: 50) {
        nodes { number total taxes { base } deliveryAddress { code } lines { net product { name } } } } } } }"""
    both = viewer(*Permission, customers=(ANA, LUIS))
    _, errors = await ask(schema, office, both, query)
    assert errors == []
    few = len(books.statements)
    books.add("sales_order", *[order(f"N-{i}", (ANA, LUIS)[i % 2], address_code="A1") for i in range(60)])
    books.add("sales_order_line", *[line(f"N-{i}", j, product_code="T20") for i in range(60) for j in (1, 2)])
    books.statements.clear()
    data, errors = await ask(schema, office, both, query)
    assert errors == []
    assert sum(len(each["orders"]["nodes"]) for each in data["viewer"]["customers"]) == 64
    # Customers, orders, lines (for taxes as well), products and addresses.
    assert len(books.statements) == few == 5


CREDIT = "{ viewer { customers { code credit { limit outstanding openOrders available } } } }"


async def test_credit_of_all_customers_by_three_statements(schema: Schema, books: Books, office: Office) -> None:
    both = viewer(Permission.SEE_OUTSTANDING, customers=(ANA, LUIS))
    data, errors = await ask(schema, office, both, CREDIT)
    assert errors == []
    first, second = data["viewer"]["customers"]
    # P-1: (90 + 100) less 2 %, its charges without tax; P-2: 10; at 21 %.
    assert first["credit"] == {"limit": None, "outstanding": "0.00", "openOrders": "242.40", "available": None}
    assert second["credit"]["openOrders"] == "121.00"
    assert len(books.statements) == 3


async def test_credit_without_the_permission_is_null_and_forbidden(schema: Schema, office: Office) -> None:
    data, errors = await ask(schema, office, viewer(Permission.SEE_PRICES), CREDIT)
    assert data["viewer"]["customers"] == [{"code": "C001", "credit": None}]
    assert [type(error) for error in errors] == [Forbidden]
