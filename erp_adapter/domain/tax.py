"""Which tax a line of an order bears."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import TaxCode
from erp_adapter.domain.validity import first_day, in_force


class TaxRegime(StrEnum):
    """Spain's two: IVA, and IGIC in the Canary Islands."""

    IVA = "IVA"
    IGIC = "IGIC"


@dataclass(frozen=True, slots=True)
class TaxRate:
    """A rate and its recargo de equivalencia, as percentages, between two days."""

    code: TaxCode
    name: str
    regime: TaxRegime
    rate: Decimal
    surcharge_rate: Decimal
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class LineTax:
    """What one line bears: percentages, both 0 where it bears nothing."""

    name: str
    rate: Decimal
    surcharge_rate: Decimal


EXEMPT = LineTax("Exento", Decimal(0), Decimal(0))
NO_TAX = LineTax("Sin impuesto", Decimal(0), Decimal(0))


def rate_on(rates: Iterable[TaxRate], day: date) -> TaxRate | None:
    """Choose among the rates of one tax code the one of a day: of several in force, the one that began last.

    >>> old = TaxRate(TaxCode("G"), "IVA 18 %", TaxRegime.IVA, Decimal(18), Decimal(4), None, date(2012, 8, 31))
    >>> new = TaxRate(TaxCode("G"), "IVA 21 %", TaxRegime.IVA, Decimal(21), Decimal("5.2"), date(2012, 9, 1), None)
    >>> [rate.name for day in (31, 32) if (rate := rate_on([old, new], date.fromordinal(734715 + day)))]
    ['IVA 18 %', 'IVA 21 %']
    >>> rate_on([new], date(2012, 8, 31)) is None
    True
    """
    return max(in_force(rates, day), key=first_day, default=None)


def line_tax(rate: TaxRate | None, *, surcharge: bool, exempt: bool) -> LineTax:
    """Say what a customer bears on a line.

    `exempt` customers bear nothing; the surcharge is for customers marked with `surcharge`, and IVA alone has one.
    Without a rate in force nothing is added.

    >>> iva = TaxRate(TaxCode("G"), "IVA 21 %", TaxRegime.IVA, Decimal(21), Decimal("5.2"), None, None)
    >>> line_tax(iva, surcharge=True, exempt=False)
    LineTax(name='IVA 21 %', rate=Decimal('21'), surcharge_rate=Decimal('5.2'))
    >>> line_tax(iva, surcharge=True, exempt=True).rate
    Decimal('0')
    """
    if exempt:
        return EXEMPT
    if rate is None:
        return NO_TAX
    surcharged = surcharge and rate.regime is TaxRegime.IVA
    return LineTax(rate.name, rate.rate, rate.surcharge_rate if surcharged else Decimal(0))
