"""Whether orders are taken is known from the mapping and from what became of the last one."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from erp_adapter.dialects import open_database
from erp_adapter.errors import ErpNotWritable, ErpUnavailable
from erp_adapter.mapping import load_mapping
from erp_adapter.order_writer import REFUSAL_AGE, OrderWriter
from erp_adapter.reference_layout import reference_layout
from tests.erp_adapter.books import customer, make_books
from tests.erp_adapter.test_order_writer import NOW, new


@dataclass
class Clock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Desk:
    writer: OrderWriter
    clock: Clock


@pytest.fixture
async def read_only(tmp_path: Path) -> AsyncIterator[Desk]:
    """An ERP whose file is opened for reading alone."""
    make_books(tmp_path / "erp.db", {"customer": [customer("C1")], "counter": [{"name": "sales_order", "value": 41}]})
    url = f"sqlite:///file:{tmp_path}/erp.db?mode=ro&uri=true"
    database, clock = open_database(url, connections=1, deadline=10), Clock()
    submission = load_mapping("expand").submission("sqlite")
    yield Desk(OrderWriter(database, reference_layout()[1], submission, clock.now), clock)
    await database.close()


async def test_orders_are_thought_to_be_taken_until_one_is_refused(read_only: Desk) -> None:
    assert read_only.writer.takes_orders
    with pytest.raises(ErpNotWritable) as refused:
        await read_only.writer.write(new())
    assert refused.value.message == "erp.notWritable"
    assert not read_only.writer.takes_orders


async def test_a_refusal_is_forgotten_after_a_while(read_only: Desk) -> None:
    """Who reads that no orders are taken may never try one."""
    with pytest.raises(ErpNotWritable):
        await read_only.writer.write(new())
    read_only.clock.at += REFUSAL_AGE - timedelta(seconds=1)
    assert not read_only.writer.takes_orders
    read_only.clock.at += timedelta(seconds=1)
    assert read_only.writer.takes_orders


async def test_a_mapping_without_a_submission_takes_none(read_only: Desk) -> None:
    writer = OrderWriter(read_only.writer._database, reference_layout()[1], None, read_only.clock.now)
    assert not writer.takes_orders
    with pytest.raises(ErpUnavailable):
        await writer.write(new())
