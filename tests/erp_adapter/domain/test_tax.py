"""Rates are dated data; who bears the surcharge, and who no tax."""

from datetime import date
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import TaxCode
from erp_adapter.domain.tax import EXEMPT, NO_TAX, LineTax, TaxRate, TaxRegime, line_tax, rate_on


def rate(
    percentage: str,
    start: date | None = None,
    end: date | None = None,
    *,
    regime: TaxRegime = TaxRegime.IVA,
    surcharge: str = "0",
) -> TaxRate:
    return TaxRate(TaxCode("G"), f"{regime} {percentage}", regime, Decimal(percentage), Decimal(surcharge), start, end)


OLD = rate("18", end=date(2012, 8, 31), surcharge="4")
NEW = rate("21", date(2012, 9, 1), surcharge="5.2")


@pytest.mark.parametrize("rates", [(OLD, NEW), (NEW, OLD)])
def test_a_rate_holds_from_its_first_to_its_last_day(rates: tuple[TaxRate, ...]) -> None:
    assert rate_on(rates, date(2012, 8, 31)) == OLD
    assert rate_on(rates, date(2012, 9, 1)) == NEW
    assert rate_on(rates, date(2026, 1, 1)) == NEW


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_rates_in_force_the_one_that_began_last_counts(order: int) -> None:
    open_ended = rate("18")
    later = rate("20", date(2010, 7, 1))
    assert rate_on([open_ended, later, NEW][::order], date(2011, 1, 1)) == later
    assert rate_on([open_ended, later, NEW][::order], date(2012, 9, 1)) == NEW


def test_no_rate_in_force_is_none_and_adds_nothing() -> None:
    assert rate_on([NEW], date(2012, 8, 31)) is None
    assert rate_on([], date(2012, 8, 31)) is None
    assert line_tax(None, surcharge=True, exempt=False) == NO_TAX
    assert NO_TAX.rate == NO_TAX.surcharge_rate == 0


def test_the_surcharge_is_for_customers_marked_with_it() -> None:
    assert line_tax(NEW, surcharge=True, exempt=False) == LineTax("IVA 21", Decimal(21), Decimal("5.2"))
    assert line_tax(NEW, surcharge=False, exempt=False) == LineTax("IVA 21", Decimal(21), Decimal(0))


def test_igic_has_no_surcharge_whatever_its_row_says() -> None:
    igic = rate("7", regime=TaxRegime.IGIC, surcharge="0.7")
    assert line_tax(igic, surcharge=True, exempt=False) == LineTax("IGIC 7", Decimal(7), Decimal(0))


@pytest.mark.parametrize("its_rate", [NEW, None])
def test_an_exempt_customer_bears_neither_tax_nor_surcharge(its_rate: TaxRate | None) -> None:
    assert line_tax(its_rate, surcharge=True, exempt=True) == EXEMPT
    assert EXEMPT.rate == EXEMPT.surcharge_rate == 0
