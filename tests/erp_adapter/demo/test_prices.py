"""Who pays what: tariffs, agreed prices, discounts and offers."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from tests.erp_adapter.demo.conftest import TODAY, Books


def past(row: Row[Any]) -> bool:
    return row.valid_until is not None and row.valid_until < TODAY


def future(row: Row[Any]) -> bool:
    return row.valid_from is not None and row.valid_from > TODAY


def current(row: Row[Any]) -> bool:
    return not past(row) and not future(row)


def test_tariffs_take_a_percentage_or_have_rows_alone_one_is_in_dollars_and_one_has_ended(books: Books) -> None:
    tariffs = books.rows("tariff")
    with_rows = {row.tariff_code for row in books.rows("tariff_price")}
    assert any(row.discount for row in tariffs)
    assert {row.code for row in tariffs if row.discount is None} <= with_rows
    assert any(row.currency != "EUR" for row in tariffs)
    assert any(past(row) for row in tariffs)


def test_a_customers_last_tariff_prices_everything_and_some_have_none(books: Books) -> None:
    tariffs, of_customers = books.one("tariff", "code"), books.by("customer_tariff", "customer_code")
    assert any(row.code not in of_customers for row in books.rows("customer"))
    for rows in of_customers.values():
        own = sorted(rows, key=lambda row: row.position)
        last = tariffs[own[-1].tariff_code]
        assert last.discount is not None
        assert current(last)
        assert last.currency == "EUR"


def test_tariff_rows_have_breaks_and_dates(books: Books) -> None:
    rows = books.rows("tariff_price")
    assert {10, 50, 100} <= {row.min_quantity for row in rows}
    assert any(past(row) for row in rows)
    assert any(future(row) for row in rows)
    assert any(row.discount_2 for row in rows)


def test_a_price_is_lower_from_each_quantity_on(books: Books) -> None:
    breaks: dict[Any, dict[Decimal, Decimal]] = {}
    for row in books.rows("customer_price"):
        if row.valid_from is None and row.valid_until is None:
            breaks.setdefault((row.customer_code, row.product_code), {})[row.min_quantity] = row.price
    assert any(len(prices) == 4 for prices in breaks.values())
    for prices in breaks.values():
        dearest_first = [prices[quantity] for quantity in sorted(prices)]
        assert dearest_first == sorted(dearest_first, reverse=True)


def test_agreed_prices_are_of_now_and_of_the_past(books: Books) -> None:
    rows = books.rows("customer_price")
    assert any(past(row) for row in rows)
    assert any(current(row) and row.valid_until for row in rows)
    assert any(row.discount_1 and row.discount_2 for row in rows)


def test_no_price_and_no_offer_is_empty(books: Books) -> None:
    assert all(row.price > 0 for relation in ("tariff_price", "customer_price") for row in books.rows(relation))
    assert all(row.price or row.discount_1 for row in books.rows("offer"))


def test_discounts_are_for_families_of_every_level_for_brands_and_for_both(books: Books) -> None:
    families = books.one("product_family", "code")
    rows = books.rows("customer_discount")
    assert {(row.family_code is None, row.brand is None) for row in rows} == {
        (False, True),
        (True, False),
        (False, False),
    }
    assert {row.family_code.count("-") for row in rows if row.family_code} == {0, 1, 2}
    assert all(row.family_code in families for row in rows if row.family_code)
    assert any(past(row) for row in rows)


def test_offers_are_of_the_past_of_now_and_to_come_and_of_every_form(books: Books) -> None:
    offers = books.rows("offer")
    assert any(past(row) for row in offers)
    assert any(future(row) for row in offers)
    now = [row for row in offers if current(row)]
    assert any(row.product_code for row in now)
    assert any(row.family_code for row in now)
    assert any(row.price for row in offers)
    assert any(row.tariff_code for row in offers)
    assert any(row.min_quantity for row in offers)
    assert any(row.valid_until == TODAY for row in offers)
    assert any(row.valid_from == TODAY for row in offers)


def test_an_offer_of_now_is_for_what_the_buyer_buys_without_an_agreed_price(books: Books) -> None:
    own = {row.number for row in books.by("sales_order", "customer_code")[books.demo.customer]}
    bought = {row.product_code for row in books.rows("sales_order_line") if row.order_number in own}
    agreed = {row.product_code for row in books.by("customer_price", "customer_code")[books.demo.customer]}
    offered = {row.product_code for row in books.rows("offer") if current(row) and row.tariff_code is None}
    assert offered & (bought - agreed)


def test_the_buyer_has_prices_by_every_rule(books: Books) -> None:
    code = books.demo.customer
    assert len(books.by("customer_tariff", "customer_code")[code]) >= 4
    assert len(books.by("customer_price", "customer_code")[code]) >= 12
    assert len(books.by("customer_discount", "customer_code")[code]) >= 5
    assert len(books.by("customer_product_code", "customer_code")[code]) >= 10
