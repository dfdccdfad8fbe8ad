"""The demo's integers round as the domain's decimals do."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.demo.figures import line_net, totals
from erp_adapter.domain.money import after_discounts, cents
from erp_adapter.domain.money import line_net as exact_line_net

percentages = st.integers(0, 10_000)
amounts = st.integers(-10_000_000, 10_000_000)


def hundredths(number: int) -> Decimal:
    return Decimal(number) / 100


@given(st.integers(-10_000_000, 10_000_000), st.integers(0, 10**11), st.lists(percentages, max_size=3))
def test_a_lines_net_is_the_domains(quantity: int, price: int, discounts: list[int]) -> None:
    exact = exact_line_net(Decimal(quantity) / 1000, Decimal(price) / 1_000_000, map(hundredths, discounts))
    assert hundredths(line_net(quantity, price, discounts)) == exact


@given(st.lists(amounts, min_size=1), st.lists(percentages, max_size=2), st.integers(0, 100_000), percentages)
def test_a_documents_total_is_rounded_once_a_rate(
    nets: list[int], discounts: list[int], charges: int, rate: int
) -> None:
    summed = totals((((rate, 0), net) for net in nets), discounts, charges, (rate, 0))
    discounted = after_discounts(hundredths(sum(nets)), map(hundredths, discounts))
    base = cents(discounted + hundredths(charges))
    assert hundredths(summed.net) == base
    assert hundredths(summed.total) == base + cents(base * hundredths(rate) / 100)


def test_two_lines_are_taxed_together() -> None:
    assert totals((((2100, 0), 609_774) for _ in range(2)), ()).groups[0].tax == 256_105


def test_surcharge_is_taken_from_the_same_base() -> None:
    for rates, total in (((2100, 520), 12_620), ((1000, 140), 11_140), ((400, 50), 10_450)):
        assert totals([(rates, 10_000)], ()).total == total
