"""Changing lines and details of the current order, emptying it, and filling it from an earlier one."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.domain.cart import LONGEST_NOTES, LONGEST_REFERENCE
from erp_adapter.domain.codes import AddressCode, CustomerCode, OrderId
from erp_adapter.domain.order_records import Order
from resolvers.cart_changes import KEEP, LineChange
from resolvers.cart_details import DetailsChange
from resolvers.cart_editing import CartOutcome
from tests.resolvers.ordering_office import (
    ANA,
    OTHER,
    OWN,
    TODAY,
    OrderingOffice,
    asked,
    lines_of,
    ordering_office,
    said,
)

EARLIER = OrderId("500")


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[OrderingOffice]:
    async with ordering_office(tmp_path) as opened:
        yield opened


def line_id(order: Order, place: int = 0) -> str:
    return order.lines[place].key[1]


async def update_line(
    office: OrderingOffice, line: str, *, quantity: Any = KEEP, note: Any = KEEP, version: int | None = None
) -> CartOutcome:
    change = LineChange(quantity=quantity, note=note)
    return await office.use.current_orders.update_line(asked(ANA), line, change, if_version=version)


async def update(office: OrderingOffice, **details: Any) -> CartOutcome:
    fields: dict[str, Any] = dict.fromkeys(("reference", "notes", "requested_date", "address"), KEEP)
    return await office.use.current_orders.update(asked(ANA), DetailsChange(**(fields | details)), if_version=None)


async def repeat(office: OrderingOffice, number: OrderId | None = EARLIER, **rest: Any) -> CartOutcome:
    order = None if number is None else (rest.get("customer", OWN), number)
    return await office.use.current_orders.repeat(asked(ANA), order, if_version=None, key=rest.get("key"))


async def earlier_order(office: OrderingOffice, *lines: tuple[str | None, object], customer: str = OWN) -> None:
    await office.put(
        "sales_order",
        number=EARLIER,
        customer_code=customer,
        submitted_at=office.clock.now() - timedelta(days=90),
        net=0,
        total=0,
        charges=0,
        currency="EUR",
    )
    for position, (code, quantity) in enumerate(lines, 1):
        await office.put(
            "sales_order_line",
            order_number=EARLIER,
            position=position,
            product_code=code,
            description="Algo",
            quantity=Decimal(str(quantity)),
            unit_price=1,
            net=1,
            tax_rate=21,
        )


async def test_a_lines_quantity_is_replaced_and_the_rest_stays(office: OrderingOffice) -> None:
    await office.add(("P1", 1), note="rojo")
    order = await office.filled(("P3", 1))
    outcome = await update_line(office, line_id(order), quantity=Decimal(7))
    assert lines_of(outcome.order) == [("P1", 7), ("P3", 1)]
    assert outcome.order is not None
    assert [line.note for line in outcome.order.lines] == ["rojo", None]


async def test_a_note_is_replaced_or_cleared(office: OrderingOffice) -> None:
    order = await office.filled()
    for note, kept in [("azul", "azul"), (KEEP, "azul"), ("  ", None), ("rojo", "rojo"), (None, None)]:
        outcome = await update_line(office, line_id(order), note=note)
        assert outcome.order is not None
        assert outcome.order.lines[0].note == kept


@pytest.mark.parametrize(
    ("quantity", "problem"),
    [(None, "INVALID_QUANTITY"), (Decimal(0), "INVALID_QUANTITY"), (Decimal("1.5"), "QUANTITY_STEP")],
)
async def test_a_line_keeps_its_quantity_when_the_new_one_is_none(
    office: OrderingOffice, quantity: Decimal | None, problem: str
) -> None:
    order = await office.filled(("P1", 2))
    outcome = await update_line(office, line_id(order), quantity=quantity)
    assert said(outcome.errors) == [(problem, "quantity")]
    assert outcome.order == order


async def test_a_line_that_is_not_there_is_not_found(office: OrderingOffice) -> None:
    await office.filled()
    assert said((await update_line(office, "nope", quantity=Decimal(1))).errors) == [("NOT_FOUND", "lineId")]
    removed = await office.use.current_orders.remove_line(asked(ANA), "", if_version=None)
    assert said(removed.errors) == [("NOT_FOUND", "lineId")]


async def test_a_note_too_long_is_refused_on_a_line(office: OrderingOffice) -> None:
    order = await office.filled()
    assert said((await update_line(office, line_id(order), note="x" * 501)).errors) == [("TOO_LONG", "note")]


async def test_of_what_is_not_for_sale_any_more_the_note_alone_can_be_changed(office: OrderingOffice) -> None:
    order = await office.filled()
    await office.set("product", "P1", for_sale=False)
    assert said((await update_line(office, line_id(order), quantity=Decimal(1))).errors) == [("NOT_FOR_SALE", "lineId")]
    assert (await update_line(office, line_id(order), note="azul")).errors == ()


async def test_a_change_that_changes_nothing_makes_no_version(office: OrderingOffice) -> None:
    order = await office.filled(("P1", 2))
    outcome = await update_line(office, line_id(order), quantity=Decimal("2.0"))
    assert outcome.order == order


async def test_a_stale_version_changes_no_line(office: OrderingOffice) -> None:
    order = await office.filled()
    outcome = await update_line(office, line_id(order), quantity=Decimal(9), version=99)
    assert said(outcome.errors) == [("VERSION_CONFLICT", "ifVersion")]
    assert outcome.order == order


async def test_lines_close_up_when_one_is_taken_out(office: OrderingOffice) -> None:
    order = await office.filled(("P1", 1), ("P3", 1), ("P2", 6))
    outcome = await office.use.current_orders.remove_line(asked(ANA), line_id(order, 1), if_version=order.version)
    assert outcome.order is not None
    assert [(line.position, line.code) for line in outcome.order.lines] == [(1, "P1"), (2, "P2")]


async def test_without_its_last_line_there_is_no_order_and_its_details_stay(office: OrderingOffice) -> None:
    order = await office.filled()
    await update(office, reference="R-1")
    removed = await office.use.current_orders.remove_line(asked(ANA), line_id(order), if_version=None)
    assert removed.order is None
    assert (await office.filled()).reference == "R-1"


async def test_clearing_takes_lines_and_details(office: OrderingOffice) -> None:
    await office.filled()
    await update(office, reference="R-1", notes="x")
    assert (await office.use.current_orders.clear(asked(ANA), if_version=None)).order is None
    order = await office.filled()
    assert (order.reference, order.notes) == (None, None)


async def test_details_are_kept_before_the_first_line(office: OrderingOffice) -> None:
    outcome = await update(office, reference="R-1")
    assert (outcome.order, outcome.errors) == (None, ())
    assert (await office.filled()).reference == "R-1"


async def test_a_detail_left_out_stays_and_null_clears(office: OrderingOffice) -> None:
    await office.filled()
    await update(office, reference="R-1", notes="Llamar\nantes", requested_date=TODAY, address=(OWN, AddressCode("A1")))
    order = await office.order()
    assert order is not None
    assert (order.reference, order.notes) == ("R-1", "Llamar\nantes")
    assert (order.requested_date, order.address_code) == (TODAY, "A1")
    order = (await update(office, notes=None, requested_date=None, address=None)).order
    assert order is not None
    assert (order.reference, order.notes, order.requested_date, order.address_code) == ("R-1", None, None, None)


@pytest.mark.parametrize(
    ("details", "problem"),
    [
        ({"reference": "x" * (LONGEST_REFERENCE + 1)}, ("TOO_LONG", "reference")),
        ({"notes": "x" * (LONGEST_NOTES + 1)}, ("TOO_LONG", "notes")),
        ({"requested_date": TODAY - timedelta(days=1)}, ("INVALID_DATE", "requestedDate")),
        ({"address": (OTHER, AddressCode("A2"))}, ("NOT_FOUND", "deliveryAddressId")),
        ({"address": (OWN, AddressCode("A2"))}, ("NOT_FOUND", "deliveryAddressId")),
        ({"address": (CustomerCode(""), AddressCode(""))}, ("NOT_FOUND", "deliveryAddressId")),
    ],
)
async def test_details_that_can_not_be_change_nothing(
    office: OrderingOffice, details: dict[str, Any], problem: tuple[str, str]
) -> None:
    order = await office.filled()
    outcome = await update(office, **({"reference": "R-1"} | details))
    assert said(outcome.errors) == [problem]
    assert outcome.order == order


async def test_all_that_is_wrong_with_the_details_is_said(office: OrderingOffice) -> None:
    outcome = await update(office, reference="x" * 61, requested_date=date(2020, 1, 1))
    assert said(outcome.errors) == [("TOO_LONG", "reference"), ("INVALID_DATE", "requestedDate")]


async def test_an_earlier_order_is_repeated_at_todays_prices(office: OrderingOffice) -> None:
    await earlier_order(office, ("P1", 2), ("P3", 1), ("P1", 3))
    outcome = await repeat(office)
    assert lines_of(outcome.order) == [("P1", 5), ("P3", 1)]
    assert outcome.order is not None
    assert [line.unit_price for line in outcome.order.lines] == [10, 20]


async def test_what_can_not_be_had_of_an_earlier_order_is_told_line_by_line(office: OrderingOffice) -> None:
    await earlier_order(office, ("P1", 2), ("GONE", 1), ("OLD", 1), ("P2", 1), (None, 3), (None, 0))
    outcome = await repeat(office)
    assert lines_of(outcome.order) == [("P1", 2)]
    assert [(each.code.value, each.details["code"]) for each in outcome.errors] == [
        ("NOT_FOR_SALE", "GONE"),
        ("NOT_FOUND", "OLD"),
        ("MINIMUM_QUANTITY", "P2"),
        ("NOT_FOUND", "Algo"),
    ]
    assert {each.path for each in outcome.errors} == {("orderId",)}


async def test_repeating_with_the_same_key_adds_once(office: OrderingOffice) -> None:
    await earlier_order(office, ("P1", 2))
    await repeat(office, key="r")
    assert lines_of((await repeat(office, key="r")).order) == [("P1", 2)]


async def test_only_a_submitted_order_of_the_customer_is_repeated(office: OrderingOffice) -> None:
    await earlier_order(office, ("P1", 2), customer=OTHER)
    for outcome in [
        await repeat(office),
        await repeat(office, customer=OTHER),
        await repeat(office, OrderId("501")),
        await repeat(office, None),
    ]:
        assert said(outcome.errors) == [("NOT_FOUND", "orderId")]
