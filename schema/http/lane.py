"""The short way of a POST to the endpoint: from the bytes of a connection to the service and back, without ASGI.

It is a protocol of uvicorn's, which goes on reading the connection, waiting between requests and stopping the server.
What is no such POST, nor a browser's question before one, takes uvicorn's ordinary way, on the same connection too.
"""

import asyncio
from functools import cached_property
from typing import Any
from urllib.parse import quote

from uvicorn.config import Config
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.server import ServerState

from schema.http.connections import Connection, bounds
from schema.http.heads import read_head
from schema.http.passage import Passage
from schema.http.service import GraphQLService

EXPECTS = (b"expect", b"100-continue")


def lane_to(service: GraphQLService) -> type["Lane"]:
    """The protocol to give to uvicorn as `http`, with a lane that leads to this service."""
    path = service.settings.path
    # A path that is written otherwise in a URL takes the ordinary way, which knows how to read it.
    url = path.encode() if quote(path) == path else b""

    class ServiceLane(Lane):
        shedding, intake = bounds(service.load)

        def __init__(
            self,
            config: Config,
            server_state: ServerState,
            app_state: dict[str, Any],
            _loop: asyncio.AbstractEventLoop | None = None,
        ) -> None:
            super().__init__(config, server_state, app_state, _loop)
            self.service, self.service_url = service, url

    return ServiceLane


async def _nothing(*_: object) -> None:
    pass


class Lane(Connection):
    """One connection. `receiving` is the passage whose body is on its way, `working` the one that is worked for."""

    service: GraphQLService
    service_url: bytes
    receiving: Passage | None = None
    working: Passage | None = None
    _defaults: tuple[list[tuple[bytes, bytes]], bytes] = ([], b"")

    def on_message_begin(self) -> None:
        self.begin_head()
        self.url = b""
        self.headers = []

    def on_header(self, name: bytes, value: bytes) -> None:
        if self.is_in_head:
            self.headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        self.end_head()
        if self.url == self.service_url and self._has_room() and self._is_plain():
            self._enter()
        else:
            self._go_the_ordinary_way()

    def on_body(self, body: bytes) -> None:
        if self.receiving is None:
            super().on_body(body)
        else:
            self._bytes = -1
            self.receiving.take(body)

    def on_message_complete(self) -> None:
        if self.receiving is None:
            super().on_message_complete()
        else:
            passage, self.receiving = self.receiving, None
            self.is_in_body = False
            passage.arrive()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self.working is not None:
            self.working.leave()

    def default_headers(self) -> bytes:
        """Those that uvicorn sends with every answer; it makes them anew each second."""
        headers = self.server_state.default_headers
        if headers is not self._defaults[0]:
            self._defaults = (headers, b"".join(b"%b: %b\r\n" % each for each in headers))
        return self._defaults[1]

    async def client_behind(self, forwarded_for: str) -> tuple[str, int] | None:
        """Whom a proxy says that it asks for, where uvicorn trusts it; else who is connected."""
        if not self.config.proxy_headers:
            return self.client
        headers = [(b"x-forwarded-for", forwarded_for.encode("latin-1"))]
        scope: Any = {"type": "http", "client": self.client, "headers": headers}
        await self._proxies(scope, _nothing, _nothing)  # type: ignore[arg-type] # it asks its application alone
        client: tuple[str, int] | None = scope["client"]
        return client

    @cached_property
    def _proxies(self) -> ProxyHeadersMiddleware:
        return ProxyHeadersMiddleware(_nothing, self.config.forwarded_allow_ips)

    def expects_continue(self) -> bool:
        """Whether the client waits to be told before it sends the body of the request that is being received."""
        return any((name, value.lower()) == EXPECTS for name, value in self.headers)

    def _has_room(self) -> bool:
        limit = self.limit_concurrency
        return limit is None or (len(self.connections) < limit and len(self.tasks) < limit)

    def _is_plain(self) -> bool:
        """Whether it is a POST, or a browser's question before one, and asks for nothing else of the connection."""
        parser, method = self.parser, self.parser.get_method()
        wanted = method == b"POST" or (method == b"OPTIONS" and self.service.cors.is_on)
        return wanted and not parser.should_upgrade() and not self.root_path

    def _enter(self) -> None:
        version = self.parser.get_http_version()
        keep_alive = version != "1.0" and self.parser.should_keep_alive() and not self.is_ending
        head = read_head(self.parser.get_method().decode(), b"", self.headers)
        passage = Passage(self, head, version, keep_alive=keep_alive)
        before: Any = self.cycle
        # Uvicorn treats it as one of its cycles: `disconnected`, `keep_alive`, `message_event`, `response_complete`.
        self.cycle: Any = passage
        self.receiving = passage
        if before is None or before.response_complete:
            self._start_asgi_task(passage, self.app)  # type: ignore[arg-type] # as above
        else:
            self.flow.pause_reading()
            self.pipeline.appendleft((passage, self.app))  # type: ignore[arg-type] # as above

    def _go_the_ordinary_way(self) -> None:
        url, headers = self.url, self.headers
        super().on_message_begin()
        self.url = url
        self.headers.extend(headers)
        self.expect_100_continue = self.expects_continue()
        super().on_headers_complete()
