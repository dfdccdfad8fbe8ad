"""GraphQL over HTTP, as an ASGI application."""

import asyncio

from starlette.types import Receive, Scope, Send

from schema.http.heads import Head, read_head
from schema.http.refusals import BodyTooLarge, BodyTooSlow, ClientGone, DeadlinePassed, HttpRefusal
from schema.http.replies import Reply
from schema.http.service import GraphQLService
from schema.http.validators import NOT_MODIFIED
from schema.http.waiting import while_wanted
from schema.observing.seen import SEEN


class GraphQLEndpoint:
    """Carries requests to the service and its replies back."""

    def __init__(self, service: GraphQLService) -> None:
        self.service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        head = read_head(scope["method"], scope["query_string"], scope["headers"])
        client = scope.get("client")
        try:
            reply = await self._reply(head, client[0] if client else "unknown", receive)
        except ClientGone:
            return
        seen = SEEN.get()
        if seen is not None:
            seen.codes = reply.codes
        headers = [*reply.headers, *reply.cookies]
        if reply.status != NOT_MODIFIED:
            headers.append((b"content-length", b"%d" % len(reply.body)))
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": reply.body})

    async def _reply(self, head: Head, client: str, receive: Receive) -> Reply:
        refusal = self.service.refusal(head)
        if refusal is not None:
            return refusal
        try:
            body = await self._body(receive) if head.method == "POST" else b""
        except HttpRefusal as refused:
            return self.service.refused(head, refused)
        try:
            work = self.service.reply(head, body, client)
            return await while_wanted(work, receive, self.service.settings.deadline)
        except DeadlinePassed:
            return self.service.late(head)

    async def _body(self, receive: Receive) -> bytes:
        try:
            async with asyncio.timeout(self.service.load.arrival):
                return await _receive_all(receive, self.service.limits.max_body_bytes)
        except TimeoutError:
            raise BodyTooSlow("request.slow") from None


async def _receive_all(receive: Receive, max_bytes: int) -> bytes:
    chunks: list[bytes] = []
    length = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        chunk: bytes = message.get("body", b"")
        length += len(chunk)
        if length > max_bytes:
            raise BodyTooLarge("request.body", limit=max_bytes)
        chunks.append(chunk)
        if not message.get("more_body", False):
            return b"".join(chunks)
