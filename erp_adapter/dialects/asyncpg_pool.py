"""Connections to PostgreSQL: kept while they are good, ended with what they run when they are not."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

GRACE_SECONDS = 0.8
"""How long a connection may take to end its statement and itself, before it is cut off."""

IDLE_SECONDS = 120.0
"""As of the other systems: see `engines`."""


class Pool:
    """Hands out the one that was used last. Nothing is reset between uses: no statement changes a session."""

    def __init__(self, connect: Callable[[], Awaitable[Any]], size: int) -> None:
        self._connect = connect
        self._free = asyncio.Semaphore(size)
        self._idle: list[tuple[Any, float]] = []
        self._ending: set[asyncio.Task[None]] = set()

    @property
    def has_idle(self) -> bool:
        """Whether there is one that need not be waited for."""
        return bool(self._idle) and not self._free.locked()

    async def take(self) -> Any:
        """Wait for one as long as the caller lets it."""
        await self._free.acquire()
        try:
            while self._idle:
                connection, since = self._idle.pop()
                if not connection.is_closed() and monotonic() - since < IDLE_SECONDS:
                    return connection
                connection.terminate()
            return await self._connect()
        except BaseException:
            self._free.release()
            raise

    def give_back(self, connection: Any) -> None:
        self._idle.append((connection, monotonic()))
        self._free.release()

    def throw_away(self, connection: Any) -> None:
        """End the connection, and on the server what it runs; its place is free when that is done."""
        ending = asyncio.get_running_loop().create_task(self._bury(connection))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    def forget_idle(self) -> None:
        """Cut off what lies idle: it is as dead as the one that was found so."""
        while self._idle:
            self._idle.pop()[0].terminate()

    async def close(self) -> None:
        ending = [self._end(self._idle.pop()[0]) for _ in range(len(self._idle))]
        await asyncio.gather(*ending, *self._ending)

    async def _bury(self, connection: Any) -> None:
        try:
            await self._end(connection)
        finally:
            self._free.release()

    async def _end(self, connection: Any) -> None:
        try:
            # It cancels what runs, and waits until the server has it so.
            async with asyncio.timeout(GRACE_SECONDS):
                await connection.close()
        except TimeoutError:
            self.forget_idle()
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is thrown away
            return
        finally:
            connection.terminate()
