"""An order's state, and whether it is "en curso", by its quantities."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.orders import OrderedLine, OrderStatus, is_pending, order_status, to_hand_over
from tests.erp_adapter.domain.examples import PROPERTY

S = OrderStatus


def open_line(quantity: int, served: int = 0, invoiced: int = 0) -> OrderedLine:
    return OrderedLine(Decimal(quantity), Decimal(served), Decimal(invoiced), closed=False)


def closed_line(quantity: int, served: int = 0, invoiced: int = 0) -> OrderedLine:
    return OrderedLine(Decimal(quantity), Decimal(served), Decimal(invoiced), closed=True)


CASES = [
    ("nothing is served", [open_line(5), open_line(1)], S.SUBMITTED, True),
    ("some of a line is served", [open_line(5, 2)], S.PARTLY_SERVED, True),
    ("one of two lines is served", [open_line(5, 5), open_line(1)], S.PARTLY_SERVED, True),
    ("what is served is invoiced and more is to come", [open_line(5, 2, 2)], S.PARTLY_SERVED, True),
    ("all is served and none invoiced", [open_line(5, 5)], S.SERVED, True),
    ("all is served and some invoiced", [open_line(5, 5, 4)], S.SERVED, True),
    ("all is served and invoiced", [open_line(5, 5, 5), open_line(1, 1, 1)], S.INVOICED, False),
    ("all is invoiced before it is served", [open_line(5, 0, 5)], S.INVOICED, True),
    ("one line is invoiced before the rest", [open_line(5, 5, 5), open_line(2)], S.PARTLY_SERVED, True),
    ("the rest of a line will not come", [closed_line(5, 2)], S.SERVED, True),
    ("nor is anything to be invoiced", [closed_line(5, 2, 2)], S.INVOICED, False),
    ("a line is closed unserved, the other served", [closed_line(5), open_line(1, 1)], S.SERVED, True),
    ("a line is closed unserved, the other open", [closed_line(5), open_line(1)], S.SUBMITTED, True),
    ("every line is closed unserved", [closed_line(5), closed_line(1)], S.CANCELLED, False),
    ("more is served than was ordered", [open_line(5, 6, 5)], S.SERVED, True),
    ("and all of that is invoiced", [open_line(5, 6, 6)], S.INVOICED, False),
    ("a return is to come", [open_line(-5)], S.SUBMITTED, True),
    ("a return has come in part", [open_line(-5, -2)], S.PARTLY_SERVED, True),
    ("a return has come and is credited", [open_line(-5, -5, -5)], S.INVOICED, False),
    ("a return's quantity is no sale's", [open_line(-5, 5)], S.PARTLY_SERVED, True),
    ("something is served that was not ordered", [open_line(0, 3)], S.SERVED, True),
    ("there are no lines", [], S.SUBMITTED, False),
    ("there are texts alone", [open_line(0), closed_line(0)], S.SUBMITTED, False),
    ("a text does not hold the goods up", [open_line(0), open_line(5, 5, 5)], S.INVOICED, False),
    ("a text does not bring closed goods back", [open_line(0), closed_line(5)], S.CANCELLED, False),
]
CASE_NAMES = [case[0] for case in CASES]


@pytest.mark.parametrize(("_name", "lines", "status", "pending"), CASES, ids=CASE_NAMES)
def test_the_state_follows_from_the_quantities(
    _name: str, lines: list[OrderedLine], status: S, *, pending: bool
) -> None:
    assert order_status(cancelled=False, confirmed=False, lines=lines) is status
    assert is_pending(cancelled=False, lines=lines) is pending


@pytest.mark.parametrize(("_name", "lines", "status", "pending"), CASES, ids=CASE_NAMES)
def test_a_confirmation_shows_while_nothing_is_served(
    _name: str, lines: list[OrderedLine], status: S, *, pending: bool
) -> None:
    confirmed = order_status(cancelled=False, confirmed=True, lines=lines)
    assert confirmed is (S.CONFIRMED if status is S.SUBMITTED else status)
    assert is_pending(cancelled=False, lines=lines) is pending


@pytest.mark.parametrize(("_name", "lines", "_status", "_pending"), CASES, ids=CASE_NAMES)
def test_what_the_erp_cancels_is_cancelled_whatever_its_quantities(
    _name: str, lines: list[OrderedLine], _status: S, *, _pending: bool
) -> None:
    assert order_status(cancelled=True, confirmed=True, lines=lines) is S.CANCELLED
    assert not is_pending(cancelled=True, lines=lines)


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        (open_line(5, 2), 5),
        (closed_line(5, 2), 2),
        (open_line(5, 6), 6),
        (open_line(-5, -2), -5),
        (open_line(-5, -6), -6),
    ],
)
def test_what_a_line_comes_to_in_the_end(line: OrderedLine, whole: int) -> None:
    assert to_hand_over(line) == whole


quantities = st.integers(min_value=-4, max_value=4)
some_lines = st.lists(
    st.builds(OrderedLine, *[quantities.map(Decimal)] * 3, st.booleans()),
    max_size=4,
)


@PROPERTY
@given(some_lines)
def test_a_finished_order_is_invoiced_or_cancelled_or_empty(lines: list[OrderedLine]) -> None:
    status = order_status(cancelled=False, confirmed=False, lines=lines)
    if not is_pending(cancelled=False, lines=lines):
        assert status in {S.INVOICED, S.CANCELLED} or not any(line.quantity for line in lines)
    if status in {S.SERVED, S.PARTLY_SERVED, S.SUBMITTED} and any(line.quantity for line in lines):
        assert is_pending(cancelled=False, lines=lines)


@PROPERTY
@given(some_lines, st.permutations(range(4)))
def test_the_order_of_the_lines_does_not_matter(lines: list[OrderedLine], order: list[int]) -> None:
    shuffled = [lines[index] for index in order if index < len(lines)]
    assert order_status(cancelled=False, confirmed=False, lines=shuffled) is order_status(
        cancelled=False, confirmed=False, lines=lines
    )
