"""What was served of an order, and when is it invoiced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from erp_adapter.demo.chance import happens
from erp_adapter.demo.figures import CENTS, PERCENT, PRICE, QUANTITY
from erp_adapter.demo.orders import Fate, Line, Order
from erp_adapter.demo.timeline import Timeline, after_weekdays, month_end
from erp_adapter.demo.writer import Row

SPLIT = 0.42
INVOICED_LATER = 0.15

# The lines delivered, waiting to be invoiced in the order of the invoices' dates.
WORK_TABLE = "delivered"
WORK_COLUMNS = (
    "invoiced_on TEXT, batch TEXT, delivered_on TEXT, customer INTEGER, order_number TEXT, position INTEGER, "
    "product_code TEXT, description TEXT, quantity INTEGER, price INTEGER, discount_1 INTEGER, discount_2 INTEGER, "
    "tax_code TEXT, document_discount_1 INTEGER, document_discount_2 INTEGER, charges INTEGER"
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Quantities by line, 0 where nothing of it came; `invoiced_on` is None while it is not invoiced."""

    day: date
    quantities: tuple[int, ...]
    invoiced_on: date | None


def deliveries(order: Order, timeline: Timeline, luck: Random) -> list[Delivery]:
    """An order's deliveries, none of them later than yesterday."""
    first_day = min(after_weekdays(order.day, luck.randint(1, 3)), timeline.yesterday)
    second_day = min(after_weekdays(first_day, luck.randint(3, 12)), timeline.yesterday)
    whole = tuple(line.quantity for line in order.lines)
    part = tuple(_first_part(order.lines))
    rest = tuple(quantity - served for quantity, served in zip(whole, part, strict=True))

    def delivery(day: date, quantities: tuple[int, ...], *, invoiced: bool = True) -> Delivery:
        return Delivery(day, quantities, _invoice_day(order, day, timeline, luck) if invoiced else None)

    match order.fate:
        case Fate.PARTLY_SERVED | Fate.CLOSED:
            return [delivery(first_day, part, invoiced=order.fate is Fate.CLOSED or happens(luck, 0.5))]
        case Fate.SERVED:
            return [delivery(first_day, whole, invoiced=False)]
        case Fate.PART_INVOICED:
            return [delivery(first_day, part), delivery(second_day, rest, invoiced=False)]
        case Fate.INVOICED if len(order.lines) > 1 and happens(luck, SPLIT):
            return [delivery(first_day, part), delivery(second_day, rest)]
        case Fate.INVOICED:
            return [delivery(first_day, whole)]
    return []


def line_rows(order: Order, made: list[Delivery]) -> Iterator[Row]:
    for place, line in enumerate(order.lines):
        served = sum(delivery.quantities[place] for delivery in made)
        invoiced = sum(delivery.quantities[place] for delivery in made if delivery.invoiced_on)
        yield {
            "order_number": order.number,
            "position": place + 1,
            "product_code": line.product_code,
            "description": line.description,
            "quantity": line.quantity / QUANTITY,
            "served": served / QUANTITY,
            "invoiced": invoiced / QUANTITY,
            "unit_price": line.price / PRICE,
            "discount_1": line.discounts[0] / PERCENT,
            "discount_2": line.discounts[1] / PERCENT,
            "net": line.net / CENTS,
            "tax_rate": line.rates[0] / PERCENT,
            "surcharge_rate": line.rates[1] / PERCENT,
            "closed": order.fate is Fate.CLOSED and served < line.quantity,
        }


def work_rows(order: Order, made: list[Delivery]) -> Iterator[Row]:
    """What is to be invoiced: a batch is an invoice; carriage goes with an order's first delivery."""
    for number, delivery in enumerate(made):
        if delivery.invoiced_on is None:
            continue
        charges = 0 if number else order.charges
        for place, (line, quantity) in enumerate(zip(order.lines, delivery.quantities, strict=True), 1):
            if not quantity:
                continue
            yield {
                "invoiced_on": delivery.invoiced_on.isoformat(),
                "batch": order.customer.code if order.customer.monthly else f"{order.number}/{number}",
                "delivered_on": delivery.day.isoformat(),
                "customer": order.customer.index,
                "order_number": order.number,
                "position": place,
                "product_code": line.product_code,
                "description": line.description,
                "quantity": quantity,
                "price": line.price,
                "discount_1": line.discounts[0],
                "discount_2": line.discounts[1],
                "tax_code": line.tax_code,
                "document_discount_1": order.discounts[0],
                "document_discount_2": order.discounts[1],
                "charges": charges,
            }
            charges = 0


def _first_part(lines: tuple[Line, ...]) -> Iterator[int]:
    """The first half of the lines, and half of the next one."""
    middle = len(lines) // 2
    for place, line in enumerate(lines):
        if place == middle:
            yield line.quantity // 2 // line.step * line.step
        else:
            yield line.quantity if place < middle else 0


def _invoice_day(order: Order, delivered: date, timeline: Timeline, luck: Random) -> date | None:
    """The day of delivery, or some days later; the end of the month where the customer wants one invoice a month."""
    if order.customer.monthly:
        day = month_end(delivered)
        return day if day <= timeline.yesterday else None
    if happens(luck, INVOICED_LATER):
        return min(delivered + timedelta(days=luck.randint(1, 9)), timeline.yesterday)
    return delivered
