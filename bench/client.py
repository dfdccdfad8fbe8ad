"""A process of its own that asks one server the same again and again, over connections that stay open.

It reads jobs from its input, a line of JSON each, and writes to its output how each went. Nothing of an answer is looked at but
its status and its length: what servers are asked was compared before.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import msgspec

HEAD_END = b"\r\n\r\n"
CHUNKS_END = b"\r\n0\r\n\r\n"
SHOWN = 800
PATIENCE = 30.0


class Job(msgspec.Struct):
    """Asks for `seconds`, or until `most` answers have come. The bodies are asked in turn."""

    port: int
    path: str
    headers: dict[str, str]
    bodies: list[bytes]
    connections: int
    seconds: float
    most: int = 1_000_000


class Outcome(msgspec.Struct):
    """`latencies` in milliseconds, of each answer, in no order; `size` of the last body."""

    answers: int
    seconds: float
    latencies: list[float]
    size: int


class Failed(Exception):
    """A server did not answer as it had to."""


class _Connection(asyncio.Protocol):
    """One request after the other; the next one is written as soon as an answer is whole."""

    def __init__(self, asking: "_Asking") -> None:
        self._asking = asking
        self._received = bytearray()
        self._awaited = 0
        self._chunked = False
        self._refused = False
        self._sent = 0.0
        self._fault: str | None = "the connection was closed"
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._next()

    def data_received(self, data: bytes) -> None:
        self._received += data
        if not self._awaited and not self._chunked:
            end = self._received.find(HEAD_END)
            if end < 0:
                return
            self._read_head(bytes(self._received[:end]), end + len(HEAD_END))
        whole = self._received.endswith(CHUNKS_END) if self._chunked else len(self._received) >= self._awaited
        if not whole:
            return
        if self._refused:
            self._end(self._received.decode(errors="replace")[:SHOWN])
            return
        self._asking.note(time.perf_counter() - self._sent, len(self._received))
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if self._fault is None:
            self.ended.set_result(None)
        else:
            self._asking.stop()
            self.ended.set_exception(Failed(f"{self._fault} {error or ''}"))

    def _read_head(self, head: bytes, length: int) -> None:
        lines = head.lower().split(b"\r\n")
        self._refused = lines[0].split()[1] != b"200"
        for line in lines[1:]:
            name, _, value = line.partition(b":")
            if name == b"content-length":
                self._awaited = length + int(value)
            elif name == b"transfer-encoding":
                self._chunked = True

    def _next(self) -> None:
        self._received.clear()
        self._awaited, self._chunked = 0, False
        request = self._asking.next_request()
        if request is None:
            self._end(None)
            return
        self._sent = time.perf_counter()
        self._transport.write(request)

    def _end(self, fault: str | None) -> None:
        self._fault = fault
        self._transport.close()


class _Asking:
    """What all connections of a job share."""

    def __init__(self, job: Job) -> None:
        self._requests = [_request(job, body) for body in job.bodies]
        self._job = job
        self._asked = 0
        self._until = time.perf_counter() + job.seconds
        self.latencies: list[float] = []
        self.size = 0

    def next_request(self) -> bytes | None:
        if self._asked >= self._job.most or time.perf_counter() >= self._until:
            return None
        self._asked += 1
        return self._requests[self._asked % len(self._requests)]

    def stop(self) -> None:
        self._until = 0.0

    def note(self, seconds: float, size: int) -> None:
        self.latencies.append(seconds * 1_000)
        self.size = size


def _request(job: Job, body: bytes) -> bytes:
    headers = {
        "Host": f"127.0.0.1:{job.port}",
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Content-Length": str(len(body)),
        **job.headers,
    }
    lines = [f"POST {job.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + HEAD_END + body


async def ask(job: Job) -> Outcome:
    loop, asking = asyncio.get_running_loop(), _Asking(job)
    started = time.perf_counter()
    connections = [
        (await loop.create_connection(lambda: _Connection(asking), "127.0.0.1", job.port))[1]
        for _ in range(job.connections)
    ]
    ends = asyncio.gather(*(each.ended for each in connections), return_exceptions=True)
    faults = [end for end in await asyncio.wait_for(ends, job.seconds + PATIENCE) if end is not None]
    if faults:
        raise faults[0]
    return Outcome(len(asking.latencies), time.perf_counter() - started, asking.latencies, asking.size)


class Client:
    """The process, seen from the one that measures."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def ask(self, job: Job) -> Outcome:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(job) + b"\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the client has failed; its complaint stands above")
        return msgspec.json.decode(line, type=Outcome)


@contextmanager
def client(core: int | None = None) -> Iterator[Client]:
    command = [sys.executable, "-m", "bench.client"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - ourselves
        if core is not None:
            os.sched_setaffinity(process.pid, {core})
        try:
            yield Client(process)
        finally:
            process.terminate()


def main() -> None:
    import uvloop  # noqa: PLC0415 - of this process alone, and not on every system

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        for line in sys.stdin.buffer:
            outcome = runner.run(ask(msgspec.json.decode(line, type=Job)))
            sys.stdout.buffer.write(msgspec.json.encode(outcome) + b"\n")
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
