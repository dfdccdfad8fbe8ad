"""A page of the catalogue is read by indexes and by as many statements at 100,000 products as at fifty."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.office import Demo, Office, office_on, open_at

COPIES = {"statistics": 2000, "no statistics": 2}
PAST_OFFERS = 200

PAGE = """
query ($first: Int!, $after: String, $filter: ProductFilter, $orderBy: [ProductOrder!]) {
  products(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    pageInfo { endCursor hasNextPage }
    nodes {
      code name taxRate
      family { code name parent { name } }
      price { net netUnitPrice tariff { code } offer { code } }
      priceBreaks { minimumQuantity netUnitPrice }
      offers { code }
      stock { level }
      images { url }
      attributes { name value }
    }
  }
}
"""


@pytest.fixture(scope="module", params=COPIES)
def large(request: pytest.FixtureRequest, demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo with each product many times over, with its prices, stock, pictures and attributes.

    There are 100,000 products where the database has statistics to plan by; where it has none, their number is nothing
    to it.
    """
    folder = tmp_path_factory.mktemp("large")
    for name in ("erp.sqlite", "store.sqlite"):
        shutil.copy(demo.folder / name, folder / name)
    with closing(sqlite3.connect(folder / "erp.sqlite")) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for table in ("product", "tariff_price", "stock", "product_image", "product_attribute"):
            copy(connection, table, COPIES[request.param])
        copy(connection, "offer", PAST_OFFERS, valid_until="'2025-12-31'")
        if request.param == "statistics":
            connection.execute("ANALYZE")
        else:
            connection.execute("DELETE FROM sqlite_stat1")
        connection.commit()
    return Demo(folder, demo.books)


def copy(connection: sqlite3.Connection, table: str, times: int, **changed: str) -> None:
    """Repeat a table's rows under other codes, with some columns changed."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    own = {"code", "name"} if table in {"product", "offer"} else {"product_code"}
    chosen = ", ".join(changed.get(name) or (f"{name} || '-' || i" if name in own else name) for name in columns)
    connection.execute(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times}) "
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {chosen} FROM {table}, n"
    )


@pytest.fixture
async def crowded(large: Demo) -> AsyncIterator[Office]:
    async with open_at(large.folder) as opened:
        yield opened


def engine_of(office: Office) -> Engine:
    database: Any = office.erp._database
    engine: Engine = database._writer
    return engine


async def steps(office: Office, **variables: Any) -> tuple[list[str], dict[str, Any]]:
    """How SQLite reads what a page asks for, and the page."""
    asked: list[tuple[str, Any]] = []
    engine = engine_of(office)

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any) -> None:
        asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    page = (await office.data(PAGE, {"first": 50, **variables}))["products"]
    event.remove(engine, "before_cursor_execute", note)
    plans = []
    with engine.connect() as connection:
        for statement, parameters in asked:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            details = [row.detail for row in rows]
            # Read in the list's own order and stopped at the page's end, an index is not read from end to end.
            ordered = not any("TEMP B-TREE FOR ORDER BY" in detail for detail in details)
            plans += [each for each in details if not (ordered and each.startswith("SCAN product USING INDEX"))]
    return plans, page


def scans(plans: list[str]) -> list[str]:
    """What reads a table from end to end; the company is one row, and a recursion's own rows are few."""
    harmless = ("SCAN company", "SCAN anon", "SCAN CONSTANT ROW")
    return [step for step in plans if step.startswith("SCAN") and not step.startswith(harmless)]


@pytest.mark.parametrize("order", ["NAME", "CODE", "BRAND", "FAMILY"])
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
async def test_pages_in_any_order_are_read_in_an_index(crowded: Office, order: str, direction: str) -> None:
    order_by = [{"field": order, "direction": direction}]
    first, page = await steps(crowded, orderBy=order_by)
    after, next_page = await steps(crowded, orderBy=order_by, after=page["pageInfo"]["endCursor"])
    assert len(page["nodes"]) == len(next_page["nodes"]) == 50
    assert scans(first) == scans(after) == []


async def test_pages_of_a_family_a_brand_and_a_property_are_read_by_index(crowded: Office) -> None:
    _, page = await steps(crowded)
    some = page["nodes"][0]
    brand = (await crowded.data("{ products(first: 1) { nodes { brand } } }"))["products"]["nodes"][0]["brand"]
    for wanted in (
        {"familyCode": some["family"]["code"]},
        {"brand": [brand]},
        {"attributes": [{"name": each["name"], "values": [each["value"]]} for each in some["attributes"][:1]]},
        {"onOffer": True},
        {"boughtBefore": True},
    ):
        plans, _ = await steps(crowded, filter=wanted)
        assert scans(plans) == [], wanted


async def test_a_page_takes_as_many_statements_as_in_a_small_catalogue(
    crowded: Office, demo: Demo, tmp_path: Path
) -> None:
    _, page = await steps(crowded)
    assert len(page["nodes"]) == 50
    large = len(crowded.erp.statements)
    async with office_on(demo, tmp_path) as small:
        await small.data(PAGE, {"first": 50})
        assert len(small.erp.statements) == large


async def test_a_search_reads_the_product_table_once_and_nothing_else(crowded: Office) -> None:
    plans, page = await steps(crowded, filter={"search": "tubo"})
    assert page["nodes"]
    assert [step for step in scans(plans) if not step.startswith("SCAN product")] == []
    assert sum(step.startswith("SCAN product") for step in plans) == 1
