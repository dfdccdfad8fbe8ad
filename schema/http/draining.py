"""How the server stops: for a while it says that it is no longer ready and still serves, then it takes no more.

Whoever is connected then is told with the next answer to connect anew, to another process where there is one: to close at once,
as uvicorn does, loses the requests that are on their way.
"""

import asyncio
from collections.abc import Callable
from itertools import count
from socket import socket
from time import monotonic
from types import FrameType
from typing import Any

from uvicorn import Config, Server

from schema.http.lifeline import ALIVE, RETIRE, SERVES, STOP, Lifeline

PATIENCE = 8.0
"""Seconds that what runs is given to end."""

SILENCE = 1.0
"""Seconds that a client which asks for nothing has to do so, before its connection is closed."""

STEP = 0.1
SECOND = 10
"""Steps."""


class DrainingServer(Server):
    """When it is told to stop it calls `drain` at once, and stops `seconds` later; told again, without more delay.

    Over its lifeline a worker says that it serves, and hears that it is to retire: it stops at once and not unready, since
    another has its place already, and gives what runs `longest` seconds.
    """

    def __init__(
        self,
        config: Config,
        *,
        seconds: float,
        drain: Callable[[], None],
        lifeline: Lifeline | None = None,
        longest: float = PATIENCE,
    ) -> None:
        super().__init__(config)
        self._seconds = seconds
        self._drain = drain
        self._lifeline = lifeline
        self._longest = longest
        self._listening: asyncio.Task[None] | None = None
        self._patience = PATIENCE
        self._stops_at: float | None = None
        self._ends_at = float("inf")

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Uvicorn has it called when a signal comes."""
        if self._stops_at is None and self._seconds:
            self._stop()
            return
        self._stop()
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self._lifeline is not None and self.started:
            self._listening = asyncio.create_task(self._listen(self._lifeline), name="lifeline")
            self._lifeline.tell(SERVES)

    async def on_tick(self, counter: int) -> bool:
        if self._stops_at is not None and monotonic() >= self._stops_at:
            self.should_exit = True
        if self._lifeline is not None and counter % SECOND == 0:
            self._lifeline.tell(ALIVE)
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        await self._let_go()
        await super().shutdown(sockets)
        if self._listening is not None:
            self._listening.cancel()

    def _stop(self) -> None:
        now = monotonic()
        self._patience, self._ends_at = PATIENCE, min(self._ends_at, now + PATIENCE)
        if self._stops_at is None:
            self._stops_at = now + self._seconds
        self._drain()

    def _retire(self) -> None:
        self._patience, self._stops_at = self._longest, monotonic()

    async def _listen(self, lifeline: Lifeline) -> None:
        while (said := await lifeline.hear()) and STOP not in said:
            if RETIRE in said and self._stops_at is None:
                self._retire()
        self._stop()

    async def _let_go(self) -> None:
        """Wait for the connections to end, each with the answer that is under way or with the next one."""
        now = monotonic()
        silent_from, self._ends_at = now + SILENCE, now + self._patience
        connections = self.server_state.connections
        for counter in count(1):
            waits = monotonic() < silent_from
            for each in list(connections):
                _let_go(each, waits=waits)
            # One that was accepted only just may not be among them yet.
            await asyncio.sleep(STEP)
            await self.on_tick(counter)
            if not connections or self.force_exit or monotonic() >= self._ends_at:
                return


def _let_go(connection: Any, *, waits: bool) -> None:
    if hasattr(connection, "let_go"):
        connection.let_go(waits=waits)
    else:
        # Of uvicorn alone, where httptools is not installed.
        connection.shutdown()
