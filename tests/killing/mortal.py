"""Ports that end their own process by SIGKILL at a step that was chosen before."""

import os
import signal
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Executable, Row

from erp_adapter.database import Database, Parameters, Transaction, WrappedDatabase
from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.cart import Cart, Reservation, Submission
from erp_adapter.domain.codes import CustomerCode, OrderId
from erp_adapter.domain.new_order import NewOrder
from resolvers.handover import ErpOrdersPort, SubmissionsPort

STEPS = (
    "before reserve",
    "within reserve",
    "after reserve",
    "within write: number",
    "within write: order",
    "within write: lines",
    "after write",
    "within mark: key",
    "within mark: next order",
    "within mark: lines",
    "after mark",
)


class Fate:
    """Dies when it comes by `step` for the `passes`th time; where that happened is written down first."""

    def __init__(self, step: str | None, passes: int, deaths: Path) -> None:
        self._step = step
        self._left = passes
        self._deaths = os.open(deaths, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def comes_by(self, step: str) -> None:
        if step != self._step:
            return
        self._left -= 1
        if self._left <= 0:
            os.write(self._deaths, f"{step}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)


class MortalDatabase(WrappedDatabase):
    """Comes by a step behind each change of a transaction, in their order; `at` names those of the transaction under way."""

    def __init__(self, database: Database, fate: Fate) -> None:
        super().__init__(database)
        self._fate = fate
        self.at: tuple[str, ...] = ()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        async with self._database.transaction() as transaction:
            yield MortalTransaction(transaction, self._fate, list(self.at))


class MortalTransaction:
    def __init__(self, transaction: Transaction, fate: Fate, steps: list[str]) -> None:
        self._transaction = transaction
        self._fate = fate
        self._steps = steps

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        return await self._transaction.fetch(statement, parameters)

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> int:
        count = await self._transaction.execute(statement, parameters)
        if self._steps:
            self._fate.comes_by(self._steps.pop(0))
        return count


class MortalSubmissions:
    def __init__(self, port: SubmissionsPort, store: MortalDatabase, fate: Fate) -> None:
        self._port = port
        self._store = store
        self._fate = fate

    async def spent(self, customer: CustomerCode, keys: Collection[str]) -> Mapping[str, Submission]:
        return await self._port.spent(customer, keys)

    async def reserve(self, order: Cart, reservation: Reservation) -> bool:
        self._fate.comes_by("before reserve")
        self._store.at = ("within reserve",)
        held = await self._port.reserve(order, reservation)
        self._store.at = ()
        self._fate.comes_by("after reserve")
        return held

    async def finish(
        self,
        order: Cart,
        reservation: Reservation,
        number: OrderId,
        *,
        at: datetime,
        entries: Sequence[AuditEntry] = (),
    ) -> bool:
        self._store.at = ("within mark: key", "within mark: next order", "within mark: lines")
        done = await self._port.finish(order, reservation, number, at=at, entries=entries)
        self._store.at = ()
        self._fate.comes_by("after mark")
        return done


class MortalErp:
    def __init__(self, port: ErpOrdersPort, fate: Fate) -> None:
        self._port = port
        self._fate = fate

    async def handed_over(self, references: Mapping[CustomerCode, str]) -> Mapping[CustomerCode, OrderId]:
        return await self._port.handed_over(references)

    async def write(self, new: NewOrder) -> OrderId:
        number = await self._port.write(new)
        self._fate.comes_by("after write")
        return number
