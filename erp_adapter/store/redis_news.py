"""News of ended sessions and changed logins by Redis: published by one process, heard by all.

What is heard says only that something changed. While this process is not subscribed, or may not be, there is no revision.
"""

import asyncio
import logging
from contextlib import suppress

from redis.asyncio import Connection
from redis.exceptions import RedisError

from erp_adapter.store.shared import SECONDS, open_shared

CHANNEL = "oficina-virtual:logins"
PAUSE = 0.5
"""Seconds between two attempts to subscribe."""

FAULTS = (RedisError, OSError, TimeoutError)

_log = logging.getLogger(__name__)


class RedisNews:
    """`listen` is to be called in the loop that the process lives in, `close` in the same one."""

    def __init__(self, url: str) -> None:
        self._redis = open_shared(url)
        self._heard = 0
        self._hears = False
        self._is_closed = False
        self._listener: asyncio.Task[None] | None = None

    def revision(self) -> object:
        return self._heard if self._hears else None

    async def tell(self) -> None:
        self._heard += 1
        try:
            await self._redis.publish(CHANNEL, "changed")
        except FAULTS as error:
            # Those who can't be told either hear nothing, and ask the store, or remember nobody for long.
            _log.warning("Other processes could not be told by Redis that a login changed: %s", type(error).__name__)

    async def listen(self) -> None:
        if self._listener is None:
            self._listener = asyncio.create_task(self._go_on_listening(), name="news of logins")

    async def close(self) -> None:
        # Redis' driver may take a cancellation for the end of its time: the listener goes by what it is told here too.
        self._is_closed = True
        if self._listener is not None:
            self._listener.cancel()
            with suppress(asyncio.CancelledError):
                await self._listener
            self._listener = None
        await self._redis.aclose()

    async def _go_on_listening(self) -> None:
        said = False
        while not self._is_closed:
            # A connection of its own: a pool's would subscribe again by itself, and not say what it missed.
            connection: Connection = self._redis.connection_pool.make_connection()  # type: ignore[no-untyped-call] # redis types no part of it
            try:
                await self._subscribe(connection)
                said = False
                await self._hear(connection)
            except FAULTS as error:
                if not said:
                    said = True
                    _log.warning("Redis can't be heard, the store is asked instead: %s", type(error).__name__)
            finally:
                self._hears = False
                self._heard += 1
                await connection.disconnect(nowait=True)
            await asyncio.sleep(PAUSE)

    async def _subscribe(self, connection: Connection) -> None:
        await connection.connect()  # type: ignore[no-untyped-call] # as above
        await connection.send_command("SUBSCRIBE", CHANNEL)
        if await connection.read_response(timeout=SECONDS, push_request=True) is None:
            raise TimeoutError
        self._hears = True

    async def _hear(self, connection: Connection) -> None:
        """Count what comes, until nothing does: after a second of silence a sign of life is asked for."""
        asked = False
        while not self._is_closed:
            message = await connection.read_response(timeout=SECONDS, push_request=True)
            if message is not None:
                asked = False
                if isinstance(message, list) and message[0] == "message":
                    self._heard += 1
            elif asked:
                raise TimeoutError
            else:
                asked = True
                await connection.send_command("PING")
