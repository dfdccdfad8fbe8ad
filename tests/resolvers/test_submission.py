"""What stands against a submission, what of it is said, and what the ERP gets."""

from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.domain.cart import LONGEST_KEY
from erp_adapter.domain.codes import AddressCode, CustomerCode
from resolvers.cart_changes import KEEP
from resolvers.cart_details import DetailsChange
from resolvers.principal import Permission
from tests.resolvers.ordering_office import (
    ALL,
    ANA,
    BLIND,
    OWN,
    STAFF,
    TODAY,
    OrderingOffice,
    asked,
    lines_of,
    login,
    ordering_office,
    said,
)

POOR = CustomerCode("C3")
"""A customer with a credit of 100.00, exempt from tax."""


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[OrderingOffice]:
    async with ordering_office(tmp_path) as opened:
        yield opened


async def detail(office: OrderingOffice, **details: Any) -> None:
    fields: dict[str, Any] = dict.fromkeys(("reference", "notes", "requested_date", "address"), KEEP)
    change = DetailsChange(**(fields | details))
    assert (await office.use.current_orders.update(asked(ANA), change, if_version=None)).errors == ()


async def test_the_erp_gets_the_order_and_its_lines(office: OrderingOffice) -> None:
    await office.add(("P1", 2), note="rojo")
    await office.add(("P3", 1))
    await detail(office, reference="R-1", notes="Llamar", requested_date=TODAY, address=(OWN, AddressCode("A1")))
    outcome = await office.submit()
    assert (outcome.submitted, outcome.replayed, outcome.errors) == ((OWN, "1001"), False, ())
    (order,) = await office.rows("sales_order")
    assert (order.number, order.customer_code, order.submitted_at) == ("1001", OWN, office.clock.now())
    assert (order.reference, order.notes, order.requested_date, order.address_code) == ("R-1", "Llamar", TODAY, "A1")
    assert (order.net, order.total, order.charges, order.currency) == (40, Decimal("46.20"), 0, "EUR")
    assert [
        (line.position, line.product_code, line.description, line.quantity, line.unit_price, line.net, line.tax_rate)
        for line in await office.rows("sales_order_line")
    ] == [(1, "P1", "Tubo", 2, 10, 20, 21), (2, "P3", "Llave", 1, 20, 20, 10)]
    assert [line.note for line in await office.rows("sales_order_line")] == ["rojo", None]


async def test_the_order_bears_the_customers_discounts_and_surcharge(office: OrderingOffice) -> None:
    await office.add(("P1", 2), by=STAFF, customer="C2")
    await office.submit(by=STAFF, customer="C2")
    (order,) = await office.rows("sales_order")
    assert (order.discount_1, order.discount_2, order.net, order.total) == (10, 5, Decimal("17.10"), Decimal("21.58"))
    assert [line.surcharge_rate for line in await office.rows("sales_order_line")] == [Decimal("5.2")]


async def test_the_lines_discounts_are_written_in_their_cascade(office: OrderingOffice) -> None:
    await office.put(
        "customer_price", customer_code=OWN, product_code="P1", price=8, discount_1=10, discount_2=5, min_quantity=0
    )
    await office.filled(("P1", 1))
    await office.submit()
    (line,) = await office.rows("sales_order_line")
    assert (line.unit_price, line.discount_1, line.discount_2, line.discount_3) == (8, 10, 5, 0)
    assert line.net == Decimal("6.84")


async def test_after_it_the_customer_has_no_current_order(office: OrderingOffice) -> None:
    await office.filled()
    await detail(office, reference="R-1")
    await office.submit()
    assert await office.order() is None
    order = await office.filled(("P3", 1))
    assert (lines_of(order), order.reference) == ([("P3", 1)], None)


async def test_orders_are_numbered_by_the_erps_counter(office: OrderingOffice) -> None:
    numbers = []
    for key in ("a", "b", "c"):
        await office.filled()
        outcome = await office.submit(key)
        numbers.append(outcome.submitted and outcome.submitted[1])
    assert numbers == ["1001", "1002", "1003"]


async def test_an_empty_order_is_not_submitted(office: OrderingOffice) -> None:
    assert said((await office.submit(version=3)).errors) == [("EMPTY_ORDER", "")]


async def test_another_version_than_the_one_seen_is_not_submitted(office: OrderingOffice) -> None:
    order = await office.filled()
    outcome = await office.submit(version=99)
    assert said(outcome.errors) == [("VERSION_CONFLICT", "ifVersion")]
    assert outcome.current == order
    assert (await office.submit(version=order.version)).errors == ()


async def test_the_total_that_the_person_saw_is_submitted_or_nothing(office: OrderingOffice) -> None:
    await office.filled(("P1", 2), ("P3", 1))
    await office.set("product", "P1", base_price=11)
    outcome = await office.submit(total=Decimal("46.20"))
    assert said(outcome.errors) == [("ORDER_CHANGED", "expectedTotal")]
    assert [(each.kind.value, each.line.code, each.before, each.after) for each in outcome.changes] == [
        ("PRICE", "P1", Decimal(10), Decimal(11))
    ]
    assert outcome.submitted is None
    assert outcome.current is not None
    assert outcome.current.totals is not None
    assert outcome.current.totals.total == Decimal("48.62")
    assert await office.rows("sales_order") == []


async def test_what_changed_is_told_once_and_then_seen(office: OrderingOffice) -> None:
    order = await office.filled(("P1", 2))
    await office.set("product", "P1", base_price=11)
    await office.submit(total=Decimal("24.20"))
    again = await office.submit(total=Decimal("24.20"), version=order.version)
    assert (said(again.errors), again.changes) == ([("ORDER_CHANGED", "expectedTotal")], ())
    assert (await office.submit(total=Decimal("26.62"), version=order.version)).errors == ()


async def test_a_change_of_price_does_not_stop_an_order_without_an_expected_total(office: OrderingOffice) -> None:
    await office.filled(("P1", 2))
    await office.set("product", "P1", base_price=11)
    outcome = await office.submit()
    assert (outcome.errors, outcome.changes) == ((), ())
    assert [order.net for order in await office.rows("sales_order")] == [22]


@pytest.mark.parametrize("total", ["24.2", "24.200"])
async def test_the_expected_total_is_compared_as_a_number(office: OrderingOffice, total: str) -> None:
    await office.filled(("P1", 2))
    assert (await office.submit(total=Decimal(total))).errors == ()
    assert (await office.submit(total=Decimal("24.20"))).replayed


async def test_a_refusal_leaves_the_key_free(office: OrderingOffice) -> None:
    await office.filled(("P1", 2))
    await office.submit("k", total=Decimal(1))
    outcome = await office.submit("k", total=Decimal("24.20"))
    assert (outcome.errors, outcome.replayed) == ((), False)


@pytest.mark.parametrize("change", [{"for_sale": False}, {"base_price": 0}, {"code": "P33"}])
async def test_what_is_not_for_sale_any_more_stops_the_order(office: OrderingOffice, change: dict[str, Any]) -> None:
    await office.filled(("P1", 2), ("P3", 1))
    await office.set("product", "P1", **change)
    outcome = await office.submit()
    assert [(each.code.value, each.details) for each in outcome.errors] == [("NOT_FOR_SALE", {"code": "P1"})]
    assert [(each.kind.value, each.line.code, each.before, each.after) for each in outcome.changes] == [
        ("NOT_FOR_SALE", "P1", Decimal(10), None)
    ]
    assert lines_of(outcome.current) == [("P1", 2), ("P3", 1)]


async def test_a_quantity_that_is_none_any_more_stops_the_order(office: OrderingOffice) -> None:
    await office.filled(("P1", 2))
    await office.set("product", "P1", quantity_step=5)
    assert said((await office.submit()).errors) == [("QUANTITY_STEP", "")]


async def test_a_day_that_has_passed_and_an_address_that_is_gone_stop_the_order(office: OrderingOffice) -> None:
    await office.filled()
    await detail(office, requested_date=TODAY, address=(OWN, AddressCode("A1")))
    await office.set("customer_address", "A1", code="A9")
    office.clock.instant += timedelta(days=1)
    assert said((await office.submit()).errors) == [
        ("INVALID_DATE", "requestedDate"),
        ("NOT_FOUND", "deliveryAddressId"),
    ]


async def test_without_see_prices_no_total_can_be_tried_out(office: OrderingOffice) -> None:
    await office.filled()
    outcome = await office.submit(by=BLIND, total=Decimal("24.20"))
    assert said(outcome.errors) == [("NOT_ALLOWED", "expectedTotal")]
    assert (await office.submit(by=BLIND)).errors == ()


async def test_without_see_prices_changes_carry_none(office: OrderingOffice) -> None:
    await office.filled(("P1", 2), ("P3", 1))
    await office.set("product", "P1", base_price=11)
    await office.set("product", "P3", for_sale=False)
    outcome = await office.submit(by=BLIND)
    assert [(each.kind.value, each.before, each.after) for each in outcome.changes] == [
        ("PRICE", None, None),
        ("NOT_FOR_SALE", None, None),
    ]


@pytest.mark.parametrize(
    ("rule", "errors", "warnings"),
    [("ignore", [], []), ("warn", [], [("CREDIT_EXCEEDED", "")]), ("block", [("CREDIT_EXCEEDED", "")], [])],
)
async def test_an_order_beyond_the_credit_meets_the_companys_rule(
    office: OrderingOffice, rule: str, errors: list[Any], warnings: list[Any]
) -> None:
    office, buyer = office.ruled(credit_rule=rule), login(POOR)
    await office.add(("P1", 11), by=buyer)
    outcome = await office.submit(by=buyer)
    assert (said(outcome.errors), said(outcome.warnings)) == (errors, warnings)
    assert len(await office.rows("sales_order")) == (0 if errors else 1)


async def test_an_order_within_the_credit_meets_nothing_and_uses_it(office: OrderingOffice) -> None:
    office, buyer = office.ruled(credit_rule="block"), login(POOR)
    await office.add(("P1", 10), by=buyer)
    assert (await office.submit(by=buyer)).errors == ()
    await office.add(("P1", 1), by=buyer)
    assert said((await office.submit("k2", by=buyer)).errors) == [("CREDIT_EXCEEDED", "")]


async def test_credit_is_told_early_to_who_may_see_what_is_owed(office: OrderingOffice) -> None:
    office = office.ruled(credit_rule="warn")
    told = await office.add(("P1", 11), by=login(POOR))
    assert said(told.warnings) == [("CREDIT_EXCEEDED", "")]
    untold = await office.add(("P1", 1), by=login(POOR, permissions=ALL - {Permission.SEE_OUTSTANDING}))
    assert untold.warnings == ()


@pytest.mark.parametrize(("key", "problem"), [("x" * (LONGEST_KEY + 1), "TOO_LONG"), ("", "NOT_ALLOWED")])
async def test_a_key_is_neither_long_nor_empty(office: OrderingOffice, key: str, problem: str) -> None:
    await office.filled()
    assert said((await office.submit(key)).errors) == [(problem, "idempotencyKey")]


@pytest.mark.parametrize("key", ["ñ\x00\ud800", "x" * LONGEST_KEY, "'; --"])
async def test_a_key_may_be_any_text(office: OrderingOffice, key: str) -> None:
    await office.filled()
    first = await office.submit(key)
    assert first.submitted is not None
    assert (await office.submit(key)).submitted == first.submitted


async def test_who_may_not_order_submits_nothing(office: OrderingOffice) -> None:
    await office.filled()
    reader = login(OWN, permissions=ALL - {Permission.PLACE_ORDERS})
    assert said((await office.submit(by=reader)).errors) == [("NOT_ALLOWED", "")]
    assert said((await office.submit(by=STAFF)).errors) == [("NOT_ALLOWED", "customerCode")]
    assert said((await office.submit(customer="C2")).errors) == [("NOT_FOUND", "customerCode")]


async def test_submissions_are_in_the_audit_trail(office: OrderingOffice) -> None:
    await office.filled()
    await office.submit(by=STAFF, customer="C1")
    assert await office.audited() == [("order.submit", "ok", "ana", "C1")]


async def test_where_the_erp_takes_no_orders_the_current_order_is_kept(office: OrderingOffice) -> None:
    """And nothing holds it: once it does, the same key hands it over."""
    order = await office.filled()
    outcome = await office.with_ports(accepts_orders=False).submit()
    assert [(each.code.value, each.message) for each in outcome.errors] == [("NOT_ALLOWED", "order.readOnly")]
    assert outcome.current == await office.order() == order
    assert (await office.submit()).submitted == (OWN, "1001")
    assert (await office.with_ports(accepts_orders=False).submit()).submitted == (OWN, "1001")
