"""Whether the ERP is away: who asks is then told so at once, instead of waiting for a deadline each time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from enum import StrEnum
from math import ceil
from time import monotonic, time
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import Executable, Row

from erp_adapter.database import Database, Parameters, Transaction, WrappedDatabase
from erp_adapter.errors import ErpContention, ErpError, ErpNotWritable, ErpTimeout, ErpUnavailable
from erp_adapter.prepared import Asked, GivenValues, Prepared, Rows

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 3.0
"""Seconds in which the ERP has to answer the least of questions, a new connection included; health checks wait for it."""

_log = logging.getLogger("office.erp")


class BreakerState(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half open"


class Breaker:
    """Opens when `faults` statements in a row say that the ERP is away, and `ask`, a small question, has no answer either.

    A statement that is too heavy or wrong by itself can't open it, however often it is tried: the question is answered. While
    it is open all are refused. When a pause is over the next to come has the question asked again; its answer closes it, else
    the next pause is twice as long, up to `longest_pause`. There is no lock and no task: it belongs to one event loop.
    """

    def __init__(
        self,
        ask: Callable[[], Awaitable[object]],
        *,
        faults: int,
        pause: float,
        longest_pause: float,
        patience: float = PATIENCE,
        clock: Callable[[], float] = monotonic,
        wall_clock: Callable[[], float] = time,
    ) -> None:
        self.openings = 0
        self._ask = ask
        self._most = faults
        self._first_pause = pause
        self._longest_pause = max(pause, longest_pause)
        self._patience = patience
        self._clock = clock
        self._wall_clock = wall_clock
        self._answered_at = wall_clock()
        self._faults = 0
        self._is_open = False
        self._is_asking = False
        self._pause = pause
        self._again_at = 0.0

    @property
    def state(self) -> BreakerState:
        if not self._is_open:
            return BreakerState.CLOSED
        return BreakerState.HALF_OPEN if self._is_asking else BreakerState.OPEN

    @property
    def last_answer(self) -> datetime:
        """When the ERP answered last; before it ever did, the instant from which it could have."""
        return datetime.fromtimestamp(self._answered_at, UTC)

    async def guarded(self, run: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run it where the ERP is not away, and learn from what becomes of it. Raise ErpUnavailable."""
        if self._is_open:
            await self.admit()
        try:
            found = await run(*args, **kwargs)
        except ErpError as error:
            await self.failed(error)
            raise
        # As `answered`, without a call.
        self._answered_at = self._wall_clock()
        if self._faults:
            self._close()
        return found

    async def admit(self) -> None:
        """Return where the ERP answers as far as is known; else raise ErpUnavailable, which says when to try again."""
        if not self._is_open:
            return
        left = self._again_at - self._clock()
        if left <= 0 and not self._is_asking:
            await self._answer()
            if self.state is BreakerState.CLOSED:
                return
            self._pause = min(2 * self._pause, self._longest_pause)
            left = self._wait()
        raise ErpUnavailable("erp.away", retry_after=max(ceil(left), 1))

    def answered(self) -> None:
        self._answered_at = self._wall_clock()
        if self._faults:
            self._close()

    async def failed(self, error: ErpError) -> None:
        """Count it where it says that the ERP is away; the last of enough in a row waits until that is certain."""
        if not _says_away(error):
            return
        self._faults += 1
        if self._faults < self._most or self._is_open or self._is_asking:
            return
        reason = await self._answer()
        # While it was asked, something else may have been answered.
        if reason is not None and self._faults >= self._most:
            self._open(reason)

    async def _answer(self) -> BaseException | None:
        """Ask; give what says that the ERP is away, None where it answers."""
        self._is_asking = True
        try:
            async with asyncio.timeout(self._patience):
                await self._ask()
        except ErpError as error:
            if _says_away(error):
                return error
        except TimeoutError as error:
            return error
        finally:
            self._is_asking = False
        self.answered()
        return None

    def _open(self, reason: BaseException) -> None:
        self._is_open = True
        self.openings += 1
        self._wait()
        _log.warning("The ERP does not answer; it is asked again from time to time", exc_info=reason)

    def _close(self) -> None:
        self._faults = 0
        if self._is_open:
            self._is_open = False
            self._pause = self._first_pause
            _log.info("The ERP answers again")

    def _wait(self) -> float:
        self._again_at = self._clock() + self._pause
        return self._pause


class GuardedDatabase(WrappedDatabase):
    """Wraps another, and has it asked only where its breaker lets it."""

    def __init__(self, database: Database, breaker: Breaker) -> None:
        super().__init__(database)
        self._breaker = breaker

    def fetch(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> Coroutine[Any, Any, Sequence[Row[Any]]]:
        return self._breaker.guarded(self._database.fetch, statement, parameters)

    def read(self, prepared: Prepared, values: GivenValues) -> Coroutine[Any, Any, Rows]:
        return self._breaker.guarded(self._database.read, prepared, values)

    def read_together(self, asked: Sequence[Asked]) -> Coroutine[Any, Any, list[Any]]:
        return self._breaker.guarded(self._database.read_together, asked)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Refused before it begins or not at all: one under way goes on to its end, whatever becomes of the breaker."""
        await self._breaker.admit()
        try:
            async with self._database.transaction() as transaction:
                yield transaction
        except ErpError as error:
            await self._breaker.failed(error)
            raise
        self._breaker.answered()


def _says_away(error: ErpError) -> bool:
    """Whether the ERP may be away; where it refuses a value, a change or a transaction, it has answered."""
    return isinstance(error, ErpUnavailable | ErpTimeout) and not isinstance(error, ErpContention | ErpNotWritable)
