"""Whether what an invoice says adds up: its lines, its tax rows, its total and its due dates."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.money import CENT, after_discounts, cents, line_net, percent_of
from erp_adapter.domain.totals import TaxRounding


class FigureFault(StrEnum):
    """What of an invoice does not add up."""

    LINE = "a line's net is not quantity × price less its discounts"
    BASES = "the bases of a rate are not what its lines come to"
    TAX = "a tax is not its rate of its base"
    NET = "the net is not the bases and what was laid out"
    TOTAL = "the total is not the net, the taxes and the surcharges"
    DUES = "the due dates are not the total less the withholding"


@dataclass(frozen=True, slots=True)
class FiguresLine:
    quantity: Decimal
    unit_price: Decimal
    discounts: tuple[Decimal, ...]
    net: Decimal
    tax_rate: Decimal
    out_of_pocket: bool


@dataclass(frozen=True, slots=True)
class FiguresTax:
    rate: Decimal
    base: Decimal
    tax: Decimal
    surcharge_rate: Decimal
    surcharge: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """An invoice's stored figures; `dues` are the amounts of its due dates, none where the ERP keeps none of it."""

    number: InvoiceNumber
    discounts: tuple[Decimal, ...]
    charges: Decimal
    net: Decimal
    total: Decimal
    withholding: Decimal
    lines: tuple[FiguresLine, ...]
    taxes: tuple[FiguresTax, ...]
    dues: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class InvoiceFault:
    """The first figure of its kind that is wrong: what the invoice says, and what the rest of it comes to."""

    number: InvoiceNumber
    fault: FigureFault
    stored: Decimal
    expected: Decimal


def figure_faults(invoice: Figures, *, rounding: TaxRounding) -> list[InvoiceFault]:
    """List what does not add up, one entry a kind. It is told, and never put right: the document was issued so.

    >>> line = FiguresLine(Decimal(2), Decimal("50.00"), (), Decimal("100.00"), Decimal(21), False)
    >>> tax = FiguresTax(Decimal(21), Decimal("100.00"), Decimal("21.01"), Decimal(0), Decimal(0))
    >>> invoice = Figures(
    ...     InvoiceNumber("F-1"), (), Decimal(0), Decimal("100.00"), Decimal("121.01"), Decimal(0), (line,), (tax,), ()
    ... )
    >>> [(each.fault.name, str(each.stored), str(each.expected)) for each in figure_faults(
    ...     invoice, rounding=TaxRounding.PER_GROUP)]
    [('TAX', '21.01', '21.00')]
    """
    pairs = (
        (FigureFault.LINE, _lines(invoice)),
        (FigureFault.BASES, _bases(invoice)),
        (FigureFault.TAX, _taxes(invoice, rounding)),
        (FigureFault.NET, _net(invoice)),
        (FigureFault.TOTAL, _total(invoice)),
        (FigureFault.DUES, _dues(invoice)),
    )
    first = [(fault, next(wrong, None)) for fault, wrong in pairs]
    return [InvoiceFault(invoice.number, fault, *figures) for fault, figures in first if figures is not None]


Wrong = Iterator[tuple[Decimal, Decimal]]
"""What is stored, and what was to be expected."""


def _lines(invoice: Figures) -> Wrong:
    for line in invoice.lines:
        expected = line_net(line.quantity, line.unit_price, line.discounts)
        if line.net != expected:
            yield line.net, expected


def _bases(invoice: Figures) -> Wrong:
    """The charges go with one rate; which, the ERP does not say. Rows of one rate may differ in the surcharge."""
    stored: defaultdict[Decimal, list[Decimal]] = defaultdict(list)
    expected: defaultdict[Decimal, Decimal] = defaultdict(Decimal)
    for tax in invoice.taxes:
        stored[tax.rate].append(tax.base)
    for line in invoice.lines:
        if not line.out_of_pocket:
            expected[line.tax_rate] += after_discounts(line.net, invoice.discounts)
    charges = invoice.charges
    for rate in sorted({*stored, *expected}, reverse=True):
        base, of_lines = sum(stored[rate], Decimal("0.00")), cents(expected[rate])
        allowed = CENT * max(len(stored[rate]) - 1, 0)
        if charges and abs(base - of_lines - charges) <= allowed:
            charges = Decimal(0)
        elif abs(base - of_lines) > allowed:
            yield base, of_lines
    if charges:
        yield Decimal("0.00"), charges


def _taxes(invoice: Figures, rounding: TaxRounding) -> Wrong:
    for tax in invoice.taxes:
        lines = sum(line.tax_rate == tax.rate and not line.out_of_pocket for line in invoice.lines) + 1
        # Rounded line by line, each line may be half a cent off what the whole comes to.
        allowed = Decimal(0) if rounding is TaxRounding.PER_GROUP else CENT / 2 * (lines + 1)
        for stored, rate in ((tax.tax, tax.rate), (tax.surcharge, tax.surcharge_rate)):
            expected = cents(percent_of(tax.base, rate))
            if abs(stored - expected) > allowed:
                yield stored, expected


def _net(invoice: Figures) -> Wrong:
    laid_out = (line.net for line in invoice.lines if line.out_of_pocket)
    yield from _unless_equal(invoice.net, sum(laid_out, sum((tax.base for tax in invoice.taxes), Decimal("0.00"))))


def _total(invoice: Figures) -> Wrong:
    yield from _unless_equal(invoice.total, sum((tax.tax + tax.surcharge for tax in invoice.taxes), invoice.net))


def _dues(invoice: Figures) -> Wrong:
    if invoice.dues:
        yield from _unless_equal(sum(invoice.dues, Decimal("0.00")), invoice.total - invoice.withholding)


def _unless_equal(stored: Decimal, expected: Decimal) -> Wrong:
    if stored != expected:
        yield stored, expected
