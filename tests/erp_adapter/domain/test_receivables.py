"""How late a debt is, and what debts add up to by age."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.codes import CustomerCode, ReceivableNumber
from erp_adapter.domain.receivables import Aging, Receivable, ReceivableKind, age, aging

TODAY = date(2026, 3, 31)


def debt(
    amount: str = "100",
    paid: str = "0",
    *,
    late: int = 0,
    grouping: str | None = None,
    kind: ReceivableKind = ReceivableKind.DUE,
    currency: str = "EUR",
) -> Receivable:
    due_date = TODAY - timedelta(days=late)
    return Receivable(
        customer_code=CustomerCode("C001"),
        number=ReceivableNumber("V-1"),
        kind=kind,
        date=due_date,
        due_date=due_date,
        amount=Decimal(amount),
        paid=Decimal(paid),
        payment_method=None,
        grouping_number=None if grouping is None else ReceivableNumber(grouping),
        currency=currency,
    )


@pytest.mark.parametrize(
    ("late", "place"),
    [(-400, 0), (-1, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (4000, 4)],
)
def test_ages_begin_and_end_with_their_days(late: int, place: int) -> None:
    assert age(TODAY - timedelta(days=late), TODAY) == place


def test_a_day_is_a_day_in_february_and_over_new_year() -> None:
    assert age(date(2024, 2, 28), date(2024, 3, 29)) == 1
    assert age(date(2023, 2, 28), date(2023, 3, 31)) == 2
    assert age(date(2025, 12, 31), date(2026, 1, 1)) == 1


@pytest.mark.parametrize(
    ("receivable", "days"),
    [
        (debt(late=-5), 0),
        (debt(late=0), 0),
        (debt(late=1), 1),
        (debt(late=95, paid="40"), 95),
        (debt("-20", late=3), 3),
        (debt(paid="100", late=95), 0),
        (debt(late=95, grouping="G-1"), 0),
    ],
)
def test_only_what_is_outstanding_is_late(receivable: Receivable, days: int) -> None:
    assert receivable.days_overdue(TODAY) == days


def test_a_grouping_counts_once_instead_of_what_it_holds_and_another_currency_never() -> None:
    owed = [
        debt("50", late=40, grouping="G-1"),
        debt("70", late=40, grouping="G-1"),
        debt("120", "20", late=10, kind=ReceivableKind.GROUPING),
        debt("-350", "-100", late=61),
        debt("999", late=5, currency="USD"),
        debt("10", "10", late=91),
    ]
    none = Decimal(0)
    assert aging(owed, currency="EUR", today=TODAY) == Aging(none, Decimal(100), none, Decimal(-250), none)
    assert aging(owed, currency="USD", today=TODAY).total == 999
    assert aging([], currency="EUR", today=TODAY).total == 0


DEBTS = st.lists(
    st.builds(
        lambda cents, late, grouping: debt(str(Decimal(cents) / 100), late=late, grouping=grouping),
        st.integers(-(10**9), 10**9),
        st.integers(-200, 200),
        st.sampled_from([None, "G-1"]),
    )
)


@given(debts=DEBTS, days=st.integers(0, 200))
def test_the_ages_add_up_to_what_is_owed_on_any_day(debts: list[Receivable], days: int) -> None:
    found = aging(debts, currency="EUR", today=TODAY + timedelta(days=days))
    assert found.total == sum((each.balance for each in debts if each.is_outstanding), Decimal(0))
    late = [each for each in debts if each.days_overdue(TODAY + timedelta(days=days))]
    assert found.total - found.not_due == sum((each.balance for each in late), Decimal(0))
