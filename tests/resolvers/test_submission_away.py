"""While the ERP is away nothing of an order is lost or held: it is submitted once when the ERP is back."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Executable, Row, select

from erp_adapter.breaker import Breaker, BreakerState, GuardedDatabase
from erp_adapter.database import Database, Parameters, Transaction, WrappedDatabase
from erp_adapter.errors import ConnectionLost, ErpUnavailable
from erp_adapter.prepared import Asked, GivenValues, Prepared, Rows
from erp_adapter.store.order_tables import cart
from tests.resolvers.ordering_office import OWN, OrderingOffice, lines_of, make_ports, ordering_office, put_together

FAULTS = 3
PAUSE = 10.0


class Severed(WrappedDatabase):
    """Another database behind a line that is cut while `is_cut`; `at_commit`: cut with the next commit, which arrives."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.is_cut = False
        self.at_commit = False
        self.asked = 0

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        self._pass()
        return await self._database.fetch(statement, parameters)

    async def read(self, prepared: Prepared, values: GivenValues) -> Rows:
        self._pass()
        return await self._database.read(prepared, values)

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        self._pass()
        return await self._database.read_together(asked)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        self._pass()
        async with self._database.transaction() as transaction:
            yield transaction
        if self.at_commit:
            self.at_commit, self.is_cut = False, True
            raise ConnectionLost

    def _pass(self) -> None:
        self.asked += 1
        if self.is_cut:
            raise ConnectionLost


class Line:
    """An office whose ERP is behind a line that can be cut, and what guards it."""

    def __init__(self, office: OrderingOffice) -> None:
        self.erp, self.past = Severed(office.erp), 0.0
        smallest = select(office.relations.company.c.currency)
        self.breaker = Breaker(
            lambda: self.erp.fetch(smallest),
            faults=FAULTS,
            pause=PAUSE,
            longest_pause=PAUSE,
            clock=lambda: self.past,
        )
        ports = make_ports(GuardedDatabase(self.erp, self.breaker), office.relations, office.store, office.clock)
        self.office = OrderingOffice(
            office.clock, office.store, office.erp, office.relations, ports, put_together(ports, office.clock)
        )

    async def be_cut(self) -> None:
        """Cut it, and have the breaker know."""
        self.erp.is_cut = True
        while self.breaker.state is BreakerState.CLOSED:
            with pytest.raises(ErpUnavailable):
                await self.office.order()

    def be_mended(self) -> None:
        self.erp.is_cut = False
        self.past += PAUSE


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    async with ordering_office(tmp_path) as opened:
        yield Line(opened)


async def reservations(line: Line) -> list[Any]:
    return [row.reservation for row in await line.office.store.fetch(select(cart))]


async def test_a_submission_is_refused_before_anything_is_reserved_or_asked(line: Line) -> None:
    await line.office.filled(("P1", 2))
    await line.be_cut()
    asked = line.erp.asked
    with pytest.raises(ErpUnavailable, match=r"erp\.away"):
        await line.office.submit()
    assert line.erp.asked == asked
    assert await reservations(line) == [None]
    assert await line.office.rows("sales_order") == []


async def test_the_order_is_as_it_was_and_anybodys_again_when_the_erp_is_back(line: Line) -> None:
    await line.office.filled(("P1", 2))
    await line.be_cut()
    with pytest.raises(ErpUnavailable):
        await line.office.submit("one")
    with pytest.raises(ErpUnavailable):
        await line.office.add(("P3", 1))
    line.be_mended()
    assert lines_of(await line.office.order()) == [("P1", 2)]
    assert (await line.office.submit("another")).submitted == (OWN, "1001")
    assert len(await line.office.rows("sales_order")) == 1


async def test_what_was_cut_at_its_commit_is_told_by_the_same_key_and_not_written_again(line: Line) -> None:
    await line.office.filled(("P1", 2))
    line.erp.at_commit = True
    with pytest.raises(ConnectionLost):
        await line.office.submit("key")
    await line.be_cut()
    with pytest.raises(ErpUnavailable, match=r"erp\.away"):
        await line.office.submit("key")
    line.be_mended()
    outcomes = [await line.office.submit("key") for _ in range(2)]
    assert [(each.submitted, each.replayed) for each in outcomes] == [((OWN, "1001"), True)] * 2
    assert len(await line.office.rows("sales_order")) == 1


async def test_one_that_is_refused_behind_its_reservation_goes_through_by_the_same_key(line: Line) -> None:
    """The ERP may go away between the reservation and the writing."""
    await line.office.filled(("P1", 2))
    reserve = line.office.ports.submissions.reserve

    class CutBehind:
        spent = staticmethod(line.office.ports.submissions.spent)
        finish = staticmethod(line.office.ports.submissions.finish)

        async def reserve(self, *given: Any) -> bool:
            held = await reserve(*given)
            await line.be_cut()
            return held

    with pytest.raises(ErpUnavailable, match=r"erp\.away"):
        await line.office.with_ports(submissions=CutBehind()).submit("key")
    line.be_mended()
    assert (await line.office.submit("key")).submitted == (OWN, "1001")
    assert len(await line.office.rows("sales_order")) == 1
