"""A thread that is stuck in its driver costs the others nothing, and there are never more than twice the places."""

import asyncio
from functools import partial
from threading import Event

import pytest

from erp_adapter.dialects.places import Places
from erp_adapter.dialects.threads import Threads
from erp_adapter.errors import ErpTimeout


def soon() -> float:
    return asyncio.get_running_loop().time() + 0.05


def late() -> float:
    return asyncio.get_running_loop().time() + 20


def test_a_thread_that_has_ended_its_work_takes_the_next() -> None:
    threads = Threads("some")
    assert [threads.start(partial(pow, number, 2)).result() for number in range(5)] == [0, 1, 4, 9, 16]
    assert len(threads._all) <= 2
    threads.shutdown()


def test_what_the_work_raises_is_the_callers() -> None:
    threads = Threads("some")
    with pytest.raises(ZeroDivisionError):
        threads.start(lambda: 1 / 0).result()
    assert threads.start(lambda: "goes on").result() == "goes on"
    threads.shutdown()


async def test_a_stuck_place_is_made_up_for_once() -> None:
    threads, places, stuck = Threads("some"), Places(1), Event()
    for _ in range(2):
        async with places.one(late()) as place:
            place.job = threads.start(stuck.wait)
    with pytest.raises(ErpTimeout):
        async with places.one(soon()):
            pass
    stuck.set()
    for _ in range(3):
        async with places.one(late()):
            pass
    threads.shutdown()
