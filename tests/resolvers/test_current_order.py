"""Adding to the current order: which product a code means, what adds up, and what can't be had."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from erp_adapter.domain.cart import LONGEST_KEY, LONGEST_LINE_NOTE
from resolvers.principal import Permission
from tests.resolvers.ordering_office import (
    ALL,
    ANA,
    BLIND,
    INACTIVE,
    OTHER,
    OWN,
    STAFF,
    OrderingOffice,
    lines_of,
    login,
    ordering_office,
    said,
)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[OrderingOffice]:
    async with ordering_office(tmp_path) as opened:
        yield opened


async def test_there_is_no_current_order_until_a_line_is_added(office: OrderingOffice) -> None:
    assert await office.order() is None
    order = await office.filled(("P1", 2))
    assert lines_of(order) == [("P1", 2)]
    assert await office.order() == order


@pytest.mark.parametrize(
    ("code", "product"), [("P3", "P3"), ("2000000000015", "P1"), ("TUYO", "P3"), ("P1", "P1"), (" P1 ", "P1")]
)
async def test_a_code_is_a_products_a_barcode_or_the_customers_own_in_this_order(
    office: OrderingOffice, code: str, product: str
) -> None:
    assert lines_of((await office.add((code, 1))).order) == [(product, 1)]


@pytest.mark.parametrize("code", ["NOPE", "SUYO", "", "x" * 1000, "P1\x00", "\ud800"])
async def test_a_code_that_is_none_of_this_customers_is_not_found(office: OrderingOffice, code: str) -> None:
    outcome = await office.add((code, 1))
    assert said(outcome.errors) == [("NOT_FOUND", "lines.0.code")]
    assert outcome.order is None


async def test_a_product_already_there_adds_up_under_its_line(office: OrderingOffice) -> None:
    first = await office.filled(("P1", 2))
    second = (await office.add(("2000000000015", 3))).order
    assert second is not None
    assert lines_of(second) == [("P1", 5)]
    assert second.lines[0].key == first.lines[0].key


async def test_the_latest_note_of_a_line_counts_and_none_takes_none_away(office: OrderingOffice) -> None:
    await office.add(("P1", 1), note=" rojo\x00 ")
    order = (await office.add(("P1", 1))).order
    assert order is not None
    assert order.lines[0].note == "rojo"
    order = (await office.add(("P1", 1), note="azul")).order
    assert order is not None
    assert order.lines[0].note == "azul"


async def test_good_lines_go_in_and_each_bad_one_is_told_by_its_index(office: OrderingOffice) -> None:
    outcome = await office.add(("P1", 1), ("NOPE", 1), ("P3", 1), ("GONE", 1), ("P2", 4), ("P1", 1))
    assert lines_of(outcome.order) == [("P1", 2), ("P3", 1)]
    assert said(outcome.errors) == [
        ("NOT_FOUND", "lines.1.code"),
        ("NOT_FOR_SALE", "lines.3.code"),
        ("MINIMUM_QUANTITY", "lines.4.quantity"),
    ]


@pytest.mark.parametrize(
    ("code", "quantity", "problem"),
    [
        ("P1", 0, "INVALID_QUANTITY"),
        ("P1", -1, "INVALID_QUANTITY"),
        ("P1", "1.0005", "INVALID_QUANTITY"),
        ("P1", "1E+30", "INVALID_QUANTITY"),
        ("P1", "1.5", "QUANTITY_STEP"),
        ("P2", 3, "MINIMUM_QUANTITY"),
        ("P2", 7, "QUANTITY_STEP"),
    ],
)
async def test_a_quantity_is_over_zero_and_in_the_products_steps(
    office: OrderingOffice, code: str, quantity: object, problem: str
) -> None:
    assert said((await office.add((code, quantity))).errors) == [(problem, "lines.0.quantity")]


async def test_the_minimum_is_of_the_sum_and_an_addition_is_never_negative(office: OrderingOffice) -> None:
    await office.filled(("P2", 6))
    assert lines_of((await office.add(("P2", 3))).order) == [("P2", 9)]
    assert said((await office.add(("P2", -3))).errors) == [("INVALID_QUANTITY", "lines.0.quantity")]


@pytest.mark.parametrize("code", ["GONE", "FREE"])
async def test_what_is_not_for_sale_or_has_no_price_is_not_added(office: OrderingOffice, code: str) -> None:
    assert said((await office.add((code, 1))).errors) == [("NOT_FOR_SALE", "lines.0.code")]


async def test_a_long_note_is_refused(office: OrderingOffice) -> None:
    outcome = await office.add(("P1", 1), note="x" * (LONGEST_LINE_NOTE + 1))
    assert said(outcome.errors) == [("TOO_LONG", "lines.0.note")]


async def test_an_order_has_as_many_lines_as_the_company_says(office: OrderingOffice) -> None:
    small = office.ruled(most_lines=2)
    await small.filled(("P1", 1))
    outcome = await small.add(("P3", 1), ("P2", 6))
    assert lines_of(outcome.order) == [("P1", 1), ("P3", 1)]
    assert said(outcome.errors) == [("TOO_MANY_LINES", "lines.1")]
    assert said((await small.add(("P1", 1))).errors) == []
    assert said((await small.add(*[("P1", 1)] * 3)).errors) == [("TOO_MANY_LINES", "lines")]


async def test_the_order_is_priced_for_its_customer(office: OrderingOffice) -> None:
    await office.add(("P1", 2), by=STAFF, customer="C2")
    order = await office.order(STAFF, OTHER)
    assert order is not None
    assert order.totals is not None
    # 20.00 less 10 % and 5 % is 17.10; 21 % and 5.2 % on it.
    assert (order.totals.net, order.totals.total) == (Decimal("17.10"), Decimal("21.58"))


async def test_an_exempt_customer_bears_no_tax(office: OrderingOffice) -> None:
    order = (await office.add(("P1", 2), by=STAFF, customer="C3")).order
    assert order is not None
    assert order.totals is not None
    assert order.totals.total == order.totals.net == 20


async def test_a_version_grows_by_one_with_each_change(office: OrderingOffice) -> None:
    versions = [(await office.filled(("P1", 1))).version for _ in range(3)]
    assert versions == [1, 2, 3]


async def test_another_version_than_the_one_seen_changes_nothing(office: OrderingOffice) -> None:
    order = await office.filled(("P1", 1))
    assert order.version is not None
    stale = await office.add(("P1", 1), version=order.version - 1)
    assert said(stale.errors) == [("VERSION_CONFLICT", "ifVersion")]
    assert stale.order == order
    assert lines_of((await office.add(("P1", 1), version=order.version)).order) == [("P1", 2)]


async def test_a_version_seen_before_a_submission_fits_no_later_order(office: OrderingOffice) -> None:
    before = await office.filled(("P1", 1))
    await office.submit()
    await office.filled(("P1", 1))
    stale = await office.add(("P1", 1), version=before.version)
    assert said(stale.errors) == [("VERSION_CONFLICT", "ifVersion")]


async def test_the_same_key_again_changes_nothing_and_answers_the_order(office: OrderingOffice) -> None:
    first = await office.add(("P1", 2), key="a")
    assert await office.add(("P1", 2), key="a") == first
    assert lines_of((await office.add(("P1", 2), key="A")).order) == [("P1", 4)]


async def test_a_key_whose_lines_were_all_refused_is_free(office: OrderingOffice) -> None:
    await office.add(("NOPE", 2), key="a")
    assert lines_of((await office.add(("P1", 2), key="a")).order) == [("P1", 2)]


async def test_a_key_belongs_to_one_customer(office: OrderingOffice) -> None:
    await office.add(("P1", 2), key="a", by=STAFF, customer="C1")
    assert lines_of((await office.add(("P1", 1), key="a", by=STAFF, customer="C2")).order) == [("P1", 1)]


@pytest.mark.parametrize(("key", "problem"), [("x" * (LONGEST_KEY + 1), "TOO_LONG"), (" ", "NOT_ALLOWED")])
async def test_a_key_is_neither_long_nor_empty(office: OrderingOffice, key: str, problem: str) -> None:
    assert said((await office.add(("P1", 1), key=key)).errors) == [(problem, "idempotencyKey")]


async def test_additions_at_once_all_count(office: OrderingOffice) -> None:
    outcomes = await asyncio.gather(*[office.add(("P1", 1)) for _ in range(6)])
    assert [outcome.errors for outcome in outcomes] == [()] * 6
    assert lines_of(await office.order()) == [("P1", 6)]


async def test_the_same_addition_sent_at_once_counts_once(office: OrderingOffice) -> None:
    outcomes = await asyncio.gather(*[office.add(("P1", 1), key="a") for _ in range(4)])
    assert [outcome.errors for outcome in outcomes] == [()] * 4
    assert lines_of(await office.order()) == [("P1", 1)]


async def test_of_changes_at_once_to_one_version_one_is_made(office: OrderingOffice) -> None:
    order = await office.filled(("P1", 1))
    outcomes = await asyncio.gather(*[office.add(("P1", 1), version=order.version) for _ in range(3)])
    assert sorted(len(outcome.errors) for outcome in outcomes) == [0, 1, 1]
    assert lines_of(await office.order()) == [("P1", 2)]


async def test_a_customers_logins_and_staff_share_one_order(office: OrderingOffice) -> None:
    await office.filled(("P1", 1))
    await office.add(("P3", 1), by=replace(ANA, login_id=8))
    await office.add(("P1", 1), by=STAFF, customer="C1")
    assert lines_of(await office.order()) == [("P1", 2), ("P3", 1)]


async def test_a_login_without_place_orders_changes_nothing(office: OrderingOffice) -> None:
    reader = login(OWN, permissions=ALL - {Permission.PLACE_ORDERS})
    assert said((await office.add(("P1", 1), by=reader)).errors) == [("NOT_ALLOWED", "")]


async def test_an_inactive_customer_orders_nothing(office: OrderingOffice) -> None:
    outcome = await office.add(("P1", 1), by=login(INACTIVE))
    assert said(outcome.errors) == [("NOT_ALLOWED", "customerCode")]


@pytest.mark.parametrize("customer", ["C2", "NOBODY", "", "\x00"])
async def test_another_customer_is_answered_as_one_that_does_not_exist(office: OrderingOffice, customer: str) -> None:
    outcome = await office.add(("P1", 1), customer=customer)
    assert said(outcome.errors) == [("NOT_FOUND", "customerCode")]
    assert {problem.message for problem in outcome.errors} == {"order.customerNotFound"}


async def test_staff_must_say_for_whom(office: OrderingOffice) -> None:
    outcome = await office.add(("P1", 1), by=STAFF)
    assert [(each.code.value, each.message) for each in outcome.errors] == [("NOT_ALLOWED", "order.customerNeeded")]


async def test_a_login_of_several_customers_orders_for_its_first_unless_it_says(office: OrderingOffice) -> None:
    group = login(OTHER, OWN)
    await office.add(("P1", 1), by=group)
    await office.add(("P3", 1), by=group, customer="C1")
    records = await office.ports.customers.customers([OWN, OTHER])
    orders = await office.use.current_orders.current(group, [records[OWN], records[OTHER]])
    assert [lines_of(order) for order in orders] == [[("P3", 1)], [("P1", 1)]]


async def test_nobody_reads_another_customers_order(office: OrderingOffice) -> None:
    order = await office.filled()
    stranger = login(OTHER)
    assert await office.order(stranger) is None
    assert await office.use.current_orders.by_id(stranger, [order.key[1]]) == [None]
    assert await office.use.current_orders.lines_by_id(stranger, [order.lines[0].key[1]]) == [None]


async def test_an_order_and_its_lines_are_found_by_their_ids_until_they_are_handed_over(office: OrderingOffice) -> None:
    order = await office.filled()
    read = office.use.current_orders
    assert await read.by_id(ANA, ["nope", order.key[1]]) == [None, order]
    assert await read.lines_by_id(ANA, [order.lines[0].key[1], "nope"]) == [order.lines[0], None]
    await office.submit()
    assert await read.by_id(ANA, [order.key[1]]) == [None]
    assert await read.lines_by_id(ANA, [order.lines[0].key[1]]) == [None]


async def test_a_buyer_that_sees_no_prices_orders_at_them(office: OrderingOffice) -> None:
    await office.add(("P1", 2), by=BLIND)
    order = await office.order(BLIND)
    assert order is not None
    assert order.lines[0].net == 20


async def test_a_product_that_is_gone_stays_in_the_order_without_a_price(office: OrderingOffice) -> None:
    await office.filled(("P1", 1), ("P3", 1))
    await office.set("product", "P3", code="P33")
    order = await office.order()
    assert order is not None
    assert [(line.code, line.description, line.net) for line in order.lines] == [
        ("P1", "Tubo", Decimal(10)),
        ("P3", "Llave", None),
    ]
    assert order.totals is not None
    assert order.totals.net == 10


async def test_what_staff_change_is_in_the_audit_trail(office: OrderingOffice) -> None:
    await office.filled()
    await office.add(("P1", 1), by=STAFF, customer="C1")
    await office.add(("NOPE", 1), by=STAFF, customer="C1")
    assert await office.audited() == [("order.change", "ok", "ana", "C1")]


async def test_additions_of_any_size_take_the_same_statements(office: OrderingOffice) -> None:
    counts = []
    for wanted in ([("P1", 1)], [("P1", 1), ("P2", 6), ("P3", 1), ("MINE", 1), ("NOPE", 1)]):
        office.erp.forget()
        await office.add(*wanted)
        counts.append(len(office.erp.statements))
    assert counts[0] == counts[1]
