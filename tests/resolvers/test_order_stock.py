"""What a buyer learns of the stock by ordering: by no policy more than the catalogue shows."""

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from resolvers.submission import SubmissionOutcome
from schema.messages import message
from tests.resolvers.ordering_office import ANA, OWN, STAFF, OrderingOffice, ordering_office, said

# There are 5 of P1 and none of P3.
CASES = [("EXACT", "P1", 6), ("EXACT", "P3", 1), ("TRAFFIC_LIGHT", "P3", 1)]
UNTOLD = [
    ("EXACT", "P1", 5),
    ("TRAFFIC_LIGHT", "P1", 6),
    ("TRAFFIC_LIGHT", "P1", 5000),
    ("HIDDEN", "P1", 6),
    ("HIDDEN", "P3", 1),
]


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[OrderingOffice]:
    async with ordering_office(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize(("policy", "code", "quantity"), CASES)
async def test_under_warn_a_shortage_is_said_and_the_line_goes_in(
    office: OrderingOffice, policy: str, code: str, quantity: int
) -> None:
    office = office.ruled(company={"stock_policy": policy}, stock_rule="warn")
    outcome = await office.add((code, quantity))
    assert (said(outcome.errors), said(outcome.warnings)) == ([], [("INSUFFICIENT_STOCK", "lines.0.quantity")])
    submitted = await office.submit()
    assert submitted.submitted is not None
    assert said(submitted.warnings) == [("INSUFFICIENT_STOCK", "")]


@pytest.mark.parametrize(("policy", "code", "quantity"), CASES)
async def test_under_block_the_line_stays_out(office: OrderingOffice, policy: str, code: str, quantity: int) -> None:
    outcome = await office.ruled(company={"stock_policy": policy}, stock_rule="block").add((code, quantity))
    assert said(outcome.errors) == [("INSUFFICIENT_STOCK", "lines.0.quantity")]
    assert outcome.order is None


@pytest.mark.parametrize("rule", ["warn", "block"])
@pytest.mark.parametrize(("policy", "code", "quantity"), UNTOLD)
async def test_what_the_policy_does_not_show_is_neither_said_nor_blocked(
    office: OrderingOffice, policy: str, code: str, quantity: int, rule: str
) -> None:
    office = office.ruled(company={"stock_policy": policy}, stock_rule=rule)
    outcome = await office.add((code, quantity))
    submitted = await office.submit()
    assert (outcome.errors, outcome.warnings) == ((), ())
    assert (submitted.errors, submitted.warnings, submitted.changes) == ((), (), ())


async def test_the_rule_ignore_reads_no_stock(office: OrderingOffice) -> None:
    office.erp.forget()
    outcome = await office.ruled(company={"stock_policy": "EXACT"}).add(("P1", 600))
    assert (outcome.errors, outcome.warnings) == ((), ())
    assert not any("FROM stock" in statement for statement in office.erp.statements)


async def test_the_quantities_of_a_product_are_judged_together(office: OrderingOffice) -> None:
    office = office.ruled(company={"stock_policy": "EXACT"}, stock_rule="block")
    outcome = await office.add(("P1", 3), ("P1", 3))
    assert said(outcome.errors) == [("INSUFFICIENT_STOCK", "lines.1.quantity")]


async def sold_out(office: OrderingOffice, policy: str, code: str, quantity: int, left: int) -> SubmissionOutcome:
    """Submit a line whose stock has gone since it was added."""
    office = office.ruled(company={"stock_policy": policy}, stock_rule="block")
    await office.set("stock", code, quantity=50)
    await office.filled((code, quantity))
    await office.set("stock", code, quantity=left)
    return await office.submit()


async def test_under_exact_a_shortage_stops_the_order_and_tells_what_there_was_and_is(office: OrderingOffice) -> None:
    outcome = await sold_out(office, "EXACT", "P1", 20, 7)
    assert said(outcome.errors) == [("INSUFFICIENT_STOCK", "")]
    assert [(each.kind.value, each.before, each.after) for each in outcome.changes] == [
        ("STOCK", Decimal(50), Decimal(7))
    ]
    assert await office.rows("sales_order") == []


async def test_under_traffic_light_it_stops_at_red_and_tells_no_figure(office: OrderingOffice) -> None:
    outcome = await sold_out(office, "TRAFFIC_LIGHT", "P1", 20, 0)
    assert said(outcome.errors) == [("INSUFFICIENT_STOCK", "")]
    assert [(each.kind.value, each.before, each.after) for each in outcome.changes] == [("STOCK", None, None)]


@pytest.mark.parametrize(("policy", "left"), [("TRAFFIC_LIGHT", 1), ("HIDDEN", 0)])
async def test_by_the_other_policies_nothing_stops_it(office: OrderingOffice, policy: str, left: int) -> None:
    outcome = await sold_out(office, policy, "P1", 20, left)
    assert (outcome.errors, outcome.changes) == ((), ())


async def test_staff_meet_the_figure_where_the_company_says_so(office: OrderingOffice) -> None:
    company = {"stock_policy": "HIDDEN", "staff_see_exact_stock": True}
    office = office.ruled(company=company, stock_rule="block")
    assert said((await office.add(("P1", 6), by=STAFF, customer=OWN)).errors) == [
        ("INSUFFICIENT_STOCK", "lines.0.quantity")
    ]
    assert (await office.add(("P1", 6), by=ANA)).errors == ()


async def test_no_message_of_a_shortage_carries_a_figure(office: OrderingOffice) -> None:
    outcome = await office.ruled(company={"stock_policy": "EXACT"}, stock_rule="block").add(("P1", 6))
    (problem,) = outcome.errors
    assert problem.details == {"code": "P1"}
    assert message(problem.message, "es", problem.details) == "No hay bastante de «P1»."
