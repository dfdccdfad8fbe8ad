"""What is left of a customer's credit, and what its open orders use."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.credit import Credit, OpenLine, OpenOrder, credit, to_invoice
from erp_adapter.domain.orders import OrderedLine
from erp_adapter.domain.tax import LineTax
from erp_adapter.domain.totals import TaxRounding, TotalLine, order_totals
from tests.erp_adapter.domain.examples import IVA10, IVA21, IVA21_SURCHARGED, PROPERTY, decimals

GROUP = TaxRounding.PER_GROUP


def line(quantities: tuple[int, int, int], net: str, *, closed: bool = False, tax: LineTax = IVA21) -> OpenLine:
    quantity, served, invoiced = map(Decimal, quantities)
    return OpenLine(OrderedLine(quantity, served, invoiced, closed), Decimal(net), tax)


def left(*lines: OpenLine, off: tuple[str, ...] = (), charges: str = "0", cancelled: bool = False) -> Decimal:
    return to_invoice(OpenOrder(lines, decimals(*off), Decimal(charges), IVA21, cancelled), rounding=GROUP)


def test_available_is_the_limit_less_what_is_owed_and_ordered() -> None:
    assert credit(Decimal(1000), Decimal("250.50"), Decimal("100.25")) == Credit(
        Decimal(1000), Decimal("250.50"), Decimal("100.25"), Decimal("649.25")
    )
    assert credit(Decimal(100), Decimal(90), Decimal(20)).available == Decimal(-10)
    assert credit(Decimal(0), Decimal(0), Decimal(0)).available == 0


def test_without_a_limit_nothing_is_said_to_be_available() -> None:
    assert credit(None, Decimal(5), Decimal(7)) == Credit(None, Decimal(5), Decimal(7), None)


@pytest.mark.parametrize(
    ("limit", "total", "covered"), [("10", "10", True), ("10", "10.01", False), (None, "10", True)]
)
def test_an_order_may_use_the_credit_up_and_no_more(limit: str | None, total: str, *, covered: bool) -> None:
    its = credit(None if limit is None else Decimal(limit), Decimal(0), Decimal(0))
    assert its.covers(Decimal(total)) is covered


@pytest.mark.parametrize(
    ("its_line", "amount"),
    [
        (line((10, 0, 0), "100"), "121.00"),
        (line((10, 0, 0), "100", tax=IVA21_SURCHARGED), "126.20"),
        (line((10, 10, 0), "100"), "121.00"),
        (line((10, 4, 4), "100"), "72.60"),
        (line((10, 10, 10), "100"), "0"),
        (line((10, 4, 0), "100", closed=True), "48.40"),
        (line((10, 4, 1), "100", closed=True), "36.30"),
        (line((10, 4, 4), "100", closed=True), "0"),
        (line((10, 0, 0), "100", closed=True), "0"),
        (line((10, 12, 10), "100"), "24.20"),
        (line((10, 4, 6), "100", closed=True), "0"),
        (line((-10, 0, 0), "-100"), "-121.00"),
        (line((-10, -4, -4), "-100"), "-72.60"),
        (line((0, 0, 0), "100"), "0"),
        (line((0, 3, 0), "100"), "0"),
    ],
)
def test_what_a_line_has_still_to_be_invoiced(its_line: OpenLine, amount: str) -> None:
    assert left(its_line) == Decimal(amount)


def test_a_cancelled_order_uses_nothing() -> None:
    assert left(line((10, 5, 0), "100"), charges="10", cancelled=True) == 0


def test_document_discounts_are_taken_off() -> None:
    assert left(line((10, 4, 4), "100"), off=("10", "5")) == Decimal("62.07")


def test_charges_count_while_nothing_of_the_order_is_invoiced() -> None:
    assert left(line((10, 0, 0), "100"), charges="10") == Decimal("133.10")
    assert left(line((10, 1, 1), "100"), line((10, 0, 0), "100"), charges="10") == Decimal("229.90")


def test_charges_of_an_order_that_will_not_be_served_count_no_more() -> None:
    assert left(line((10, 0, 0), "100", closed=True), charges="10") == 0


nets = st.decimals(min_value="0.01", max_value="9999", places=2)
taxes = st.sampled_from([IVA21, IVA10, IVA21_SURCHARGED])
fresh = st.builds(
    lambda quantity, net, tax: line((quantity, 0, 0), str(net), tax=tax),
    st.integers(min_value=1, max_value=999),
    nets,
    taxes,
)


@PROPERTY
@given(st.lists(fresh, min_size=1, max_size=5), st.sampled_from(TaxRounding), nets)
def test_an_order_of_which_nothing_is_invoiced_uses_its_total(
    lines: list[OpenLine], rounding: TaxRounding, charges: Decimal
) -> None:
    order = OpenOrder(lines, decimals("7.5"), charges, IVA21, cancelled=False)
    whole = order_totals(
        [TotalLine(its.net, its.tax) for its in lines],
        discounts=order.discounts,
        charges=charges,
        charges_tax=IVA21,
        rounding=rounding,
    )
    assert to_invoice(order, rounding=rounding) == whole.total


@PROPERTY
@given(st.integers(min_value=1, max_value=50), st.integers(min_value=0, max_value=49), nets, taxes)
def test_the_more_is_invoiced_the_less_is_left(quantity: int, invoiced: int, net: Decimal, tax: LineTax) -> None:
    less = left(line((quantity, invoiced, invoiced), str(net), tax=tax))
    assert 0 <= left(line((quantity, invoiced + 1, invoiced + 1), str(net), tax=tax)) <= less
