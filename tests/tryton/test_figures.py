"""What the office shows of Tryton's database is what Tryton shows, to the cent."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.office import Office
from tests.tryton.books import tryton_on
from tests.tryton.comparison import COMPARISONS
from tests.tryton.office import open_office

LEAST = {
    "prices": 120,
    "products": 81,
    "stock": 40,
    "sales": 42,
    "invoices": 670,
    "statements": 48,
    "347 by customer": 60,
}


@pytest.mark.parametrize("what", COMPARISONS)
async def test_the_office_says_what_tryton_says(tryton_office: Office, what: str) -> None:
    """No figure of Tryton's is left out, and none is another."""
    figures = await COMPARISONS[what](tryton_office)
    assert [each for each in figures if each.differs] == []
    assert len(figures) >= LEAST.get(what, 61)


async def test_a_figure_that_is_another_is_noticed(tmp_path: Path) -> None:
    """One line of an invoice a cent dearer is one figure: the sum of its lines."""
    with tryton_on("sqlite", tmp_path) as url:
        change = (
            "UPDATE account_invoice_line SET quantity = 1, unit_price = unit_price * quantity + 0.01 WHERE id = 191"
        )
        with closing(sqlite3.connect(tmp_path / "erp.sqlite")) as connection, connection:
            assert connection.execute(change).rowcount == 1
        async with open_office(url, tmp_path) as office:
            figures = await COMPARISONS["invoices"](office)
    assert [each.what for each in figures if each.differs] == ["invoice 12 sum of lines"]
