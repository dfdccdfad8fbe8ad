"""Each filter narrows the list by its own rule, and all of them together."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.paging import PageRequest
from erp_adapter.orders import OrderRepository
from tests.erp_adapter.order_books import ANA, LUIS, NOON, Books, line, order, orders_of

PRODUCT = {"unit": "ud", "tax_code": "G", "base_price": Decimal(1)}


@pytest.fixture
def orders(books: Books) -> OrderRepository:
    books.add(
        "product",
        PRODUCT | {"code": "TUB-20", "name": "Tubo cañería 20 %"},
        PRODUCT | {"code": "VAL_15", "name": "Válvula"},
    )
    books.add(
        "sales_order",
        order("P-1", submitted_at=NOON, reference="Reforma Ávila"),
        order("P-2", submitted_at=NOON + timedelta(days=1)),
        order("P-3", submitted_at=NOON + timedelta(days=2), cancelled=True),
        order("L-1", LUIS, reference="Reforma Ávila"),
    )
    books.add(
        "sales_order_line",
        line("P-1", product_code="TUB-20", description="Tubo a medida"),
        line("P-2", product_code="VAL_15", served=Decimal(10), invoiced=Decimal(10)),
        line("P-3", product_code="GONE", description="Latiguillo"),
        line("L-1", product_code="TUB-20"),
    )
    return OrderRepository(books.database, books.relations)


async def found(orders: OrderRepository, **wanted: Any) -> list[str]:
    query = orders_of(ANA, **wanted)
    (page,) = await orders.pages([query], PageRequest(20))
    assert await orders.counts([query]) == [len(page.items)]
    return sorted(head.id for head in page.items)


async def test_the_first_instant_is_in_the_range_and_the_last_is_not(orders: OrderRepository) -> None:
    later = NOON + timedelta(days=1)
    assert await found(orders, submitted_from=NOON, submitted_before=later) == ["P-1"]
    assert await found(orders, submitted_from=NOON + timedelta(microseconds=1)) == ["P-2", "P-3"]
    assert await found(orders, submitted_before=later + timedelta(microseconds=1)) == ["P-1", "P-2"]


async def test_any_of_the_statuses(orders: OrderRepository) -> None:
    assert await found(orders, statuses=(OrderStatus.INVOICED, OrderStatus.CANCELLED)) == ["P-2", "P-3"]
    assert await found(orders, statuses=(OrderStatus.CURRENT,)) == []
    assert await found(orders, statuses=()) == []


async def test_pending_or_not(orders: OrderRepository) -> None:
    assert await found(orders, pending=True) == ["P-1"]
    assert await found(orders, pending=False) == ["P-2", "P-3"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("p-2",), ["P-2"]),
        (("avila",), ["P-1"]),
        (("reforma", "avila"), ["P-1"]),
        (("reforma", "soria"), []),
        (("tub-20",), ["P-1"]),
        (("caneria", "medida"), ["P-1"]),
        (("latiguillo",), ["P-3"]),
        (("gone",), ["P-3"]),
        (("p-",), ["P-1", "P-2", "P-3"]),
        (("20 %",), ["P-1"]),
        (("l_15",), ["P-2"]),
        (("l%15",), []),
        (("b_-20",), []),
    ],
    ids=str,
)
async def test_each_word_is_in_the_number_the_reference_or_a_product(
    orders: OrderRepository, words: tuple[str, ...], numbers: list[str]
) -> None:
    assert await found(orders, words=words) == numbers


async def test_all_that_is_given_must_hold(orders: OrderRepository) -> None:
    assert await found(orders, words=("p-",), pending=False, statuses=(OrderStatus.CANCELLED,)) == ["P-3"]
    assert await found(orders, words=("p-",), pending=False, submitted_before=NOON + timedelta(days=1)) == []
