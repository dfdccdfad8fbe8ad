"""How long an operation is worth running."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.types import Receive

from schema.http.refusals import ClientGone, DeadlinePassed

T = TypeVar("T")


async def while_wanted(work: Coroutine[Any, Any, T], receive: Receive, deadline: float) -> T:
    """Give the result of `work`; cancel it, and wait until it has ended, when nobody needs it any more.

    Raise ClientGone when the client closed its connection, DeadlinePassed after `deadline` seconds.
    """
    running = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_disconnected(receive))
    try:
        await asyncio.wait({running, gone}, timeout=deadline, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            return running.result()
        if gone.done():
            raise ClientGone
        raise DeadlinePassed(seconds=deadline)
    finally:
        gone.cancel()
        if not running.done():
            running.cancel()
            await asyncio.wait({running})
            if not running.cancelled():
                running.exception()


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
