"""Who buys from the demo company."""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from erp_adapter.demo.chance import chance, every, happens
from erp_adapter.demo.figures import CENTS
from erp_adapter.demo.identities import identity
from erp_adapter.demo.roles import Fiscal, Habit, Role
from erp_adapter.demo.vocabulary import Town, names
from erp_adapter.domain.codes import CustomerCode

REMEMBERED = 2_048


@dataclass(frozen=True, slots=True)
class Terms:
    """When and how it has to pay: one due date for each number of days."""

    text: str
    method: str
    days: tuple[int, ...]


CASH = Terms("Contado", "Efectivo", (0,))
ONE = Terms("30 días", "Recibo domiciliado", (30,))
TWO = Terms("30 y 60 días", "Recibo domiciliado", (30, 60))
THREE = Terms("30, 60 y 90 días", "Recibo domiciliado", (30, 60, 90))
TRANSFER = Terms("Transferencia a 60 días", "Transferencia", (60,))
TERMS = (ONE, ONE, TWO, THREE, TRANSFER, Terms("Pagaré a 90 días", "Pagaré", (90,)), CASH)


@dataclass(frozen=True, slots=True)
class Customer:
    """Amounts in cents, percentages in hundredths of a point; no limit is None."""

    index: int
    name: str
    trade_name: str | None
    tax_id: str
    street: str
    town: Town
    country: str
    phone: str
    representative: str | None
    tariffs: tuple[str, ...]
    terms: Terms
    fiscal: Fiscal
    habit: Habit
    credit_limit: int | None
    order_discounts: tuple[int, int]
    monthly: bool
    grouped: bool

    @property
    def code(self) -> CustomerCode:
        return code_of(self.index)

    @property
    def active(self) -> bool:
        return self.index != Role.INACTIVE and not every(self.index, 50, 49)

    @property
    def untaxed(self) -> bool:
        return self.fiscal not in {Fiscal.DOMESTIC, Fiscal.SURCHARGE}

    @property
    def account(self) -> str:
        """Its account in the ledger; two occasional customers share one."""
        return "43099999" if self.index in {Role.VARIOUS_ONE, Role.VARIOUS_TWO} else f"430{self.code}"

    @property
    def second_account(self) -> str | None:
        """Where its bills (efectos) are booked, if apart."""
        return f"431{self.code}" if self.index == Role.TWO_ACCOUNTS else None


def code_of(index: int) -> CustomerCode:
    return CustomerCode(f"{index + 1:05d}")


class People:
    """Any customer by its index, made when asked for and remembered for a while."""

    def __init__(self, seed: int, count: int) -> None:
        self.count = count
        self._seed = seed
        self.customer = lru_cache(REMEMBERED)(self._make)

    def _make(self, index: int) -> Customer:
        luck = chance(self._seed, "customer", index)
        role = Role(index) if index < len(Role) else None
        fiscal = _fiscal(role, luck)
        who = identity(index, fiscal, luck)
        country = {Fiscal.INTRA_EU: "PT", Fiscal.EXPORT: "AD"}.get(fiscal, "ES")
        return Customer(
            index=index,
            name=who.name,
            trade_name=who.trade_name,
            tax_id=who.tax_id,
            street=f"{luck.choice(names().streets)}, {luck.randint(1, 180)}",
            town=_town(fiscal, luck),
            country=country,
            phone=f"+34 9{luck.randint(10, 88)} 000 {luck.randint(0, 999):03d}",
            representative=luck.choice(names().representatives) if happens(luck, 0.9) else None,
            tariffs=_tariffs(role, who.tariff, luck),
            terms=_terms(role, luck),
            fiscal=fiscal,
            habit=_habit(role, luck),
            credit_limit=_credit_limit(role, luck),
            order_discounts=_order_discounts(role, luck),
            monthly=role is Role.MONTHLY or (role is None and happens(luck, 0.06)),
            grouped=role in {Role.MONTHLY, Role.TWO_ACCOUNTS} or (role is None and happens(luck, 0.04)),
        )


def _fiscal(role: Role | None, luck: Random) -> Fiscal:
    if role is not None:
        return {
            Role.SURCHARGE: Fiscal.SURCHARGE,
            Role.EXEMPT: Fiscal.EXEMPT,
            Role.INTRA_EU: Fiscal.INTRA_EU,
            Role.EXPORT: Fiscal.EXPORT,
            Role.TERRITORY: Fiscal.TERRITORY,
        }.get(role, Fiscal.DOMESTIC)
    others = (Fiscal.EXEMPT, Fiscal.INTRA_EU, Fiscal.EXPORT, Fiscal.TERRITORY)
    return luck.choices((Fiscal.DOMESTIC, Fiscal.SURCHARGE, *others), (80, 14, 1, 2, 1, 2))[0]


def _town(fiscal: Fiscal, luck: Random) -> Town:
    if fiscal is Fiscal.INTRA_EU:
        return luck.choice((Town("Porto", "Porto", "4000-001"), Town("Lisboa", "Lisboa", "1000-001")))
    if fiscal is Fiscal.EXPORT:
        return Town("Andorra la Vella", "Andorra la Vella", "AD500")
    return luck.choice(names().islands if fiscal is Fiscal.TERRITORY else names().towns)


def _tariffs(role: Role | None, own: str, luck: Random) -> tuple[str, ...]:
    if role is Role.BUYER:
        return ("USD", "ANT", "NET", "OBR", "INS")
    if role is Role.SECOND:
        return ("NET", "MAY")
    if role in {Role.VARIOUS_ONE, Role.VARIOUS_TWO}:
        return ()
    last = ("OBR", "INS") if own == "OBR" else (own,)
    return ("NET", *last) if happens(luck, 0.35) else last


def _terms(role: Role | None, luck: Random) -> Terms:
    chosen = luck.choice(TERMS)
    if role is None:
        return chosen
    fixed = {Role.BUYER: THREE, Role.SECOND: TWO, Role.CASH: CASH, Role.INTRA_EU: TRANSFER, Role.EXPORT: TRANSFER}
    return fixed.get(role, ONE)


def _habit(role: Role | None, luck: Random) -> Habit:
    if role is None:
        return luck.choices((Habit.USUAL, Habit.STOPPED), (97, 3))[0]
    special = {
        Role.SECOND: Habit.PARTLY,
        Role.PAST_CREDIT: Habit.STOPPED,
        Role.RETURNING: Habit.RETURNS,
        Role.TWO_ACCOUNTS: Habit.SLOW,
    }
    return special.get(role, Habit.USUAL)


def _credit_limit(role: Role | None, luck: Random) -> int | None:
    if role is None:
        euros = luck.choice((None, 3_000, 6_000, 12_000, 30_000, 60_000))
        return euros and euros * CENTS
    return {Role.BUYER: 500_000 * CENTS, Role.PAST_CREDIT: 300 * CENTS, Role.GROUP_NORTH: 60_000 * CENTS}.get(role)


def _order_discounts(role: Role | None, luck: Random) -> tuple[int, int]:
    if role is Role.BUYER:
        return (200, 100)
    if role is not None:
        return (0, 0)
    return luck.choices(((0, 0), (100, 0), (200, 0), (300, 100)), (85, 7, 5, 3))[0]
