"""Which connections are closed because their clients are too slow, or too many.

All of a process are looked at together, about once a second as long as there are any: a request pays for no timer, and an
idle server for nothing.
"""

import asyncio
from typing import TYPE_CHECKING, cast

from schema.http.load import LoadSettings

if TYPE_CHECKING:
    from schema.http.connections import Connection

LONGEST_STEP = 1.0
SHARE_MADE_ROOM_FOR = 16
"""Where there are too many connections a sixteenth of them goes at once: to look for them takes longer than to close them."""

GRACE = 2.0
"""Seconds to answer that a body was too slow."""

SURPLUS = 64
"""Connections beyond the most that are kept for a moment, to be told that there are too many."""


class Shedding:
    """Closes those of one server. `now` is the loop's time when it looked last."""

    def __init__(self, load: LoadSettings, most: int) -> None:
        self.now = 0.0
        self._most = most
        self._arrival = load.arrival
        self._step = min(LONGEST_STEP, load.arrival / 4)
        self._least_read = load.arrival * load.pace
        self._most_unread = load.unread_bytes
        self._connections: set[Connection] | None = None

    def begin(self, connection: "Connection") -> None:
        """Look after a connection that has just been made; turn it away where that makes one too many."""
        connections = cast("set[Connection]", connection.connections)
        if self._connections is not connections:
            self._connections = connections
            self.now = connection.loop.time()
            connection.loop.call_later(self._step, self._look, connection.loop, connections)
        connection.since = self.now
        if len(connections) > self._most:
            self._make_room(connections, connection)
            if len(connections) > self._most:
                connection.refuse(tells=len(connections) <= self._most + SURPLUS)

    def _make_room(self, connections: "set[Connection]", new: "Connection") -> None:
        idle = [each for each in connections if each.is_waited_for and not each.is_surplus and each is not new]
        idle.sort(key=lambda each: each.since)
        for each in idle[: max(len(connections) - self._most, self._most // SHARE_MADE_ROOM_FOR)]:
            each.cut()

    def _look(self, loop: asyncio.AbstractEventLoop, connections: "set[Connection]") -> None:
        self.now = loop.time()
        unread: list[Connection] = []
        for each in list(connections):
            size = each.transport.get_write_buffer_size()
            if self._is_overdue(each) or (size and self._is_unread(each, size)):
                each.cut()
            elif size:
                unread.append(each)
            else:
                each.unread = 0
        self._bound(unread)
        if connections:
            loop.call_later(self._step, self._look, loop, connections)
        elif self._connections is connections:
            self._connections = None

    def _is_overdue(self, connection: "Connection") -> bool:
        """Whether what is waited for should have come; who waits for a body is left the time to say so."""
        allowed = self._arrival + (GRACE if connection.is_body_wanted else 0)
        return connection.is_surplus or (self.now - connection.since > allowed and connection.owes)

    def _is_unread(self, connection: "Connection", size: int) -> bool:
        """Whether too little has been read of what was written, since it was looked at first or was as it should be."""
        if not connection.unread:
            connection.unread, connection.unread_since = size, self.now
            return False
        if self.now - connection.unread_since < self._arrival:
            return False
        if connection.unread - size < self._least_read:
            return True
        connection.unread, connection.unread_since = size, self.now
        return False

    def _bound(self, unread: "list[Connection]") -> None:
        """Cut those off that have been reading for longest, while all together leave too much unread."""
        total = sum([each.transport.get_write_buffer_size() for each in unread])
        for each in sorted(unread, key=lambda each: each.unread_since):
            if total <= self._most_unread:
                return
            total -= each.transport.get_write_buffer_size()
            each.cut()
