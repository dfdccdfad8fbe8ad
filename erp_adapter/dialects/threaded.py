"""A database behind a blocking driver: each statement in a thread, which is never waited for longer than its deadline."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import Future, wait
from contextlib import asynccontextmanager
from threading import Thread
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, Insert, Row

from erp_adapter.database import Parameters, Transaction, is_kept_compiled
from erp_adapter.dialects.engines import READS
from erp_adapter.dialects.faults import translated
from erp_adapter.dialects.lists import most_parameters
from erp_adapter.dialects.places import Place, Places
from erp_adapter.dialects.running import Running
from erp_adapter.dialects.systems import threaded_system
from erp_adapter.dialects.threaded_forms import ThreadedForm
from erp_adapter.dialects.threads import Threads
from erp_adapter.errors import ConnectionLost, ErpContention, ErpError, ErpTimeout, ErpUnavailable
from erp_adapter.prepared import Asked, GivenValues, Prepared, Rows

T = TypeVar("T")

INTERRUPT_SECONDS = 0.05
"""Between one attempt to interrupt a statement and the next."""

GRACE_SECONDS = 0.8
"""How long an interrupted statement may take to end, before its thread is left alone with it."""


class ThreadedDatabase:
    """Runs as many statements at once as it has connections.

    A statement that passes its deadline, or whose caller went away, is interrupted in the driver. Where even that has no
    answer, the connection is given up: it is closed when its thread comes back.
    """

    def __init__(self, engine: Engine, *, connections: int, deadline: float) -> None:
        self._writer = engine
        self._reader = engine.execution_options(**READS)
        self._system = threaded_system(engine.dialect.name)
        self._deadline = deadline
        self._threads = Threads("sql")
        self._places = Places(connections)

    @property
    def most_parameters(self) -> int:
        return most_parameters(self._writer.dialect.name)

    @property
    def writes_json(self) -> bool:
        return False

    @property
    def joins_laterally(self) -> bool:
        return False

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        def rows(connection: Connection) -> Sequence[Row[Any]]:
            if not is_kept_compiled(statement):
                connection.execution_options(compiled_cache=None)
            return connection.execute(statement, parameters).all()

        return await self._read(rows)

    async def read(self, prepared: Prepared, values: GivenValues) -> Rows:
        form = self._form(prepared)
        return await self._read(lambda connection: form.rows(connection, values))

    async def read_together(self, asked: Sequence[Asked]) -> list[Any]:
        """By one thread, on one connection, one after the other."""
        forms = [(self._form(each.prepared), each.values) for each in asked]
        found = await self._read(lambda connection: [form.rows(connection, values) for form, values in forms])
        return [each.make(rows) for each, rows in zip(asked, found, strict=True)]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        ends = self._ends()
        async with self._places.one(ends) as place:
            opened: list[Connection] = []
            try:
                await self._begin(opened, place, ends)
                transaction = _ThreadedTransaction(opened[0], self, place)
                yield transaction
                await transaction.commit()
            finally:
                # Closing rolls back what was not committed; it happens even when the caller is being cancelled.
                await self._close(opened, place)

    async def close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)
        self._writer.dispose()

    async def run(self, work: Callable[[Running], T], place: Place, ends: float | None = None) -> T:
        """Do blocking work in a thread, until the loop's time `ends`."""
        running = Running(fresh_after=self._system.IS_REMOTE)

        def translated_work() -> T:
            with translated(self._system.fault_of):
                return work(running)

        job = place.job = self._threads.start(translated_work)
        future: asyncio.Future[T] = asyncio.wrap_future(job)
        left = (self._ends() if ends is None else ends) - asyncio.get_running_loop().time()
        try:
            done, _ = await asyncio.wait({future}, timeout=max(left, 0))
        except asyncio.CancelledError:
            await self._stop(job, future, running)
            raise
        if done:
            return future.result()
        await self._stop(job, future, running)
        raise ErpTimeout

    async def _read(self, rows: Callable[[Connection], T]) -> T:
        ends = self._ends()
        try:
            return await self._read_once(rows, ends)
        except (ConnectionLost, ErpContention):
            return await self._read_once(rows, ends)

    async def _read_once(self, rows: Callable[[Connection], T], ends: float) -> T:
        def read(running: Running) -> T:
            with self._reader.connect() as connection, running.on(connection):
                return rows(connection)

        async with self._places.one(ends) as place:
            return await self.run(read, place, ends)

    async def _begin(self, opened: list[Connection], place: Place, ends: float) -> None:
        def begin(running: Running) -> None:
            while opened:
                opened.pop().close()
            opened.append(self._writer.connect())
            with running.on(opened[0]):
                opened[0].begin()

        try:
            await self.run(begin, place, ends)
        except ConnectionLost:
            # It died while nobody used it; nothing has been done yet.
            await self.run(begin, place, ends)

    async def _close(self, opened: list[Connection], place: Place) -> None:
        def close() -> None:
            with translated(self._system.fault_of):
                while opened:
                    opened.pop().close()

        if place.job is not None and place.is_at_work:
            place.job.add_done_callback(lambda _: self._threads.start(close))
            return
        place.job = self._threads.start(close)
        await asyncio.wait({asyncio.wrap_future(place.job)}, timeout=GRACE_SECONDS)

    async def _stop(self, job: "Future[T]", future: "asyncio.Future[T]", running: Running) -> None:
        # In a thread of its own: to cancel a statement a driver may have to connect to a server that is silent.
        Thread(target=_interrupt, args=(job, running), name="sql-interrupt", daemon=True).start()
        future.add_done_callback(_look_at)
        done, _ = await asyncio.wait({future}, timeout=GRACE_SECONDS)
        if not done and self._system.IS_REMOTE:
            # The other connections are as dead as this one, and would each be waited for.
            Thread(target=self._writer.dispose, name="sql-dispose", daemon=True).start()

    def _form(self, prepared: Prepared) -> ThreadedForm:
        if prepared.form is None:
            prepared.form = ThreadedForm(prepared.statement, self._writer.dialect)
        form: ThreadedForm = prepared.form
        return form

    def _ends(self) -> float:
        return asyncio.get_running_loop().time() + self._deadline


class _ThreadedTransaction:
    """After an error nothing more can be done in it: the database may have ended it, and would commit what follows."""

    def __init__(self, connection: Connection, database: ThreadedDatabase, place: Place) -> None:
        self._connection = connection
        self._database = database
        self._place = place
        self._has_failed = False

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        return await self._run(lambda: self._connection.execute(statement, parameters).all())

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> int:
        return await self._run(lambda: _change(self._connection, statement, parameters))

    async def commit(self) -> None:
        await self._run(self._connection.commit)

    async def _run(self, work: Callable[[], T]) -> T:
        if self._has_failed:
            raise ErpUnavailable

        def on_connection(running: Running) -> T:
            with running.on(self._connection):
                return work()

        try:
            return await self._database.run(on_connection, self._place)
        except (ErpError, asyncio.CancelledError):
            self._has_failed = True
            raise


def _change(connection: Connection, statement: Executable, parameters: Parameters | None) -> int:
    many = () if parameters is None or isinstance(parameters, Mapping) else parameters
    if len(many) <= 1 or connection.dialect.supports_sane_multi_rowcount:
        return connection.execute(statement, parameters, execution_options={"preserve_rowcount": True}).rowcount
    if isinstance(statement, Insert):
        # Each gives its row; what the driver says of many is the last one's count, or nothing.
        connection.execute(statement, many)
        return len(many)
    return sum(_change(connection, statement, each) for each in many)


def _interrupt(job: "Future[Any]", running: Running) -> None:
    """Interrupt until it has ended: the first time the thread may not have come to its statement yet."""
    while not job.done():
        running.stop()
        wait([job], timeout=INTERRUPT_SECONDS)


def _look_at(future: "asyncio.Future[Any]") -> None:
    """An error that nobody waits for any more is not worth a warning."""
    if not future.cancelled():
        future.exception()
