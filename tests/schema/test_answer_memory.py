"""What an answer takes while it is made goes by its length, not by the square of its rows or by what the ERP has."""

import tracemalloc
from pathlib import Path

import msgspec
import pytest

from tests.office import Demo, office_on

TIMES_ITS_BYTES = 25
"""Measured: 4 where the database writes the rows, 5 for edges, 13 for products with all that their prices are made of."""

PAGES = {
    "products": "query ($n: Int!) { products(first: $n) { nodes { code name price { netUnitPrice } stock { level } } } }",
    "invoices": "query ($n: Int!) { viewer { customer { invoices(first: $n) { edges { cursor node { number total } } } } } }",
    "statement": """query ($n: Int!) { viewer { customer { statement(from: "2020-01-01", to: "2026-12-31") {
        entries(first: $n) { nodes { date concept debit credit balance } } } } } }""",
}


@pytest.mark.parametrize("query", PAGES.values(), ids=PAGES)
async def test_more_rows_take_as_much_more_as_they_are_long(demo: Demo, tmp_path: Path, query: str) -> None:
    async with office_on(demo, tmp_path, lists={"largest_page": 1_000}) as office:
        taken: list[tuple[int, int]] = []
        for size in (3, 300):
            await office.ask(query, {"n": size}, by="compras")
            tracemalloc.start()
            length = len(msgspec.json.encode(await office.ask(query, {"n": size}, by="compras")))
            taken.append((length, tracemalloc.get_traced_memory()[1]))
            tracemalloc.stop()
    (short, little), (long, much) = taken
    assert long > 3 * short
    assert much - little < TIMES_ITS_BYTES * (long - short)
