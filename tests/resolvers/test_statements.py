"""Who may see which account, and where the ledger and what is owed say different things."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.statements import (
    Difference,
    EntryKey,
    EntryQuery,
    LedgerEntry,
    Statement,
    StatementQuery,
)
from erp_adapter.errors import BadRequest, Forbidden
from resolvers.principal import Permission, Principal, Role
from resolvers.statements import AT_ONCE, Statements, differences

ANA, LUIS, NADIE = CustomerCode("C001"), CustomerCode("C002"), CustomerCode("C003")
MAIN, OTHER = AccountCode("43000001"), AccountCode("43100001")
ACCOUNTS = {ANA: [MAIN, OTHER], LUIS: [OTHER]}
SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 31)
KEY: EntryKey = (ANA, MAIN, SINCE, "1", 1)


def viewer(*permissions: Permission, staff: bool = False, customers: tuple[CustomerCode, ...] = (ANA,)) -> Principal:
    return Principal(
        login_id=1,
        session_id="s",
        username="ana",
        name="Ana",
        email=None,
        locale="es",
        role=Role.STAFF if staff else Role.CUSTOMER,
        permissions=frozenset(permissions),
        customers=() if staff else customers,
    )


ALLOWED, STAFF = viewer(*Permission), viewer(*Permission, staff=True)
GROUP = viewer(*Permission, customers=(ANA, LUIS, NADIE))
BLIND = viewer(*(each for each in Permission if each is not Permission.SEE_LEDGER))


def entry(key: EntryKey) -> LedgerEntry:
    customer, account, day, number, line = key
    return LedgerEntry(customer, account, day, number, line, "Factura", None, Decimal(5), Decimal(0), None, Decimal(5))


@dataclass
class FakeLedger:
    """Statements of nothing, and every entry that is asked for; `read` is whose data was read."""

    read: list[Collection[CustomerCode]] = field(default_factory=list)

    async def accounts(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Sequence[AccountCode]]:
        self.read.append(set(customers))
        return {code: ACCOUNTS[code] for code in customers if code in ACCOUNTS}

    async def statements(self, queries: Sequence[StatementQuery]) -> list[Statement]:
        nothing = Decimal(0)
        return [Statement(query, "EUR", nothing, nothing, nothing) for query in queries]

    async def pages(
        self, queries: Sequence[EntryQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[LedgerEntry]]:
        raise AssertionError((queries, request, wanted))

    async def counts(self, queries: Sequence[EntryQuery]) -> list[int]:
        raise AssertionError(queries)

    async def by_key(self, keys: Collection[EntryKey]) -> Mapping[EntryKey, LedgerEntry]:
        self.read.append({customer for customer, *_ in keys})
        return {key: entry(key) for key in keys}


@pytest.fixture
def ledger() -> FakeLedger:
    return FakeLedger()


@pytest.fixture
def use(ledger: FakeLedger) -> Statements:
    return Statements(ledger)


async def test_accounts_and_statements_need_their_permission_and_the_customer(
    use: Statements, ledger: FakeLedger
) -> None:
    for who, customer in ((BLIND, ANA), (ALLOWED, LUIS)):
        with pytest.raises(Forbidden):
            await use.accounts(who, [customer])
        with pytest.raises(Forbidden):
            await use.statements(who, [customer], SINCE, UNTIL)
    assert ledger.read == []
    assert await use.accounts(STAFF, [LUIS, ANA]) == [[OTHER], [MAIN, OTHER]]
    assert await use.accounts(GROUP, [NADIE]) == [()]


async def test_the_main_account_unless_one_is_named(use: Statements) -> None:
    (main,) = await use.statements(ALLOWED, [ANA], SINCE, UNTIL)
    (other,) = await use.statements(ALLOWED, [ANA], SINCE, UNTIL, OTHER)
    assert isinstance(main, Statement)
    assert isinstance(other, Statement)
    assert main.query == StatementQuery(ANA, MAIN, SINCE, UNTIL)
    assert other.query.account == OTHER


async def test_an_account_that_is_not_the_customers_is_that_customers_error_alone(use: Statements) -> None:
    ana, luis, nobody = await use.statements(GROUP, [ANA, LUIS, NADIE], SINCE, UNTIL, MAIN)
    assert isinstance(ana, Statement)
    assert isinstance(luis, BadRequest)
    assert isinstance(nobody, BadRequest)
    (unknown,) = await use.statements(GROUP, [LUIS], SINCE, UNTIL, AccountCode("no hay"))
    assert isinstance(unknown, BadRequest)
    assert (luis.message, luis.details) == (unknown.message, unknown.details)


async def test_a_customer_without_an_account_has_no_statement(use: Statements) -> None:
    assert await use.statements(GROUP, [NADIE], SINCE, UNTIL) == [None]
    found = await use.statements(GROUP, [NADIE, LUIS], SINCE, UNTIL)
    assert [each is None for each in found] == [True, False]


async def test_a_period_ends_no_earlier_than_it_begins(use: Statements) -> None:
    with pytest.raises(BadRequest, match=r"statement\.period"):
        await use.statements(ALLOWED, [ANA], UNTIL, SINCE)
    assert await use.statements(ALLOWED, [ANA], SINCE, SINCE) != [None]


async def test_an_entry_is_shown_to_who_may_see_a_statement_with_it(use: Statements, ledger: FakeLedger) -> None:
    others = (LUIS, OTHER, SINCE, "1", 1)
    elsewhere = (ANA, AccountCode("57000000"), SINCE, "1", 1)
    found = await use.visible(ALLOWED, [others, KEY, elsewhere])
    assert [None if each is None else each.key for each in found] == [None, KEY, None]
    ledger.read.clear()
    assert await use.visible(BLIND, [KEY]) == await use.visible(ALLOWED, [others]) == [None]
    assert await use.visible(ALLOWED, []) == []
    assert ledger.read == []


async def test_differences_are_listed_of_all_customers_and_read_a_few_hundred_at_a_time() -> None:
    codes = [CustomerCode(f"{i:05}") for i in range(AT_ONCE + 2)]
    late, owes, posted = codes[3], codes[-2], codes[-1]
    asked = []

    class Books:
        async def customers(self) -> Sequence[CustomerCode]:
            return codes

        async def closings(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]:
            asked.append(len(customers))
            found = {codes[0]: Decimal("10.00"), late: Decimal("7.50"), posted: Decimal("-1.00")}
            return {code: figure for code, figure in found.items() if code in customers}

        async def outstanding(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]:
            found = {codes[0]: Decimal(10), late: Decimal("7.49"), owes: Decimal(3)}
            return {code: figure for code, figure in found.items() if code in customers}

    books = Books()
    found = await differences(books, books)
    assert found == [
        Difference(late, Decimal("7.50"), Decimal("7.49")),
        Difference(owes, Decimal("0.00"), Decimal(3)),
        Difference(posted, Decimal("-1.00"), Decimal("0.00")),
    ]
    assert [each.amount for each in found] == [Decimal("0.01"), Decimal(-3), Decimal(-1)]
    assert asked == [AT_ONCE, 2]
