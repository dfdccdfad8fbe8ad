"""Who may see which declarations, and of which years."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.declarations import Declarant, DeclaredInvoice, Operation, Party, Taxpayer
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.errors import BadRequest, Forbidden
from resolvers.declarations import FIRST_YEAR, LAST_YEAR, Declarations
from resolvers.principal import Permission, Principal, Role

ANA, LUIS, EVA = CustomerCode("C001"), CustomerCode("C002"), CustomerCode("C003")
SHARED = Taxpayer(Party.of("A58818501", ANA), frozenset({ANA, LUIS}), frozenset({"A58818501"}))
ALONE = Taxpayer(Party.of(None, EVA), frozenset({EVA}), frozenset({None}))


def viewer(*permissions: Permission, staff: bool = False, customers: Sequence[CustomerCode] = (ANA,)) -> Principal:
    role, served = (Role.STAFF, ()) if staff else (Role.CUSTOMER, tuple(customers))
    return Principal(1, "s", "ana", "Ana", None, "es", role, frozenset(permissions), served)


class Books:
    """Each taxpayer has one invoice of 4,000.00 in each year; `asked` is what was read, and of whom."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []

    async def declarant(self) -> Declarant:
        self.asked.append(("declarant", None))
        return Declarant("IVA", reports_by_sii=False)

    async def taxpayers(
        self, customers: Collection[CustomerCode], year: int
    ) -> Mapping[CustomerCode, Sequence[Taxpayer]]:
        self.asked.append(("taxpayers", (set(customers), year)))
        known = {ANA: [SHARED], LUIS: [SHARED], EVA: [ALONE]}
        return {code: known[code] for code in customers if code in known}

    async def operations(self, taxpayers: Collection[Taxpayer], year: int) -> Mapping[Party, Sequence[Operation]]:
        self.asked.append(("operations", year))
        amount = Decimal(4000)
        facts = {"only_laid_out": False, "reverse_charge": False, "withheld": False, "own_currency": True}
        one = Operation(1, amount, amount, Decimal(0), **facts, regime="IVA", chosen_model=None, mark=None)
        return {taxpayer.party: [one] for taxpayer in taxpayers}

    async def cash(self, taxpayers: Collection[Taxpayer], year: int) -> Mapping[Party, Decimal]:
        self.asked.append(("cash", year))
        return {ALONE.party: Decimal(9000)}

    async def pages(self, lists: Sequence[tuple[Taxpayer, int]], request: PageRequest) -> list[Page[DeclaredInvoice]]:
        self.asked.append(("pages", [*lists, request]))
        return []

    async def counts(self, lists: Sequence[tuple[Taxpayer, int]]) -> list[int]:
        self.asked.append(("counts", list(lists)))
        return [1 for _ in lists]


@pytest.fixture
def books() -> Books:
    return Books()


async def test_without_the_permission_nothing_is_read(books: Books) -> None:
    others = [each for each in Permission if each is not Permission.SEE_ANNUAL_DECLARATION]
    with pytest.raises(Forbidden):
        await Declarations(books).of_year(viewer(*others), [ANA], 2025)
    assert books.asked == []


@pytest.mark.parametrize("customers", [[LUIS], [ANA, LUIS]])
async def test_of_another_customer_nothing_is_read_though_the_tax_id_is_the_same(
    books: Books, customers: list[CustomerCode]
) -> None:
    with pytest.raises(Forbidden):
        await Declarations(books).of_year(viewer(*Permission), customers, 2025)
    assert books.asked == []


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1, 0, -1, 2**31 - 1])
async def test_a_year_that_cannot_be_is_refused(books: Books, year: int) -> None:
    with pytest.raises(BadRequest, match=r"declaration\.year"):
        await Declarations(books).of_year(viewer(*Permission), [ANA], year)


async def test_customers_of_one_tax_id_have_one_figure_and_all_are_read_at_once(books: Books) -> None:
    found = await Declarations(books).of_year(viewer(*Permission, staff=True), [LUIS, EVA, ANA], 2025)
    (luis,), (eva,), (ana,) = found
    assert luis is ana
    assert eva.taxpayer == ALONE
    assert len(books.asked) == 4


async def test_cash_is_told_of_tax_ids_alone(books: Books) -> None:
    (ana,), (eva,) = await Declarations(books).of_year(viewer(*Permission, staff=True), [ANA, EVA], 2025)
    assert (ana.cash, eva.cash) == (Decimal(0), None)


async def test_a_customer_that_is_not_there_has_none(books: Books) -> None:
    gone = CustomerCode("C999")
    assert await Declarations(books).of_year(viewer(*Permission, staff=True), [gone], 2025) == [[]]


async def test_documents_are_those_of_the_declarations_taxpayer_and_year(books: Books) -> None:
    use, request = Declarations(books), PageRequest(5)
    ((ana,),) = await use.of_year(viewer(*Permission), [ANA], 2024)
    await use.documents([ana], request)
    assert await use.counts([ana]) == [1]
    assert books.asked[-2:] == [("pages", [(SHARED, 2024), request]), ("counts", [(SHARED, 2024)])]
