"""Where files are made apart from requests: processes of their own, few at a time, and a short queue before them.

Whoever waits for a file and goes away, or waits too long, ends the process that makes it. A file is kept until its link
expires, so that opening it again, or reading it in parts, gives the same bytes.
"""

import asyncio
import tempfile
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from anyio import CapacityLimiter, to_process

from erp_adapter.errors import ErpTimeout, TooBusy

T = TypeVar("T")
RETRY_AFTER = 10
"""Seconds after which a place may be free."""

GRACE = timedelta(minutes=1)
"""A file stays so long after its link has expired: it may still be on its way."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A file, what its maker said of it, and whether it had been made before."""

    path: Path
    result: T
    until: datetime
    again: bool = False


class Workshop:
    """`workers` files are made at once, `waiting` more wait, of one person `per_person` in all."""

    def __init__(
        self,
        *,
        workers: int,
        waiting: int,
        per_person: int,
        deadline: float,
        most_kept: int,
        folder: Path | None,
    ) -> None:
        self._places = workers + waiting
        self._workers = workers
        self._per_person = per_person
        self._deadline = deadline
        self._most_kept = most_kept
        self._folder = tempfile.TemporaryDirectory(prefix="exports-", dir=folder, ignore_cleanup_errors=True)
        self._limiter: CapacityLimiter | None = None
        self._at_work: Counter[int] = Counter()
        self._kept: OrderedDict[str, Kept[Any]] = OrderedDict()
        self._turns: dict[str, asyncio.Lock] = {}

    async def make(self, work: Callable[..., T], *arguments: Any, key: str, person: int, until: datetime) -> Kept[T]:
        """Call `work(*arguments, path)` in a process, which writes the file; or give what was made under this key.

        Raise TooBusy where too many wait already, ErpTimeout after the deadline, and what `work` raises.
        """
        kept = self._found(key)
        if kept is not None:
            return kept
        with self._place(person):
            turn = self._turns.setdefault(key, asyncio.Lock())
            try:
                async with asyncio.timeout(self._deadline), turn:
                    return self._found(key) or await self._made(work, arguments, key, until)
            except TimeoutError:
                raise ErpTimeout from None
            finally:
                if not turn.locked():
                    self._turns.pop(key, None)

    def close(self) -> None:
        """Remove every file."""
        self._kept.clear()
        self._folder.cleanup()

    async def _made(self, work: Callable[..., T], arguments: tuple[Any, ...], key: str, until: datetime) -> Kept[T]:
        place = Path(tempfile.mkdtemp(dir=self._folder.name))
        path = place / "file"
        if self._limiter is None:
            self._limiter = CapacityLimiter(self._workers)
        try:
            result = await to_process.run_sync(partial(work, *arguments, path), cancellable=True, limiter=self._limiter)
        except BaseException:
            _remove(place)
            raise
        self._keep(key, Kept(path, result, until))
        return self._kept[key]

    def _found(self, key: str) -> Kept[Any] | None:
        kept = self._kept.get(key)
        return None if kept is None else Kept(kept.path, kept.result, kept.until, again=True)

    def _keep(self, key: str, kept: Kept[Any]) -> None:
        now = datetime.now(UTC)
        old = [each for each, file in self._kept.items() if now > file.until + GRACE]
        while len(self._kept) - len(old) >= self._most_kept:
            old.append(next(each for each in self._kept if each not in old))
        for each in old:
            _remove(self._kept.pop(each).path.parent)
        self._kept[key] = kept

    @contextmanager
    def _place(self, person: int) -> Iterator[None]:
        if self._at_work.total() >= self._places or self._at_work[person] >= self._per_person:
            raise TooBusy(retry_after=RETRY_AFTER)
        self._at_work[person] += 1
        try:
            yield
        finally:
            self._at_work[person] -= 1


def _remove(place: Path) -> None:
    for file in place.glob("*"):
        file.unlink(missing_ok=True)
    place.rmdir()
