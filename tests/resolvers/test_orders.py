"""Who may see which orders, how they are asked for, and what of them costs money."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import CustomerCode, OrderId, OrderNumber
from erp_adapter.domain.credit import Credit, OpenLine, OpenOrder
from erp_adapter.domain.customers import Address, Customer
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.order_list import OrderFilter, OrderHead, OrderKey, OrderQuery, OrderSort, OrderSums
from erp_adapter.domain.order_records import OrderLine
from erp_adapter.domain.order_taxes import stored_tax
from erp_adapter.domain.orders import OrderedLine, OrderStatus
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.totals import TaxRounding
from erp_adapter.errors import BadRequest, Forbidden
from resolvers.credit import CreditBook
from resolvers.orders import NEWEST_FIRST, Orders, OrdersWanted
from resolvers.principal import Permission, Principal, Role
from resolvers.settings import CompanySettings

ANA, LUIS, GONE = CustomerCode("C001"), CustomerCode("C002"), CustomerCode("C003")
FIRST = OrderId("P-1")


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


BUYER, CLERK = viewer(*Permission), viewer()


def head(customer: CustomerCode = ANA, **values: object) -> OrderHead:
    usual: dict[str, object] = {
        "customer_code": customer,
        "id": FIRST,
        "number": OrderNumber(FIRST),
        "status": OrderStatus.SUBMITTED,
        "submitted_at": datetime(2026, 3, 10, tzinfo=UTC),
        "requested_date": None,
        "reference": None,
        "notes": None,
        "address_code": None,
        "discounts": (),
        "charges": Decimal(0),
        "charges_tax_rate": None,
        "regime": "IVA",
        "net": Decimal(100),
        "total": Decimal(121),
        "currency": "EUR",
    }
    return OrderHead(**(usual | values))  # type: ignore[arg-type]


def line(position: int, net: str, rate: str, surcharge_rate: str = "0") -> OrderLine:
    return OrderLine(
        key=("erp", ANA, FIRST, str(position)),
        position=position,
        product_code=None,
        code="",
        description="Codo",
        quantity=Decimal(1),
        served=Decimal(0),
        invoiced=Decimal(0),
        unit_price=Decimal(net),
        discounts=(),
        net=Decimal(net),
        tax=stored_tax("IVA", Decimal(rate), Decimal(surcharge_rate)),
        note=None,
    )


class FakeOrders:
    """One order a customer, the same number for each; `asked` is what was read."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    async def pages(
        self, queries: Sequence[OrderQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[OrderHead]]:
        raise AssertionError((queries, request, wanted))

    async def counts(self, queries: Sequence[OrderQuery]) -> list[int]:
        return [1] * len(queries)

    async def sums(self, queries: Sequence[OrderQuery]) -> list[OrderSums]:
        self.asked.append(queries)
        return [OrderSums(Decimal(1), Decimal(2))] * len(queries)

    async def by_id(self, keys: Collection[OrderKey], wanted: Wanted = None) -> Mapping[OrderKey, OrderHead]:
        self.asked.append(set(keys))
        return {key: head(key[0]) for key in keys if key[1] == FIRST}

    async def by_number(
        self, numbers: Collection[tuple[CustomerCode, OrderNumber]], wanted: Wanted = None
    ) -> Sequence[OrderHead]:
        self.asked.append(set(numbers))
        return [head(customer) for customer, number in numbers if str(number) == FIRST]

    async def lines(self, keys: Collection[OrderKey]) -> Mapping[OrderKey, Sequence[OrderLine]]:
        self.asked.append(set(keys))
        return {key: [line(1, "10", "21")] for key in keys}


@pytest.fixture
def fake() -> FakeOrders:
    return FakeOrders()


@pytest.fixture
def orders(fake: FakeOrders) -> Orders:
    return Orders(fake, CompanySettings())


def test_the_newest_come_first_unless_another_order_is_asked_for(orders: Orders) -> None:
    (query,) = orders.queries(BUYER, [ANA], OrdersWanted(), None)
    assert query == OrderQuery(ANA, OrderFilter(), NEWEST_FIRST)
    (query,) = orders.queries(BUYER, [ANA], OrdersWanted(), [(OrderSort.TOTAL, False)])
    assert query.order == ((OrderSort.TOTAL, False),)


@pytest.mark.parametrize(
    ("zone", "first", "after"),
    [
        # Spain's days begin at 23:00 UTC in winter, at 22:00 in summer; this one has 23 hours.
        ("Europe/Madrid", datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC)),
        ("Atlantic/Canary", datetime(2026, 3, 29, 0, tzinfo=UTC), datetime(2026, 3, 29, 23, tzinfo=UTC)),
    ],
)
def test_a_range_of_days_is_the_companys_days_both_included(
    fake: FakeOrders, zone: str, first: datetime, after: datetime
) -> None:
    day = date(2026, 3, 29)
    orders = Orders(fake, CompanySettings(time_zone=zone))
    (query,) = orders.queries(BUYER, [ANA], OrdersWanted(submitted_from=day, submitted_until=day), None)
    assert (query.filter.submitted_from, query.filter.submitted_before) == (first, after)


def test_days_that_no_database_has_an_instant_for_are_no_error(fake: FakeOrders) -> None:
    for zone in ("Asia/Tokyo", "America/Bogota"):
        orders = Orders(fake, CompanySettings(time_zone=zone))
        wanted = OrdersWanted(submitted_from=date.min, submitted_until=date.max)
        (query,) = orders.queries(BUYER, [ANA], wanted, None)
        assert query.filter.submitted_from is not None
        assert query.filter.submitted_before is not None
        assert query.filter.submitted_from.year < 1901
        assert query.filter.submitted_before.year > 9997


def test_sorting_by_an_amount_that_may_not_be_seen_is_refused(orders: Orders) -> None:
    with pytest.raises(Forbidden, match=r"forbidden\.permission"):
        orders.queries(CLERK, [ANA], OrdersWanted(), [(OrderSort.NUMBER, False), (OrderSort.TOTAL, True)])


def test_sorting_twice_by_the_same_is_refused(orders: Orders) -> None:
    with pytest.raises(BadRequest, match=r"order\.twice"):
        orders.queries(BUYER, [ANA], OrdersWanted(), [(OrderSort.NUMBER, False), (OrderSort.NUMBER, True)])


def test_another_customers_list_is_refused_and_staff_see_all(orders: Orders) -> None:
    with pytest.raises(Forbidden, match=r"forbidden\.customer"):
        orders.queries(BUYER, [ANA, LUIS], OrdersWanted(), None)
    assert len(orders.queries(viewer(staff=True), [ANA, LUIS], OrdersWanted(), None)) == 2


async def test_another_customers_order_is_none_and_not_even_read(orders: Orders, fake: FakeOrders) -> None:
    keys = [(LUIS, FIRST), (ANA, FIRST), (ANA, OrderId("P-9"))]
    assert await orders.visible(BUYER, keys) == [None, head(ANA), None]
    assert await orders.lines(BUYER, [(LUIS, FIRST)]) == [()]
    assert fake.asked == [{(ANA, FIRST), (ANA, OrderId("P-9"))}]
    assert await orders.visible(viewer(staff=True), [(LUIS, FIRST)]) == [head(LUIS)]


async def test_a_number_finds_the_order_of_the_customer_that_is_asked_for(orders: Orders, fake: FakeOrders) -> None:
    first, ninth = OrderNumber(FIRST), OrderNumber("P-9")
    assert await orders.numbered(BUYER, [(LUIS, first), (ANA, first), (ANA, ninth)]) == [None, head(ANA), None]
    assert fake.asked == [{(ANA, first), (ANA, ninth)}]


async def test_sums_are_not_read_for_who_may_not_see_prices(orders: Orders, fake: FakeOrders) -> None:
    queries = orders.queries(CLERK, [ANA], OrdersWanted(), None)
    assert await orders.sums(CLERK, queries) == [None]
    assert fake.asked == []
    assert await orders.sums(BUYER, queries) == [OrderSums(Decimal(1), Decimal(2))]


def test_taxes_are_worked_out_of_the_stored_lines_a_row_a_rate(orders: Orders) -> None:
    stored = head(discounts=(Decimal(10),), charges=Decimal(10), charges_tax_rate=Decimal(21))
    lines = [line(1, "100.00", "21"), line(2, "50.00", "10"), line(3, "20.00", "21", "5.2")]
    assert [(each.name, each.base, each.tax, each.surcharge) for each in orders.taxes(stored, lines)] == [
        ("IVA 21 %", Decimal("18.00"), Decimal("3.78"), Decimal("0.94")),
        ("IVA 21 %", Decimal("100.00"), Decimal("21.00"), Decimal(0)),
        ("IVA 10 %", Decimal("45.00"), Decimal("4.50"), Decimal(0)),
    ]


def test_taxes_are_rounded_as_the_company_rounds_them(fake: FakeOrders) -> None:
    lines = [line(1, "6097.74", "21"), line(2, "6097.74", "21")]
    for rounding, tax in ((TaxRounding.PER_GROUP, "2561.05"), (TaxRounding.PER_LINE, "2561.06")):
        (amount,) = Orders(fake, CompanySettings(tax_rounding=rounding)).taxes(head(), lines)
        assert amount.tax == Decimal(tax)


class FakeCredit:
    async def outstanding(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]:
        return {code: Decimal("250.50") for code in customers if code == ANA}

    async def open_orders(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Sequence[OpenOrder]]:
        ordered = OrderedLine(Decimal(10), Decimal(4), Decimal(4), closed=False)
        lines = [OpenLine(ordered, Decimal(100), stored_tax("IVA", Decimal(21)))]
        return {
            code: [OpenOrder(lines, (), Decimal(0), None, cancelled=False)] * 2 for code in customers if code == ANA
        }


def customer(code: CustomerCode, limit: Decimal | None) -> Customer:
    return Customer(
        code=code,
        name="Cliente",
        trade_name=None,
        tax_id=None,
        email=None,
        phone=None,
        address=Address(None, "Calle Mayor 1", "Soria", "42001", None, "ES"),
        payment_terms=None,
        sales_representative=None,
        credit_limit=limit,
        surcharge=False,
        tax_exempt=False,
        order_discounts=(),
        active=True,
    )


ANAS, LUISES = customer(ANA, Decimal(1000)), customer(LUIS, None)


@pytest.fixture
def credit() -> CreditBook:
    return CreditBook(FakeCredit(), CompanySettings())


async def test_available_is_the_limit_less_what_is_owed_and_what_open_orders_will_be(credit: CreditBook) -> None:
    assert await credit.credit([ANAS, LUISES]) == {
        ANA: Credit(Decimal(1000), Decimal("250.50"), Decimal("145.20"), Decimal("604.30")),
        LUIS: Credit(None, Decimal("0.00"), Decimal("0.00"), None),
    }


async def test_credit_is_refused_without_the_permission_and_for_another_customer(credit: CreditBook) -> None:
    with pytest.raises(Forbidden, match=r"forbidden\.permission"):
        await credit.shown(viewer(Permission.SEE_PRICES), [ANAS])
    with pytest.raises(Forbidden, match=r"forbidden\.customer"):
        await credit.shown(BUYER, [ANAS, LUISES])
    staff = viewer(Permission.SEE_OUTSTANDING, staff=True)
    assert [found.limit for found in await credit.shown(staff, [LUISES, ANAS])] == [None, Decimal(1000)]
