"""How late the loop comes to what is due: whatever holds it holds everybody up."""

import asyncio

from schema.observing.tallies import Times

EVERY_SECONDS = 0.25


class LoopLag:
    """Looks from `start` to `stop`."""

    def __init__(self, kept: Times) -> None:
        self._kept = kept
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        self._wait(asyncio.get_running_loop())

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _wait(self, loop: asyncio.AbstractEventLoop) -> None:
        due = loop.time() + EVERY_SECONDS
        self._timer = loop.call_at(due, self._look, loop, due)

    def _look(self, loop: asyncio.AbstractEventLoop, due: float) -> None:
        self._kept.add(max(loop.time() - due, 0.0))
        self._wait(loop)
