"""One way to run statements, whatever the driver: a deadline on each, and an end when nobody waits any more."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from threading import Lock
from typing import Any, Protocol, TypeVar

from sqlalchemy import CompoundSelect, Connection, Engine, Executable, Row
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from erp_adapter.dialects import interrupt
from erp_adapter.errors import DuplicateKey, ErpTimeout, ErpUnavailable

T = TypeVar("T")
MOST_KEPT_LISTS = 4
"""Lists that a statement may read and still be kept compiled: one of a dozen searched lists takes 7 MB, and clients choose
how many there are."""

INTERRUPT_SECONDS = 0.05
"""Between one attempt to interrupt a statement and the next."""

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Transaction(Protocol):
    """Statements that count together or not at all."""

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]: ...

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> int:
        """Run a change; give the number of rows it touched. Raise DuplicateKey where a unique value is taken."""
        ...


class Database(Protocol):
    """What repositories run their statements on. Raises ErpTimeout or ErpUnavailable, never a driver's error."""

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        """Read by one statement, in no transaction."""
        ...

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Commit at the end of the block, roll back when it raises."""
        ...

    async def close(self) -> None: ...


class ThreadedDatabase:
    """A database behind a blocking driver: as many threads as the pool has connections.

    A statement that passes its deadline, or whose caller went away, is interrupted in the driver; the thread is waited
    for, so that a connection never goes back to the pool while its statement runs.
    """

    def __init__(self, engine: Engine, *, connections: int, deadline: float) -> None:
        self._writer = engine
        self._reader = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._deadline = deadline
        self._threads = ThreadPoolExecutor(max_workers=connections, thread_name_prefix="sql")
        self._places = asyncio.Semaphore(connections)

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        running = _Running()

        def read() -> Sequence[Row[Any]]:
            with self._reader.connect() as connection, running.on(connection):
                if isinstance(statement, CompoundSelect) and len(statement.selects) > MOST_KEPT_LISTS:
                    connection.execution_options(compiled_cache=None)
                return connection.execute(statement, parameters).all()

        async with self._place():
            return await self._in_thread(read, running)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        running = _Running()
        opened: list[Connection] = []

        def in_transaction(work: Callable[[], T]) -> T:
            with running.on(opened[0]):
                return work()

        def run(work: Callable[[], T]) -> Awaitable[T]:
            return self._in_thread(lambda: in_transaction(work), running)

        def begin() -> Connection:
            opened.append(self._writer.connect())
            in_transaction(opened[0].begin)
            return opened[0]

        async with self._place():
            try:
                connection = await self._in_thread(begin, running)
                yield _ThreadedTransaction(connection, run)
                await run(connection.commit)
            finally:
                # Closing rolls back what was not committed; it happens even when the caller is being cancelled.
                await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._threads, _close, opened))

    async def close(self) -> None:
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._writer.dispose()

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """Wait for a connection's turn and keep it: who holds one always finds a thread free.

        Without it transactions that wait for a lock would take every thread, and its holder would have none to go on in.
        """
        try:
            async with asyncio.timeout(self._deadline):
                await self._places.acquire()
        except TimeoutError:
            raise ErpTimeout from None
        try:
            yield
        finally:
            self._places.release()

    async def _in_thread(self, work: Callable[[], T], running: "_Running") -> T:
        # Not run_in_executor: its future says that it was cancelled while the thread goes on with the statement.
        submitted = self._threads.submit(_translated, work)
        future = asyncio.wrap_future(submitted)
        try:
            done, _ = await asyncio.wait({future}, timeout=self._deadline)
        except asyncio.CancelledError:
            await self._stop(submitted, future, running)
            raise
        if done:
            return future.result()
        await self._stop(submitted, future, running)
        raise ErpTimeout

    async def _stop(self, submitted: Future[T], future: "asyncio.Future[T]", running: "_Running") -> None:
        """Interrupt until it has ended: the first time the thread may not have come to its statement yet."""
        if submitted.cancel():
            return
        while not future.done():
            running.interrupt()
            await asyncio.wait({future}, timeout=INTERRUPT_SECONDS)
        if not future.cancelled():
            future.exception()


class _Running:
    """The connection that is at work for one caller, as long as it is: interrupted later it could be another's."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._connection: Connection | None = None

    @contextmanager
    def on(self, connection: Connection) -> Iterator[None]:
        self._connection = connection
        try:
            yield
        finally:
            with self._lock:
                self._connection = None

    def interrupt(self) -> None:
        with self._lock:
            if self._connection is not None:
                interrupt(self._connection)


class _ThreadedTransaction:
    def __init__(self, connection: Connection, run: Callable[[Callable[[], Any]], Any]) -> None:
        self._connection = connection
        self._run = run

    async def fetch(self, statement: Executable, parameters: Parameters | None = None) -> Sequence[Row[Any]]:
        rows: Sequence[Row[Any]] = await self._run(lambda: self._connection.execute(statement, parameters).all())
        return rows

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> int:
        count: int = await self._run(lambda: self._connection.execute(statement, parameters).rowcount)
        return count


def _close(connections: Sequence[Connection]) -> None:
    for connection in connections:
        connection.close()


def _translated(work: Callable[[], T]) -> T:
    try:
        return work()
    except IntegrityError as error:
        raise DuplicateKey from error
    except (DBAPIError, SQLAlchemyError) as error:
        raise ErpUnavailable from error
