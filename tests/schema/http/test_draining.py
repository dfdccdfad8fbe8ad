"""How the server stops."""

import signal

import pytest
from uvicorn import Config

from schema.http import draining
from schema.http.draining import DrainingServer


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def nothing(*_: object) -> None:
    pass


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(draining, "monotonic", clock)
    return clock


def server(seconds: float, drained: list[str]) -> DrainingServer:
    return DrainingServer(Config(nothing), seconds=seconds, drain=lambda: drained.append("now"))


async def test_it_says_at_once_that_it_is_not_ready_and_serves_on(clock: Clock) -> None:
    drained: list[str] = []
    stopping = server(5, drained)
    assert await stopping.on_tick(1) is False
    stopping.handle_exit(signal.SIGTERM, None)
    assert drained == ["now"]
    clock.now += 4.9
    assert await stopping.on_tick(2) is False
    clock.now += 0.1
    assert await stopping.on_tick(3) is True


async def test_told_again_it_waits_no_longer(clock: Clock) -> None:
    stopping = server(5, [])
    stopping.handle_exit(signal.SIGTERM, None)
    stopping.handle_exit(signal.SIGTERM, None)
    assert await stopping.on_tick(1) is True


async def test_without_a_delay_it_stops_at_once_and_is_not_ready_meanwhile(clock: Clock) -> None:
    drained: list[str] = []
    stopping = server(0, drained)
    stopping.handle_exit(signal.SIGTERM, None)
    assert drained == ["now"]
    assert await stopping.on_tick(1) is True
