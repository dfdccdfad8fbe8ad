"""Lines add up per rate and surcharge rate; base and tax are rounded once per group, or the tax line by line."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.tax import LineTax
from erp_adapter.domain.totals import TaxAmount, TaxRounding, TotalLine, Totals, order_totals
from tests.erp_adapter.domain.examples import IVA10, IVA21, IVA21_SURCHARGED, PROPERTY, decimals
from tests.erp_adapter.domain.test_money import half_up

TAXES = [
    IVA21,
    IVA10,
    IVA21_SURCHARGED,
    LineTax("IVA 10 %", Decimal(10), Decimal("1.4")),
    LineTax("Exento", Decimal(0), Decimal(0)),
]
amounts = st.decimals(min_value="-99999", max_value="99999", places=2)
lines = st.lists(st.builds(TotalLine, amounts, st.sampled_from(TAXES)), max_size=8)
discounts = st.lists(st.decimals(min_value="0", max_value="60", places=2), max_size=2)
roundings = st.sampled_from(TaxRounding)


def of(*nets: str, tax: LineTax = IVA21, rounding: TaxRounding = TaxRounding.PER_GROUP, off: str = "0") -> Totals:
    return order_totals([TotalLine(Decimal(net), tax) for net in nets], discounts=decimals(off), rounding=rounding)


def test_two_lines_are_taxed_together_or_each_by_itself() -> None:
    together = of("6097.74", "6097.74")
    each = of("6097.74", "6097.74", rounding=TaxRounding.PER_LINE)
    assert (together.taxes[0].tax, together.total) == decimals("2561.05", "14756.53")
    assert (each.taxes[0].tax, each.total) == decimals("2561.06", "14756.54")
    assert together.net == each.net == Decimal("12195.48")


@pytest.mark.parametrize(("base", "tax", "total"), [("435.93", "91.55", "527.48"), ("2.50", "0.53", "3.03")])
def test_the_tax_of_a_base_is_rounded_half_up(base: str, tax: str, total: str) -> None:
    assert (of(base).taxes[0].tax, of(base).total) == decimals(tax, total)


def test_the_tax_of_a_return_is_the_mirror_of_a_sale_s() -> None:
    assert of("-2.50").taxes[0].tax == Decimal("-0.53")


@pytest.mark.parametrize(
    ("rate", "surcharge", "total"), [("21", "5.2", "126.20"), ("10", "1.4", "111.40"), ("4", "0.5", "104.50")]
)
def test_the_surcharge_stands_on_the_same_base(rate: str, surcharge: str, total: str) -> None:
    assert of("100.00", tax=LineTax("IVA", Decimal(rate), Decimal(surcharge))).total == Decimal(total)


def test_rates_with_and_without_surcharge_are_groups_of_their_own_the_highest_first() -> None:
    nets = [("10", IVA10), ("20", IVA21), ("30", IVA21_SURCHARGED), ("40", IVA10)]
    totals = order_totals(
        [TotalLine(Decimal(net), tax) for net, tax in nets], discounts=(), rounding=TaxRounding.PER_GROUP
    )
    assert [(tax.rate, tax.surcharge_rate, tax.base) for tax in totals.taxes] == [
        decimals("21", "5.2", "30"),
        decimals("21", "0", "20"),
        decimals("10", "0", "50"),
    ]


def test_document_discounts_run_in_cascade_over_the_whole_group_and_round_once() -> None:
    totals = order_totals(
        [TotalLine(Decimal("0.05"), IVA21)] * 3, discounts=decimals("10", "5"), rounding=TaxRounding.PER_GROUP
    )
    # 0.15 × 0.9 × 0.95 = 0.12825; line by line it would be 3 × 0.04.
    assert totals.net == Decimal("0.13")


def test_charges_bear_their_own_tax_and_no_document_discount() -> None:
    totals = order_totals(
        [TotalLine(Decimal(100), IVA10)],
        discounts=decimals("50"),
        charges=Decimal("12.50"),
        charges_tax=IVA21,
        rounding=TaxRounding.PER_GROUP,
    )
    assert [(tax.rate, tax.base, tax.tax) for tax in totals.taxes] == [
        decimals("21", "12.50", "2.63"),
        decimals("10", "50", "5"),
    ]
    assert (totals.net, totals.total) == decimals("62.50", "70.13")


def test_charges_join_the_group_of_their_rate_before_it_is_rounded() -> None:
    totals = order_totals(
        [TotalLine(Decimal("0.03"), IVA21)],
        discounts=decimals("50"),
        charges=Decimal("0.03"),
        charges_tax=IVA21,
        rounding=TaxRounding.PER_GROUP,
    )
    assert [tax.base for tax in totals.taxes] == [Decimal("0.05")]


def test_charges_without_a_rate_bear_no_tax() -> None:
    totals = order_totals(
        [TotalLine(Decimal(100), IVA21)], discounts=(), charges=Decimal(10), rounding=TaxRounding.PER_GROUP
    )
    assert [(tax.rate, tax.base, tax.tax) for tax in totals.taxes] == [
        decimals("21", "100", "21"),
        decimals("0", "10", "0"),
    ]


def test_nothing_adds_up_to_nothing() -> None:
    assert of() == Totals(Decimal("0.00"), (), Decimal("0.00"))


@PROPERTY
@given(lines, discounts, amounts, st.sampled_from(TAXES), roundings)
def test_net_taxes_and_surcharges_make_the_total(
    its: list[TotalLine], off: list[Decimal], charges: Decimal, charges_tax: LineTax, rounding: TaxRounding
) -> None:
    totals = order_totals(its, discounts=off, charges=charges, charges_tax=charges_tax, rounding=rounding)
    assert totals.net == sum(group.base for group in totals.taxes)
    assert totals.total == totals.net + sum(group.tax + group.surcharge for group in totals.taxes)
    figures = [totals.net, totals.total, *(figure for tax in totals.taxes for figure in (tax.base, tax.tax))]
    assert all(figure.as_tuple().exponent == -2 for figure in figures)
    keys = [(group.rate, group.surcharge_rate) for group in totals.taxes]
    assert keys == sorted(set(keys), reverse=True)


@PROPERTY
@given(lines, discounts, amounts)
def test_per_group_the_shown_base_times_the_rate_is_the_shown_tax(
    its: list[TotalLine], off: Sequence[Decimal], charges: Decimal
) -> None:
    totals = order_totals(its, discounts=off, charges=charges, charges_tax=IVA21, rounding=TaxRounding.PER_GROUP)
    for group in totals.taxes:
        exact = sum((Fraction(line.net) for line in its if _key(line.tax) == _key(group)), Fraction(0))
        for percentage in off:
            exact *= 1 - Fraction(percentage) / 100
        if _key(group) == _key(IVA21):
            exact += Fraction(charges)
        assert group.base == half_up(exact, 2)
        assert group.tax == half_up(Fraction(group.base) * Fraction(group.rate) / 100, 2)
        assert group.surcharge == half_up(Fraction(group.base) * Fraction(group.surcharge_rate) / 100, 2)


@PROPERTY
@given(lines, discounts, roundings, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_nothing(
    its: list[TotalLine], off: list[Decimal], rounding: TaxRounding, random: Random
) -> None:
    shuffled = list(its)
    random.shuffle(shuffled)
    assert order_totals(shuffled, discounts=off, rounding=rounding) == order_totals(
        its, discounts=off, rounding=rounding
    )


@PROPERTY
@given(lines, roundings)
def test_per_line_and_per_group_differ_by_less_than_a_cent_a_line(its: list[TotalLine], rounding: TaxRounding) -> None:
    per_group = order_totals(its, discounts=(), rounding=TaxRounding.PER_GROUP)
    other = order_totals(its, discounts=(), rounding=rounding)
    assert other.net == per_group.net
    assert abs(other.total - per_group.total) <= Decimal("0.01") * 2 * len(its)


def _key(group: TaxAmount | LineTax) -> tuple[Decimal, Decimal]:
    return group.rate, group.surcharge_rate
