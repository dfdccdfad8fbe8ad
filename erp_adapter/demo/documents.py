"""What does an invoice say, and what does it leave to be paid and posted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from erp_adapter.demo.customers import COMPANY_TAX_ID, CURRENCY
from erp_adapter.demo.figures import CENTS, PERCENT, PRICE, QUANTITY, WHOLE, Rates, Totals, half_up, totals
from erp_adapter.demo.ledger import posting
from erp_adapter.demo.people import Customer
from erp_adapter.demo.roles import Fiscal, Role
from erp_adapter.demo.taxes import NO_TAX, tax_name
from erp_adapter.demo.timeline import Timeline, iso
from erp_adapter.demo.writer import Row

ORDERS, SERVICES, RECTIFYING, FOREIGN = "F", "S", "R", "D"
# Days before today since when invoices carry a verification address, and since when records of them are sent.
VERIFIABLE, SENT = 240, 180
SMALL = 30 * CENTS
# An exchange rate is ten-thousandths of the other currency for a euro.
EXCHANGE = 10_000
VERIFICATION = "https://prewww2.aeat.es/wlpl/TIKE-CONT/ValidarQR"

MENTIONS = {
    Fiscal.EXEMPT: "Operación exenta, art. 22 de la Ley 37/1992.",
    Fiscal.INTRA_EU: "Entrega intracomunitaria exenta, art. 25 de la Ley 37/1992.",
    Fiscal.EXPORT: "Exportación exenta, art. 21 de la Ley 37/1992.",
    Fiscal.TERRITORY: "Entrega con destino a Canarias exenta, art. 21 de la Ley 37/1992.",
}
EXCLUSIONS = {Fiscal.INTRA_EU: "INTRA_EU", Fiscal.EXPORT: "IMPORT_EXPORT", Fiscal.TERRITORY: "TERRITORY"}


class Numbering:
    """Numbers a series has used: they run without a gap within its year."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, int], int] = {}

    def next(self, series: str, day: date) -> str:
        number = self._last.get((series, day.year), 0) + 1
        self._last[series, day.year] = number
        return f"{series}{day:%y}-{number:06d}"


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """Quantity in thousandths, price in millionths, discounts in hundredths of a point, net in cents."""

    product_code: str | None
    description: str
    quantity: int
    price: int
    discounts: tuple[int, int]
    net: int
    rates: Rates
    out_of_pocket: bool = False


@dataclass(frozen=True)
class Invoice:
    """One invoice as issued. `exclusion` is why it is left out of the 347, None where it counts; `exchange` is the day's."""

    number: str
    day: date
    customer: Customer
    lines: tuple[InvoiceLine, ...]
    operation_day: date | None = None
    discounts: tuple[int, int] = (0, 0)
    charges: int = 0
    charges_rates: Rates = NO_TAX
    orders: tuple[str, ...] = ()
    rectifies: str | None = None
    withholding_rate: int = 0
    exclusion: str | None = None
    reverse_charge: bool = False
    mentions: str | None = None
    cash_basis: bool = False
    currency: str = CURRENCY
    exchange: int = EXCHANGE

    @cached_property
    def taxed(self) -> Totals:
        """Money laid out for the customer is no base of any tax."""
        lines = ((line.rates, line.net) for line in self.lines if not line.out_of_pocket)
        return totals(lines, self.discounts, self.charges, self.charges_rates)

    @cached_property
    def laid_out(self) -> int:
        return sum(line.net for line in self.lines if line.out_of_pocket)

    @property
    def total(self) -> int:
        return self.taxed.total + self.laid_out

    @cached_property
    def withholding(self) -> int:
        return half_up(self.taxed.net * self.withholding_rate, WHOLE)

    @property
    def owed(self) -> int:
        return self.total - self.withholding

    def in_euros(self, amount: int) -> int:
        return half_up(amount * EXCHANGE, self.exchange)


def invoice_rows(invoice: Invoice, timeline: Timeline) -> Iterator[tuple[str, Row]]:
    """An invoice's rows, each with its table; what is owed and posted waits in the work tables."""
    yield "invoice", _invoice_row(invoice, timeline)
    for position, line in enumerate(invoice.lines, 1):
        yield "invoice_line", _line_row(invoice, position, line)
    for group in invoice.taxed.groups:
        yield (
            "invoice_tax",
            {
                "invoice_number": invoice.number,
                "name": tax_name(group.rate),
                "regime": "IVA",
                "rate": group.rate / PERCENT,
                "base": group.base / CENTS,
                "tax": group.tax / CENTS,
                "surcharge_rate": group.surcharge_rate / PERCENT,
                "surcharge": group.surcharge / CENTS,
            },
        )
    for order in invoice.orders:
        yield "invoice_order", {"invoice_number": invoice.number, "order_number": order}
    for row in _due_rows(invoice):
        yield "due", row
    # The customer's account is in euros: what is owed in another currency stands in none that the office shows.
    if invoice.currency != CURRENCY:
        return
    concept = f"{'Abono' if invoice.rectifies else 'N/Fra.'} {invoice.number}"
    yield (
        "posting",
        posting(
            invoice.customer,
            invoice.customer.account,
            invoice.day,
            invoice.number,
            concept,
            invoice.owed,
            document=invoice.number,
            invoice=invoice.number,
        ),
    )


def _invoice_row(invoice: Invoice, timeline: Timeline) -> Row:
    customer, age = invoice.customer, (timeline.today - invoice.day).days
    exclusion = invoice.exclusion or EXCLUSIONS.get(customer.fiscal)
    mentions = [text for text in (invoice.mentions, _tax_mention(invoice), _exchange_mention(invoice)) if text]
    return {
        "number": invoice.number,
        "series": invoice.number[0],
        "kind": "RECTIFYING" if invoice.rectifies else "INVOICE",
        "date": invoice.day.isoformat(),
        "operation_date": iso(invoice.operation_day),
        "customer_code": customer.code,
        "customer_name": customer.name,
        "customer_tax_id": _printed_tax_id(invoice),
        "customer_street": customer.street,
        "customer_city": customer.town.name,
        "customer_postal_code": customer.town.postal_code,
        "customer_province": customer.town.province,
        "customer_country": customer.country,
        "discount_1": invoice.discounts[0] / PERCENT,
        "discount_2": invoice.discounts[1] / PERCENT,
        "charges": invoice.charges / CENTS,
        "net": (invoice.taxed.net + invoice.laid_out) / CENTS,
        "total": invoice.total / CENTS,
        "withholding": invoice.withholding / CENTS,
        "currency": invoice.currency,
        "rectifies_number": invoice.rectifies,
        "declaration_model": None if exclusion else "M347",
        "exclusion_reason": exclusion,
        "reverse_charge": invoice.reverse_charge,
        "cash_basis": invoice.cash_basis,
        "mentions": "\n".join(mentions) or None,
        "verification_url": _verification(invoice) if age <= VERIFIABLE else None,
        "verifactu": age <= SENT,
    }


def _tax_mention(invoice: Invoice) -> str | None:
    if any(group.surcharge for group in invoice.taxed.groups):
        return "Recargo de equivalencia."
    return MENTIONS.get(invoice.customer.fiscal)


def _exchange_mention(invoice: Invoice) -> str | None:
    """The tax is said in euros whatever the currency is (RD 1619/2012, art. 12)."""
    if invoice.currency == CURRENCY:
        return None
    tax = invoice.in_euros(invoice.taxed.total - invoice.taxed.net)
    figures = f"{tax / CENTS:.2f} {CURRENCY}, al cambio de {invoice.exchange / EXCHANGE:.4f}".replace(".", ",")
    return f"Cuota de IVA: {figures} {invoice.currency} por euro."


def _printed_tax_id(invoice: Invoice) -> str:
    """One customer's id was long typed with hyphens and the country before it."""
    tax_id = invoice.customer.tax_id
    if invoice.customer.index == Role.BRANCH_OFFICE and invoice.day.month % 2:
        return f"ES-{tax_id[0]}-{tax_id[1:]}"
    return tax_id


def _verification(invoice: Invoice) -> str:
    amount = f"{invoice.in_euros(invoice.total) / CENTS:.2f}"
    return (
        f"{VERIFICATION}?nif={COMPANY_TAX_ID}&numserie={invoice.number}&fecha={invoice.day:%d-%m-%Y}&importe={amount}"
    )


def _line_row(invoice: Invoice, position: int, line: InvoiceLine) -> Row:
    return {
        "invoice_number": invoice.number,
        "position": position,
        "product_code": line.product_code,
        "description": line.description,
        "quantity": line.quantity / QUANTITY,
        "unit_price": line.price / PRICE,
        "discount_1": line.discounts[0] / PERCENT,
        "discount_2": line.discounts[1] / PERCENT,
        "net": line.net / CENTS,
        "tax_rate": line.rates[0] / PERCENT,
        "out_of_pocket": line.out_of_pocket,
    }


def _due_rows(invoice: Invoice) -> Iterator[Row]:
    """As many due dates as the customer's terms have, but one for small amounts and for credits."""
    terms, owed = invoice.customer.terms, invoice.owed
    days = terms.days if owed > SMALL else terms.days[:1]
    for number, after in enumerate(days, 1):
        share = owed // len(days)
        yield {
            "customer": invoice.customer.index,
            "number": f"{invoice.number}-{number}",
            "day": invoice.day.isoformat(),
            "due_day": (invoice.day + timedelta(days=after if owed > 0 else 0)).isoformat(),
            "amount": share if number > 1 else owed - share * (len(days) - 1),
            "invoice": invoice.number,
            "currency": invoice.currency,
        }
