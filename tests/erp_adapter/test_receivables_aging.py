"""What is owed is counted by age as the domain says, on the company's day, in its currency."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.receivables import Aging, Receivable, ReceivableKind, aging
from erp_adapter.receivable_query import ReceivableQueries
from erp_adapter.receivables import ReceivableRepository
from tests.erp_adapter.order_books import ANA, LUIS, Books
from tests.erp_adapter.receivable_books import TODAY, invoice, link, owed_by, receivable

EDGES = [0, 1, 30, 31, 60, 61, 90, 91]
CENTS = st.integers(-20_000, 20_000)
DRAWN = st.lists(
    st.fixed_dictionaries(
        {
            "late": st.one_of(
                st.sampled_from(EDGES), st.sampled_from([-day for day in EDGES]), st.integers(-400, 4000)
            ),
            "amount": CENTS,
            "paid": st.one_of(st.just(0), CENTS),
            "grouping_number": st.sampled_from([None, None, "G"]),
            "currency": st.sampled_from(["EUR", "EUR", "USD"]),
            "kind": st.sampled_from(["DUE", "GROUPING"]),
        }
    ),
    max_size=30,
)
MIDNIGHTS = st.builds(
    lambda day, minutes: datetime(2026, 3, 31, tzinfo=UTC) + timedelta(days=day, minutes=minutes),
    st.integers(-2, 300),
    st.integers(-180, 180),
)
ZONES = st.sampled_from([ZoneInfo("Europe/Madrid"), ZoneInfo("Atlantic/Canary")])


def rows(drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        receivable(
            f"V-{i}",
            late=each["late"],
            amount=str(Decimal(each["amount"]) / 100),
            paid=str(Decimal(each["paid"]) / 100),
            grouping_number=each["grouping_number"],
            currency=each["currency"],
            kind=each["kind"],
        )
        for i, each in enumerate(drawn)
    ]


def ages(books: Books, today: date) -> list[Decimal | None]:
    (row,) = books.read(ReceivableQueries(books.relations).aging(owed_by(today=today)))
    return [row.age_0, row.age_1, row.age_2, row.age_3, row.age_4]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=DRAWN, now=MIDNIGHTS, zone=ZONES)
def test_ages_are_those_of_the_domain_whatever_the_day(
    ledger: Books, drawn: list[dict[str, Any]], now: datetime, zone: ZoneInfo
) -> None:
    today = now.astimezone(zone).date()
    ledger.clear("receivable")
    stored = rows(drawn)
    if stored:
        ledger.add("receivable", *stored)
    debts = [Receivable(**{**each, "kind": ReceivableKind(each["kind"])}) for each in stored]
    expected = aging(debts, currency="EUR", today=today)
    found = Aging(*[each or Decimal("0.00") for each in ages(ledger, today)])
    assert found == expected
    assert found.total == sum(
        (each.balance for each in debts if each.is_outstanding and each.currency == "EUR"), Decimal(0)
    )


@pytest.fixture
def receivables(books: Books) -> ReceivableRepository:
    return ReceivableRepository(books.database, books.relations)


async def test_each_age_begins_and_ends_with_its_days(books: Books, receivables: ReceivableRepository) -> None:
    late = {-1: "1", 0: "2", 1: "4", 30: "8", 31: "16", 60: "32", 61: "64", 90: "128", 91: "256", 4000: "512"}
    books.add("receivable", *[receivable(f"V{days}", amount, late=days) for days, amount in late.items()])
    found = await receivables.agings([owed_by()])
    assert found == [Aging(Decimal(3), Decimal(12), Decimal(48), Decimal(192), Decimal(768))]


async def test_nothing_owed_is_zero_of_every_age_and_never_less(
    books: Books, receivables: ReceivableRepository
) -> None:
    books.add(
        "receivable",
        *[receivable(f"V{i}", amount, late=10) for i, amount in enumerate(("0.30", "-0.10", "-0.20"))],
        receivable("X", "9", currency="USD"),
    )
    assert [str(each.days_1_to_30) for each in await receivables.agings([owed_by(ANA), owed_by(LUIS)])] == ["0.00"] * 2
    assert await receivables.counts([owed_by(ANA), owed_by(LUIS)]) == [4, 0]


async def test_each_list_is_added_up_under_its_own_filter(books: Books, receivables: ReceivableRepository) -> None:
    books.add("invoice", invoice("F-7"))
    books.add(
        "receivable", receivable("V-1", "10", late=5), receivable("V-2", "20"), receivable("L-1", customer_code=LUIS)
    )
    books.add("receivable_invoice", link("V-1", "F-7"))
    queries = [owed_by(), owed_by(overdue=False), owed_by(words=("f-7",)), owed_by(LUIS), owed_by(LUIS, kinds=())]
    assert [each.total for each in await receivables.agings(queries)] == [30, 20, 10, 100, 0]


@pytest.mark.parametrize(("zone", "late"), [("Europe/Madrid", 1), ("Atlantic/Canary", 0)])
async def test_just_after_midnight_in_madrid_it_is_still_the_day_before_in_the_canaries(
    books: Books, receivables: ReceivableRepository, zone: str, late: int
) -> None:
    books.add("receivable", receivable("V-1", due_date=TODAY))
    today = datetime(2026, 3, 31, 22, 30, tzinfo=UTC).astimezone(ZoneInfo(zone)).date()
    (found,) = await receivables.agings([owed_by(today=today)])
    assert [found.not_due, found.days_1_to_30] == [100 * (1 - late), 100 * late]
    (page,) = await receivables.pages([owed_by(today=today, overdue=True)], PageRequest(10))
    assert [each.days_overdue(today) for each in page.items] == [1] * late
