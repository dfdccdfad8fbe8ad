"""What prices are made of, as it is read: whose it is, what it is for, and on which day."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal

import pytest

from erp_adapter.domain.codes import CustomerCode, FamilyCode, OfferCode, ProductCode, TariffCode
from erp_adapter.domain.pricing import CustomerDiscount, CustomerTerms, Offer, PriceRow, Tariff
from erp_adapter.prices import PriceRepository
from tests.erp_adapter.books import Rows, customer, make_books, open_books, product
from tests.erp_adapter.domain.examples import decimals
from tests.erp_adapter.grounds import Ground
from tests.erp_adapter.noting import Note
from tests.recording import RecordingDatabase

YESTERDAY, TODAY, TOMORROW = date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)
ANA, LUIS, EVA = (CustomerCode(code) for code in ("ANA", "LUIS", "EVA"))
P, Q, R, S = (ProductCode(code) for code in ("P", "Q", "R", "S"))
ROOT, PARENT, CHILD, LONE = (FamilyCode(code) for code in ("ROOT", "PARENT", "CHILD", "LONE"))
T1, T2, OLD = (TariffCode(code) for code in ("T1", "T2", "OLD"))
DAYS: list[dict[str, date]] = [
    {},
    {"valid_from": TODAY, "valid_until": TODAY},
    {"valid_until": YESTERDAY},
    {"valid_from": TOMORROW},
]


def offer(code: str, **columns: object) -> dict[str, object]:
    return {"code": code, "name": f"Oferta {code}", "discount_1": 5, "valid_until": TODAY, **columns}


ROWS: Rows = {
    "customer": [customer(code) for code in (ANA, LUIS, EVA)],
    "tariff": [
        {"code": T1, "name": "PVP", "currency": "EUR", "discount": Decimal("12.5"), "valid_from": TODAY},
        {"code": T2, "name": "Neta", "currency": "USD"},
        {"code": OLD, "name": "Antigua", "currency": "EUR", "valid_until": YESTERDAY},
    ],
    "customer_tariff": [
        {"customer_code": ANA, "tariff_code": T2, "position": 1},
        {"customer_code": ANA, "tariff_code": OLD, "position": 2},
        {"customer_code": ANA, "tariff_code": T1, "position": 3},
        {"customer_code": LUIS, "tariff_code": T1, "position": 1},
    ],
    "customer_discount": [
        {"customer_code": ANA, "family_code": CHILD, "discount_1": 10, "discount_2": 0, "discount_3": 5},
        {"customer_code": ANA, "brand": "ACME", "discount_1": 0, "valid_from": TODAY, "valid_until": TOMORROW},
        {"customer_code": LUIS, "brand": "ACME", "discount_1": 7},
    ],
    "product_family": [
        {"code": ROOT, "name": "Raíz"},
        {"code": PARENT, "name": "Media", "parent_code": ROOT},
        {"code": CHILD, "name": "Hoja", "parent_code": PARENT},
    ],
    "product": [product(P), product(Q)],
    "customer_price": [
        {"customer_code": ANA, "product_code": P, "min_quantity": 10, "price": Decimal("1.25"), "discount_2": 3},
        *({"customer_code": ANA, "product_code": Q, "price": 2, **days} for days in DAYS),
        {"customer_code": LUIS, "product_code": P, "price": 3},
        {"customer_code": ANA, "product_code": R, "price": 4},
    ],
    "tariff_price": [
        {"tariff_code": T1, "product_code": P, "min_quantity": 0, "price": 5},
        {"tariff_code": T1, "product_code": P, "min_quantity": 10, "price": 4, "discount_1": 2},
        {"tariff_code": T2, "product_code": P, "price": 6},
        *({"tariff_code": T2, "product_code": Q, "price": 7, **days} for days in DAYS),
        {"tariff_code": OLD, "product_code": P, "price": 8},
        {"tariff_code": T1, "product_code": R, "price": 9},
    ],
    "offer": [
        offer("OF PRODUCT", product_code=P, price=Decimal("2.5"), tariff_code=T1, min_quantity=2, valid_from=TODAY),
        offer("OF BOTH", product_code=Q, family_code=ROOT),
        offer("OF CHILD", family_code=CHILD),
        offer("OF ROOT", family_code=ROOT),
        offer("OF LONE", family_code=LONE),
        offer("OF ANOTHER", product_code=R, family_code=CHILD),
        offer("OF NOTHING"),
        offer("PAST", product_code=P, valid_until=YESTERDAY),
        offer("PAST TOO", family_code=ROOT, valid_until=YESTERDAY),
        offer("COMING", family_code=CHILD, valid_from=TOMORROW, valid_until=TOMORROW),
    ],
}


@pytest.fixture
async def database(ground: Ground, note: Note) -> AsyncIterator[RecordingDatabase]:
    make_books(ground, ROWS)
    opened, _ = open_books(ground, note)
    yield opened
    await opened.close()


@pytest.fixture
def prices(database: RecordingDatabase) -> PriceRepository:
    return PriceRepository(database, database._relations)


def row(price: str, *discounts: str, start: date | None = None, end: date | None = None, least: str = "0") -> PriceRow:
    return PriceRow(Decimal(least), Decimal(price), decimals(*discounts), start, end)


async def test_tariffs_come_in_the_customers_order_with_the_company_s_currency(prices: PriceRepository) -> None:
    data = await prices.of_customers([ANA, EVA], {}, TODAY)
    expected = (
        Tariff(T2, "Neta", "USD", None, None, None),
        Tariff(OLD, "Antigua", "EUR", None, None, YESTERDAY),
        Tariff(T1, "PVP", "EUR", Decimal("12.5"), TODAY, None),
    )
    assert data.currency == "EUR"
    assert data.terms[ANA].tariffs == expected
    assert await prices.tariffs([ANA, EVA]) == {ANA: expected}


async def test_who_has_nothing_of_its_own_has_terms_without_anything(prices: PriceRepository) -> None:
    data = await prices.of_customers([EVA], {P: None}, TODAY)
    assert data.currency == await prices.currency() == "EUR"
    assert data.terms == {EVA: CustomerTerms((), ())}
    assert not data.rows.agreed
    assert not data.rows.tariff_rows


async def test_discounts_are_each_customers_own_and_those_of_0_are_left_out(prices: PriceRepository) -> None:
    data = await prices.of_customers([ANA, EVA], {}, TODAY)
    assert data.terms[EVA].discounts == ()
    assert Counter(data.terms[ANA].discounts) == Counter(
        [
            CustomerDiscount(CHILD, None, decimals("10", "5"), None, None),
            CustomerDiscount(None, "ACME", (), TODAY, TOMORROW),
        ]
    )


async def test_agreed_prices_are_the_customers_own_for_these_products(prices: PriceRepository) -> None:
    data = await prices.of_customers([ANA, EVA], {P: None}, TODAY)
    assert data.rows.agreed == {ANA: {P: [row("1.25", "3", least="10")]}}


async def test_rows_of_tariffs_are_those_of_the_customers_for_these_products(prices: PriceRepository) -> None:
    found = (await prices.of_customers([LUIS], {P: None, Q: None}, TODAY)).rows.tariff_rows
    assert found.keys() == {T1}
    assert found[T1].keys() == {P}
    assert Counter(found[T1][P]) == Counter([row("5"), row("4", "2", least="10")])


async def test_rows_are_those_of_today(prices: PriceRepository) -> None:
    rows = (await prices.of_customers([ANA], {Q: None}, TODAY)).rows
    assert Counter(rows.agreed[ANA][Q]) == Counter([row("2"), row("2", start=TODAY, end=TODAY)])
    assert Counter(rows.tariff_rows[T2][Q]) == Counter([row("7"), row("7", start=TODAY, end=TODAY)])


async def test_families_come_with_those_above_them(prices: PriceRepository) -> None:
    data = await prices.of_customers([EVA], {P: CHILD, Q: PARENT, R: LONE, ProductCode("S"): None}, TODAY)
    assert data.rows.families == {CHILD: (CHILD, PARENT, ROOT), PARENT: (PARENT, ROOT)}


@pytest.mark.parametrize(
    ("products", "codes"),
    [
        ({P: None}, ["OF PRODUCT"]),
        ({Q: None}, ["OF BOTH"]),
        ({S: CHILD}, ["OF CHILD", "OF ROOT"]),
        ({S: PARENT}, ["OF ROOT"]),
        ({S: LONE}, ["OF LONE"]),
        ({P: CHILD, Q: PARENT, S: ROOT}, ["OF BOTH", "OF CHILD", "OF PRODUCT", "OF ROOT"]),
        ({}, []),
    ],
)
async def test_offers_of_today_come_once_for_the_products_and_all_that_they_belong_to(
    prices: PriceRepository, products: dict[ProductCode, FamilyCode | None], codes: list[str]
) -> None:
    data = await prices.of_customers([EVA], products, TODAY)
    assert sorted(each.code for each in data.rows.offers) == codes


async def test_an_offer_says_what_it_is_for_and_what_it_offers(prices: PriceRepository) -> None:
    (found,) = (await prices.of_customers([EVA], {P: None}, TODAY)).rows.offers
    assert found == Offer(
        code=OfferCode("OF PRODUCT"),
        name="Oferta OF PRODUCT",
        product=P,
        family=None,
        tariff=T1,
        min_quantity=Decimal(2),
        price=Decimal("2.5"),
        discounts=decimals("5"),
        valid_from=TODAY,
        valid_until=TODAY,
    )


async def test_as_many_products_as_a_page_has_take_one_statement_each(
    database: RecordingDatabase, prices: PriceRepository
) -> None:
    codes = [ProductCode(f"P{number:03}") for number in range(300)]
    customers = [CustomerCode(f"C{number:03}") for number in range(300)]
    await prices.of_customers(customers, dict.fromkeys(codes, CHILD), TODAY)
    assert len(database.statements) == 5
