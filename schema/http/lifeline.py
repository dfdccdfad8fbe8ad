"""What a worker and the process that started it tell each other, over a pair of sockets: each sees when the other is gone."""

import asyncio
import os
import socket
from contextlib import suppress

SERVES, ALIVE = b"r", b"."
"""Of a worker: that it serves; and then, each second, that it still does."""

RETIRE, STOP = b"R", b"S"
"""Of who started it: that another has its place; that all stop. To be gone says the same as STOP."""


class Lifeline:
    """One end of it, which is read by the loop that `listen` is called in."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self._end = end

    @classmethod
    def inherited(cls, descriptor: int) -> "Lifeline":
        """That of a worker, which is handed down to none of the processes that it starts itself."""
        os.set_inheritable(descriptor, False)
        return cls(socket.socket(fileno=descriptor))

    def tell(self, message: bytes) -> None:
        """Say it, if the other can hear it."""
        with suppress(OSError):
            self._end.send(message)

    async def hear(self) -> bytes:
        """What the other has said since; nothing where it is gone."""
        with suppress(ConnectionError):
            return await asyncio.get_running_loop().sock_recv(self._end, 4_096)
        return b""

    def close(self) -> None:
        self._end.close()
