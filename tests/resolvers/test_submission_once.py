"""One current order becomes one order of the ERP, whatever keys, retries, crashes and meetings there are."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from erp_adapter.domain.codes import CustomerCode, OrderId
from erp_adapter.domain.new_order import NewOrder
from erp_adapter.errors import DuplicateKey, ErpError, ErpTimeout, ErpUnavailable
from resolvers.handover import ErpOrdersPort
from resolvers.submission import SubmissionOutcome
from tests.resolvers.ordering_office import (
    OTHER,
    OWN,
    STAFF,
    OrderingOffice,
    asked,
    lines_of,
    ordering_office,
    said,
)

AGE = timedelta(seconds=60)
BUSY = [("VERSION_CONFLICT", "")]


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[OrderingOffice]:
    async with ordering_office(tmp_path) as opened:
        yield opened


@dataclass(slots=True)
class FailingErp:
    """Fails once, `written` or not: as a connection that breaks before, or behind, the commit."""

    port: ErpOrdersPort
    written: bool
    error: ErpError = field(default_factory=ErpUnavailable)

    async def handed_over(self, references: Mapping[CustomerCode, str]) -> Mapping[CustomerCode, OrderId]:
        return await self.port.handed_over(references)

    async def write(self, new: NewOrder) -> OrderId:
        if self.written:
            await self.port.write(new)
        raise self.error


async def broken_off(office: OrderingOffice, *, written: bool, key: str = "k1", total: Decimal | None = None) -> None:
    """Leave a submission half-way: reserved, and in the ERP where `written`."""
    broken = office.with_ports(erp=FailingErp(office.ports.erp, written=written))
    with pytest.raises(ErpUnavailable):
        await broken.submit(key, total=total)


async def orders(office: OrderingOffice) -> int:
    return len(await office.rows("sales_order"))


async def test_the_same_key_again_gives_the_same_order(office: OrderingOffice) -> None:
    await office.filled()
    first, again = await office.submit(), await office.submit()
    assert (first.replayed, again.replayed) == (False, True)
    assert again.submitted == first.submitted
    assert await orders(office) == 1


async def test_a_spent_key_gives_its_order_whatever_the_cart_holds_now(office: OrderingOffice) -> None:
    await office.filled(("P1", 2))
    first = await office.submit()
    await office.filled(("P3", 5))
    assert (await office.submit()).submitted == first.submitted
    assert lines_of(await office.order()) == [("P3", 5)]


@pytest.mark.parametrize(
    "other", [{"total": Decimal("24.21")}, {"version": 1}, {"total": Decimal("24.20"), "version": 7}]
)
async def test_a_spent_key_with_another_input_is_a_conflict(office: OrderingOffice, other: dict[str, object]) -> None:
    await office.filled(("P1", 2))
    await office.submit(total=Decimal("24.20"))
    outcome = await office.submit(**other)  # type: ignore[arg-type]
    assert said(outcome.errors) == [("IDEMPOTENCY_CONFLICT", "idempotencyKey")]


async def test_another_key_finds_the_order_handed_over(office: OrderingOffice) -> None:
    order = await office.filled()
    await office.submit("a", version=order.version)
    assert said((await office.submit("b", version=order.version)).errors) == [("EMPTY_ORDER", "")]


async def test_keys_belong_to_one_customer(office: OrderingOffice) -> None:
    await office.filled()
    await office.add(("P1", 1), by=STAFF, customer=OTHER)
    first, other = await office.submit("k"), await office.submit("k", by=STAFF, customer=OTHER)
    assert (first.submitted, other.submitted, other.replayed) == ((OWN, "1001"), (OTHER, "1002"), False)


async def test_the_same_key_sent_at_once_hands_over_once(office: OrderingOffice) -> None:
    await office.filled()
    outcomes = await asyncio.gather(*[office.submit() for _ in range(5)])
    assert {outcome.submitted for outcome in outcomes} == {(OWN, "1001")}
    assert [outcome.replayed for outcome in outcomes].count(False) <= 1
    assert await orders(office) == 1


async def test_different_keys_sent_at_once_hand_over_once(office: OrderingOffice) -> None:
    await office.filled()
    outcomes = await asyncio.gather(*[office.submit(f"k{number}") for number in range(5)])
    assert [outcome.submitted for outcome in outcomes if outcome.submitted] == [(OWN, "1001")]
    assert {said(each.errors)[0][0] for each in outcomes if each.errors} <= {"EMPTY_ORDER", "VERSION_CONFLICT"}
    assert await orders(office) == 1


async def test_changes_made_while_it_is_submitted_are_in_the_order_or_in_the_next(office: OrderingOffice) -> None:
    await office.filled(("P1", 1))
    submitted, *added = await asyncio.gather(
        office.submit(), office.add(("P3", 1)), office.add(("P2", 6)), office.add(("MINE", 1))
    )
    good = [outcome for outcome in added if not outcome.errors]
    assert all(said(outcome.errors) == BUSY for outcome in added if outcome.errors)
    assert submitted.submitted is not None
    ordered = {line.product_code for line in await office.rows("sales_order_line")}
    left = {code for code, _ in lines_of(await office.order())}
    assert not ordered & left
    assert len(ordered | left) == 1 + len(good)


@pytest.mark.parametrize("written", [True, False])
async def test_after_a_failure_the_same_key_tells_what_became_of_it(office: OrderingOffice, written: bool) -> None:
    await office.filled()
    await broken_off(office, written=written)
    outcome = await office.submit()
    assert (outcome.submitted, outcome.replayed) == ((OWN, "1001"), written)
    assert await office.order() is None
    assert await orders(office) == 1


async def test_an_order_that_the_erp_has_never_shows_as_current_again(office: OrderingOffice) -> None:
    await office.filled()
    await broken_off(office, written=True)
    assert await office.order() is None
    assert (await office.audited())[0][:2] == ("order.submit", "recovered")
    assert (await office.submit()).replayed


async def test_a_change_after_such_a_failure_begins_the_next_order(office: OrderingOffice) -> None:
    await office.filled(("P1", 2))
    await broken_off(office, written=True)
    assert lines_of((await office.add(("P3", 1))).order) == [("P3", 1)]


async def test_such_an_order_is_not_handed_over_again_by_another_key(office: OrderingOffice) -> None:
    await office.filled()
    await broken_off(office, written=True, key="a")
    assert said((await office.submit("b")).errors) == [("EMPTY_ORDER", "")]
    assert await orders(office) == 1


async def test_the_input_of_a_key_found_spent_in_the_erp_is_compared_too(office: OrderingOffice) -> None:
    await office.filled(("P1", 2))
    await broken_off(office, written=True, total=Decimal("24.20"))
    assert said((await office.submit(total=Decimal(1))).errors) == [("IDEMPOTENCY_CONFLICT", "idempotencyKey")]
    assert (await office.submit(total=Decimal("24.20"))).replayed


async def test_while_it_may_be_running_nobody_else_changes_or_submits_the_order(office: OrderingOffice) -> None:
    order = await office.filled()
    await broken_off(office, written=False, key="a")
    office.clock.instant += AGE - timedelta(seconds=1)
    assert await office.order() == order
    assert said((await office.add(("P1", 1))).errors) == BUSY
    assert said((await office.use.current_orders.clear(asked(STAFF, OWN), if_version=None)).errors) == BUSY
    assert said((await office.submit("b")).errors) == BUSY
    assert said((await office.submit("a", version=order.version)).errors) == BUSY


async def test_an_attempt_that_has_had_its_time_holds_nothing(office: OrderingOffice) -> None:
    await office.filled(("P1", 1))
    await broken_off(office, written=False, key="a")
    office.clock.instant += AGE
    assert lines_of((await office.add(("P1", 1))).order) == [("P1", 2)]
    assert (await office.submit("b")).submitted == (OWN, "1001")
    assert said((await office.submit("a")).errors) == [("EMPTY_ORDER", "")]


async def test_another_key_may_take_over_what_has_had_its_time(office: OrderingOffice) -> None:
    await office.filled()
    await broken_off(office, written=False, key="a")
    office.clock.instant += AGE
    assert (await office.submit("b")).submitted == (OWN, "1001")


async def test_a_retry_that_meets_a_refusal_waits_for_the_attempt_that_may_be_running(office: OrderingOffice) -> None:
    await office.filled()
    await broken_off(office, written=False)
    await office.set("product", "P1", for_sale=False)
    assert said((await office.submit()).errors) == BUSY
    office.clock.instant += AGE
    assert said((await office.submit()).errors) == [("NOT_FOR_SALE", "")]


async def test_a_writer_that_was_held_up_past_its_time_writes_nothing(office: OrderingOffice) -> None:
    await office.filled()

    @dataclass(slots=True)
    class HeldUp(FailingErp):
        async def write(self, new: NewOrder) -> OrderId:
            office.clock.instant += AGE
            return await self.port.write(new)

    held_up = office.with_ports(erp=HeldUp(office.ports.erp, written=False))
    with pytest.raises(ErpTimeout):
        await held_up.submit()
    assert await orders(office) == 0
    assert (await office.submit()).submitted == (OWN, "1001")


async def test_of_two_attempts_with_one_key_the_later_gives_the_order_of_the_earlier(office: OrderingOffice) -> None:
    await office.filled()

    @dataclass(slots=True)
    class Overtaken(FailingErp):
        async def write(self, new: NewOrder) -> OrderId:
            outcomes.append(await office.submit())
            return await self.port.write(new)

    outcomes: list[SubmissionOutcome] = []
    outcomes.append(await office.with_ports(erp=Overtaken(office.ports.erp, written=False)).submit())
    assert [(outcome.submitted, outcome.replayed) for outcome in outcomes] == [
        ((OWN, "1001"), False),
        ((OWN, "1001"), True),
    ]
    assert await orders(office) == 1


async def test_a_unique_value_taken_by_another_order_is_an_error_of_the_erp(office: OrderingOffice) -> None:
    await office.filled()
    await office.put(
        "sales_order",
        number="1001",
        customer_code=OTHER,
        submitted_at=office.clock.now(),
        charges=0,
        net=0,
        total=0,
        currency="EUR",
    )
    with pytest.raises(DuplicateKey):
        await office.submit()
    await office.set("counter", "sales_order", value=1001)
    assert (await office.submit()).submitted == (OWN, "1002")


async def test_without_a_counter_nothing_is_written(office: OrderingOffice) -> None:
    await office.filled()
    await office.set("counter", "sales_order", name="invoice")
    with pytest.raises(ErpUnavailable):
        await office.submit()
    assert await orders(office) == 0


async def test_a_submission_of_any_size_takes_the_same_statements(office: OrderingOffice) -> None:
    counts = []
    for key, lines in (("a", [("P1", 1)]), ("b", [("P1", 1), ("P2", 6), ("P3", 1), ("MINE", 1)])):
        await office.filled(*lines)
        office.erp.forget()
        await office.submit(key)
        counts.append(len(office.erp.statements))
    assert counts[0] == counts[1]
