"""An application behind a real socket, read by uvicorn's protocol as it is or with the lane."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

DATE = (b"date", b"Tue, 31 Mar 2026 10:00:00 GMT")


@dataclass
class Served:
    """Where it listens, and what uvicorn counts of it."""

    port: int
    state: ServerState = field(default_factory=ServerState)

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def exchange(self, sent: bytes) -> bytes:
        """Send bytes, say that there will be no more when the answer is there, and give all that came."""
        reader, writer = await self.open()
        writer.write(sent)
        try:
            return await reader.read()
        finally:
            writer.close()


@asynccontextmanager
async def serving(app: ASGIApp, protocol: type[HttpToolsProtocol], **config: Any) -> AsyncIterator[Served]:
    settings = Config(app, log_config=None, **config)
    settings.load()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        served = Served(listener.getsockname()[1])
        served.state.default_headers = [DATE]
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: protocol(settings, served.state, {}, loop), sock=listener)
        try:
            yield served
        finally:
            server.close()
            for connection in list(served.state.connections):
                connection.transport.abort()
            for task in list(served.state.tasks):
                task.cancel()
            await asyncio.gather(*served.state.tasks, return_exceptions=True)
            await server.wait_closed()
