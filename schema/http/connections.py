"""What every connection is held to, whichever way its requests take: uvicorn itself waits for any client, for any time."""

import asyncio
from collections.abc import Sized
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from schema.http.descriptors import most_connections
from schema.http.intake import Intake
from schema.http.load import LoadSettings
from schema.http.shedding import Shedding

MOST_HEAD_BYTES = 65_536
"""Of a head that has not ended, or of what stands between the pieces of a body: uvicorn would take in any length."""

MOST_PIPELINED = 32
"""Requests that wait on a connection for the one before; one piece of what a client sends may hold thousands."""

UNAVAILABLE = (
    b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 19\r\n"
    b"retry-after: 1\r\nconnection: close\r\n\r\nService Unavailable"
)


class TooManyPipelined(Exception):
    """Stops the parser."""


def guarded(load: LoadSettings) -> type["Connection"]:
    """The protocol to give to uvicorn as `http`: its ordinary way, with bounds."""

    class GuardedConnection(Connection):
        shedding, intake = bounds(load)

    return GuardedConnection


def bounds(load: LoadSettings) -> tuple[Shedding, Intake]:
    """What the connections of one server share."""
    return Shedding(load, most_connections(load.connections)), Intake(load.places)


class OneByOne(FlowControl):
    """Reads nothing while a request waits for the one before: uvicorn would queue more with each answer than it has given."""

    def __init__(self, transport: asyncio.Transport, waiting: Sized) -> None:
        super().__init__(transport)
        self._waiting = waiting

    def resume_reading(self) -> None:
        if not self._waiting:
            super().resume_reading()


class Connection(HttpToolsProtocol):
    """`since` is when it began to wait for what it waits for; `unread`: how much was unread at `unread_since`, or 0."""

    shedding: Shedding
    intake: Intake
    since = 0.0
    unread = 0
    unread_since = 0.0
    is_in_head = True
    is_in_body = False
    is_surplus = False
    is_ending = False
    _is_deaf = False
    _bytes = 0
    _put_off: bytes | None = None

    @property
    def is_waited_for(self) -> bool:
        """Whether there is nothing to do but to wait for the client's next request, or for the end of its head."""
        return not self.is_in_body and self._is_answered

    @property
    def is_body_wanted(self) -> bool:
        return self.is_in_body and not self._is_answered

    @property
    def owes(self) -> bool:
        """Whether the client should be sending: between two requests, uvicorn has a time of its own for it."""
        if self.is_in_body:
            # Who sends one request after the other may be kept from sending.
            return not self.flow.read_paused
        return self.timeout_keep_alive_task is None and self._is_answered

    @property
    def _is_answered(self) -> bool:
        cycle: Any = self.cycle
        return (cycle is None or cycle.response_complete) and self._put_off is None

    def refuse(self, *, tells: bool) -> None:
        """Take no request from it; tell its client so, if it sends one soon."""
        if tells:
            self._is_deaf = self.is_surplus = True
        else:
            self.cut()

    def cut(self) -> None:
        """End it at once."""
        self.connections.discard(self)
        self.transport.abort()

    def let_go(self, *, waits: bool) -> None:
        """End it with the answer that is under way, or else with the next one, if it `waits` for that or one has begun."""
        self.is_ending = True
        cycle: Any = self.cycle
        if cycle is not None and not cycle.response_complete:
            cycle.keep_alive = False
        elif not waits and not self.transport.is_closing() and not self._is_asking():
            self.transport.close()

    def _is_asking(self) -> bool:
        """Whether a request has begun to come in, be it that nothing of it was read yet."""
        if self.is_in_head and self._bytes:
            return True
        with DefaultSelector() as selector:
            selector.register(self.transport.get_extra_info("socket").fileno(), EVENT_READ)
            return bool(selector.select(0))

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn's
        super().connection_made(transport)
        self.flow = OneByOne(transport, self.pipeline)
        self.shedding.begin(self)

    def data_received(self, data: bytes) -> None:
        if self._is_deaf:
            if self.is_surplus and not self.transport.is_closing():
                self.transport.write(UNAVAILABLE)
                self.transport.close()
            return
        if len(self.tasks) >= self.intake.crowd and self.is_waited_for:
            self._unset_keepalive_if_required()
            self.transport.pause_reading()
            self._put_off = data
            self.intake.put_off(self)
        else:
            self._take(data)

    def take_up(self) -> None:
        """Go on with what was put off."""
        data, self._put_off = self._put_off, None
        if data is not None and not self.transport.is_closing():
            self.transport.resume_reading()
            self._take(data)

    def shutdown(self) -> None:
        # What has come in is answered.
        self.take_up()
        super().shutdown()

    def on_message_begin(self) -> None:
        self.begin_head()
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        # Those behind a body are of no use here, and could go on for ever.
        if self.is_in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self.end_head()
        super().on_headers_complete()
        cycle: Any = self.cycle
        if self.is_ending and cycle is not None:
            cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        self._bytes = -1
        super().on_body(body)

    def on_message_complete(self) -> None:
        self.is_in_body = False
        super().on_message_complete()

    def on_response_complete(self) -> None:
        self.since = self.shedding.now
        super().on_response_complete()
        if self.flow.read_paused and not self.transport.is_closing():
            self.flow.resume_reading()

    def resume_writing(self) -> None:
        self.unread = 0
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        if not self._is_deaf:
            super().send_400_response(msg)

    def begin_head(self) -> None:
        """Note that a request has begun to come in; raise TooManyPipelined where too many wait before it."""
        if len(self.pipeline) >= MOST_PIPELINED:
            # Those that wait are answered, and then the connection ends.
            self._is_deaf = True
            self.cycle.keep_alive = False
            raise TooManyPipelined
        self.is_in_head, self._bytes = True, 0
        if self.unread and not self.transport.get_write_buffer_size():
            self.unread = 0

    def end_head(self) -> None:
        self.is_in_head, self.is_in_body, self.since = False, True, self.shedding.now

    def _take(self, data: bytes) -> None:
        super().data_received(data)
        if self.is_in_head or self.is_in_body:
            self._count(len(data))

    def _count(self, length: int) -> None:
        """Count what has come in since the last piece of a body."""
        self._bytes = self._bytes + length if self._bytes >= 0 else 0
        if self._bytes > MOST_HEAD_BYTES and not self.transport.is_closing():
            self.send_400_response("The head of the request is too long.")
