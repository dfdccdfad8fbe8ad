"""Whom and what are the questions about: chosen from the books, with a few rows added so that every kind of price is met."""

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from erp_adapter.demo.build import demo_books

LEAST_IN_FAMILY = 60
SHOWN = 50
AGREED_PLACES = (2, 16, 32)
OFFERED_PLACES = (6, 22)
BRAND_PLACE = 9
WORDS = "tubo pvc"
ENTRIES = 1_000

FAMILIES = """
SELECT family_code FROM product WHERE for_sale AND base_price > 0 GROUP BY family_code HAVING count(*) >= ?
AND family_code NOT IN (SELECT family_code FROM offer WHERE family_code IS NOT NULL AND valid_until >= ?)
AND substr(family_code, 1, 5) NOT IN (SELECT family_code FROM offer WHERE family_code IS NOT NULL AND valid_until >= ?)
AND substr(family_code, 1, 2) NOT IN (SELECT family_code FROM offer WHERE family_code IS NOT NULL AND valid_until >= ?)
AND substr(family_code, 1, 2) NOT IN (SELECT family_code FROM customer_discount
                                      WHERE customer_code = ? AND family_code IS NOT NULL)
ORDER BY family_code
"""
SHELF = """
SELECT code, brand, base_price FROM product WHERE family_code = ? AND for_sale AND base_price > 0
ORDER BY name, code LIMIT ?
"""
ACCOUNT = """
SELECT customer_code, account, substr(date, 1, 4), count(*) AS entries FROM ledger_entry
WHERE NOT is_opening_or_closing AND customer_code IN (SELECT code FROM customer WHERE active)
GROUP BY 1, 2, 3 HAVING count(*) >= ? ORDER BY 3 DESC, 4 DESC, 1 LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """The answer. `payer` is the customer of the statement, who has entries enough; the days are both included."""

    customer: str
    payer: str
    today: date
    family: str
    code: str
    account: str
    since: date
    until: date
    words: str
    cart: tuple[tuple[str, Decimal], ...]


def choose(books: sqlite3.Connection, today: date) -> Subject:
    """Choose from the books; raise LookupError where they are too small."""
    customer = demo_books().customer
    family = _family(books, customer, today)
    shelf = [code for code, *_ in books.execute(SHELF, (family, SHOWN))]
    account = books.execute(ACCOUNT, (ENTRIES,)).fetchone()
    if account is None:
        raise LookupError(f"no account has {ENTRIES} entries in a year: take a larger scale")
    payer, number, year, _ = account
    return Subject(
        customer=customer,
        payer=payer,
        today=today,
        family=family,
        code=shelf[0],
        account=number,
        since=date(int(year), 1, 1),
        until=date(int(year), 12, 31),
        words=WORDS,
        cart=tuple((code, least(books, code)) for code in shelf[:3]),
    )


def least(books: sqlite3.Connection, code: str) -> Decimal:
    """The least of a product that can be bought; the demo's minima are multiples of the steps, or below one."""
    minimum, step = books.execute("SELECT min_quantity, quantity_step FROM product WHERE code = ?", (code,)).fetchone()
    return Decimal(str(max(minimum, step))).quantize(Decimal("0.001"))


def add_prices(books: sqlite3.Connection, today: date) -> None:
    """Agree on prices, a brand's discount and offers with the customer for some of the products of W1."""
    customer = demo_books().customer
    shelf = books.execute(SHELF, (_family(books, customer, today), SHOWN)).fetchall()
    for place in AGREED_PLACES:
        code, _, price = shelf[place]
        for quantity, share in ((0, 0.77), (10, 0.71)):
            books.execute(
                "INSERT INTO customer_price VALUES (?, ?, ?, ?, 0, 0, 0, NULL, NULL)",
                (customer, code, quantity, round(price * share, 4)),
            )
    books.execute(
        "INSERT INTO customer_discount VALUES (?, NULL, ?, 22, 3, 0, NULL, NULL)", (customer, shelf[BRAND_PLACE][1])
    )
    until = (today + timedelta(days=60)).isoformat()
    for number, place in enumerate(OFFERED_PLACES):
        code, _, price = shelf[place]
        own = None if number else round(price * 0.6, 4)
        discount = 45 if number else 0
        books.execute(
            "INSERT INTO offer VALUES (?, ?, ?, NULL, NULL, 0, ?, ?, 0, 0, NULL, ?)",
            (f"BENCH{number}", "Oferta", code, own, discount, until),
        )
    books.commit()


def _family(books: sqlite3.Connection, customer: str, today: date) -> str:
    """The first kind of product with many, without an offer or a discount for all of them."""
    day = today.isoformat()
    found = books.execute(FAMILIES, (LEAST_IN_FAMILY, day, day, day, customer)).fetchone()
    if found is None:
        raise LookupError(f"no family has {LEAST_IN_FAMILY} products: take a larger scale")
    return str(found[0])
