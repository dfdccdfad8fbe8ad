"""Price lists are formulas that Tryton evaluates: what SQL reads of them gives the same prices."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from tests.office import Office
from tests.tryton.ask import QUANTITIES
from tests.tryton.books import ask_tryton, expected, tryton_on
from tests.tryton.office import login_of, open_office

PARTY = "Cliente 01"
OF_PRODUCT = "(SELECT id FROM product_product WHERE code = '{}')"
OF_CATEGORY = "(SELECT id FROM product_category WHERE name = '{}')"
LIST = "SELECT id FROM product_price_list WHERE name = 'Tarifa A'"

LINES = (
    # sequence, product, category, quantity, formula
    ("NULL", "NULL", "NULL", "100", "list_price * 0.1"),
    ("1", OF_PRODUCT.format("A0003"), "NULL", "20", "unit_price*0.5"),
    ("1", OF_PRODUCT.format("A0003"), "NULL", "NULL", "0.95 * unit_price"),
    ("2", OF_PRODUCT.format("A0001"), "NULL", "NULL", "12.5"),
    ("3", "NULL", OF_CATEGORY.format("Bebidas"), "NULL", "unit_price * .75"),
    ("4", "NULL", OF_CATEGORY.format("Cuenta 10"), "10", "cost_price * 1.5"),
    ("5", OF_PRODUCT.format("A0008"), "NULL", "NULL", "unit_price * 0.5"),
    ("6", "NULL", "NULL", "10", "unit_price * 0.8333"),
    ("6", "NULL", "NULL", "50", "unit_price * 0.8"),
    ("7", "NULL", "NULL", "0", "unit_price"),
)
CHANGES = (
    f"DELETE FROM product_price_list_line WHERE price_list = ({LIST})",
    # A category has what its own categories have.
    f"UPDATE product_category SET parent = {OF_CATEGORY.format('Bebidas')} WHERE name = 'Papelería'",
    "UPDATE product_cost_price SET cost_price = CAST('7.1234' AS BLOB)",
    # Halves of a ten-thousandth.
    f"UPDATE product_list_price SET list_price = CAST('10.0001' AS BLOB) WHERE template = (SELECT template FROM product_product WHERE id = {OF_PRODUCT.format('A0003')})",
    f"UPDATE product_list_price SET list_price = CAST('10.0003' AS BLOB) WHERE template = (SELECT template FROM product_product WHERE id = {OF_PRODUCT.format('A0008')})",
)


def change_list(erp: Path, *formulas: str) -> int:
    """Put the lines above in the customer's list, and these formulas before them; give the list's id."""
    lines = [*[("0", "NULL", "NULL", "NULL", formula) for formula in formulas], *LINES]
    with closing(sqlite3.connect(erp)) as connection, connection:
        for change in CHANGES:
            connection.execute(change)
        for sequence, product, category, quantity, formula in lines:
            values = f"({LIST}), {sequence}, {product}, {category}, {quantity}, '{formula}'"
            connection.execute(
                f"INSERT INTO product_price_list_line (price_list, sequence, product, category, quantity, formula) VALUES ({values})"
            )
        return int(connection.execute(LIST).fetchone()[0])


async def price(office: Office, code: str, quantity: int) -> Decimal:
    query = "query($code: String!, $quantity: Decimal!) { product(code: $code) { price(quantity: $quantity) { netUnitPrice } } }"
    data = await office.data(query, {"code": code, "quantity": str(quantity)}, by=login_of(PARTY))
    return Decimal(data["product"]["price"]["netUnitPrice"])


async def test_the_first_line_that_fits_gives_the_price(tmp_path: Path) -> None:
    """By sequence, product, category with those above it, and quantity, rounded as Tryton does: all products, at breaks."""
    with tryton_on("sqlite", tmp_path) as url:
        number = change_list(tmp_path / "erp.sqlite")
        theirs = await ask_tryton(tmp_path / "erp.sqlite", "prices", number)
        async with open_office(url, tmp_path) as office:
            ours = [(code, quantity, await price(office, code, quantity)) for code, quantity, _ in theirs]
    assert len(ours) == len(expected()["products"]) * len(QUANTITIES)
    assert ours == [(code, quantity, Decimal(each)) for code, quantity, each in theirs]
    assert len({each for code, _, each in ours if code == "A0003"}) == len({"0.95", "0.5", "0.1"})


@pytest.mark.parametrize("formula", ["unit_price - 1", "unit_price * 2 * 0.4", "max(unit_price, cost_price)"])
async def test_a_formula_that_sql_cannot_read_lets_nothing_be_ordered(tmp_path: Path, formula: str) -> None:
    """The customer would be told a price that it does not have."""
    with tryton_on("sqlite", tmp_path) as url:
        change_list(tmp_path / "erp.sqlite", formula)
        async with open_office(url, tmp_path) as office:
            add = """mutation { addOrderLine(input: {line: {code: "A0001", quantity: "1"}}) { order { id } errors { code } } }"""
            mine = (await office.data(add, by=login_of(PARTY)))["addOrderLine"]
            other = (await office.data(add, by=login_of("Cliente 02")))["addOrderLine"]
    assert (mine["order"], [each["code"] for each in mine["errors"]]) == (None, ["NOT_ALLOWED"])
    assert other["errors"] == []
