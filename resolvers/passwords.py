"""How a password is kept and tried: argon2id, in threads of its own, a few at a time."""

import asyncio
import threading
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from erp_adapter.errors import TooBusy
from resolvers.login_settings import LoginSettings
from resolvers.tokens import new_token

RETRY_SECONDS = 2

T = TypeVar("T")


class Passwords:
    """Raises TooBusy where as many passwords wait already as may."""

    def __init__(self, settings: LoginSettings) -> None:
        self._hasher = PasswordHasher(
            time_cost=settings.argon2_passes,
            memory_cost=settings.argon2_memory_kib,
            parallelism=settings.argon2_lanes,
            type=Type.ID,
        )
        self._threads = ThreadPoolExecutor(settings.hashes_at_once, thread_name_prefix="argon2")
        self._places = threading.BoundedSemaphore(settings.hashes_at_once + settings.hashes_waiting)
        self._nobodys = self._hasher.hash(new_token())

    async def hash(self, password: str) -> str:
        return await self._in_thread(lambda: self._hasher.hash(_normal(password)))

    async def matches(self, password: str, kept: str | None) -> bool:
        """Whether `kept` is this password's hash. None, for nobody's, takes as long and is False."""
        return await self._in_thread(lambda: self._verify(kept or self._nobodys, password)) and kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Whether the hash was made with other parameters than those of now."""
        return self._hasher.check_needs_rehash(kept)

    def close(self) -> None:
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _verify(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, _normal(password))
        except (VerificationError, InvalidHashError):
            return False

    async def _in_thread(self, work: Callable[[], T]) -> T:
        if not self._places.acquire(blocking=False):
            raise TooBusy(retry_after=RETRY_SECONDS)
        future = self._threads.submit(work)
        # The place is free when the thread is, not when the caller goes away.
        future.add_done_callback(lambda _: self._places.release())
        return await asyncio.wrap_future(future)


def _normal(password: str) -> bytes:
    """The same bytes for a password however the keyboard composed its characters."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
