"""What a customer may know of the stock."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class StockPolicy(StrEnum):
    """What the company lets its customers know."""

    EXACT = "EXACT"
    TRAFFIC_LIGHT = "TRAFFIC_LIGHT"
    HIDDEN = "HIDDEN"


class StockLevel(StrEnum):
    """Green above the product's minimum stock, amber from there down, red at zero or less."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"


class StockRule(StrEnum):
    """What an order for more than there is meets with."""

    IGNORE = "ignore"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class VisibleStock:
    """What may be shown: the figure under EXACT alone, the level not under HIDDEN."""

    policy: StockPolicy
    quantity: Decimal | None
    level: StockLevel | None


def visible(policy: StockPolicy, available: Decimal, min_stock: Decimal) -> VisibleStock:
    """Show of the stock what the policy lets know.

    >>> visible(StockPolicy.TRAFFIC_LIGHT, Decimal(5), Decimal(5))
    VisibleStock(policy=<StockPolicy.TRAFFIC_LIGHT: 'TRAFFIC_LIGHT'>, quantity=None, level=<StockLevel.AMBER: 'AMBER'>)
    """
    if policy is StockPolicy.HIDDEN:
        return VisibleStock(policy, None, None)
    return VisibleStock(policy, available if policy is StockPolicy.EXACT else None, _level(available, min_stock))


def short(policy: StockPolicy, available: Decimal, wanted: Decimal) -> bool:
    """Say whether the stock is short of what is wanted, as far as the policy lets that be known.

    Only under EXACT does it depend on the quantity: else adding 57, then 58, would read the figure out.

    >>> [short(policy, Decimal(5), Decimal(6)) for policy in StockPolicy]
    [True, False, False]
    >>> [short(policy, Decimal(0), Decimal(6)) for policy in StockPolicy]
    [True, True, False]
    """
    if policy is StockPolicy.EXACT:
        return wanted > available
    return policy is StockPolicy.TRAFFIC_LIGHT and available <= 0


def _level(available: Decimal, min_stock: Decimal) -> StockLevel:
    if available <= 0:
        return StockLevel.RED
    return StockLevel.GREEN if available > min_stock else StockLevel.AMBER
