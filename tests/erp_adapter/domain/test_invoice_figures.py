"""What of an invoice does not add up is told, and nothing else is."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.invoice_figures import Figures, FiguresLine, FiguresTax, figure_faults
from erp_adapter.domain.totals import TaxRounding

D = Decimal


def line(net: str, rate: int = 21, *, out_of_pocket: bool = False) -> FiguresLine:
    return FiguresLine(D(1), D(net), (), D(net), D(rate), out_of_pocket)


def tax(rate: int, base: str, amount: str, surcharge_rate: str = "0", surcharge: str = "0") -> FiguresTax:
    return FiguresTax(D(rate), D(base), D(amount), D(surcharge_rate), D(surcharge))


GOOD = Figures(
    number=InvoiceNumber("F-1"),
    discounts=(D(10), D(5)),
    charges=D("6.00"),
    net=D("176.45"),
    total=D("202.63"),
    withholding=D("10.00"),
    lines=(line("100.00"), line("50.00", 4), line("7.25", 4), line("36.00", 0, out_of_pocket=True)),
    taxes=(tax(21, "91.50", "19.22", "5.2", "4.76"), tax(4, "48.95", "1.96", "0.5", "0.24")),
    dues=(D("100.00"), D("92.63")),
)


def faults(invoice: Figures, rounding: TaxRounding = TaxRounding.PER_GROUP) -> list[str]:
    return [each.fault.name for each in figure_faults(invoice, rounding=rounding)]


def test_an_invoice_with_discounts_charges_surcharge_and_money_laid_out_adds_up() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"lines": (replace(line("100.00"), net=D("99.99")), *GOOD.lines[1:])}, ["LINE", "BASES"]),
        ({"charges": D("6.01")}, ["BASES"]),
        ({"charges": D(0)}, ["BASES"]),
        ({"discounts": ()}, ["BASES"]),
        ({"taxes": (tax(21, "91.50", "19.23", "5.2", "4.75"), GOOD.taxes[1])}, ["TAX"]),
        ({"taxes": GOOD.taxes[:1]}, ["BASES", "NET", "TOTAL"]),
        ({"net": D("176.46")}, ["NET", "TOTAL"]),
        ({"total": D("202.62")}, ["TOTAL", "DUES"]),
        ({"withholding": D(0)}, ["DUES"]),
        ({"dues": (D("1.00"),)}, ["DUES"]),
        ({"dues": ()}, []),
    ],
    ids=str,
)
def test_each_figure_that_is_wrong_is_told_once(changed: dict[str, Any], found: list[str]) -> None:
    assert faults(replace(GOOD, **changed)) == found


def test_a_tax_rounded_line_by_line_may_differ_by_its_lines_halves_of_a_cent() -> None:
    lines = (line("6097.74"), line("6097.74"))
    by_line = replace(
        GOOD,
        discounts=(),
        charges=D(0),
        net=D("12195.48"),
        total=D("14756.54"),
        withholding=D(0),
        lines=lines,
        taxes=(tax(21, "12195.48", "2561.06"),),
        dues=(),
    )
    assert faults(by_line, TaxRounding.PER_LINE) == []
    assert faults(by_line) == ["TAX"]
    far = replace(by_line, total=D("14756.58"), taxes=(tax(21, "12195.48", "2561.10"),))
    assert faults(far, TaxRounding.PER_LINE) == ["TAX"]


def test_rows_of_one_rate_with_and_without_surcharge_are_looked_at_together() -> None:
    both = replace(
        GOOD,
        discounts=(),
        charges=D(0),
        net=D("30.00"),
        total=D("36.82"),
        withholding=D(0),
        lines=(line("10.00"), line("20.00")),
        taxes=(tax(21, "10.00", "2.10", "5.2", "0.52"), tax(21, "20.00", "4.20")),
        dues=(),
    )
    assert faults(both) == []
