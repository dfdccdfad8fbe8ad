"""What is sold, and how much of it there is."""

from collections import Counter, defaultdict
from decimal import Decimal
from itertools import pairwise

from tests.erp_adapter.demo.conftest import Books


def test_families_are_three_deep(books: Books) -> None:
    families = books.one("product_family", "code")

    def depth(code: str) -> int:
        parent = families[code].parent_code
        return 1 if parent is None else 1 + depth(parent)

    assert Counter(map(depth, families)) == {1: 12, 2: 60, 3: 150}
    assert {depth(row.family_code) for row in books.rows("product")} == {3}


def test_names_and_codes_are_unique(books: Books) -> None:
    products = books.rows("product")
    assert len({row.code for row in products}) == len({row.name for row in products}) == len(products)


def test_images_and_attributes_belong_to_products(books: Books) -> None:
    codes = {row.code for row in books.rows("product")}
    for relation in ("product_image", "product_attribute", "stock", "tariff_price", "customer_price"):
        assert {row.product_code for row in books.rows(relation)} <= codes, relation
    assert {row.family_code for row in books.rows("product")} <= set(books.one("product_family", "code"))


def test_some_are_not_for_sale_some_have_no_price_of_their_own_and_some_none_at_all(books: Books) -> None:
    products = books.rows("product")
    with_rows = {row.product_code for row in books.rows("tariff_price")}
    unpriced = {row.code for row in products if row.base_price == 0}
    assert 0 < sum(not row.for_sale for row in products) < len(products) // 20
    assert unpriced & with_rows
    assert unpriced - with_rows


def test_quantities_come_in_ones_in_packs_and_in_halves(books: Books) -> None:
    ways = {(row.min_quantity > row.quantity_step, row.quantity_step == 1) for row in books.rows("product")}
    assert {(True, True), (True, False), (False, True), (False, False)} == ways
    assert any(row.quantity_step == Decimal("0.5") for row in books.rows("product"))


def test_stock_is_under_at_and_above_the_minimum_none_less_than_none_and_unknown(books: Books) -> None:
    available: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in books.rows("stock"):
        available[row.product_code] += row.quantity - row.reserved
    cases = set()
    for product in books.rows("product"):
        if product.code not in available:
            cases.add("unknown")
        elif available[product.code] <= 0:
            cases.add("none" if available[product.code] == 0 else "less than none")
        else:
            order = available[product.code].compare(product.min_stock)
            cases.add({-1: "under", 0: "at", 1: "above"}[int(order)])
    assert cases == {"unknown", "none", "less than none", "under", "at", "above"}
    assert {row.warehouse_code for row in books.rows("stock")} == {"CEN", "SUR"}
    assert all(row.quantity >= 0 for row in books.rows("stock"))


def test_rates_are_dated_without_a_gap_or_an_overlap(books: Books) -> None:
    for code, rows in books.by("tax", "code").items():
        dated = sorted(rows, key=lambda row: (row.valid_from is not None, row.valid_from))
        for before, after in pairwise(dated):
            assert (after.valid_from - before.valid_until).days == 1, code
        assert dated[-1].valid_until is None
    now = {(row.rate, row.surcharge_rate) for row in books.rows("tax") if row.valid_until is None}
    assert {(21, Decimal("5.2")), (10, Decimal("1.4")), (4, Decimal("0.5")), (0, 0)} == now
    assert any(row.rate == 5 for row in books.rows("tax") if row.valid_until)
