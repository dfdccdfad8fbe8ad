"""The port at which Prometheus reads the metrics: one of each process's own, apart from the office's."""

import asyncio
import errno
import hmac
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from uvicorn.config import Config
from uvicorn.server import ServerState

from schema.observing.settings import WatchSettings

PAUSE = 0.5
"""Seconds before the ports are tried again: a worker's is held by the one before it until that has ended."""

TAKEN = {errno.EADDRINUSE} | ({errno.EACCES} if os.name == "nt" else set())
"""What is said of a port that another process has."""

PATH = "/metrics"

_log = logging.getLogger("office.metrics")


@asynccontextmanager
async def scraped(registry: CollectorRegistry, settings: WatchSettings) -> AsyncIterator[asyncio.Task[int]]:
    """Let the metrics be read, and give the port where: at once where one is free, or else when one has become so.

    Raise OSError where the host is none of this machine.
    """
    token = None if settings.metrics_token is None else settings.metrics_token.get_secret_value()
    config = Config(_application(registry, token), log_config=None, lifespan="off", timeout_keep_alive=30)
    config.load()
    state, loop = ServerState(), asyncio.get_running_loop()
    async with AsyncExitStack() as stack:
        listener = _free_port(settings)

        async def begin() -> int:
            with closing(listener or await _waited_for(settings)) as found:
                server = await loop.create_server(
                    lambda: config.http_protocol_class(config=config, server_state=state, app_state={}, _loop=loop),  # type: ignore[call-arg] # as uvicorn calls it
                    sock=found.dup(),
                )
                stack.callback(server.close)
                port: int = found.getsockname()[1]
            _log.info("Metrics are read at %s:%d%s", settings.metrics_host, port, PATH)
            return port

        beginning = asyncio.create_task(begin(), name="metrics")
        if listener is None:
            _log.info("Metrics can be read when another process has left its port")
        else:
            await beginning
        try:
            yield beginning
        finally:
            beginning.cancel()
            await asyncio.wait({beginning})
            for connection in list(state.connections):
                connection.shutdown()


async def _waited_for(settings: WatchSettings) -> socket.socket:
    while (found := _free_port(settings)) is None:  # noqa: ASYNC110 - nobody tells that one is
        await asyncio.sleep(PAUSE)
    return found


def _free_port(settings: WatchSettings) -> socket.socket | None:
    """The first that is free; None where none is."""
    host, first = settings.metrics_host, settings.metrics_port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(first, first + settings.metrics_ports):
        try:
            return socket.create_server((host, port), family=family)
        except OSError as error:
            if error.errno not in TAKEN:
                raise
    return None


def _application(registry: CollectorRegistry, token: str | None) -> Starlette:
    expected = None if token is None else f"Bearer {token}".encode()

    async def metrics(request: Request) -> Response:
        given = request.headers.get("authorization", "").encode("latin-1")
        if expected is not None and not hmac.compare_digest(given, expected):
            return PlainTextResponse("", 401, {"WWW-Authenticate": "Bearer"})
        encode, media_type = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(registry), headers={"Content-Type": media_type, "Cache-Control": "no-store"})

    return Starlette(routes=[Route(PATH, metrics)])
