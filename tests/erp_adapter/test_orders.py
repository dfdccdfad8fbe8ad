"""Submitted orders are read whole, and only those of the customer asked for."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import OrderId, OrderNumber
from erp_adapter.domain.order_list import OrderHead, OrderSums
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.paging import PageRequest
from erp_adapter.orders import OrderRepository
from tests.erp_adapter.order_books import ANA, LUIS, Books, line, order, orders_of

FIRST, SECOND = OrderId("P-001"), OrderId("P-002")


@pytest.fixture
def orders(books: Books) -> OrderRepository:
    return OrderRepository(books.database, books.relations)


async def test_a_head_has_what_the_erp_stored(books: Books, orders: OrderRepository) -> None:
    submitted = datetime(2026, 3, 31, 22, 30, 15, tzinfo=UTC)
    stored = order(
        FIRST,
        submitted_at=submitted,
        requested_date=date(2026, 4, 2),
        reference="Obra 7",
        notes="Por la mañana",
        address_code="A1",
        confirmed=True,
        discount_2=Decimal("2.5"),
        charges=Decimal("12.30"),
        charges_tax_rate=Decimal(21),
        net=Decimal("109.80"),
        total=Decimal("132.86"),
    )
    books.add("sales_order", stored)
    books.add("sales_order_line", line(FIRST))
    (page,) = await orders.pages([orders_of()], PageRequest(20))
    assert page.items == (
        OrderHead(
            customer_code=ANA,
            id=FIRST,
            number=OrderNumber(FIRST),
            status=OrderStatus.CONFIRMED,
            submitted_at=submitted,
            requested_date=date(2026, 4, 2),
            reference="Obra 7",
            notes="Por la mañana",
            address_code="A1",  # type: ignore[arg-type]
            discounts=(Decimal("2.5"),),
            charges=Decimal("12.30"),
            charges_tax_rate=Decimal(21),
            regime="IVA",
            net=Decimal("109.80"),
            total=Decimal("132.86"),
            currency="EUR",
        ),
    )


async def test_lines_come_in_their_order_with_the_tax_that_they_bear(books: Books, orders: OrderRepository) -> None:
    books.add("sales_order", order(FIRST))
    books.add(
        "sales_order_line",
        line(FIRST, 10, product_code="T20", discount_1=Decimal(10), discount_3=Decimal(5), note="Azul"),
        line(FIRST, 2, description="Portes", surcharge_rate=Decimal("5.2"), quantity=Decimal("1.125")),
    )
    second, tenth = (await orders.lines([(ANA, FIRST)]))[ANA, FIRST]
    assert (second.position, second.code, second.product_code, second.quantity) == (2, "", None, Decimal("1.125"))
    assert (second.tax.name, second.tax.rate, second.tax.surcharge_rate) == ("IVA 21 %", Decimal(21), Decimal("5.2"))
    assert (tenth.position, tenth.code, tenth.discounts, tenth.note) == (10, "T20", (Decimal(10), Decimal(5)), "Azul")
    assert tenth.key == ("erp", ANA, FIRST, "10")


async def test_an_order_of_another_customer_does_not_exist(books: Books, orders: OrderRepository) -> None:
    books.add("sales_order", order(FIRST, ANA), order(SECOND, LUIS))
    books.add("sales_order_line", line(FIRST), line(SECOND))
    asked = [(ANA, FIRST), (ANA, SECOND), (LUIS, FIRST), (LUIS, OrderId("P-999"))]
    assert set(await orders.by_id(asked)) == {(ANA, FIRST)}
    numbers = [(customer, OrderNumber(number)) for customer, number in asked]
    assert [head.order_key for head in await orders.by_number(numbers)] == [(ANA, FIRST)]
    assert set(await orders.lines([(ANA, SECOND)])) == set()
    (page,) = await orders.pages([orders_of(LUIS)], PageRequest(20))
    assert [head.id for head in page.items] == [SECOND]


async def test_each_list_has_a_count_and_sums_of_its_own(books: Books, orders: OrderRepository) -> None:
    books.add(
        "sales_order",
        *[order(f"P-{i}", net=Decimal("0.10"), total=Decimal("0.12")) for i in range(30)],
        order("P-X", LUIS, net=Decimal(-5), total=Decimal("-6.05")),
    )
    queries = [orders_of(ANA), orders_of(LUIS), orders_of(LUIS, words=("nada",))]
    assert await orders.counts(queries) == [30, 1, 0]
    assert await orders.sums(queries) == [
        OrderSums(Decimal("3.00"), Decimal("3.60")),
        OrderSums(Decimal(-5), Decimal("-6.05")),
        OrderSums(Decimal(0), Decimal(0)),
    ]


async def test_orders_in_another_currency_are_listed_and_never_added(books: Books, orders: OrderRepository) -> None:
    books.add("sales_order", order(FIRST), order(SECOND, currency="USD"))
    assert await orders.counts([orders_of()]) == [2]
    assert await orders.sums([orders_of()]) == [OrderSums(Decimal(100), Decimal(121))]


async def test_statements_are_as_many_whatever_the_number_of_lists_and_rows(
    books: Books, orders: OrderRepository
) -> None:
    numbers = [OrderId(f"P-{i:03}") for i in range(60)]
    books.add("sales_order", *[order(each, (ANA, LUIS)[i % 2]) for i, each in enumerate(numbers)])
    books.add("sales_order_line", *[line(each, position) for each in numbers for position in (1, 2)])
    queries = [orders_of(ANA), orders_of(LUIS)]
    books.statements.clear()
    pages = await orders.pages(queries, PageRequest(25))
    keys = [head.order_key for page in pages for head in page.items]
    lines = await orders.lines(keys)
    await orders.counts(queries)
    await orders.sums(queries)
    assert len(books.statements) == 4
    assert [len(lines[key]) for key in keys] == [2] * 50
