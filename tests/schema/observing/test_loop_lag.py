"""How late the loop comes."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from schema.observing.loop_lag import EVERY_SECONDS, LoopLag
from schema.observing.tallies import Times


class Clock:
    """A loop's clock and its timers, by hand."""

    def __init__(self) -> None:
        self.now = 100.0
        self.due: list[tuple[float, Callable[[], None]]] = []

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, call: Callable[..., None], *arguments: Any) -> "Clock":
        self.due.append((when, lambda: call(*arguments)))
        return self

    def cancel(self) -> None:
        self.due.clear()

    def come(self, late: float) -> None:
        when, call = self.due.pop()
        self.now = when + late
        call()


def test_it_is_counted_how_late_each_look_was(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, times = Clock(), Times((0.01, 0.1))
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: clock)
    lag = LoopLag(times)
    lag.start()
    for late in (0.0, 0.05, 2.0):
        clock.come(late)
    assert times.counts == [1, 1, 1]
    assert clock.due[0][0] == clock.now + EVERY_SECONDS
    lag.stop()
    assert clock.due == []
