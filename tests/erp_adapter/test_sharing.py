"""Heavy reads leave half of the connections to the others."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any

import pytest
from sqlalchemy import Executable, Row, text

from erp_adapter.database import Database, Parameters, Transaction
from erp_adapter.errors import ErpTimeout
from erp_adapter.prepared import Asked, GivenValues, Prepared
from erp_adapter.sharing import IS_HEAVY, SharedDatabase

ANY = text("SELECT 1")


class Held:
    """A database whose reads go on until they are let go."""

    most_parameters = 10
    writes_json = joins_laterally = True

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.at_work = 0

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        self.at_work += 1
        try:
            await self.go.wait()
        finally:
            self.at_work -= 1
        return []

    async def read(self, prepared: Prepared, values: GivenValues) -> Sequence[Sequence[Any]]:
        return await self.fetch(ANY)

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        return [each.make(await self.fetch(ANY)) for each in asked]

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        raise NotImplementedError

    async def close(self) -> None:
        self.go.set()


@contextmanager
def heavily() -> Iterator[None]:
    token = IS_HEAVY.set(True)
    try:
        yield
    finally:
        IS_HEAVY.reset(token)


def begun(database: Database, number: int) -> list[asyncio.Task[Any]]:
    return [asyncio.ensure_future(database.fetch(ANY)) for _ in range(number)]


async def settle() -> None:
    """Let every task come to where it waits."""
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.mark.parametrize(("connections", "share"), [(8, 4), (3, 1), (1, 1)])
async def test_heavy_reads_have_half_of_the_connections(connections: int, share: int) -> None:
    held = Held()
    shared = SharedDatabase(held, connections=connections, deadline=60)
    with heavily():
        heavy = begun(shared, 20)
    await settle()
    assert held.at_work == share
    cheap = begun(shared, 5)
    await settle()
    assert held.at_work == share + 5
    held.go.set()
    await asyncio.gather(*heavy, *cheap)
    assert held.at_work == 0


async def test_a_heavy_read_waits_for_its_turn_no_longer_than_a_statement_may_take() -> None:
    held = Held()
    shared = SharedDatabase(held, connections=2, deadline=0.01)
    with heavily():
        heavy = begun(shared, 3)
    await asyncio.wait(heavy)
    assert [type(each.exception()) for each in heavy] == [ErpTimeout] * 3
    assert held.at_work == 0


async def test_a_heavy_read_that_nobody_waits_for_gives_its_turn_up() -> None:
    held = Held()
    shared = SharedDatabase(held, connections=2, deadline=60)
    with heavily():
        first, second, third = begun(shared, 3)
    await settle()
    first.cancel()
    third.cancel()
    await settle()
    assert held.at_work == 1
    held.go.set()
    assert await second == []
