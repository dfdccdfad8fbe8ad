"""One request in the lane: its body received, its reply waited for and written."""

import asyncio
import logging
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from schema.http.heads import Head
from schema.http.refusals import BodyTooLarge, BodyTooSlow
from schema.http.replies import Reply
from schema.observing.seen import Seen

if TYPE_CHECKING:
    from schema.http.lane import Lane

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
FAILED = Reply(
    500, ((b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")), b"Internal Server Error"
)
"""What uvicorn answers for an application that fails."""


class Passage:
    """A request from its head to the last byte of its answer; it stands where uvicorn has its cycles."""

    __slots__ = (
        "_arrival",
        "_body",
        "_came",
        "_client",
        "_has_arrived",
        "_head",
        "_is_late",
        "_lane",
        "_length",
        "_refusal",
        "_seen",
        "_task",
        "_version",
        "disconnected",
        "keep_alive",
        "response_complete",
    )

    def __init__(self, lane: "Lane", head: Head, version: str, *, keep_alive: bool) -> None:
        self._came = perf_counter()
        self._seen: Seen | None = None
        self._lane = lane
        self._head = head
        self._version = version
        self._client = lane.client
        self._body: list[bytes] = []
        self._length = 0
        self._has_arrived = self._is_late = False
        self._arrival: asyncio.Future[None] | None = None
        self._refusal = lane.service.refusal(head)
        self._task: asyncio.Task[Any] | None = None
        self.disconnected = self.response_complete = False
        self.keep_alive = keep_alive

    @property
    def message_event(self) -> "Passage":
        """What uvicorn sets when the client is gone."""
        return self

    def set(self) -> None:
        """Wake whoever waits for the body."""
        if self._arrival is not None and not self._arrival.done():
            self._arrival.set_result(None)

    def take(self, piece: bytes) -> None:
        """Take a piece of the body; refuse a body that gets too long as soon as it is."""
        if self._refusal is not None or self.response_complete:
            return
        self._length += len(piece)
        most = self._lane.service.limits.max_body_bytes
        if self._length > most:
            self._body.clear()
            self._refusal = self._lane.service.refused(self._head, BodyTooLarge("request.body", limit=most))
            self.set()
        else:
            self._body.append(piece)

    def arrive(self) -> None:
        """The body is there."""
        self._has_arrived = True
        self.set()

    def leave(self) -> None:
        """The client is gone: what it asked for is not worked for any more."""
        self.disconnected = True
        if self._task is not None:
            self._task.cancel()

    async def run_asgi(self, _app: object) -> None:
        """Answer, in a task that uvicorn begins when it is this request's turn."""
        self._lane.working = self
        watch = self._lane.service.watch
        if watch is not None:
            self._seen = watch.begin(self._head.request_id, self._head.traceparent, self._came)
        try:
            if self._head.forwarded_for is not None:
                self._client = await self._lane.client_behind(self._head.forwarded_for)
            reply = await self._reply()
            if reply is not None:
                await self._send(reply)
        except BaseException as error:
            self._lane.logger.error("A request in the lane failed", exc_info=error)  # noqa: TRY400 - cancelled ones too
            await self._send(FAILED)
        finally:
            if self._lane.working is self:
                self._lane.working = None
            if watch is not None and self._seen is not None:
                watch.end(self._seen)

    async def _reply(self) -> Reply | None:
        """The answer; None where nobody waits for it any more."""
        if self._refusal is None and not self._has_arrived:
            await self._wait_for_body()
        if self._refusal is not None or self.disconnected:
            return self._refusal
        service, client = self._lane.service, self._client
        self._task = asyncio.current_task()
        timer = self._lane.loop.call_later(service.settings.deadline, self._pass_deadline)
        try:
            reply = await service.reply(self._head, b"".join(self._body), client[0] if client else "unknown")
        except asyncio.CancelledError:
            if not self._is_late and not self.disconnected:
                raise
            return service.late(self._head)
        else:
            return service.late(self._head) if self._is_late else reply
        finally:
            timer.cancel()
            self._task = None

    async def _wait_for_body(self) -> None:
        service = self._lane.service
        if self._lane.expects_continue():
            self._lane.transport.write(CONTINUE)
        self._arrival = self._lane.loop.create_future()
        try:
            async with asyncio.timeout(service.load.arrival):
                await self._arrival
        except TimeoutError:
            self._refusal = service.refused(self._head, BodyTooSlow("request.slow"))

    def _pass_deadline(self) -> None:
        self._is_late = True
        if self._task is not None:
            self._task.cancel()

    async def _send(self, reply: Reply) -> None:
        lane = self._lane
        if lane.flow.write_paused and not self.disconnected:
            await lane.flow.drain()
        if self.disconnected or self.response_complete:
            return
        headers, closes = _written(reply.headers)
        if reply.cookies:
            # Not by way of what is remembered: they are secrets.
            headers += b"".join(b"%b: %b\r\n" % each for each in reply.cookies)
        seen = self._seen
        if seen is not None:
            seen.status, seen.codes = reply.status, reply.codes
            headers += b"x-request-id: %b\r\n" % seen.request_id.encode()
        ending = b"\r\n" if self.keep_alive or closes else b"connection: close\r\n\r\n"
        length = b"content-length: %d\r\n" % len(reply.body)
        self._log(reply.status)
        parts = (STATUS_LINE[reply.status], lane.default_headers(), headers, length, ending, reply.body)
        written = b"".join(parts)
        lane.transport.write(written)
        if lane.unread:
            lane.unread += len(written)
        self.response_complete = True
        if closes or not self.keep_alive:
            lane.transport.close()
        lane.on_response_complete()

    def _log(self, status: int) -> None:
        lane = self._lane
        if lane.access_log and lane.access_logger.isEnabledFor(logging.INFO):
            client = f"{self._client[0]}:{self._client[1]}" if self._client else ""
            path = lane.service.settings.path
            lane.access_logger.info('%s - "%s %s HTTP/%s" %d', client, self._head.method, path, self._version, status)


@lru_cache(64)
def _written(headers: tuple[tuple[bytes, bytes], ...]) -> tuple[bytes, bool]:
    """Headers as they go over the wire, and whether they end the connection."""
    closes = any(name == b"connection" and b"close" in value.lower() for name, value in headers)
    return b"".join(b"%b: %b\r\n" % each for each in headers), closes
