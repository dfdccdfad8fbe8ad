"""Where files are made apart from requests: processes of their own, few at a time, and a short queue before them.

Whoever waits for a file and goes away, or waits too long, ends the process that makes it. A file is kept on the shelf until its
link expires, so that opening it again, or reading it in parts, gives the same bytes.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any, Generic, TypeVar

from anyio import CapacityLimiter, to_process

from erp_adapter.errors import ErpTimeout, TooBusy
from exports.shelf import FILE, Kept, Shelf, discard

T = TypeVar("T")
RETRY_AFTER = 10
"""Seconds after which a place may be free."""


class Workshop(Generic[T]):
    """`workers` files are made at once, `waiting` more wait, of one person `per_person` in all."""

    def __init__(self, shelf: Shelf[T], *, workers: int, waiting: int, per_person: int, deadline: float) -> None:
        self._shelf = shelf
        self._places = workers + waiting
        self._workers = workers
        self._per_person = per_person
        self._deadline = deadline
        self._limiter: CapacityLimiter | None = None
        self._at_work: Counter[int] = Counter()
        self._turns: dict[str, asyncio.Lock] = {}

    async def make(self, work: Callable[..., T], *arguments: Any, key: str, person: int, until: datetime) -> Kept[T]:
        """Call `work(*arguments, path)` in a process, which writes the file; or give what was made under this key.

        Raise TooBusy where too many wait already, ErpTimeout after the deadline, and what `work` raises.
        """
        kept = await asyncio.to_thread(self._shelf.find, key, until)
        if kept is not None:
            return kept
        with self._place(person):
            turn = self._turns.setdefault(key, asyncio.Lock())
            try:
                async with asyncio.timeout(self._deadline), turn:
                    found = await asyncio.to_thread(self._shelf.find, key, until)
                    return found or await self._made(work, arguments, key, until)
            except TimeoutError:
                raise ErpTimeout from None
            finally:
                if not turn.locked():
                    self._turns.pop(key, None)

    async def _made(self, work: Callable[..., T], arguments: tuple[Any, ...], key: str, until: datetime) -> Kept[T]:
        place = self._shelf.place()
        if self._limiter is None:
            self._limiter = CapacityLimiter(self._workers)
        try:
            making = partial(work, *arguments, place / FILE)
            result = await to_process.run_sync(making, cancellable=True, limiter=self._limiter)
            return await asyncio.to_thread(self._shelf.put, place, key, until, result)
        except BaseException:
            discard(place)
            raise

    @contextmanager
    def _place(self, person: int) -> Iterator[None]:
        if self._at_work.total() >= self._places or self._at_work[person] >= self._per_person:
            raise TooBusy(retry_after=RETRY_AFTER)
        self._at_work[person] += 1
        try:
            yield
        finally:
            self._at_work[person] -= 1
