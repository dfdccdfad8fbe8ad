"""How many requests are begun at a time where there are many already: those that are worked for have to get on as well.

An operation takes a dozen turns of the event loop, from statement to statement. Were every request that has come in begun in
each turn, a thousand of them, be it only to be refused, then those that were let in would hardly be answered any more.
"""

import asyncio
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schema.http.connections import Connection

A_TURN = 8
"""Requests begun in a turn: to refuse them takes about as long as the rest of a turn when every place is taken."""


class Intake:
    """Puts off what connections have received, from `crowd` requests on; what came first is begun first."""

    def __init__(self, crowd: int) -> None:
        self.crowd = crowd
        self._waiting: deque[Connection] = deque()

    def put_off(self, connection: "Connection") -> None:
        if not self._waiting:
            connection.loop.call_soon(self._turn, connection.loop)
        self._waiting.append(connection)

    def _turn(self, loop: asyncio.AbstractEventLoop) -> None:
        begun = [self._waiting.popleft() for _ in range(min(A_TURN, len(self._waiting)))]
        if self._waiting:
            loop.call_soon(self._turn, loop)
        for each in begun:
            each.take_up()
