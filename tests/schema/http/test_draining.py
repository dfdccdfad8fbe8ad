"""How the server stops."""

import asyncio
import signal
import socket
from collections.abc import Callable

import pytest
from uvicorn import Config

from schema.http import draining
from schema.http.draining import DrainingServer
from schema.http.lifeline import RETIRE, SERVES, STOP, Lifeline


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


async def unasked(_scope: object, _receive: object, _send: object) -> None:
    pass


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0)


async def running(end: socket.socket, drained: list[str], seconds: float = 5) -> "asyncio.Task[None]":
    """A worker that has begun to serve."""
    config = Config(unasked, lifespan="off", log_config=None, port=0)
    worker = DrainingServer(config, seconds=seconds, drain=lambda: drained.append("now"), lifeline=Lifeline(end))
    serving = asyncio.create_task(worker.serve())
    await until(lambda: worker.started)
    return serving


async def test_a_worker_says_that_it_serves_and_retires_at_once_and_ready() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        drained: list[str] = []
        serving = await running(theirs, drained)
        assert ours.recv(1) == SERVES
        ours.send(RETIRE)
        await serving
        assert drained == []


@pytest.mark.parametrize("how", ["told", "gone"])
async def test_a_worker_stops_when_it_is_told_and_when_who_started_it_is_gone(how: str) -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        drained: list[str] = []
        serving = await running(theirs, drained, seconds=0)
        if how == "told":
            ours.send(STOP)
        else:
            ours.close()
        await serving
        assert drained == ["now"]
        ours.close()
