"""Who may see what is owed, how it is asked for, and on whose day it is late."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, ReceivableNumber
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.receivable_list import ReceivableFilter, ReceivableQuery, ReceivableSort
from erp_adapter.domain.receivables import Aging, Receivable, ReceivableKey, ReceivableKind
from erp_adapter.errors import BadRequest, Forbidden
from erp_adapter.scope import EVERYONE, CustomerScope
from resolvers.principal import Permission, Principal, Role
from resolvers.receivables import DUE_FIRST, Receivables
from resolvers.settings import CompanySettings

ANA, LUIS = CustomerCode("C001"), CustomerCode("C002")
FIRST, INVOICE = ReceivableNumber("V-1"), InvoiceNumber("F-1")
NOTHING_SAID = ReceivableFilter()


def viewer(*permissions: Permission, staff: bool = False) -> Principal:
    return Principal(
        login_id=1,
        session_id="s",
        username="ana",
        name="Ana",
        email=None,
        locale="es",
        role=Role.STAFF if staff else Role.CUSTOMER,
        permissions=frozenset(permissions),
        customers=() if staff else (ANA,),
    )


ALL, STAFF = viewer(*Permission), viewer(*Permission, staff=True)
BLIND = viewer(*(each for each in Permission if each is not Permission.SEE_OUTSTANDING))
NO_INVOICES = viewer(Permission.SEE_OUTSTANDING)


def debt(customer: CustomerCode = ANA) -> Receivable:
    day = date(2026, 3, 1)
    amount, nothing = Decimal(100), Decimal(0)
    return Receivable(customer, FIRST, ReceivableKind.DUE, day, day, amount, nothing, None, None, "EUR")


class FakeReceivables:
    """One debt a customer, the same number for each; `asked` is what was read."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    async def pages(
        self, queries: Sequence[ReceivableQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[Receivable]]:
        raise AssertionError((queries, request, wanted))

    async def counts(self, queries: Sequence[ReceivableQuery]) -> list[int]:
        raise AssertionError(queries)

    async def agings(self, queries: Sequence[ReceivableQuery]) -> list[Aging]:
        raise AssertionError(queries)

    async def by_number(self, keys: Collection[ReceivableKey]) -> Mapping[ReceivableKey, Receivable]:
        self.asked.append(set(keys))
        return {key: debt(key[0]) for key in keys if key[1] == FIRST}

    async def of_invoices(
        self, invoices: Collection[InvoiceNumber], scope: CustomerScope, wanted: Wanted = None
    ) -> Mapping[InvoiceNumber, Sequence[Receivable]]:
        self.asked.append((set(invoices), scope))
        return {INVOICE: [debt()]}

    async def invoices(self, keys: Collection[ReceivableKey]) -> Mapping[ReceivableKey, Sequence[InvoiceNumber]]:
        self.asked.append(set(keys))
        return {key: [INVOICE] for key in keys}


class Stopped:
    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


NOON = Stopped(datetime(2026, 3, 31, 10, tzinfo=UTC))


@pytest.fixture
def fake() -> FakeReceivables:
    return FakeReceivables()


@pytest.fixture
def receivables(fake: FakeReceivables) -> Receivables:
    return Receivables(fake, CompanySettings(), NOON)


def test_what_is_due_first_comes_first_unless_another_order_is_asked_for(receivables: Receivables) -> None:
    (query,) = receivables.queries(ALL, [ANA], NOTHING_SAID, None)
    assert query == ReceivableQuery(ANA, date(2026, 3, 31), NOTHING_SAID, DUE_FIRST, by_invoice=True)
    (query,) = receivables.queries(ALL, [ANA], NOTHING_SAID, [(ReceivableSort.BALANCE, True)])
    assert query.order == ((ReceivableSort.BALANCE, True),)


@pytest.mark.parametrize(("zone", "day"), [("Europe/Madrid", 1), ("Atlantic/Canary", 31)])
def test_debts_are_late_by_the_companys_day(fake: FakeReceivables, zone: str, day: int) -> None:
    """At half past midnight of the 1st of April in Madrid it is the 31st of March in the Canaries."""
    clock = Stopped(datetime(2026, 3, 31, 22, 30, tzinfo=UTC))
    receivables = Receivables(fake, CompanySettings(time_zone=zone), clock)
    (query,) = receivables.queries(ALL, [ANA], NOTHING_SAID, None)
    assert query.today == receivables.today() == date(2026, 4 if day == 1 else 3, day)


def test_without_the_permission_and_for_another_customer_it_is_refused(receivables: Receivables) -> None:
    with pytest.raises(Forbidden, match=r"forbidden\.permission"):
        receivables.queries(BLIND, [ANA], NOTHING_SAID, None)
    with pytest.raises(Forbidden, match=r"forbidden\.customer"):
        receivables.queries(ALL, [ANA, LUIS], NOTHING_SAID, None)
    assert [each.customer for each in receivables.queries(STAFF, [ANA, LUIS], NOTHING_SAID, None)] == [ANA, LUIS]


def test_sorting_twice_by_the_same_is_refused(receivables: Receivables) -> None:
    with pytest.raises(BadRequest, match=r"order\.twice"):
        receivables.queries(ALL, [ANA], NOTHING_SAID, [(ReceivableSort.DATE, False), (ReceivableSort.DATE, True)])


def test_who_may_see_no_invoices_searches_none(receivables: Receivables) -> None:
    (query,) = receivables.queries(NO_INVOICES, [ANA], ReceivableFilter(words=("f-1",)), None)
    assert not query.by_invoice


async def test_a_debt_that_may_not_be_seen_is_none_and_not_even_read(
    receivables: Receivables, fake: FakeReceivables
) -> None:
    keys = [(LUIS, FIRST), (ANA, FIRST), (ANA, ReceivableNumber("V-9"))]
    assert await receivables.visible(ALL, keys) == [None, debt(ANA), None]
    assert await receivables.visible(BLIND, keys) == [None] * 3
    assert fake.asked == [{(ANA, FIRST), (ANA, ReceivableNumber("V-9"))}]
    assert await receivables.visible(STAFF, [(LUIS, FIRST)]) == [debt(LUIS)]


async def test_an_invoices_debts_are_read_in_the_viewers_scope_for_who_may_see_them(
    receivables: Receivables, fake: FakeReceivables
) -> None:
    asked = [InvoiceNumber("F-2"), INVOICE]
    assert await receivables.of_invoices(BLIND, asked) == [None, None]
    assert await receivables.of_invoices(ALL, []) == []
    assert fake.asked == []
    assert await receivables.of_invoices(ALL, asked) == [(), [debt()]]
    assert await receivables.of_invoices(STAFF, [INVOICE]) == [[debt()]]
    assert fake.asked == [({*asked}, CustomerScope.of([ANA])), ({INVOICE}, EVERYONE)]


async def test_a_debts_invoices_are_read_for_who_may_see_them(receivables: Receivables, fake: FakeReceivables) -> None:
    assert await receivables.invoices(NO_INVOICES, [debt()]) == [None]
    assert fake.asked == []
    assert await receivables.invoices(ALL, [debt(), debt()]) == [[INVOICE], [INVOICE]]
    assert fake.asked == [{(ANA, FIRST)}]
