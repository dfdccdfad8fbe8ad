"""Which operations run now, which wait for a place, and which are told at once to come back later."""

import asyncio
from collections import deque
from contextlib import suppress
from math import ceil
from typing import ClassVar

from schema.http.heads import Head
from schema.http.load import LoadSettings
from schema.http.refusals import HttpRefusal

RETRY_SECONDS = 2

SHARE_WAITING = 4
"""Of heavy operations and of strangers' so many times fewer may wait."""


class Overloaded(HttpRefusal):
    """The server has as much to do as it takes on."""

    code = "TOO_BUSY"
    status = 503
    headers: ClassVar[dict[str, str]] = {"Retry-After": str(RETRY_SECONDS)}

    def __init__(self, message: str | None = None, **details: object) -> None:
        super().__init__(message, retry_after=RETRY_SECONDS, **details)


class Admission:
    """Three rooms, so that neither strangers nor heavy operations take the places of a cheap read.

    `inside` are the requests that have come in with their body and are not answered yet: no queue behind can be longer.
    """

    def __init__(self, load: LoadSettings) -> None:
        few = ceil(load.waiting / SHARE_WAITING)
        self.usual = Room(load.places, load.waiting, load.longest_wait)
        self.heavy = Room(load.heavy_places, few, load.longest_wait)
        self.strangers = Room(load.stranger_places, few, load.longest_wait)
        self.inside = 0
        self.most = sum(each.places + each.most_waiting for each in (self.usual, self.heavy, self.strangers))
        self._heavy_from = load.heavy_from
        self._per_login = load.per_login
        self._of_login: dict[int, int] = {}

    @property
    def is_full(self) -> bool:
        """Whether nobody else is let in."""
        return self.inside >= self.most

    def room(self, cost: int, *, is_stranger: bool) -> "Room":
        """Where an operation of this cost has its place."""
        if is_stranger:
            return self.strangers
        return self.heavy if cost >= self._heavy_from else self.usual

    def begin(self, login: int | None) -> None:
        """Count one more operation of a login, None for a stranger; raise Overloaded where it has too many already."""
        if login is not None:
            number = self._of_login.get(login, 0)
            if number >= self._per_login:
                raise Overloaded("load.login", most=self._per_login)
            self._of_login[login] = number + 1

    def end(self, login: int | None) -> None:
        """Count one less."""
        if login is not None:
            number = self._of_login.pop(login) - 1
            if number:
                self._of_login[login] = number

    def check(self, head: Head) -> None:
        """Raise Overloaded where a request would come to nothing: before its body is read, and anything done for it.

        What it costs is not known yet: while as many cheap operations wait as may, a heavy one is refused too.
        """
        if self.is_full:
            raise Overloaded
        if head.credentials is not None:
            if self.usual.is_full:
                raise Overloaded
        elif head.cookie is None and self.strangers.is_full:
            raise Overloaded


class Room:
    """Places, and a queue of those who wait for one: who came first goes first."""

    def __init__(self, places: int, most_waiting: int, longest_wait: float) -> None:
        self.places = places
        self.most_waiting = most_waiting
        self._longest_wait = longest_wait
        self._free = places
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def at_work(self) -> int:
        return self.places - self._free

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        """Whether who comes now would be refused."""
        return not self._free and len(self._waiting) >= self.most_waiting

    def enter(self) -> bool:
        """Take a place, to be left by `leave`; False where there is none."""
        # A place that is left goes to who waits: none is free while anybody does.
        if not self._free:
            return False
        self._free -= 1
        return True

    async def wait(self) -> None:
        """Wait for a place and take it; raise Overloaded where as many wait already as may, or none comes in time."""
        if len(self._waiting) >= self.most_waiting:
            raise Overloaded
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(self._longest_wait):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():
                # The place came at the same time as the end of the wait.
                self.leave()
            with suppress(ValueError):
                self._waiting.remove(turn)
            if isinstance(error, TimeoutError):
                raise Overloaded from None
            raise

    def leave(self) -> None:
        """Give the place up, to who has waited longest."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
