"""Slow clients of every kind at once, 300 of each, and an ordinary one beside them: `python -m bench.slow_clients`.

A client is shed when the server has closed its connection, as the system says (Linux). It takes about a minute.
"""

import argparse
import asyncio
import random
import socket
import statistics
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from bench.client import Client, Job, Outcome, client
from bench.data import Data, prepare
from bench.downloads import FILES, link
from bench.measure import cores
from bench.servers import ROOT, Running, gateway, running
from bench.workloads import BUYER, PAYER, PRODUCT, PRODUCTS, STATEMENT

LIMIT = 30.0
ALONE_SECONDS = 5.0
DRIP_SECONDS = 1.0
ESTABLISHED = "01"
LITTLE = 4_096
SEGMENT = 536
COMING_SECONDS = 10.0
MOST = 0.99
SCALE = 20

console = Console(width=120)


@dataclass(frozen=True, slots=True)
class Kind:
    """How a client is slow: what it sends at first, and then each second. `reads`: bytes that it takes in each second."""

    name: str
    sent: bytes
    drip: bytes = b""
    reads: int | None = None


@dataclass(slots=True)
class Slow:
    """One of them; `seconds` from its connecting until it was shed, None if it was not."""

    kind: Kind
    wire: socket.socket
    began: float
    port: int
    seconds: float | None = None


@dataclass(slots=True)
class Crowd:
    all: list[Slow] = field(default_factory=list)

    def look(self, server_port: int) -> None:
        """Take note of those that the server has closed by now."""
        held, now = connected(server_port), time.monotonic()
        for each in self.all:
            if each.seconds is None and each.port not in held:
                each.seconds = now - each.began


def connected(server_port: int) -> set[int]:
    """The clients' ports of the connections that the server has open."""
    ports = set()
    for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        _, local, remote, state, *_ = line.split()
        if state == ESTABLISHED and int(local.partition(":")[2], 16) == server_port:
            ports.add(int(remote.partition(":")[2], 16))
    return ports


def kinds(started: Running, data: Data) -> list[Kind]:
    """Those that read slowly ask in another's name than the ordinary client."""
    buyers, payers = started.headers(BUYER)["Authorization"], started.headers(PAYER)["Authorization"]
    page = started.body(PRODUCTS, PRODUCTS.variables(data.subject)[0])
    large = msgspec.json.encode({"query": "{ products(first: 1000) { nodes { code name description } } }"})
    (year,) = STATEMENT.variables(data.subject)
    url = link(started.query(FILES["PDF"], year, PAYER))
    # It is made once and kept: nobody waits for that.
    started.client.get(url).raise_for_status()

    def request(token: str, body: bytes) -> bytes:
        head = f"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: {token}\r\n"
        return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body

    return [
        Kind("says nothing", b""),
        Kind("sends its head by the byte", b"POST /graphql HTTP/1.1\r\nX: ", b"y"),
        Kind("sends its body by the byte", request(buyers, page)[:-100], b" "),
        Kind("sends blank lines after an answer", request(buyers, page), b"\r\n", reads=1_000_000),
        Kind("reads no answer", request(payers, large)),
        Kind("reads its answer by the byte", request(payers, large), reads=1),
        Kind("reads no file", f"GET {url} HTTP/1.1\r\nHost: x\r\n\r\n".encode()),
    ]


async def come(crowd: Crowd, kind: Kind, port: int, after: float) -> None:
    await asyncio.sleep(after)
    wire = socket.socket()
    wire.setblocking(False)
    # As over a network: on the machine itself the systems would take in megabytes for their programs.
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SEGMENT)
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LITTLE)
    began = time.monotonic()
    loop = asyncio.get_running_loop()
    await loop.sock_connect(wire, ("127.0.0.1", port))
    slow = Slow(kind, wire, began, wire.getsockname()[1])
    crowd.all.append(slow)
    with suppress(OSError):
        await loop.sock_sendall(wire, kind.sent)


async def dawdle(crowd: Crowd, server_port: int) -> None:
    """Have them send and read as slowly as they do, until all are shed or the time is over."""
    until = time.monotonic() + COMING_SECONDS + LIMIT
    while time.monotonic() < until:
        for each in crowd.all:
            if each.seconds is None:
                with suppress(OSError):
                    if each.kind.drip:
                        each.wire.send(each.kind.drip)
                    if each.kind.reads is not None:
                        each.wire.recv(each.kind.reads)
        await asyncio.sleep(DRIP_SECONDS)
        crowd.look(server_port)


async def crowded(started: Running, data: Data, number: int) -> Crowd:
    crowd, slow_ones = Crowd(), [kind for kind in kinds(started, data) for _ in range(number)]
    random.Random(1).shuffle(slow_ones)  # noqa: S311 - an order of coming
    between = COMING_SECONDS / len(slow_ones)
    coming = [
        asyncio.ensure_future(come(crowd, kind, started.port, place * between)) for place, kind in enumerate(slow_ones)
    ]
    try:
        await dawdle(crowd, started.port)
        for each in coming:
            each.cancel()
        await asyncio.gather(*coming, return_exceptions=True)
    finally:
        for slow in crowd.all:
            slow.wire.close()
    return crowd


def ordinary(asking: Client, started: Running, data: Data, seconds: float) -> Outcome:
    """One that asks for a product again and again, and would fail at any answer but a 200."""
    bodies = [started.body(PRODUCT, each) for each in PRODUCT.variables(data.subject)]
    return asking.ask(Job(started.port, "/graphql", started.headers(BUYER), bodies, 1, seconds))


async def beside(asking: Client, started: Running, data: Data, number: int) -> tuple[Crowd, Outcome]:
    """The crowd, and the ordinary client that asks all the time."""
    started.headers(BUYER)
    outcome = asyncio.ensure_future(asyncio.to_thread(ordinary, asking, started, data, COMING_SECONDS + LIMIT))
    crowd = await crowded(started, data, number)
    return crowd, await outcome


def told(crowd: Crowd, number: int) -> Table:
    table = Table("a client that", "clients", f"shed within {LIMIT:g} s", "median s", "slowest s")
    for kind in dict.fromkeys(each.kind for each in crowd.all):
        seconds = [each.seconds for each in crowd.all if each.kind is kind and each.seconds is not None]
        middle, most = (f"{statistics.median(seconds):.1f}", f"{max(seconds):.1f}") if seconds else ("–", "–")
        table.add_row(kind.name, str(number), str(sum(each <= LIMIT for each in seconds)), middle, most)
    return table


def latencies(title: str, outcome: Outcome) -> str:
    ordered: Sequence[float] = sorted(outcome.latencies)
    return f"{title}: {len(ordered)} answers, p50 {ordered[len(ordered) // 2]:.1f} ms, p99 {ordered[int(len(ordered) * MOST)]:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=300, help="clients of each kind")
    parser.add_argument("--system", choices=("sqlite", "postgresql", "mariadb"), default="sqlite")
    parser.add_argument("--ordinary-way", action="store_true", help="without the lane")
    asked = parser.parse_args()
    data = prepare(asked.system, SCALE)
    lane = str(not asked.ordinary_way).lower()
    server = gateway("gateway", "the gateway", ROOT, {"OFFICE_HTTP__LANE": lane, "OFFICE_LOAD__CONNECTIONS": "4000"})
    serving, own = cores()
    with running(server, data, core=serving) as started, client(own) as asking:
        alone = ordinary(asking, started, data, ALONE_SECONDS)
        before = started.memory()
        crowd, outcome = asyncio.run(beside(asking, started, data, asked.number))
        console.print(told(crowd, asked.number))
        console.print(latencies("an ordinary client alone", alone), highlight=False)
        console.print(latencies("the same beside them", outcome), highlight=False)
        console.print(f"the server's memory: {before:.0f} MB before, {started.memory():.0f} MB after", highlight=False)


if __name__ == "__main__":
    main()
