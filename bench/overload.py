"""What becomes of requests when there are more than can be answered: `python -m bench.overload`.

What the server can answer is found first, by clients that each wait for their answer. Then requests come at a steady rate of so
many times that, whether the earlier ones are answered or not, and what each waits is counted from when it was due. It takes
about a minute.
"""

import argparse
import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

import uvloop
from rich.console import Console
from rich.table import Table

from bench.client import HEAD_END, Job, ask
from bench.data import prepare
from bench.measure import cores
from bench.servers import ROOT, gateway, running
from bench.workloads import WORKLOADS

FACTORS = (0.5, 1.0, 2.0, 5.0)
CLOSED_CONNECTIONS = 16
MOST_CONNECTIONS = 1_500
CAPACITY_SECONDS = 4.0
PATIENCE = 10.0
SPARE = 100
TICK = 0.002
OK, BUSY = 200, 503

console = Console(width=120)


@dataclass(slots=True)
class Outcome:
    """Milliseconds of each answer, by its status. `unsent`: no connection was free; `lost`: no answer came."""

    factor: float
    seconds: float
    offered: int = 0
    unsent: int = 0
    lost: int = 0
    waits: dict[int, list[float]] = field(default_factory=dict)

    def note(self, status: int, seconds: float) -> None:
        self.waits.setdefault(status, []).append(seconds * 1_000)

    @property
    def others(self) -> int:
        return sum(len(waits) for status, waits in self.waits.items() if status not in {OK, BUSY})


class Line(asyncio.Protocol):
    """One connection: a request, then its answer, then it is free for the next."""

    def __init__(self, load: "Load") -> None:
        self._load = load
        self._received = bytearray()
        self._awaited = 0
        self._due: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._load.free.append(self)
        self._load.number += 1

    def ask(self, request: bytes, due: float) -> None:
        self._due, self._awaited = due, 0
        self._received.clear()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        if not self._awaited:
            end = self._received.find(HEAD_END)
            if end < 0:
                return
            self._status, self._awaited = read_head(bytes(self._received[:end]), end + len(HEAD_END))
        if len(self._received) >= self._awaited and self._due is not None:
            self._load.outcome.note(self._status, time.perf_counter() - self._due)
            self._due = None
            self._load.free.append(self)

    def connection_lost(self, _error: Exception | None) -> None:
        self._load.number -= 1
        if self._due is not None:
            self._load.outcome.lost += 1
        elif self in self._load.free:
            self._load.free.remove(self)

    def close(self) -> None:
        self._transport.abort()


def read_head(head: bytes, length: int) -> tuple[int, int]:
    """An answer's status, and its length in all."""
    lines = head.lower().split(b"\r\n")
    for line in lines[1:]:
        name, _, value = line.partition(b":")
        if name == b"content-length":
            length += int(value)
    return int(lines[0].split()[1]), length


class Load:
    """Sends a request whenever one is due, on a connection that is free, or a new one."""

    def __init__(self, port: int, request: bytes) -> None:
        self._port = port
        self._request = request
        self.free: list[Line] = []
        self.number = 0
        self.outcome = Outcome(0, 0)

    async def offer(self, factor: float, rate: float, seconds: float) -> Outcome:
        self.outcome = outcome = Outcome(factor, seconds)
        began = time.perf_counter()
        while (now := time.perf_counter() - began) < seconds:
            for due in range(outcome.offered, int(now * rate)):
                outcome.offered += 1
                if self.free:
                    self.free.pop().ask(self._request, began + due / rate)
                else:
                    outcome.unsent += 1
            await self._widen()
            await asyncio.sleep(TICK)
        until = time.perf_counter() + PATIENCE
        while len(self.free) < self.number and time.perf_counter() < until:  # noqa: ASYNC110 - it is at the end of its work
            await asyncio.sleep(TICK)
        outcome.lost += self.number - len(self.free)
        return outcome

    async def _widen(self) -> None:
        """See to it that there are connections to spare."""
        loop = asyncio.get_running_loop()
        while len(self.free) < SPARE and self.number < MOST_CONNECTIONS:
            await loop.create_connection(lambda: Line(self), "127.0.0.1", self._port)

    async def close(self) -> None:
        for each in list(self.free):
            each.close()
        await asyncio.sleep(0)


async def overload(port: int, headers: dict[str, str], bodies: Sequence[bytes], seconds: float) -> list[Outcome]:
    job = Job(port, "/graphql", headers, list(bodies), CLOSED_CONNECTIONS, CAPACITY_SECONDS)
    closed = await ask(job)
    capacity = closed.answers / closed.seconds
    console.print(
        f"capacity: {capacity:,.0f} answers a second, {CLOSED_CONNECTIONS} clients waiting for each", highlight=False
    )
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = [
        "POST /graphql HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Content-Type: application/json",
        f"Content-Length: {len(bodies[0])}",
        *lines,
    ]
    request = "\r\n".join(head).encode() + HEAD_END + bodies[0]
    found = []
    for factor in FACTORS:
        load = Load(port, request)
        found.append(await load.offer(factor, capacity * factor, seconds))
        await load.close()
    return found


def told(outcomes: Iterable[Outcome]) -> Table:
    columns = ("load", "offered/s", "200/s", "503/s", "others", "lost", "unsent", "p50 ms", "p99 ms", "503: p99 ms")
    table = Table(*columns, title="Of those answered with data: p50, p99, from when a request was due")
    for each in outcomes:
        answered, busy = each.waits.get(OK, []), each.waits.get(BUSY, [])
        table.add_row(
            f"{each.factor:g}×",
            *(f"{number / each.seconds:,.0f}" for number in (each.offered, len(answered), len(busy))),
            *(str(number) for number in (each.others, each.lost, each.unsent)),
            *(quantile(answered, part) for part in (0.5, 0.99)),
            quantile(busy, 0.99),
        )
    return table


def quantile(values: Sequence[float], part: float) -> str:
    return f"{sorted(values)[int(len(values) * part)]:,.1f}" if values else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--system", choices=("sqlite", "postgresql", "mariadb"), default="postgresql")
    parser.add_argument("--scale", type=float, default=20.0)
    parser.add_argument("--workload", choices=list(WORKLOADS), default="W1")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long requests are offered at each rate")
    asked = parser.parse_args()
    data, workload = prepare(asked.system, asked.scale), WORKLOADS[asked.workload]
    serving, _ = cores()
    with running(gateway("gateway", "the gateway", ROOT), data, core=serving) as started:
        bodies = [started.body(workload, each) for each in workload.variables(data.subject)[:1]]
        started.ask(workload, workload.variables(data.subject)[0])
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            headers = started.headers(workload.login)
            outcomes = runner.run(overload(started.port, headers, bodies, asked.seconds))
        console.print(told(outcomes))
        console.print(f"the server's memory after it: {started.memory():.0f} MB", highlight=False)


if __name__ == "__main__":
    main()
