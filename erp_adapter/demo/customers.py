"""How do the customers stand in the books: addresses, tariffs, own codes and accounts."""

from collections.abc import Iterator
from random import Random

from erp_adapter.demo.catalogue import Catalogue
from erp_adapter.demo.chance import chance, happens
from erp_adapter.demo.figures import CENTS, PERCENT
from erp_adapter.demo.identifiers import cif
from erp_adapter.demo.people import Customer
from erp_adapter.demo.roles import Fiscal, Role
from erp_adapter.demo.vocabulary import Town, names
from erp_adapter.demo.writer import Row
from erp_adapter.domain.text import fold

COMPANY_TAX_ID = cif("A", 99_999)
CURRENCY = "EUR"
FICTIONAL_DOMAIN = "example.com"
SITES = ("Almacén", "Obra en curso", "Tienda", "Taller", "Delegación")


def company_row() -> Row:
    return {
        "name": "Suministros Industriales Valdeficta, S.A.",
        "tax_id": COMPANY_TAX_ID,
        "street": "Polígono Industrial Los Llanos, Nave 12",
        "city": "Getafe",
        "postal_code": "28906",
        "province": "Madrid",
        "country": "ES",
        "currency": CURRENCY,
        "tax_regime": "IVA",
        "reports_by_sii": False,
    }


def customer_rows(seed: int, customer: Customer, catalogue: Catalogue) -> Iterator[tuple[str, Row]]:
    """A customer's rows, each with its table."""
    luck = chance(seed, "addresses", customer.index)
    yield "customer", _customer_row(customer)
    for row in _addresses(customer, luck):
        yield "customer_address", row
    for position, tariff in enumerate(customer.tariffs, 1):
        yield "customer_tariff", {"customer_code": customer.code, "tariff_code": tariff, "position": position}
    for slot in range(_own_codes(customer, luck)):
        code = f"ART-{1000 + 7 * slot}"
        product = catalogue.usual(customer.index, slot)
        yield "customer_product_code", {"customer_code": customer.code, "code": code, "product_code": product.code}
    for position, account in enumerate(filter(None, (customer.account, customer.second_account))):
        yield "ledger_account", {"customer_code": customer.code, "account": account, "position": position}


def postal_address(street: str, town: Town, country: str) -> dict[str, str]:
    return {
        "street": street,
        "city": town.name,
        "postal_code": town.postal_code,
        "province": town.province,
        "country": country,
    }


def address_count(customer: Customer) -> int:
    """How many delivery addresses it has, with the codes 1, 2 and so on."""
    return 3 if customer.index in {Role.BUYER, Role.SECOND} else 1 + customer.index % 3


def _customer_row(customer: Customer) -> Row:
    return {
        "code": customer.code,
        "name": customer.name,
        "trade_name": customer.trade_name,
        "tax_id": customer.tax_id,
        "email": _email(customer),
        "phone": customer.phone,
        **postal_address(customer.street, customer.town, customer.country),
        "payment_terms": customer.terms.text,
        "sales_representative": customer.representative,
        "credit_limit": None if customer.credit_limit is None else customer.credit_limit / CENTS,
        "surcharge": customer.fiscal is Fiscal.SURCHARGE,
        "tax_exempt": customer.untaxed,
        "order_discount_1": customer.order_discounts[0] / PERCENT,
        "order_discount_2": customer.order_discounts[1] / PERCENT,
        "active": customer.active,
    }


def _email(customer: Customer) -> str:
    word = fold(customer.trade_name or customer.name).split(",")[0].split()[-1]
    return f"compras.{customer.code}@{word}.{FICTIONAL_DOMAIN}"


def _addresses(customer: Customer, luck: Random) -> Iterator[Row]:
    for place in range(address_count(customer)):
        town, street = customer.town, customer.street
        if place:
            town = customer.town if customer.untaxed else luck.choice(names().towns)
            street = f"{luck.choice(names().streets)}, {luck.randint(1, 180)}"
        yield {
            "customer_code": customer.code,
            "code": str(place + 1),
            "name": f"{SITES[(customer.index + place) % len(SITES)]} {town.name}",
            **postal_address(street, town, customer.country),
            "is_default": place == 0,
        }


def _own_codes(customer: Customer, luck: Random) -> int:
    if customer.index in {Role.BUYER, Role.SECOND}:
        return 12
    return luck.randint(4, 15) if happens(luck, 0.2) else 0
