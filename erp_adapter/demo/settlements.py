"""How were the due dates paid, given back, and put together in groupings."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from random import Random
from typing import NamedTuple

from erp_adapter.demo.chance import chance, every, happens
from erp_adapter.demo.customers import CURRENCY
from erp_adapter.demo.figures import CENTS
from erp_adapter.demo.ledger import FIRST, posting
from erp_adapter.demo.people import CASH, Customer, People
from erp_adapter.demo.roles import Habit
from erp_adapter.demo.timeline import Timeline, month_end
from erp_adapter.demo.writer import Row

# The due dates of the invoices, waiting to be settled customer by customer.
WORK_TABLE = "due"
WORK_COLUMNS = "customer INTEGER, day TEXT, due_day TEXT, number TEXT, amount INTEGER, invoice TEXT, currency TEXT"

STOPPED_DAYS = 300
SLOW_DAYS = 200
FORGIVEN_DAYS = 250
GROUPING_DAYS = 60
# Behind the lines that the opening entry has for the accounts of its first year.
PURGED_LINE = 100_000


class Due(NamedTuple):
    """A due date of an invoice; the amount in cents."""

    customer: int
    day: str
    due_day: str
    number: str
    amount: int
    invoice: str | None
    currency: str = CURRENCY


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that came in, or went back where the amount is negative, in cents."""

    day: date
    concept: str
    amount: int


def dues(connection: sqlite3.Connection) -> Iterator[Due]:
    columns = ", ".join(Due._fields)
    return map(Due._make, connection.execute(f"SELECT {columns} FROM {WORK_TABLE} ORDER BY customer, day, number"))


class Settlement:
    """Makes the rows of what is owed, each with its table, out of the due dates customer by customer."""

    def __init__(self, seed: int, people: People, timeline: Timeline) -> None:
        self._seed = seed
        self._people = people
        self._timeline = timeline
        self._groupings = 0

    def rows(self, waiting: Iterator[Due]) -> Iterator[tuple[str, Row]]:
        for (index, _), month in groupby(waiting, key=lambda due: (due.customer, due.day[:7])):
            customer = self._people.customer(index)
            held: list[Due] = []
            for due in month:
                if self._is_grouped(customer, due):
                    held.append(due)
                else:
                    yield from self._settled(customer, due)
            if held:
                yield from self._grouping(customer, held)

    def _is_grouped(self, customer: Customer, due: Due) -> bool:
        """The due dates of two months out of three are put together at the month's end; with an account for it, all."""
        day = date.fromisoformat(due.day)
        apart = every(day.month, 3) and customer.second_account is None
        alike = due.amount > 0 and due.currency == CURRENCY
        return customer.grouped and alike and not apart and month_end(day) <= self._timeline.yesterday

    def _settled(self, customer: Customer, due: Due) -> Iterator[tuple[str, Row]]:
        movements = self._movements(customer, due)
        yield "receivable", _receivable(customer, due, "DUE", sum(movement.amount for movement in movements))
        if due.invoice:
            yield "receivable_invoice", {"receivable_number": due.number, "invoice_number": due.invoice}
        yield from _paid(customer, customer.account, due, movements)

    def _grouping(self, customer: Customer, held: Sequence[Due]) -> Iterator[tuple[str, Row]]:
        self._groupings += 1
        day = month_end(date.fromisoformat(held[0].day))
        due_day = day + timedelta(days=GROUPING_DAYS)
        number, amount = f"G{day:%y}-{self._groupings:06d}", sum(due.amount for due in held)
        grouping = Due(customer.index, day.isoformat(), due_day.isoformat(), number, amount, None)
        for line, due in enumerate(held, 1):
            yield "receivable", {**_receivable(customer, due, "DUE", 0), "grouping_number": number}
            yield "receivable_invoice", {"receivable_number": due.number, "invoice_number": due.invoice}
            concept = f"Agrupado {due.number}"
            entry = posting(customer, customer.account, day, number, concept, -due.amount, line=line, document=number)
            yield "posting", {**entry, "invoice": due.invoice}
        account = customer.second_account or customer.account
        concept, last = f"Agrupación {number}", len(held) + 1
        yield "posting", posting(customer, account, day, number, concept, amount, line=last, document=number)
        movements = self._movements(customer, grouping)
        yield "receivable", _receivable(customer, grouping, "GROUPING", sum(movement.amount for movement in movements))
        yield from _paid(customer, account, grouping, movements)

    def _movements(self, customer: Customer, due: Due) -> list[Movement]:
        luck, due_day = chance(self._seed, "settled", due.number), date.fromisoformat(due.due_day)
        planned = (
            _credit(due, due_day, luck) if due.amount < 0 else _planned(customer, due, due_day, self._timeline, luck)
        )
        return [movement for movement in planned if movement.amount and movement.day <= self._timeline.yesterday]


def _credit(due: Due, due_day: date, luck: Random) -> list[Movement]:
    """Most credit notes are paid back after a while."""
    day = due_day + timedelta(days=luck.randint(10, 45))
    return [Movement(day, "Abono compensado", due.amount)] if happens(luck, 0.85) else []


def _planned(customer: Customer, due: Due, due_day: date, timeline: Timeline, luck: Random) -> list[Movement]:
    paid_day, age = due_day + timedelta(days=luck.randint(0, 5)), (timeline.today - due_day).days
    part = due.amount * luck.randint(30, 70) // 100
    paid = Movement(paid_day, "Cobro", due.amount)
    in_part = Movement(paid_day, "Cobro parcial", part)
    rest = Movement(paid_day + timedelta(days=luck.randint(40, 90)), "Cobro resto", due.amount - part)
    sent_back = Movement(paid_day + timedelta(days=luck.randint(4, 12)), "Devolución", -due.amount)
    again = Movement(sent_back.day + timedelta(days=luck.randint(20, 60)), "Cobro devuelto", due.amount)
    late = Movement(due_day + timedelta(days=SLOW_DAYS), paid.concept, due.amount)
    forgiven = age > FORGIVEN_DAYS
    match customer.habit:
        case Habit.STOPPED if age < STOPPED_DAYS:
            return []
        case Habit.SLOW:
            return [late]
        case Habit.PARTLY if happens(luck, 0.5):
            return [in_part, rest] if forgiven else [in_part]
        case Habit.RETURNS if happens(luck, 0.7):
            return [paid, sent_back, again] if forgiven else [paid, sent_back]
    if customer.terms is CASH:
        return [paid]
    courses: tuple[list[Movement], ...] = (
        [paid],
        [in_part, rest],
        [paid, sent_back, again],
        [paid, sent_back],
        [in_part],
        [],
    )
    chosen = luck.choices(courses, (91, 3, 2, 1, 1, 2))[0]
    return [paid] if forgiven and len(chosen) in {0, 1} else chosen


def on_account_rows(customer: Customer, timeline: Timeline) -> Iterator[tuple[str, Row]]:
    """A payment on account, which is owed to the customer until invoices use it up."""
    day = timeline.today - timedelta(days=20)
    number, amount = f"A{day:%y}-{customer.code}", 350 * CENTS
    due = Due(customer.index, day.isoformat(), day.isoformat(), number, -amount, None)
    yield "receivable", _receivable(customer, due, "DUE", 0)
    yield "posting", posting(customer, customer.account, day, number, "Entrega a cuenta", -amount, document=number)


def purged_rows(customer: Customer, timeline: Timeline) -> Iterator[tuple[str, Row]]:
    """What a customer owed when the years before were purged: its account begins with an opening entry."""
    opening = date(timeline.start.year + 1, 1, 1)
    due_day, amount = opening + timedelta(days=19), 1_234 * CENTS + 56
    due = Due(customer.index, timeline.start.isoformat(), due_day.isoformat(), "H-000001", amount, None)
    entry = posting(customer, customer.account, opening, "", "Asiento de apertura", amount)
    yield "posting", {**entry, "turn": FIRST, "line": PURGED_LINE, "flagged": 1}
    movements = [Movement(due_day, "Cobro", amount)]
    yield "receivable", _receivable(customer, due, "DUE", amount)
    yield from _paid(customer, customer.account, due, movements)


def _receivable(customer: Customer, due: Due, kind: str, paid: int) -> Row:
    return {
        "number": due.number,
        "kind": kind,
        "customer_code": customer.code,
        "date": due.day,
        "due_date": due.due_day,
        "amount": due.amount / CENTS,
        "paid": paid / CENTS,
        "payment_method": customer.terms.method,
        "currency": due.currency,
    }


def _paid(customer: Customer, account: str, due: Due, movements: Sequence[Movement]) -> Iterator[tuple[str, Row]]:
    for movement in movements:
        concept = f"{movement.concept} {due.number}"
        entry = posting(customer, account, movement.day, concept, concept, -movement.amount, document=due.number)
        if due.currency == CURRENCY:
            yield "posting", {**entry, "invoice": due.invoice}
        if customer.terms is CASH and movement.amount > 0:
            day, amount = movement.day.isoformat(), movement.amount / CENTS
            yield "cash_receipt", {"tax_id": customer.tax_id, "date": day, "amount": amount}
