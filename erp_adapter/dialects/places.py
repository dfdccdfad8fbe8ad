"""Turns at a bounded number of connections: who waits longer than the deadline is told so."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress
from typing import Any

from erp_adapter.errors import ErpTimeout


class Place:
    """A connection's turn, and what its thread is at."""

    def __init__(self) -> None:
        self.job: Future[Any] | None = None

    @property
    def is_at_work(self) -> bool:
        return self.job is not None and not self.job.done()


class Places:
    """A place whose thread is stuck is made up for once; were each, a silent database would get ever more threads."""

    def __init__(self, number: int) -> None:
        self._free = asyncio.Semaphore(number)
        self._spare = number

    @asynccontextmanager
    async def one(self, ends: float) -> AsyncIterator[Place]:
        """Wait for a turn and keep it; raise ErpTimeout where none comes by the loop's time `ends`."""
        try:
            async with asyncio.timeout_at(ends):
                await self._free.acquire()
        except TimeoutError:
            raise ErpTimeout from None
        place = Place()
        try:
            yield place
        finally:
            if place.job is None or place.job.done():
                self._free.release()
            else:
                self._leave_stuck(place.job)

    def _leave_stuck(self, job: "Future[Any]") -> None:
        loop = asyncio.get_running_loop()
        if self._spare:
            self._spare -= 1
            self._free.release()
            afterwards = self._regain_spare
        else:
            afterwards = self._free.release

        def ended(_job: "Future[Any]") -> None:
            with suppress(RuntimeError):  # the loop may have been closed before
                loop.call_soon_threadsafe(afterwards)

        job.add_done_callback(ended)

    def _regain_spare(self) -> None:
        self._spare += 1
