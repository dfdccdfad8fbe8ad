"""Which of the ERP's price rows are prices, and which of them comes first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from erp_adapter.domain.codes import FamilyCode
from erp_adapter.domain.money import LEAST_UNIT_PRICE, NOTHING, after_discounts, left_after
from erp_adapter.domain.terms import CustomerDiscount, PriceRow
from erp_adapter.domain.validity import holds_on, in_force, latest_first


def unit_net(price: Decimal, discounts: Sequence[Decimal]) -> Decimal | None:
    """Net of a unit, unrounded; None where the ERP's figures are no price.

    0 or less is none, before discounts or to 6 decimals after them.
    """
    if price <= NOTHING:
        return None
    net = after_discounts(price, discounts) if discounts else price
    return net if net >= LEAST_UNIT_PRICE else None


def without_zeros(discounts: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    return discounts if all(discounts) else tuple([each for each in discounts if each])


@dataclass(frozen=True, slots=True)
class UsableDiscount:
    """A row with its discounts but those of 0, and what they leave of 1."""

    row: CustomerDiscount
    discounts: tuple[Decimal, ...]
    left: Decimal


def row_at(rows: Iterable[PriceRow], quantity: Decimal, today: date) -> tuple[PriceRow, Decimal] | None:
    """Find the row that counts for a quantity, with its net: the greatest minimum quantity that it reaches.

    Of several the latest start counts, then the lower price.
    """
    best: tuple[PriceRow, Decimal] | None = None
    for row in rows:
        if row.min_quantity <= quantity and holds_on(row, today):
            net = unit_net(row.price, row.discounts)
            if net is not None and (best is None or _comes_before(row, net, *best)):
                best = row, net
    return best


def _comes_before(row: PriceRow, net: Decimal, other: PriceRow, other_net: Decimal) -> bool:
    if row.min_quantity != other.min_quantity:
        return row.min_quantity > other.min_quantity
    return (*latest_first(row), net, row.price, row.discounts) < (
        *latest_first(other),
        other_net,
        other.price,
        other.discounts,
    )


class UsableDiscounts:
    """A customer's discounts of one day, by the family and the brand that they name."""

    def __init__(self, rows: Iterable[CustomerDiscount], today: date) -> None:
        self._places: dict[tuple[FamilyCode | None, str | None], list[UsableDiscount]] = {}
        for row in sorted(in_force(rows, today), key=_discount_order):
            usable = UsableDiscount(row, without_zeros(row.discounts), left_after(row.discounts))
            self._places.setdefault((row.family, row.brand), []).append(usable)
        self._places.pop((None, None), None)

    def nearest_first(self, families: Sequence[FamilyCode], brand: str | None) -> list[UsableDiscount]:
        """Those for what is of this brand and this line of families.

        Family and brand come first, then a family, then a brand; nearer families, later starts, lower prices first.
        """
        if not self._places:
            return []
        of_family: list[tuple[FamilyCode | None, str | None]] = [(family, None) for family in families]
        both = [(family, brand) for family, _ in of_family] if brand is not None else []
        places = dict.fromkeys([*both, *of_family, (None, brand)])
        return [row for place in places for row in self._places.get(place, ())]


def _discount_order(row: CustomerDiscount) -> tuple[object, ...]:
    return (*latest_first(row), left_after(row.discounts), row.discounts)
