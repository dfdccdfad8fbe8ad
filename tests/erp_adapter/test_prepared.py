"""A prepared statement gives what the same statement with its values gives, on every system."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Select, literal, select

from erp_adapter.dialects.given import Given, GivenLimit
from erp_adapter.dialects.lists import MOST_BOUND, among
from erp_adapter.prepared import Asked, Kept, Prepared
from erp_adapter.types import written
from schema.scalars import decimal_text
from tests.erp_adapter.grounds import layout
from tests.erp_adapter.order_books import Books

_, RELATIONS = layout()
PRODUCT = RELATIONS.product.c
CODES = [f"P'{i:03}\\" for i in range(MOST_BOUND + 20)]


@pytest.fixture
def products(books: Books) -> Books:
    books.add("product", *[product(code, base_price=i) for i, code in enumerate(CODES)])
    return books


@pytest.mark.parametrize("codes", [[], CODES[:1], set(CODES[:3]), tuple(CODES), dict.fromkeys(CODES[5:], 1)])
async def test_a_list_may_be_of_any_length_and_kind(products: Books, codes: Collection[str]) -> None:
    statement = select(PRODUCT.code).where(among(PRODUCT.code, Given("codes"))).order_by(PRODUCT.code)
    prepared = Prepared(statement)
    for some in (codes, CODES[:2], codes):
        rows = await products.database.read(prepared, {"codes": some})
        assert [code for (code,) in rows] == sorted(some)


async def test_each_run_has_its_own_values(products: Books) -> None:
    statement = select(PRODUCT.base_price).where(PRODUCT.base_price > Given("price"), PRODUCT.code != Given("code"))
    prepared = Prepared(statement.order_by(PRODUCT.base_price).limit(GivenLimit("limit")))
    for price, limit in ((5, 3), (7, 1), (10_000, 2)):
        values = {"price": Decimal(price), "code": CODES[price + 1] if price < 100 else "", "limit": limit}
        rows = await products.database.read(prepared, values)
        assert [each for (each,) in rows] == [price + 2 + i for i in range(limit) if price < 100]


async def test_a_value_that_is_missing_is_an_error_and_no_null(products: Books) -> None:
    prepared = Prepared(select(PRODUCT.code).where(PRODUCT.code == Given("code")))
    with pytest.raises(KeyError):
        await products.database.read(prepared, {})


async def test_a_value_longer_than_the_column_is_not_cut_to_one_that_is_there(products: Books) -> None:
    products.add("product", product("L" * 40, base_price=1))
    prepared = Prepared(select(PRODUCT.code).where(among(PRODUCT.code, Given("codes"))))
    assert not await products.database.read(prepared, {"codes": ["L" * 41]})


async def test_what_is_written_by_the_database_says_the_same(products: Books) -> None:
    day, price, many = date(2026, 3, 31), Decimal("12.5"), Decimal("0.123450")
    products.add("offer", {"code": "O", "name": "Oferta", "price": price, "valid_until": day})
    products.add("offer", {"code": "P", "name": "Oferta", "price": many, "valid_until": day})
    offer = RELATIONS.offer.c
    columns = [written(offer.price), written(offer.valid_from), written(offer.valid_until)]
    rows = await products.database.read(Prepared(select(*columns).order_by(offer.code)), {})
    texts = [[_text(each) for each in row] for row in rows]
    assert texts == [["12.50", "None", "2026-03-31"], ["0.12345", "None", "2026-03-31"]]


@pytest.mark.parametrize("is_few", [True, False])
async def test_a_list_of_few_values_gives_what_any_list_does(products: Books, *, is_few: bool) -> None:
    statement = select(PRODUCT.code).where(among(PRODUCT.code, Given("codes", is_few=is_few))).order_by(PRODUCT.code)
    rows = await products.database.read(Prepared(statement), {"codes": CODES[4:6]})
    assert [code for (code,) in rows] == CODES[4:6]


async def test_statements_that_are_read_together_give_what_each_gives(products: Books) -> None:
    cheap = select(PRODUCT.code, PRODUCT.base_price, PRODUCT.brand).where(PRODUCT.base_price <= Given("most"))
    named = select(PRODUCT.code, literal("$1 '$2'")).where(
        among(PRODUCT.code, Given("codes")), PRODUCT.unit == Given("u")
    )
    asked: list[tuple[Select[Any], dict[str, Any]]] = [
        (cheap.order_by(PRODUCT.base_price.desc()), {"most": Decimal(4)}),
        (named.order_by(PRODUCT.code), {"codes": CODES[7:9], "u": "ud"}),
        (named.order_by(PRODUCT.code), {"codes": [], "u": "ud"}),
    ]
    prepared = [(Prepared(statement), values) for statement, values in asked]
    alone = [[tuple(row) for row in await products.database.read(each, values)] for each, values in prepared]
    together = [Asked(each, values, lambda rows: list(map(tuple, rows))) for each, values in prepared]
    for _ in range(2):
        assert await products.database.read_together(together) == alone
    assert [len(rows) for rows in alone] == [5, 2, 0]


def product(code: str, **others: object) -> dict[str, object]:
    return {"code": code, "name": code, "unit": "ud", "tax_code": "IVA", **others}


def _text(value: Any) -> str:
    return decimal_text(value) if isinstance(value, Decimal) else str(value)


def test_the_shapes_used_last_are_kept() -> None:
    kept: Kept[object] = Kept(2)
    first, second = kept.get("a", object), kept.get("b", object)
    assert kept.get("a", object) is first
    kept.get("c", object)
    assert len(kept) == 2
    assert kept.get("a", object) is first
    assert kept.get("b", object) is not second
