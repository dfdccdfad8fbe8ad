"""What state an order is in, by its quantities."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class OrderStatus(StrEnum):
    """How far an order is; CURRENT is the one being put together."""

    CURRENT = "CURRENT"
    SUBMITTED = "SUBMITTED"
    CONFIRMED = "CONFIRMED"
    PARTLY_SERVED = "PARTLY_SERVED"
    SERVED = "SERVED"
    INVOICED = "INVOICED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """One line's quantities, negative on a return; `closed`: the rest will not be served."""

    quantity: Decimal
    served: Decimal
    invoiced: Decimal
    closed: bool


def order_status(*, cancelled: bool, confirmed: bool, lines: Iterable[OrderedLine]) -> OrderStatus:
    """Say how far a submitted order is, lines of quantity 0 (texts) left aside.

    INVOICED: every line is invoiced in full, were it before it is served. Else by what is served.

    >>> def status(*lines: tuple[int, int, int, bool], confirmed: bool = False) -> str:
    ...     ordered = [OrderedLine(Decimal(q), Decimal(s), Decimal(i), closed) for q, s, i, closed in lines]
    ...     return order_status(cancelled=False, confirmed=confirmed, lines=ordered).value
    >>> status((5, 0, 0, False)), status((5, 0, 0, False), confirmed=True), status()
    ('SUBMITTED', 'CONFIRMED', 'SUBMITTED')
    >>> status((5, 2, 0, False)), status((5, 5, 0, False), (1, 0, 0, False)), status((5, 5, 2, False))
    ('PARTLY_SERVED', 'PARTLY_SERVED', 'SERVED')

    A closed line is served at what was served, and the whole order is cancelled in all but name where nothing was.

    >>> status((5, 2, 0, True)), status((5, 2, 2, True)), status((5, 0, 0, True), (1, 1, 1, False))
    ('SERVED', 'INVOICED', 'INVOICED')
    >>> status((5, 0, 0, True)), status((5, 0, 0, True), (1, 0, 0, False))
    ('CANCELLED', 'SUBMITTED')

    What was served beyond the order is to be invoiced too; a return's quantities are negative all along.

    >>> status((5, 6, 5, False)), status((5, 6, 6, False)), status((-2, -1, 0, False)), status((-2, -2, -2, False))
    ('SERVED', 'INVOICED', 'PARTLY_SERVED', 'INVOICED')
    """
    goods = [line for line in lines if line.quantity or line.served]
    if cancelled or (goods and all(line.closed and not line.served for line in goods)):
        return OrderStatus.CANCELLED
    if goods and all(_covers(line.invoiced, to_hand_over(line)) for line in goods):
        return OrderStatus.INVOICED
    if goods and not any(_is_to_serve(line) for line in goods):
        return OrderStatus.SERVED
    if any(line.served for line in goods):
        return OrderStatus.PARTLY_SERVED
    return OrderStatus.CONFIRMED if confirmed else OrderStatus.SUBMITTED


def is_pending(*, cancelled: bool, lines: Iterable[OrderedLine]) -> bool:
    """Say whether an order is "en curso": an open line is to be served, or something served is to be invoiced.

    >>> def pending(quantity: int, served: int, invoiced: int, *, closed: bool) -> bool:
    ...     line = OrderedLine(Decimal(quantity), Decimal(served), Decimal(invoiced), closed)
    ...     return is_pending(cancelled=False, lines=[line])
    >>> pending(5, 2, 2, closed=False), pending(5, 2, 2, closed=True), pending(5, 2, 1, closed=True)
    (True, False, True)
    """
    return not cancelled and any(_is_to_serve(line) or not _covers(line.invoiced, line.served) for line in lines)


def to_hand_over(line: OrderedLine) -> Decimal:
    """What the line comes to in the end: what was ordered, or what was served of a closed line or beyond the order."""
    return line.served if line.closed or _covers(line.served, line.quantity) else line.quantity


def _is_to_serve(line: OrderedLine) -> bool:
    return not line.closed and not _covers(line.served, line.quantity)


def _covers(part: Decimal, whole: Decimal) -> bool:
    """Say whether a part reaches the whole, on the same side of zero."""
    return abs(part) >= abs(whole) and part * whole >= 0
