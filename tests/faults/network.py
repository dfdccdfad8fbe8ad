"""Strikes at the network: connections that are cut, silent, refused or slow."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from tests.faults.lab import DEADLINE, Lab
from tests.faults.proxy import Moment

Strike = Callable[[Lab, bytes], AbstractAsyncContextManager[None]]
"""Holds as long as its context; the bytes are what the call that follows sends."""

COMMIT = {"postgresql": b"COMMIT\0", "mariadb": b"\x03COMMIT"}
"""The commit as it is sent: BEGIN … READ COMMITTED is none."""


@asynccontextmanager
async def idle_cut(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    lab.proxy.cut()
    yield


def cut_at(moment: Moment) -> Strike:
    @asynccontextmanager
    async def strike(lab: Lab, mark: bytes) -> AsyncIterator[None]:
        lab.proxy.cut_at(mark, moment)
        yield

    return strike


def cut_at_commit(moment: Moment) -> Strike:
    @asynccontextmanager
    async def strike(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
        lab.proxy.cut_at(COMMIT[lab.system], moment)
        yield

    return strike


@asynccontextmanager
async def silent(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    lab.proxy.silence()
    yield


@asynccontextmanager
async def silent_to_new(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    """Nothing is connected, and who connects hears nothing."""
    lab.proxy.cut()
    lab.proxy.silence()
    yield


@asynccontextmanager
async def refusing(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    await lab.proxy.refuse()
    yield


@asynccontextmanager
async def slow(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    lab.proxy.slow(0.01)
    yield


@asynccontextmanager
async def too_slow(lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    lab.proxy.slow(2 * DEADLINE)
    yield


@asynccontextmanager
async def nothing(_lab: Lab, _mark: bytes) -> AsyncIterator[None]:
    yield
