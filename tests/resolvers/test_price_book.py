"""What several price books read is read once and together."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.catalogue import CatalogueRepository
from erp_adapter.domain.catalogue import Product
from erp_adapter.domain.codes import CustomerCode, ProductCode
from erp_adapter.domain.pricing import OfferRule
from erp_adapter.errors import ErpUnavailable
from erp_adapter.prices import PriceRepository
from resolvers.price_book import PriceBook, PriceReader
from tests.erp_adapter.books import Rows, customer, make_books, open_books, product
from tests.erp_adapter.domain.examples import TODAY
from tests.recording import RecordingDatabase

ANA, LUIS = CustomerCode("ANA"), CustomerCode("LUIS")
CODES = [ProductCode(code) for code in ("P", "Q", "R")]
STATEMENTS = 5
"""The currency with the tariffs, discounts, agreed prices, rows of tariffs, offers with families: read in one go."""

ROWS: Rows = {
    "customer": [customer(ANA), customer(LUIS)],
    "tariff": [{"code": "T", "name": "PVP", "currency": "EUR"}],
    "customer_tariff": [{"customer_code": code, "tariff_code": "T", "position": 1} for code in (ANA, LUIS)],
    "product": [*(product(code) for code in ("P", "Q")), product("R", brand="ACME")],
    "customer_price": [{"customer_code": ANA, "product_code": "P", "price": 4}],
    "customer_discount": [{"customer_code": LUIS, "brand": "ACME", "discount_1": 50}],
    "tariff_price": [{"tariff_code": "T", "product_code": "Q", "price": 7}],
}


@dataclass(frozen=True, slots=True)
class Shop:
    database: RecordingDatabase
    source: PriceRepository
    products: list[Product]

    def reader(self) -> PriceReader:
        self.database.forget()
        return PriceReader(self.source, today=TODAY, offer_rule=OfferRule.BEST_PRICE)

    @property
    def issued(self) -> int:
        return len(self.database.statements)


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    make_books(tmp_path / "erp.sqlite", ROWS)
    database, relations = open_books(tmp_path / "erp.sqlite")
    found = await CatalogueRepository(database, relations).products(CODES)
    yield Shop(database, PriceRepository(database, relations), [found[code] for code in CODES])
    await database.close()


async def nets(book: PriceBook, products: Sequence[Product]) -> list[Decimal | None]:
    found = await book.prices([(each, None) for each in products])
    return [None if price is None else price.net for price in found]


async def test_each_customer_has_its_own_prices(shop: Shop) -> None:
    reader = shop.reader()
    assert await nets(reader.book(ANA), shop.products) == [4, 7, 10]
    assert await nets(reader.book(LUIS), shop.products) == [10, 7, 5]
    assert await nets(reader.book(None), shop.products) == [10, 10, 10]


async def test_what_is_asked_at_once_of_one_book_or_several_is_read_together(shop: Shop) -> None:
    reader = shop.reader()
    books = [reader.book(ANA), reader.book(ANA), reader.book(LUIS), reader.book(None)]
    found, *_ = await asyncio.gather(
        asyncio.gather(*[nets(book, [product]) for book in books for product in shop.products]),
        books[0].breaks(shop.products),
        books[2].offers(shop.products),
    )
    assert found == [[net] for net in (4, 7, 10, 4, 7, 10, 10, 7, 5, 10, 10, 10)]
    assert shop.issued == STATEMENTS


async def test_what_has_been_read_is_not_read_again(shop: Shop) -> None:
    reader = shop.reader()
    book = reader.book(ANA)
    before = await nets(book, shop.products)
    issued = shop.issued
    assert await nets(reader.book(ANA), shop.products) == before
    assert await book.prices([(shop.products[0], Decimal(7))]) != before
    await book.breaks(shop.products)
    assert await book.currency() == "EUR"
    assert shop.issued == issued


async def test_what_is_being_read_is_not_read_twice(shop: Shop) -> None:
    book = shop.reader().book(ANA)
    first = asyncio.ensure_future(nets(book, shop.products))
    while not shop.issued:
        await asyncio.sleep(0)
    assert await nets(book, shop.products) == await first
    assert shop.issued == STATEMENTS


async def test_more_products_are_read_in_one_go_too(shop: Shop) -> None:
    book = shop.reader().book(ANA)
    await nets(book, shop.products[:1])
    shop.database.forget()
    assert await nets(book, shop.products) == [4, 7, 10]
    assert shop.issued == STATEMENTS


async def test_forgotten_products_are_read_again(shop: Shop) -> None:
    reader = shop.reader()
    await nets(reader.book(ANA), shop.products)
    reader.forget_products()
    shop.database.forget()
    assert await nets(reader.book(ANA), shop.products) == [4, 7, 10]
    assert shop.issued == STATEMENTS


async def test_base_prices_and_the_currency_take_one_statement(shop: Shop) -> None:
    reader = shop.reader()
    found, currency = await asyncio.gather(nets(reader.book(None), shop.products), reader.book(ANA).currency())
    assert found == [10, 10, 10]
    assert currency == "EUR"
    assert shop.issued == 1


async def test_a_viewer_who_may_not_see_prices_has_nothing_read(shop: Shop) -> None:
    book = shop.reader().book(ANA, visible=False)
    assert await nets(book, shop.products) == [None] * 3
    assert await book.breaks(shop.products) == [None] * 3
    assert await book.offers(shop.products) == [None] * 3
    assert shop.issued == 0


async def test_no_products_take_no_statement(shop: Shop) -> None:
    assert await nets(shop.reader().book(ANA), []) == []
    assert shop.issued == 0


class Stuck:
    """A source that does not answer while it is stuck, but for a statement that fails."""

    def __init__(self, source: PriceRepository, *, failing: str = "") -> None:
        self._source = source
        self._failing = failing
        self.is_stuck = True
        self.begun: list[str] = []
        self.ended: list[str] = []

    def __getattr__(self, name: str) -> Any:
        async def call(*arguments: Any) -> Any:
            self.begun.append(name)
            if not self.is_stuck:
                return await getattr(self._source, name)(*arguments)
            try:
                await asyncio.sleep(0)
                if name == self._failing:
                    raise ErpUnavailable
                await asyncio.Event().wait()
            finally:
                self.ended.append(name)

        return call


async def test_a_reading_that_fails_is_tried_again_when_asked_again(shop: Shop) -> None:
    source: Any = Stuck(shop.source, failing="of_customers")
    book = PriceReader(source, today=TODAY, offer_rule=OfferRule.BEST_PRICE).book(ANA)
    with pytest.raises(ErpUnavailable):
        await nets(book, shop.products)
    source.is_stuck = False
    assert await nets(book, shop.products) == [4, 7, 10]


async def test_one_who_asks_and_goes_away_leaves_no_statement_running(shop: Shop) -> None:
    source: Any = Stuck(shop.source)
    book = PriceReader(source, today=TODAY, offer_rule=OfferRule.BEST_PRICE).book(ANA)
    asked = asyncio.ensure_future(nets(book, shop.products))
    while not source.begun:
        await asyncio.sleep(0)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert source.ended == source.begun == ["of_customers"]
    assert asyncio.all_tasks() == {asyncio.current_task()}
