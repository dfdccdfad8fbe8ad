"""What is owed as a client reads it: whose, what of it, and by how many statements."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from strawberry import Schema

from erp_adapter.customers import CustomerRepository
from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.errors import BadRequest, Forbidden
from erp_adapter.invoices import InvoiceRepository
from erp_adapter.prices import PriceRepository
from erp_adapter.receivables import ReceivableRepository
from resolvers.customers import Customers
from resolvers.invoices import Invoices
from resolvers.office import Office
from resolvers.paging import ListSettings
from resolvers.principal import Permission, Principal, Role
from resolvers.receivables import Receivables
from resolvers.settings import CompanySettings
from schema.build import build_schema
from schema.context import RequestContext
from schema.ids import global_id
from schema.types.receivable import receivables_of_invoices
from tests.erp_adapter.order_books import ANA, LUIS, Books, open_books
from tests.erp_adapter.receivable_books import invoice, link, receivable
from tests.office import Demo, StoppedClock, office_on

SEE_OUTSTANDING, SEE_INVOICES = Permission.SEE_OUTSTANDING, Permission.SEE_INVOICES


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
    """The part of the office that debts need, over Ana's and one of Luis's."""
    fill(books)
    erp, relations, settings = books.database, books.relations, CompanySettings()
    part = SimpleNamespace(
        lists=ListSettings(),
        customers=Customers(CustomerRepository(erp, relations), PriceRepository(erp, relations)),
        invoices=Invoices(InvoiceRepository(erp, relations), settings, StoppedClock()),
        receivables=Receivables(ReceivableRepository(erp, relations), settings, StoppedClock()),
    )
    return cast("Office", part)


def fill(books: Books) -> None:
    books.add(
        "receivable",
        receivable("V-1", "100", "40", late=35, payment_method="Giro"),
        receivable("V-2", "80", late=-5),
        receivable("V-3", "10", late=5, grouping_number="G-1"),
        receivable("V-4", "20", late=6, grouping_number="G-1"),
        receivable("G-1", "30", late=1, kind="GROUPING"),
        receivable("V-5", "10", "10", late=90),
        receivable("X-1", "9", late=100, currency="USD"),
        receivable("A-1", "-350", late=20),
        receivable("L-1", "7", customer_code=LUIS),
    )
    books.add("invoice", *[invoice(f"F-{i}") for i in (1, 2, 3, 4)], invoice("F-L", LUIS))
    links = {"V-1": "F-1", "V-2": "F-2", "V-3": "F-3", "V-4": "F-4", "V-5": "F-1", "L-1": "F-L"}
    books.add("receivable_invoice", *[link(number, owed_for) for number, owed_for in links.items()], link("A-1", "F-L"))
    books.statements.clear()


def viewer(
    *permissions: Permission, customers: Sequence[CustomerCode] = (ANA,), role: Role = Role.CUSTOMER
) -> Principal:
    return Principal(1, "s", "ana", "Ana", None, "es", role, frozenset(permissions), tuple(customers))


ALL = viewer(*Permission)


def context_of(office: Office, who: Principal) -> RequestContext:
    return RequestContext(office=office, principal=who, locale="es", client="127.0.0.1")


async def ask(schema: Schema, office: Office, who: Principal, query: str, **variables: Any) -> tuple[Any, list[Any]]:
    """The data, and what was raised."""
    context = context_of(office, who)
    result = await schema.execute(query, variable_values=variables, context_value=context)
    await context.close()
    return result.data, [error.original_error for error in result.errors or ()]


PAGE = """query ($filter: ReceivableFilter, $orderBy: [ReceivableOrder!], $first: Int, $after: String) {
  customer(code: "C001") { outstanding(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    edges { cursor node { number } } nodes { number } totalCount
    aging { notDue days1To30 days31To60 days61To90 over90 total }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""

WHOLE = """{ customer(code: "C001") { outstanding(filter: { search: "V-1" }) { nodes {
  number kind date dueDate amount paid balance currency daysOverdue paymentMethod invoices { number } } } } }"""


async def test_a_debt_is_read_whole(schema: Schema, office: Office) -> None:
    data, errors = await ask(schema, office, ALL, WHOLE)
    assert errors == []
    assert data["customer"]["outstanding"]["nodes"] == [
        {
            "number": "V-1",
            "kind": "DUE",
            "date": "2026-01-01",
            "dueDate": "2026-02-24",
            "amount": "100.00",
            "paid": "40.00",
            "balance": "60.00",
            "currency": "EUR",
            "daysOverdue": 35,
            "paymentMethod": "Giro",
            "invoices": [{"number": "F-1"}],
        }
    ]


async def test_a_list_is_paged_counted_and_aged_by_due_date_and_another_currency_is_not_added(
    schema: Schema, office: Office
) -> None:
    data, errors = await ask(schema, office, ALL, PAGE, first=3)
    assert errors == []
    first = data["customer"]["outstanding"]
    assert [each["number"] for each in first["nodes"]] == ["X-1", "V-1", "A-1"]
    assert [edge["node"] for edge in first["edges"]] == first["nodes"]
    assert first["totalCount"] == 5
    assert first["aging"] == {
        "notDue": "80.00",
        "days1To30": "-320.00",
        "days31To60": "60.00",
        "days61To90": "0.00",
        "over90": "0.00",
        "total": "-180.00",
    }
    assert first["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": first["edges"][0]["cursor"],
        "endCursor": first["edges"][2]["cursor"],
    }
    data, _ = await ask(schema, office, ALL, PAGE, first=3, after=first["pageInfo"]["endCursor"])
    assert [each["number"] for each in data["customer"]["outstanding"]["nodes"]] == ["G-1", "V-2"]


@pytest.mark.parametrize(
    ("wanted", "numbers", "total"),
    [
        ({"overdue": True}, ["X-1", "V-1", "A-1", "G-1"], "-260.00"),
        ({"overdue": False}, ["V-2"], "80.00"),
        ({"dueDate": {"from": "2026-03-30", "to": "2026-03-30"}}, ["G-1"], "30.00"),
        ({"dueDate": {"to": "2026-02-24"}}, ["X-1", "V-1"], "60.00"),
        ({"balance": {"min": "30", "max": "60.00"}}, ["V-1", "G-1"], "90.00"),
        ({"balance": {"max": "-0.01"}}, ["A-1"], "-350.00"),
        ({"kind": ["GROUPING"]}, ["G-1"], "30.00"),
        ({"search": "f-3"}, ["G-1"], "30.00"),
        ({"search": " GIRO "}, ["V-1"], "60.00"),
        ({"search": "", "kind": None, "dueDate": None, "balance": {}}, ["X-1", "V-1", "A-1", "G-1", "V-2"], "-180.00"),
    ],
)
async def test_filters_are_over_the_ages_and_the_count_too(
    schema: Schema, office: Office, wanted: dict[str, Any], numbers: list[str], total: str
) -> None:
    data, errors = await ask(schema, office, ALL, PAGE, filter=wanted)
    assert errors == []
    found = data["customer"]["outstanding"]
    assert [each["number"] for each in found["nodes"]] == numbers
    assert (found["totalCount"], found["aging"]["total"]) == (len(numbers), total)


async def test_lists_are_sorted_and_refuse_what_can_not_be_asked(schema: Schema, office: Office) -> None:
    by_balance = [{"field": "BALANCE", "direction": "DESC"}]
    data, _ = await ask(schema, office, ALL, PAGE, orderBy=by_balance, first=2)
    assert [each["number"] for each in data["customer"]["outstanding"]["nodes"]] == ["V-2", "V-1"]
    cursor = data["customer"]["outstanding"]["pageInfo"]["endCursor"]
    for wrong in ({"first": 101}, {"after": cursor}, {"after": "nonsense"}, {"orderBy": by_balance * 2}):
        data, (refused,) = await ask(schema, office, ALL, PAGE, **wrong)
        assert data == {"customer": {"outstanding": None}}
        assert isinstance(refused, BadRequest)


async def test_without_the_permission_it_is_null_and_forbidden_and_nothing_is_read(
    schema: Schema, books: Books, office: Office
) -> None:
    blind = viewer(*(each for each in Permission if each is not SEE_OUTSTANDING))
    data, errors = await ask(schema, office, blind, PAGE)
    assert data == {"customer": {"outstanding": None}}
    assert [type(error) for error in errors] == [Forbidden]
    assert not any("receivable" in statement for statement, _ in books.statements)
    query = "query ($id: ID!) { node(id: $id) { id } }"
    data, errors = await ask(schema, office, blind, query, id=global_id("Receivable", ANA, "V-1"))
    assert (data, errors) == ({"node": None}, [])
    assert await receivables_of_invoices(context_of(office, blind), [InvoiceNumber("F-1")]) == [None]


async def test_a_debt_shows_no_invoice_to_those_who_may_see_none_in_a_search_neither(
    schema: Schema, office: Office
) -> None:
    clerk = viewer(SEE_OUTSTANDING)
    data, errors = await ask(schema, office, clerk, WHOLE)
    assert errors == []
    (found,) = data["customer"]["outstanding"]["nodes"]
    assert (found["number"], found["amount"], found["dueDate"], found["invoices"]) == (
        "V-1",
        "100.00",
        "2026-02-24",
        None,
    )
    data, _ = await ask(schema, office, clerk, PAGE, filter={"search": "f-1"})
    assert data["customer"]["outstanding"]["totalCount"] == 0


async def test_a_grouping_is_owed_for_the_invoices_of_what_it_holds_and_another_customers_is_not_shown(
    schema: Schema, office: Office
) -> None:
    query = '{ customer(code: "C001") { outstanding { nodes { number invoices { number } } } } }'
    data, errors = await ask(schema, office, viewer(SEE_OUTSTANDING, SEE_INVOICES), query)
    assert errors == []
    nodes = data["customer"]["outstanding"]["nodes"]
    found = {each["number"]: [its["number"] for its in each["invoices"]] for each in nodes}
    assert found == {"X-1": [], "V-1": ["F-1"], "A-1": [], "G-1": ["F-3", "F-4"], "V-2": ["F-2"]}


async def test_an_invoices_debts_are_all_of_them_by_due_date(office: Office) -> None:
    numbers = [InvoiceNumber(each) for each in ("F-1", "F-3", "F-L", "F-9")]
    found = await receivables_of_invoices(context_of(office, ALL), numbers)
    records = [[each.record for each in dues or ()] for dues in found]
    shown = [
        [(each.number, str(each.balance), each.days_overdue(StoppedClock().now().date())) for each in dues]
        for dues in records
    ]
    assert shown == [
        [("V-5", "0.00", 0), ("V-1", "60.00", 35)],
        [("V-3", "10.00", 0)],
        [("A-1", "-350.00", 20)],
        [],
    ]


async def test_ids_are_those_that_node_takes_and_another_customers_do_not_exist(schema: Schema, office: Office) -> None:
    data, _ = await ask(schema, office, ALL, '{ customer(code: "C001") { outstanding { nodes { id number } } } }')
    nodes = data["customer"]["outstanding"]["nodes"]
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Receivable { number } } }"
    again, errors = await ask(schema, office, ALL, query, ids=[each["id"] for each in nodes])
    assert (again["nodes"], errors) == (nodes, [])
    ids = [
        global_id("Receivable", *keys) for keys in ((LUIS, "L-1"), (ANA, "L-1"), (LUIS, "V-1"), (ANA, "V-9"), (ANA,))
    ]
    again, errors = await ask(schema, office, ALL, query, ids=ids)
    assert (again["nodes"], errors) == ([None] * 5, [])


async def test_statements_are_fixed_by_the_querys_shape(schema: Schema, books: Books, office: Office) -> None:
    query = """{ viewer { customers { outstanding(first: 50) { totalCount aging { total } pageInfo { hasNextPage }
        nodes { number daysOverdue invoices { number } } } } } }"""
    both = viewer(*Permission, customers=(ANA, LUIS))
    _, errors = await ask(schema, office, both, query)
    assert errors == []
    few = len(books.statements)
    books.add("receivable", *[receivable(f"N-{i}", customer_code=(ANA, LUIS)[i % 2], late=i) for i in range(60)])
    books.add("invoice", *[invoice(f"N-{i}", (ANA, LUIS)[i % 2]) for i in range(60)])
    books.add("receivable_invoice", *[link(f"N-{i}", f"N-{i}") for i in range(60)])
    books.statements.clear()
    data, errors = await ask(schema, office, both, query)
    assert errors == []
    assert sum(len(each["outstanding"]["nodes"]) for each in data["viewer"]["customers"]) == 66
    # Customers, debts, their number, their ages, which invoices they are owed for, and those invoices.
    assert len(books.statements) == few == 6


OWED = """query ($after: String) { customers(first: 100, after: $after) { nodes { code
  credit { limit outstanding openOrders available }
  outstanding(first: 100) { totalCount pageInfo { hasNextPage } aging { total } nodes { balance currency } } } } }"""


async def test_the_list_its_ages_and_the_credit_say_the_same_to_staff_for_every_customer(
    demo: Demo, tmp_path: Path
) -> None:
    async with office_on(demo, tmp_path) as whole:
        with closing(sqlite3.connect(tmp_path / "erp.sqlite")) as erp, erp:
            erp.execute("UPDATE receivable SET currency = 'USD' WHERE rowid % 5 = 0")
        data = await whole.data(OWED, by="ventas")
    assert any(
        each["currency"] == "USD"
        for customer in data["customers"]["nodes"]
        for each in customer["outstanding"]["nodes"]
    )
    for customer in data["customers"]["nodes"]:
        owed, credit = customer["outstanding"], customer["credit"]
        assert owed["pageInfo"]["hasNextPage"] is False
        assert owed["totalCount"] == len(owed["nodes"])
        own = sum((Decimal(each["balance"]) for each in owed["nodes"] if each["currency"] == "EUR"), Decimal(0))
        assert Decimal(owed["aging"]["total"]) == own == Decimal(credit["outstanding"])
        if credit["limit"] is not None:
            used = Decimal(credit["outstanding"]) + Decimal(credit["openOrders"])
            assert Decimal(credit["available"]) == Decimal(credit["limit"]) - used
