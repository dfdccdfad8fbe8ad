"""A sale is written whole and once in Tryton's database, or not at all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from erp_adapter.domain.codes import CustomerCode, OrderId, ProductCode
from erp_adapter.domain.new_order import NewOrder
from erp_adapter.erp import Erp, open_erp
from erp_adapter.errors import DuplicateKey, ErpUnavailable
from erp_adapter.order_writer import OrderWriter
from erp_adapter.settings import ErpSettings
from tests.erp_adapter.test_order_writer import LINE, NOW, new
from tests.tryton.books import SYSTEMS, tryton_on

CUSTOMER = CustomerCode("3")
TABLES = ("sale_sale", "sale_line", '"sale_line-account_tax"', "oficina_order")
BEFORE = [6, 120, 120, 0]


def order_of(*products: str) -> NewOrder:
    lines = tuple(
        replace(LINE, position=place, product_code=ProductCode(code), discounts=())
        for place, code in enumerate(products, 1)
    )
    return new(customer_code=CUSTOMER, currency="USD", discounts=(), lines=lines)


@asynccontextmanager
async def writer_on(url: str) -> AsyncIterator[tuple[OrderWriter, Erp]]:
    erp = open_erp(ErpSettings(url=url, mapping="tryton"), connections=2, deadline=30)
    try:
        yield OrderWriter(erp.database, erp.relations, erp.submission, lambda: NOW), erp
    finally:
        await erp.database.close()


async def counts(erp: Erp) -> list[int]:
    return [(await erp.database.fetch(text(f"SELECT count(*) AS n FROM {table}")))[0].n for table in TABLES]


@pytest.mark.parametrize("system", SYSTEMS)
async def test_the_same_reference_is_refused_by_the_database(tmp_path: Path, system: str) -> None:
    """And found again: a submission whose answer was lost becomes that order."""
    with tryton_on(system, tmp_path) as url:
        async with writer_on(url) as (writer, erp):
            key = await writer.write(order_of("A0001", "A0002"))
            with pytest.raises(DuplicateKey):
                await writer.write(order_of("A0003"))
            found = await writer.handed_over({CUSTOMER: "OV-1"})
            assert await counts(erp) == [6 + 1, 120 + 2, 120 + 2, 1]
    assert found == {CUSTOMER: key}
    assert key == OrderId(str(int(key)))


@pytest.mark.parametrize("system", SYSTEMS)
async def test_a_line_that_tryton_could_not_sell_leaves_nothing_behind(tmp_path: Path, system: str) -> None:
    """A product that has gone, after the sale and a line of it have been written."""
    with tryton_on(system, tmp_path) as url:
        async with writer_on(url) as (writer, erp):
            with pytest.raises(ErpUnavailable):
                await writer.write(order_of("A0001", "GONE"))
            assert await counts(erp) == BEFORE
