"""What do the demo's products cost, and whom."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from erp_adapter.demo.catalogue import Catalogue, Product, priced
from erp_adapter.demo.chance import chance, every, happens
from erp_adapter.demo.figures import PERCENT, PRICE, WHOLE, half_up
from erp_adapter.demo.people import Customer
from erp_adapter.demo.roles import Role
from erp_adapter.demo.timeline import iso
from erp_adapter.demo.vocabulary import branches
from erp_adapter.demo.writer import Row

PERCENTAGES = {"PVP": 0, "FER": 1200, "INS": 1500, "MAY": 2250}
BREAKS = (0, 10, 50, 100)
BREAK_DISCOUNTS = (1800, 2300, 2900, 3400)
CENT = PRICE // 100
# The most that one customer has agreed prices for.
AGREED = 12
LEAST_OFFERS = 60


def percentage(customer: Customer) -> int:
    """What its tariffs take off the base price, in hundredths of a point."""
    return next((PERCENTAGES[code] for code in customer.tariffs if code in PERCENTAGES), 0)


def reduced(price: int, discount: int) -> int:
    """A price less a percentage."""
    return priced(half_up(price * (WHOLE - discount), WHOLE))


def tariff_rows(today: date) -> Iterator[Row]:
    """Percentages on the base price, tariffs of rows alone, one in dollars and one that has ended."""
    for code, name, currency, discount, valid_until in (
        ("PVP", "Tarifa general", "EUR", PERCENTAGES["PVP"], None),
        ("FER", "Ferreterías", "EUR", PERCENTAGES["FER"], None),
        ("INS", "Instaladores", "EUR", PERCENTAGES["INS"], None),
        ("MAY", "Mayoristas", "EUR", PERCENTAGES["MAY"], None),
        ("NET", "Precios netos", "EUR", None, None),
        ("OBR", "Obra por volumen", "EUR", None, None),
        ("USD", "Export price list", "USD", 3000, None),
        ("ANT", "Tarifa anterior", "EUR", 4000, today - timedelta(days=200)),
    ):
        yield {
            "code": code,
            "name": name,
            "currency": currency,
            "discount": None if discount is None else discount / PERCENT,
            "valid_from": (today - timedelta(days=1200)).isoformat(),
            "valid_until": iso(valid_until),
        }


def tariff_price_rows(product: Product, today: date) -> Iterator[Row]:
    """Rows of the tariffs that price by rows; some are of other days, some cheaper from a quantity on."""
    index, price = product.index, product.base_price
    if product.priced_by_rows_only:
        own = product.kind.cheapest * CENT
        yield _row("NET", product, 0, own)
        yield _row("NET", product, 10, reduced(own, 800))
    if not price:
        return
    if every(index, 7):
        for quantity, discount in zip(BREAKS, BREAK_DISCOUNTS, strict=True):
            yield _row("NET", product, quantity, reduced(price, discount))
    if every(index, 9):
        yield _row("OBR", product, 50, price, discounts=(2500, 500, 0))
        yield _row("OBR", product, 100, price, discounts=(2500, 1000, 200))
    if every(index, 21):
        ended, begins = today - timedelta(days=30), today + timedelta(days=30)
        yield _row("NET", product, 0, reduced(price, 4500), valid_until=ended)
        yield _row("NET", product, 0, reduced(price, 1000), valid_from=begins)
        yield _row("NET", product, 0, reduced(price, 2000), valid_from=ended + timedelta(days=1))
    if every(index, 15):
        yield _row("USD", product, 0, reduced(price, 2500))


def customer_price_rows(seed: int, customer: Customer, catalogue: Catalogue, today: date) -> Iterator[Row]:
    """Prices agreed with a customer for some of what it usually buys."""
    luck = chance(seed, "agreed", customer.index)
    count = AGREED if customer.index in {Role.BUYER, Role.SECOND} else luck.choice((0, 0, 0, 2, 4, 8))
    for slot in range(count):
        product = catalogue.usual(customer.index, slot)
        who: dict[str, str] = {"customer_code": customer.code}
        for row in _agreed(slot, product, today):
            yield {**row, **who}


def customer_discount_rows(seed: int, customer: Customer, today: date) -> Iterator[Row]:
    """Discounts for a family of any level, for a brand, and for both."""
    luck = chance(seed, "discounts", customer.index)
    buyer = customer.index == Role.BUYER
    if not buyer and happens(luck, 0.6):
        return
    branch = branches()[0 if buyer else luck.randrange(len(branches()))]
    group = branch.groups[luck.randrange(len(branch.groups))]
    brand = branch.brands[0]
    yield _discount(customer, branch.code, None, (1800, 0, 0))
    yield _discount(customer, group.code, None, (2000, 300, 0))
    if buyer or happens(luck, 0.5):
        yield _discount(customer, None, brand, (2200, 0, 0))
        yield _discount(customer, branch.code, brand, (2400, 200, 100))
        yield _discount(customer, group.kinds[0].code, None, (2600, 0, 0), valid_until=today + timedelta(days=60))
        yield _discount(customer, branch.code, None, (5000, 0, 0), valid_until=today - timedelta(days=60))


def offer_rows(seed: int, catalogue: Catalogue, today: date) -> Iterator[Row]:
    """Offers of the past, of now and to come: for a product or a family, for all or for one tariff."""
    count = max(LEAST_OFFERS, catalogue.count // 60)
    for number in range(count):
        luck = chance(seed, "offer", number)
        begins, ends = _offer_days(number, today, luck)
        yield {
            "code": f"OF{number + 1:05d}",
            "valid_from": begins.isoformat() if number % 8 else None,
            "valid_until": ends.isoformat(),
            "tariff_code": luck.choice(("INS", "MAY", "FER", "PVP")) if every(number, 4, 3) else None,
            **_offered(number, catalogue, luck),
        }


def _offer_days(number: int, today: date, luck: Random) -> tuple[date, date]:
    """Every third offer is over, every third runs, every third is to come; one ends today and one begins today."""
    length = timedelta(days=luck.randint(7, 60))
    if number in {1, 4}:
        return (today - length, today) if number == 1 else (today, today + length)
    begins = today + timedelta(days=(-luck.randint(70, 400), -luck.randint(0, 7), luck.randint(1, 60))[number % 3])
    return begins, begins + length


def _offered(number: int, catalogue: Catalogue, luck: Random) -> Row:
    if every(number, 5, 4):
        branch = branches()[number % len(branches())]
        group = luck.choice(branch.groups)
        family = luck.choice((branch, group, luck.choice(group.kinds)))
        return {
            "name": f"Campaña {family.name}",
            "family_code": family.code,
            "discount_1": luck.choice((25, 28, 30)),
            "discount_2": luck.choice((0, 5)),
        }
    # What the first customers buy, beyond what has an agreed price.
    product = catalogue.usual(number % 5, AGREED + number % 16)
    by_price = number % 2 == 0
    return {
        "name": f"Oferta {product.kind.name}",
        "product_code": product.code,
        "min_quantity": 0 if every(number, 5) else luck.choice((0, 10, 50)),
        "price": reduced(product.base_price, luck.choice((2500, 3000, 3500))) / PRICE if by_price else None,
        "discount_1": 0 if by_price else luck.choice((20, 30, 35)),
    }


def _agreed(slot: int, product: Product, today: date) -> Iterator[Row]:
    price = product.base_price
    if every(slot, 4):
        for quantity, discount in zip(BREAKS, BREAK_DISCOUNTS, strict=True):
            yield _agreed_row(product, quantity, reduced(price, discount + 500))
    elif every(slot, 4, 1):
        yield _agreed_row(product, 0, price, discounts=(2000, 500, 0))
    elif every(slot, 4, 2):
        yield _agreed_row(product, 0, reduced(price, 6000), valid_until=today - timedelta(days=15))
        yield _agreed_row(product, 0, reduced(price, 2600), valid_from=today - timedelta(days=14))
    else:
        yield _agreed_row(product, 10, reduced(price, 2800), valid_until=today + timedelta(days=45))


def _agreed_row(
    product: Product,
    quantity: int,
    price: int,
    discounts: tuple[int, int, int] = (0, 0, 0),
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> dict[str, str | int | float | None]:
    return {
        "product_code": product.code,
        "min_quantity": quantity,
        "price": price / PRICE,
        **{f"discount_{place}": discount / PERCENT for place, discount in enumerate(discounts, 1)},
        "valid_from": iso(valid_from),
        "valid_until": iso(valid_until),
    }


def _row(
    tariff: str,
    product: Product,
    quantity: int,
    price: int,
    discounts: tuple[int, int, int] = (0, 0, 0),
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Row:
    return {"tariff_code": tariff, **_agreed_row(product, quantity, price, discounts, valid_from, valid_until)}


def _discount(
    customer: Customer,
    family: str | None,
    brand: str | None,
    discounts: tuple[int, int, int],
    valid_until: date | None = None,
) -> Row:
    return {
        "customer_code": customer.code,
        "family_code": family,
        "brand": brand,
        **{f"discount_{place}": discount / PERCENT for place, discount in enumerate(discounts, 1)},
        "valid_until": iso(valid_until),
    }
