"""Who may see which invoices, how they are asked for, and what of them tells what is owed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, OrderId
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.invoice_list import (
    InvoiceFilter,
    InvoiceHead,
    InvoiceKey,
    InvoiceLine,
    InvoiceQuery,
    InvoiceSort,
    InvoiceSums,
)
from erp_adapter.domain.invoices import SETTLED, DocumentState, InvoiceKind, InvoiceStatus, Standing
from erp_adapter.domain.order_list import OrderKey
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.totals import TaxAmount
from erp_adapter.errors import BadRequest, Forbidden
from erp_adapter.scope import CustomerScope
from resolvers.invoices import NEWEST_FIRST, Invoices
from resolvers.principal import Permission, Principal, Role
from resolvers.settings import CompanySettings

ANA, LUIS = CustomerCode("C001"), CustomerCode("C002")
HERS, HIS, NONE = InvoiceNumber("F-1"), InvoiceNumber("F-2"), InvoiceNumber("F-3")
OWNERS = {HERS: ANA, HIS: LUIS}
OWED = Standing(Decimal(5), InvoiceStatus.OPEN, date(2026, 3, 31))


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


ACCOUNTANT, CLERK = viewer(*Permission), viewer(Permission.SEE_INVOICES)
BUYER = viewer(*(each for each in Permission if each is not Permission.SEE_INVOICES))
STAFF = viewer(*Permission, staff=True)


def head(number: InvoiceNumber) -> InvoiceHead:
    return InvoiceHead(
        number=number,
        series=None,
        kind=InvoiceKind.INVOICE,
        date=date(2026, 3, 1),
        operation_date=None,
        customer_code=OWNERS[number],
        customer_name="Ana",
        customer_tax_id=None,
        customer_address=None,
        discounts=(),
        charges=Decimal(0),
        net=Decimal(100),
        total=Decimal(121),
        withholding=Decimal(0),
        currency="EUR",
        rectifies_number=None,
        verification_url=None,
    )


class FakeInvoices:
    """An invoice of each of two customers; `asked` says what was read."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.today: date | None = None

    def _within(self, what: str, scope: CustomerScope, numbers: Collection[InvoiceNumber]) -> list[InvoiceNumber]:
        self.asked.append(what)
        return [number for number in numbers if number in OWNERS and scope.allows(OWNERS[number])]

    async def pages(
        self, queries: Sequence[InvoiceQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[InvoiceHead]]:
        raise AssertionError((queries, request, wanted))

    async def counts(self, queries: Sequence[InvoiceQuery]) -> list[int]:
        raise AssertionError(queries)

    async def sums(self, queries: Sequence[InvoiceQuery], *, owed: bool) -> list[InvoiceSums]:
        return [InvoiceSums(Decimal(1), Decimal(2), Decimal(3) if owed else None)] * len(queries)

    async def by_number(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, InvoiceHead]:
        return {number: head(number) for number in self._within("heads", scope, numbers)}

    async def rectifying(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceHead]]:
        return {number: [head(number)] for number in self._within("rectifying", scope, numbers)}

    async def of_orders(
        self, scope: CustomerScope, orders: Collection[OrderId]
    ) -> Mapping[OrderId, Sequence[InvoiceHead]]:
        return {each: [head(number) for number in self._within("of orders", scope, [HERS, HIS])] for each in orders}

    async def orders(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[OrderKey]]:
        return {each: [(OWNERS[each], OrderId("P-1"))] for each in self._within("orders", scope, numbers)}

    async def lines(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber], wanted: Wanted = None
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceLine]]:
        zero = Decimal(0)
        return {
            number: [InvoiceLine(number, 1, None, "Codo", zero, zero, (), zero, zero)]
            for number in self._within("lines", scope, numbers)
        }

    async def taxes(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[TaxAmount]]:
        zero = Decimal(0)
        return {
            number: [TaxAmount("IVA", zero, zero, zero, zero, zero)] for number in self._within("taxes", scope, numbers)
        }

    async def documents(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, DocumentState]:
        return dict.fromkeys(self._within("documents", scope, numbers), DocumentState.DUPLICATE)

    async def standings(self, keys: Collection[InvoiceKey], today: date) -> Mapping[InvoiceKey, Standing]:
        self.asked.append("standings")
        self.today = today
        return {key: OWED for key in keys if OWNERS.get(key[1]) == key[0]}


class LateEvening:
    def now(self) -> datetime:
        return datetime(2026, 3, 10, 23, 30, tzinfo=UTC)


@pytest.fixture
def fake() -> FakeInvoices:
    return FakeInvoices()


@pytest.fixture
def invoices(fake: FakeInvoices) -> Invoices:
    return Invoices(fake, CompanySettings(), LateEvening())


def test_the_newest_come_first_on_the_companys_day(invoices: Invoices) -> None:
    (query,) = invoices.queries(CLERK, [ANA], InvoiceFilter(), None)
    assert (query.order, query.today) == (NEWEST_FIRST, date(2026, 3, 11))
    (query,) = invoices.queries(CLERK, [ANA], InvoiceFilter(), [(InvoiceSort.TOTAL, False)])
    assert query.order == ((InvoiceSort.TOTAL, False),)


def test_invoices_need_their_permission_and_the_viewers_own_customer(invoices: Invoices) -> None:
    with pytest.raises(Forbidden, match=r"forbidden\.permission"):
        invoices.queries(BUYER, [ANA], InvoiceFilter(), None)
    with pytest.raises(Forbidden, match=r"forbidden\.customer"):
        invoices.queries(CLERK, [ANA, LUIS], InvoiceFilter(), None)
    assert len(invoices.queries(STAFF, [ANA, LUIS], InvoiceFilter(), None)) == 2


@pytest.mark.parametrize(
    "wanted",
    [{"statuses": (InvoiceStatus.PAID,)}, {"statuses": ()}, {"balance_min": Decimal(0)}, {"balance_max": Decimal(0)}],
    ids=str,
)
def test_a_filter_that_tells_what_is_owed_needs_its_permission(invoices: Invoices, wanted: dict[str, Any]) -> None:
    with pytest.raises(Forbidden, match=r"forbidden\.permission"):
        invoices.queries(CLERK, [ANA], InvoiceFilter(**wanted), None)
    assert invoices.queries(ACCOUNTANT, [ANA], InvoiceFilter(**wanted), None)


@pytest.mark.parametrize("what", InvoiceSort)
def test_an_order_that_tells_what_is_owed_needs_its_permission(invoices: Invoices, what: InvoiceSort) -> None:
    assert invoices.queries(ACCOUNTANT, [ANA], InvoiceFilter(), [(what, False)])
    if what in {InvoiceSort.BALANCE, InvoiceSort.STATUS}:
        with pytest.raises(Forbidden, match=r"forbidden\.permission"):
            invoices.queries(CLERK, [ANA], InvoiceFilter(), [(InvoiceSort.KIND, True), (what, False)])
    else:
        assert invoices.queries(CLERK, [ANA], InvoiceFilter(), [(what, False)])


def test_an_order_that_says_something_twice_is_refused(invoices: Invoices) -> None:
    with pytest.raises(BadRequest, match=r"order\.twice"):
        invoices.queries(CLERK, [ANA], InvoiceFilter(), [(InvoiceSort.DATE, True), (InvoiceSort.DATE, False)])


async def test_the_balance_is_added_up_for_who_may_see_what_is_owed(invoices: Invoices) -> None:
    queries = invoices.queries(CLERK, [ANA], InvoiceFilter(), None)
    assert [each.balance for each in await invoices.sums(CLERK, queries)] == [None]
    assert [each.balance for each in await invoices.sums(ACCOUNTANT, queries)] == [Decimal(3)]


async def test_an_invoice_of_another_is_as_if_it_did_not_exist(invoices: Invoices) -> None:
    assert await invoices.visible(CLERK, [HERS, HIS, None, NONE]) == [head(HERS), None, None, None]
    assert await invoices.visible(STAFF, [HIS, HERS]) == [head(HIS), head(HERS)]
    assert await invoices.of_customers(STAFF, [ANA, LUIS], HIS) == [None, head(HIS)]


async def test_what_hangs_from_an_invoice_of_another_is_not_there_either(invoices: Invoices) -> None:
    numbers = [HIS, HERS]
    assert [len(each) for each in await invoices.lines(CLERK, numbers)] == [0, 1]
    assert [len(each) for each in await invoices.taxes(CLERK, numbers)] == [0, 1]
    assert [len(each) for each in await invoices.orders(CLERK, numbers)] == [0, 1]
    assert [len(each) for each in await invoices.rectifying(CLERK, numbers)] == [0, 1]
    assert await invoices.documents(CLERK, numbers) == [DocumentState.UNAVAILABLE, DocumentState.DUPLICATE]
    assert await invoices.standings(CLERK, [(LUIS, HIS), (ANA, HERS), (ANA, NONE)]) == [SETTLED, OWED, SETTLED]
    assert await invoices.of_orders(CLERK, [OrderId("P-1"), None]) == [[head(HERS)], ()]


async def test_without_the_permission_nothing_is_read(fake: FakeInvoices, invoices: Invoices) -> None:
    assert await invoices.visible(BUYER, [HERS]) == [None]
    assert await invoices.of_orders(BUYER, [OrderId("P-1")]) == [None]
    for read in (invoices.lines, invoices.taxes, invoices.orders, invoices.rectifying):
        assert await read(BUYER, [HERS]) == [()]
    assert await invoices.documents(BUYER, [HERS]) == [DocumentState.UNAVAILABLE]
    assert await invoices.standings(BUYER, [(ANA, HERS)]) == [SETTLED]
    with pytest.raises(Forbidden):
        await invoices.of_customers(BUYER, [ANA], HERS)
    assert fake.asked == []


async def test_what_is_owed_is_of_the_companys_day(fake: FakeInvoices, invoices: Invoices) -> None:
    await invoices.standings(CLERK, [(ANA, HERS)])
    assert fake.today == date(2026, 3, 11)
