"""Writing orders: all or nothing, once for each external reference, and found again by it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import CustomerCode, ProductCode
from erp_adapter.domain.new_order import NewOrder
from erp_adapter.domain.order_records import Order, OrderLine
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.tax import LineTax
from erp_adapter.domain.totals import Totals
from erp_adapter.errors import DuplicateKey, ErpTimeout
from erp_adapter.mapping import load_mapping
from erp_adapter.order_writer import OrderWriter
from tests.erp_adapter.books import customer, make_books, open_books
from tests.erp_adapter.grounds import Ground
from tests.erp_adapter.noting import Note

NOW = datetime(2026, 3, 31, 10, tzinfo=UTC)
OWN, OTHER = CustomerCode("C1"), CustomerCode("C2")

LINE = OrderLine(
    key=("cart", "l1"),
    position=1,
    product_code=ProductCode("P1"),
    code="P1",
    description="Tubo",
    quantity=Decimal(2),
    served=Decimal(0),
    invoiced=Decimal(0),
    unit_price=Decimal("1.234567"),
    discounts=(Decimal(10), Decimal("2.5")),
    net=Decimal("2.17"),
    tax=LineTax("IVA 21 %", Decimal(21), Decimal("5.2")),
    note="rojo",
)
ORDER = Order(
    key=("cart", "c1"),
    customer_code=OWN,
    number=None,
    status=OrderStatus.CURRENT,
    submitted_at=None,
    requested_date=None,
    reference=None,
    notes=None,
    address_code=None,
    lines=(LINE, replace(LINE, position=2, note=None, discounts=())),
    discounts=(Decimal(3),),
    charges=Decimal(0),
    totals=None,
    currency="EUR",
    version=1,
)


def new(reference: str = "OV-1", **changes: object) -> NewOrder:
    order = replace(ORDER, **changes)  # type: ignore[arg-type]
    return NewOrder(order, Totals(Decimal("4.21"), (), Decimal("5.31")), reference, NOW, NOW + timedelta(seconds=30))


@dataclass(slots=True)
class Writing:
    writer: OrderWriter
    ground: Ground
    now: datetime = NOW

    async def count(self) -> tuple[int, int]:
        """How many orders and lines there are."""
        database, relations = open_books(self.ground)
        async with database.transaction() as transaction:
            orders = await transaction.fetch(relations.sales_order.select())
            lines = await transaction.fetch(relations.sales_order_line.select())
        await database.close()
        return len(orders), len(lines)


@pytest.fixture
async def writing(ground: Ground, note: Note) -> AsyncIterator[Writing]:
    rows = {"customer": [customer("C1"), customer("C2")], "counter": [{"name": "sales_order", "value": 41}]}
    make_books(ground, rows)
    database, relations = open_books(ground, note)
    clock: list[Writing] = []
    submission = load_mapping("expand").submission(ground.system)
    clock.append(Writing(OrderWriter(database, relations, submission, lambda: clock[0].now), ground))
    yield clock[0]
    await database.close()


async def test_an_order_gets_the_next_number(writing: Writing) -> None:
    assert [await writing.writer.write(new(f"OV-{each}")) for each in (1, 2)] == ["42", "43"]
    assert await writing.count() == (2, 4)


async def test_a_reference_is_written_once(writing: Writing) -> None:
    await writing.writer.write(new())
    with pytest.raises(DuplicateKey):
        await writing.writer.write(new())
    assert await writing.count() == (1, 2)
    assert await writing.writer.write(new("OV-2")) == "43"


async def test_an_order_that_can_not_be_whole_is_not_written(writing: Writing) -> None:
    with pytest.raises(DuplicateKey):
        await writing.writer.write(new(lines=(LINE, LINE)))
    assert await writing.count() == (0, 0)


async def test_nothing_is_written_past_its_time(writing: Writing) -> None:
    writing.now += timedelta(seconds=30)
    with pytest.raises(ErpTimeout):
        await writing.writer.write(new())
    assert await writing.count() == (0, 0)


async def test_orders_are_found_by_their_references_each_for_its_customer(writing: Writing) -> None:
    await writing.writer.write(new("OV-1"))
    await writing.writer.write(new("OV-2", customer_code=OTHER))
    assert await writing.writer.handed_over({OWN: "OV-1", OTHER: "OV-2"}) == {OWN: "42", OTHER: "43"}
    assert await writing.writer.handed_over({OWN: "OV-2"}) == {}
