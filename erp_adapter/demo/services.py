"""What was invoiced without an order: work, rents, scrap, and what the tax rules treat apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from erp_adapter.demo.chance import chance
from erp_adapter.demo.customers import CURRENCY
from erp_adapter.demo.documents import FOREIGN, SERVICES, Invoice, InvoiceLine, Numbering
from erp_adapter.demo.figures import CENTS, PRICE, QUANTITY, Rates, line_net
from erp_adapter.demo.people import Customer, People
from erp_adapter.demo.roles import Role
from erp_adapter.demo.taxes import GENERAL, NO_TAX, rates_on
from erp_adapter.demo.timeline import Timeline, months

RENT_WITHHOLDING = 1900
DOLLARS = 10_850
WORK = (
    "Mano de obra de instalación",
    "Puesta en marcha de equipo",
    "Transporte especial con grúa",
    "Curso de montaje en sala",
    "Reparación de herramienta",
)
REVERSED = "Inversión del sujeto pasivo, art. 84.Uno.2.º de la Ley 37/1992."
MARKED = (
    ("Regularización de rappel de compras", "MANUAL", None),
    ("Indemnización por daños en depósito", "NOT_SUBJECT", "Operación no sujeta, art. 78.Tres de la Ley 37/1992."),
    ("Arrendamiento declarado en otro modelo", "OTHER_MODEL", None),
    ("Formación profesional reglada", "EXEMPT", "Operación exenta, art. 20.Uno.9.º de la Ley 37/1992."),
)


def service_invoices(
    seed: int, a_month: int, people: People, timeline: Timeline, numbering: Numbering
) -> Iterator[Invoice]:
    """In the order of their dates: each month the rents and the like, and `a_month` for work done.

    The last two months have an invoice each to the buyer: in dollars, and by the rules of cash accounting.
    """
    first_days = months(timeline.start, timeline.yesterday)
    buyers = dict(zip(first_days[-2:], _of_buyer(first_days[-2:], people.customer(Role.BUYER)), strict=True))
    for first_day in first_days:
        own = [buyers[first_day]] if first_day in buyers else []
        for draft in (*_monthly(seed, first_day, people), *own, *_work(seed, first_day, a_month, people)):
            if draft.day <= timeline.yesterday:
                series = SERVICES if draft.currency == CURRENCY else FOREIGN
                yield replace(draft, number=numbering.next(series, draft.day))


def _of_buyer(days: Sequence[date], buyer: Customer) -> Iterator[Invoice]:
    """An invoice in dollars on the first of these days, one of cash accounting on the other, still without numbers."""
    earlier, later = days
    hours = _line("Asistencia técnica, tarifa en dólares (hora)", 12, 145 * CENTS, _general(earlier))
    yield Invoice("", earlier, buyer, (hours,), currency="USD", exchange=DOLLARS)
    work = _line("Mantenimiento de herramienta en obra (hora)", 6, 42 * CENTS, _general(later))
    yield Invoice("", later, buyer, (work,), cash_basis=True)


def _monthly(seed: int, day: date, people: People) -> Iterator[Invoice]:
    """What is invoiced on the first of each month, still without a number."""
    luck, general = chance(seed, "monthly", day.isoformat()), _general(day)

    def draft(role: Role, *lines: InvoiceLine) -> Invoice:
        return Invoice(number="", day=day, customer=people.customer(role), lines=lines)

    rent = draft(Role.TENANT, _line("Alquiler de nave, mensualidad", 1, 900 * CENTS, general))
    yield replace(rent, withholding_rate=RENT_WITHHOLDING, exclusion="WITHHOLDING")
    yield draft(Role.CASH, _line("Instalación y montaje en tienda", 8, 78 * CENTS, general))
    yield draft(
        Role.OUT_OF_POCKET,
        _line("Gestión de licencia y boletín", 1, 50 * CENTS, general),
        _line("Suplido: tasas municipales", 1, 36 * CENTS, NO_TAX, out_of_pocket=True),
    )
    scrap = draft(Role.SCRAP_DEALER, _line("Chatarra de cobre y latón (kg)", luck.randint(40, 300), 580, NO_TAX))
    yield replace(scrap, reverse_charge=True, mentions=REVERSED)
    text, exclusion, mentions = MARKED[day.month % len(MARKED)]
    marked = draft(Role.MANUAL, _line(text, 1, luck.randint(90, 900) * CENTS, NO_TAX if mentions else general))
    yield replace(marked, exclusion=exclusion, mentions=mentions)


def _work(seed: int, first_day: date, count: int, people: People) -> Iterator[Invoice]:
    """Work done for customers who bear the tax, over the month, still without a number."""
    luck, others = chance(seed, "work", first_day.isoformat()), people.count - len(Role)
    for place in range(count):
        day, index = first_day + timedelta(days=place * 28 // count), luck.randrange(others)
        while people.customer(len(Role) + index).untaxed:
            index = (index + 1) % others
        price = luck.choice((28, 32, 36, 45)) * CENTS
        line = _line(luck.choice(WORK), luck.randint(1, 12), price, _general(day))
        yield Invoice(number="", day=day, customer=people.customer(len(Role) + index), lines=(line,))


def _general(day: date) -> Rates:
    """Services bear no surcharge, whoever buys them."""
    return rates_on(GENERAL, day)[0], 0


def _line(text: str, quantity: int, price: int, rates: Rates, *, out_of_pocket: bool = False) -> InvoiceLine:
    """`price` in cents, `quantity` in whole units."""
    thousandths, millionths = quantity * QUANTITY, price * PRICE // CENTS
    net = line_net(thousandths, millionths, ())
    return InvoiceLine(None, text, thousandths, millionths, (0, 0), net, rates, out_of_pocket)
