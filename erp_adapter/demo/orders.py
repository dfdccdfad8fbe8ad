"""What was ordered, when and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto
from random import Random

from erp_adapter.demo.catalogue import Catalogue, Product
from erp_adapter.demo.chance import chance, happens
from erp_adapter.demo.customers import address_count
from erp_adapter.demo.figures import CENTS, PERCENT, PRICE, QUANTITY, Rates, line_net, totals
from erp_adapter.demo.people import Customer, People
from erp_adapter.demo.prices import CENT, percentage, reduced
from erp_adapter.demo.roles import Fiscal, Role
from erp_adapter.demo.taxes import GENERAL, NO_TAX, rates_on
from erp_adapter.demo.timeline import Timeline, after_weekdays, iso
from erp_adapter.demo.writer import Row

FIRST_NUMBER = 2_400_001
FRESH = timedelta(days=40)
# Customers that are no longer active bought until then.
LEFT_BEFORE = timedelta(days=400)
USUAL_SLOTS = 40
DEAR = 60 * PRICE
YEARLY_RISE = 300
CUT_TO_MEASURE = "Corte a medida y preparación de material"
NOTES = (
    "Entregar antes de las 10:00.",
    "Avisar por teléfono media hora antes de la entrega.",
    "Dejar en el almacén, preguntar por el encargado.",
    "Servir completo, por favor; no enviar por partes.",
    "Material para obra: etiquetar con nuestra referencia.",
    "Recogerá el transportista del cliente.",
)

# Who orders again and again whatever the scale, and each state at least once by those whom a demo shows.
# The one invoiced by the month comes twice running, so that an invoice holds several orders.
REGULARS = sorted([*(set(Role) - {Role.TENANT, Role.SCRAP_DEALER}), Role.MONTHLY])
SHOWN = (Role.BUYER, Role.SECOND, Role.BUYER, Role.GROUP_NORTH, Role.PAST_CREDIT, Role.TWO_ACCOUNTS, Role.GROUP_SOUTH)


class Fate(Enum):
    """What became of an order."""

    SUBMITTED = auto()
    CONFIRMED = auto()
    PARTLY_SERVED = auto()
    SERVED = auto()
    PART_INVOICED = auto()
    INVOICED = auto()
    CLOSED = auto()
    CANCELLED = auto()


FATES_OF_A_WEEK = (Fate.SUBMITTED, Fate.CONFIRMED, Fate.PARTLY_SERVED, Fate.CANCELLED)


@dataclass(frozen=True, slots=True)
class Line:
    """Quantity in thousandths, price in millionths, discounts in hundredths of a point, net in cents."""

    product: Product | None
    description: str
    quantity: int
    price: int
    discounts: tuple[int, int]
    net: int
    tax_code: str
    rates: Rates

    @property
    def product_code(self) -> str | None:
        return self.product.code if self.product else None

    @property
    def step(self) -> int:
        return self.product.step if self.product else self.quantity


@dataclass(frozen=True, slots=True)
class Order:
    number: str
    customer: Customer
    moment: datetime
    fate: Fate
    lines: tuple[Line, ...]
    discounts: tuple[int, int]
    charges: int
    charges_rates: Rates

    @property
    def day(self) -> date:
        return self.moment.date()


class OrderBook:
    """Any order by its index; they are numbered in the order of their submission."""

    def __init__(self, seed: int, count: int, people: People, catalogue: Catalogue, timeline: Timeline) -> None:
        self.count = count
        self._seed = seed
        self._people = people
        self._catalogue = catalogue
        self._timeline = timeline
        # Far enough apart to fall in the last weeks, whatever the scale.
        self._shown_apart = max(1, count // 2_000)
        self._regular_apart = max(3, count // 3_000)

    @property
    def last_number(self) -> int:
        return FIRST_NUMBER + self.count - 1

    def order(self, index: int, luck: Random) -> Order:
        moment = self._timeline.moment(index, self.count)
        shown = self._shown(index)
        customer = self._people.customer(shown[0] if shown else self._buyer(index, moment.date(), luck))
        fate = shown[1] if shown else self._fate(moment.date(), luck)
        several = fate in {Fate.PARTLY_SERVED, Fate.PART_INVOICED, Fate.CLOSED}
        lines = tuple(self._lines(customer, moment.date(), 2 if several else 1, luck))
        charges = luck.choice((650, 890, 1200, 1850)) if self._pays_carriage(customer, luck) else 0
        return Order(
            number=str(FIRST_NUMBER + index),
            customer=customer,
            moment=moment,
            fate=fate,
            lines=lines,
            discounts=customer.order_discounts,
            charges=charges,
            charges_rates=NO_TAX if customer.untaxed else (rates_on(GENERAL, moment.date())[0], 0),
        )

    def luck(self, index: int) -> Random:
        return chance(self._seed, "order", index)

    def _shown(self, index: int) -> tuple[Role, Fate] | None:
        place, rest = divmod(self.count - 1 - index, self._shown_apart)
        fates = tuple(Fate)
        if rest or place >= len(SHOWN) * len(fates):
            return None
        return SHOWN[place // len(fates)], fates[place % len(fates)]

    def _buyer(self, index: int, day: date, luck: Random) -> int:
        recent = day >= self._timeline.today - LEFT_BEFORE
        place, rest = divmod(index, self._regular_apart)
        if not rest:
            role = REGULARS[place % len(REGULARS)]
            began = role is not Role.PURGED or day.year > self._timeline.start.year
            return role if began and not (recent and role is Role.INACTIVE) else Role.SECOND
        buyer = len(Role) + int((self._people.count - len(Role)) * luck.random() ** 1.5)
        # Of two neighbours one at least is active.
        return buyer if self._people.customer(buyer).active or not recent else buyer - 1

    def _fate(self, day: date, luck: Random) -> Fate:
        age = self._timeline.today - day
        if age > FRESH:
            return luck.choices((Fate.INVOICED, Fate.CANCELLED, Fate.CLOSED), (93, 4, 3))[0]
        if age < timedelta(days=7):
            return luck.choices(FATES_OF_A_WEEK, (40, 40, 18, 2))[0]
        return luck.choices(tuple(Fate), (2, 8, 12, 10, 12, 50, 3, 3))[0]

    def _lines(self, customer: Customer, day: date, least: int, luck: Random) -> Iterator[Line]:
        count = max(least, 1 + int(luck.expovariate(0.22)))
        slots = luck.sample(range(USUAL_SLOTS), min(count, USUAL_SLOTS))
        seen = set()
        for slot in slots:
            product = self._catalogue.usual(customer.index, slot)
            if happens(luck, 0.2):
                product = self._catalogue.usual(luck.randrange(self._catalogue.count), slot)
            if product.index in seen:
                continue
            seen.add(product.index)
            yield self._line(customer, day, product, luck)
        if happens(luck, 0.02) or len(seen) < least:
            yield _free_line(customer, day, luck)

    def _line(self, customer: Customer, day: date, product: Product, luck: Random) -> Line:
        quantity = product.least + luck.choice((0, 0, 1, 1, 2, 3, 4, 9, 11)) * product.step
        if product.base_price < PRICE:
            quantity *= 10
        elif product.base_price > DEAR:
            quantity = product.least
        price = reduced(product.base_price, YEARLY_RISE * self._timeline.years_ago(day))
        discounts = (percentage(customer), 500 if happens(luck, 0.1) else 0)
        return Line(
            product,
            product.name,
            quantity,
            price,
            discounts,
            line_net(quantity, price, discounts),
            product.tax_code,
            line_rates(customer, product.tax_code, day),
        )

    def _pays_carriage(self, customer: Customer, luck: Random) -> bool:
        return happens(luck, 0.25) and customer.fiscal is not Fiscal.SURCHARGE and not customer.monthly


def line_rates(customer: Customer, tax_code: str, day: date) -> Rates:
    """What a customer bears on a day: the surcharge where it is a retailer's, nothing where it is exempt."""
    if customer.untaxed:
        return NO_TAX
    rate, surcharge = rates_on(tax_code, day)
    return rate, surcharge if customer.fiscal is Fiscal.SURCHARGE else 0


def _free_line(customer: Customer, day: date, luck: Random) -> Line:
    price = luck.choice((4, 6, 9, 15)) * PRICE + 50 * CENT
    rates = line_rates(customer, GENERAL, day)
    return Line(None, CUT_TO_MEASURE, QUANTITY, price, (0, 0), line_net(QUANTITY, price, ()), GENERAL, rates)


def order_row(order: Order, luck: Random) -> Row:
    summed = totals(
        ((line.rates, line.net) for line in order.lines), order.discounts, order.charges, order.charges_rates
    )
    wanted = after_weekdays(order.day, luck.randint(2, 12)) if happens(luck, 0.4) else None
    return {
        "number": order.number,
        "customer_code": order.customer.code,
        "submitted_at": f"{order.moment:%Y-%m-%d %H:%M:%S.%f}",
        "requested_date": iso(wanted),
        "reference": _reference(order, luck),
        "notes": luck.choice(NOTES) if happens(luck, 0.12) else None,
        "address_code": str(luck.randint(1, address_count(order.customer))) if happens(luck, 0.8) else None,
        "cancelled": order.fate is Fate.CANCELLED,
        "confirmed": order.fate not in {Fate.SUBMITTED, Fate.CANCELLED},
        "discount_1": order.discounts[0] / PERCENT,
        "discount_2": order.discounts[1] / PERCENT,
        "charges": order.charges / CENTS,
        "charges_tax_rate": order.charges_rates[0] / PERCENT if order.charges and order.charges_rates[0] else None,
        "net": summed.net / CENTS,
        "total": summed.total / CENTS,
        "currency": "EUR",
    }


def _reference(order: Order, luck: Random) -> str | None:
    if happens(luck, 0.45):
        return None
    kind = luck.choice(("PED", "OBRA", "OC", "REF"))
    return f"{kind}-{order.day:%y}/{luck.randint(1, 9_999):04d}"
