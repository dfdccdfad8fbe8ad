"""What the lines of a document add up to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.money import after_discounts, cents, percent_of
from erp_adapter.domain.tax import NO_TAX, LineTax


class TaxRounding(StrEnum):
    """Whether the tax is rounded once for all lines of a rate, or line by line."""

    PER_GROUP = "per_group"
    PER_LINE = "per_line"


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A line's net, rounded, and the tax that it bears."""

    net: Decimal
    tax: LineTax


@dataclass(frozen=True, slots=True)
class TaxAmount:
    """The lines of one rate and surcharge rate."""

    name: str
    rate: Decimal
    base: Decimal
    tax: Decimal
    surcharge_rate: Decimal
    surcharge: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """`net` adds the bases up, `total` the taxes and surcharges too; the highest rate stands first."""

    net: Decimal
    taxes: tuple[TaxAmount, ...]
    total: Decimal


def order_totals(
    lines: Iterable[TotalLine],
    *,
    discounts: Sequence[Decimal],
    charges: Decimal = Decimal(0),
    charges_tax: LineTax | None = None,
    rounding: TaxRounding,
) -> Totals:
    """Add the lines up per (rate, surcharge rate).

    A group's base is Σ line net × Π(1 − document discounts) plus its charges, rounded once; the charges bear no
    document discount, and no tax where `charges_tax` is None. Under PER_LINE the charges count as a line.

    >>> line = TotalLine(Decimal("6097.74"), LineTax("IVA 21 %", Decimal(21), Decimal(0)))
    >>> [order_totals([line, line], discounts=(), rounding=rounding).taxes[0].tax for rounding in TaxRounding]
    [Decimal('2561.05'), Decimal('2561.06')]
    """
    groups: defaultdict[tuple[Decimal, Decimal], list[TotalLine]] = defaultdict(list)
    for line in lines:
        discounted = TotalLine(after_discounts(line.net, discounts), line.tax)
        groups[line.tax.rate, line.tax.surcharge_rate].append(discounted)
    if charges:
        tax = charges_tax or NO_TAX
        groups[tax.rate, tax.surcharge_rate].append(TotalLine(charges, tax))
    taxes = tuple(_tax_amount(groups[key], rounding) for key in sorted(groups, reverse=True))
    net = sum((group.base for group in taxes), Decimal("0.00"))
    return Totals(net, taxes, sum((group.tax + group.surcharge for group in taxes), net))


def _tax_amount(lines: list[TotalLine], rounding: TaxRounding) -> TaxAmount:
    base = cents(sum((line.net for line in lines), Decimal(0)))
    taxed = [base] if rounding is TaxRounding.PER_GROUP else [line.net for line in lines]
    tax = lines[0].tax
    return TaxAmount(
        name=tax.name,
        rate=tax.rate,
        base=base,
        tax=_rounded(taxed, tax.rate),
        surcharge_rate=tax.surcharge_rate,
        surcharge=_rounded(taxed, tax.surcharge_rate),
    )


def _rounded(amounts: list[Decimal], rate: Decimal) -> Decimal:
    return sum((cents(percent_of(amount, rate)) for amount in amounts), Decimal("0.00"))
