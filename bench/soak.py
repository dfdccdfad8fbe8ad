"""An office at 70 % of what it can answer, for as long as told: `python -m bench.soak --minutes 20`.

People read, order, log in and take files. What the office can answer is found first, by visitors that each wait for their answer;
then requests come at a steady rate, whether the earlier ones are answered or not, and what each waits is counted from when it was
due. The books and the store are copies, which the orders are written into.
"""

import argparse
import asyncio
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import asyncpg
import uvloop
from rich.console import Console
from sqlalchemy import make_url

from bench.data import ADDRESSES, Data, prepare
from bench.servers import ROOT, Running, Server, gateway, running
from bench.slow_clients import connected
from bench.visitors import BUYERS, KINDS, Kind, Seen, Visitors
from bench.workloads import PAYER

SHARE = 0.7
CAPACITY_SECONDS = 10.0
CLOSED = 16
TICK = 0.002
LOGIN_SECONDS, FILE_SECONDS, LOOK_SECONDS = 3.0, 5.0, 2.0
MINUTE = 60.0
SPAN_SECONDS = 10.0
FLAT, STEADY = 1.05, 1.25
LEAST_MS = 5.0
"""Of a p99 so much more is no trend."""

SETTINGS = {
    "OFFICE_ORDERS__CREDIT_RULE": "ignore",
    "OFFICE_BUDGETS__STRANGERS_PER_MINUTE": "0",
    "OFFICE_BUDGETS__STRANGERS_PER_HOUR": "0",
}

console = Console(width=150, highlight=False)


@dataclass(frozen=True, slots=True)
class Look:
    """The server at one moment: MB of each process that serves, and of those that make files together."""

    at: float
    memory: Mapping[int, float]
    files: float
    connections: int


@dataclass(slots=True)
class Soak:
    started: Running
    store: Path
    visitors: Visitors
    workers: int
    looks: list[Look] = field(default_factory=list)

    def look(self) -> None:
        master = self.started.process.pid
        serving = [master, *children(master)] if self.workers else [master]
        makers = [each for process in serving for each in children(process) if each not in serving]
        memory = {each: resident(each) for each in serving}
        files = sum(resident(each) for each in makers)
        self.looks.append(Look(time.perf_counter(), memory, files, len(connected(self.started.port))))

    def rows(self) -> int:
        """Of all tables of the store."""
        with closing(sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)) as store:
            names = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return sum(store.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names)


def children(process: int) -> list[int]:
    """The processes that a process has started (Linux)."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += map(int, task.read_text(encoding="ascii").split())
        except OSError:
            continue
    return found


def resident(process: int) -> float:
    """MB; none of one that has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024 if "VmRSS:" in status else 0.0


async def beside(soak: Soak) -> None:
    """What happens at a rate of its own: logins, files, and looking."""
    visitors, logins = soak.visitors, (*BUYERS, PAYER)

    async def every(seconds: float, kind: Kind | None) -> None:
        number = 0
        while True:
            await asyncio.sleep(seconds)
            now, number = time.perf_counter(), number + 1
            if kind == "login":
                await visitors.noted("login", now, lambda: visitors.log_in(logins[number % len(logins)]))  # noqa: B023 - awaited here
            elif kind == "file":
                await visitors.noted("file", now, lambda: visitors.take_file(number))  # noqa: B023 - as above
            else:
                await asyncio.to_thread(soak.look)

    async with asyncio.TaskGroup() as group:
        for seconds, kind in ((LOGIN_SECONDS, "login"), (FILE_SECONDS, "file"), (LOOK_SECONDS, None)):
            group.create_task(every(seconds, kind))  # type: ignore[arg-type] # of a tuple


async def capacity(visitors: Visitors) -> float:
    """Answers a second to visitors that each wait for theirs."""
    began = time.perf_counter()

    async def one() -> None:
        while (now := time.perf_counter()) < began + CAPACITY_SECONDS:
            await visitors.next(now)

    before = len(visitors.seen)
    await asyncio.gather(*(one() for _ in range(CLOSED)))
    return (len(visitors.seen) - before) / (time.perf_counter() - began)


async def offer(soak: Soak, rate: float, seconds: float) -> None:
    """Have requests come at a rate, and tell each minute how it goes."""
    visitors, began, sent, told = soak.visitors, time.perf_counter(), 0, 1
    tasks: set[asyncio.Task[None]] = set()
    while (now := time.perf_counter() - began) < seconds:
        for due in range(sent, int(now * rate)):
            task = asyncio.create_task(visitors.next(began + due / rate))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        sent = max(sent, int(now * rate))
        if now >= told * MINUTE:
            tell(soak, began + (told - 1) * MINUTE, began + told * MINUTE, f"{told}")
            told += 1
        await asyncio.sleep(TICK)
    await asyncio.gather(*tasks)
    if seconds > (told - 1) * MINUTE:
        tell(soak, began + (told - 1) * MINUTE, time.perf_counter(), f"{seconds / MINUTE:g}")


def tell(soak: Soak, since: float, until: float, name: str) -> None:
    seen = [each for each in soak.visitors.seen if since <= each.at < until]
    faults = sum(each.fault is not None for each in seen)
    parts = []
    for kind in KINDS:
        waits = [each.seconds for each in seen if each.kind == kind]
        parts.append(f"{kind} {len(waits):,}: p50 {quantile(waits, 0.5):.1f} p99 {quantile(waits, 0.99):.1f} ms")
    look = soak.looks[-1]
    memory = " ".join(f"{each:.0f}" for each in look.memory.values())
    console.print(
        f"minute {name}: {len(seen):,} requests, {faults} errors | {' | '.join(parts)}\n"
        f"    memory {memory} MB, files {look.files:.0f} MB, {look.connections} connections, {soak.rows():,} rows in the store"
    )


def quantile(seconds: Sequence[float], part: float) -> float:
    """In milliseconds."""
    return sorted(seconds)[int(len(seconds) * part)] * 1_000 if seconds else 0.0


def verdict(soak: Soak, began: float, ended: float) -> list[str]:
    """What is wrong with it; nothing where all is well."""
    third = (ended - began) / 3
    middle, last = began + third, began + 2 * third
    seen = [each for each in soak.visitors.seen if each.at >= began]
    faults = Counter(f"{each.kind}: {each.fault}"[:200] for each in seen if each.fault)
    wrong = [f"{number} × {fault}" for fault, number in faults.most_common(10)]
    looks = [each for each in soak.looks if each.at >= middle]
    if len({tuple(each.memory) for each in soak.looks}) > 1:
        wrong.append("a process ended, and another took its place")
    for process in looks[-1].memory:
        before, after = (
            statistics.mean(each.memory.get(process, 0.0) for each in looks if (each.at >= last) is late)
            for late in (False, True)
        )
        console.print(f"memory of process {process}: {before:.1f} MB in the middle third, {after:.1f} MB in the last")
        if after > before * FLAT:
            wrong.append(f"the memory of process {process} grows: {before:.1f} MB, then {after:.1f} MB")
    for kind in ("read", "order"):
        waits = [each for each in seen if each.kind == kind]
        before, after = usual_p99(waits, middle, last), usual_p99(waits, last, ended)
        console.print(f"p99 of {kind}s: {before:.1f} ms in the middle third, {after:.1f} ms in the last")
        if after > max(before * STEADY, before + LEAST_MS):
            wrong.append(f"the p99 of {kind}s grows: {before:.1f} ms, then {after:.1f} ms")
    return wrong


def usual_p99(seen: Sequence[Seen], since: float, until: float) -> float:
    """The median of the p99s of ten seconds each: what else the machine does for a moment is no trend."""
    spans: dict[int, list[float]] = {}
    for each in seen:
        if since <= each.at < until:
            spans.setdefault(int((each.at - since) / SPAN_SECONDS), []).append(each.seconds)
    return statistics.median(quantile(waits, 0.99) for waits in spans.values()) if spans else 0.0


async def run(soak: Soak, minutes: float) -> list[str]:
    await soak.visitors.arrive()
    soak.look()
    rest = asyncio.create_task(beside(soak))
    try:
        await capacity(soak.visitors)
        most = await capacity(soak.visitors)
        rate = most * SHARE
        console.print(f"capacity {most:,.0f} requests a second by {CLOSED} visitors; from now on {rate:,.0f} a second")
        began = time.perf_counter()
        soak.visitors.seen.clear()
        await offer(soak, rate, minutes * MINUTE)
        if rest.done():
            rest.result()
        return verdict(soak, began, time.perf_counter())
    finally:
        rest.cancel()
        await asyncio.gather(rest, return_exceptions=True)
        await soak.visitors.leave()


@contextmanager
def copied(data: Data, folder: Path) -> Iterator[Data]:
    """The same data, to be written into."""
    if data.system == "sqlite":
        erp = folder / "erp.sqlite"
        with closing(sqlite3.connect(data.folder / "erp.sqlite")) as books, closing(sqlite3.connect(erp)) as target:
            books.backup(target)
        yield replace(data, erp=f"sqlite:///{erp}")
        return
    url = make_url(data.erp)
    name = f"{url.database}_soak"
    asyncio.run(administer(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    asyncio.run(administer(f"CREATE DATABASE {name} TEMPLATE {url.database}"))
    try:
        yield replace(data, erp=url.set(database=name).render_as_string(hide_password=False))
    finally:
        asyncio.run(administer(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


async def administer(statement: str) -> None:
    connection = await asyncpg.connect(ADDRESSES["postgresql"])
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def serving(workers: int) -> Server:
    """The gateway, by so many workers; 0: by one process, without any."""
    plain = gateway("soak", "the gateway", ROOT, SETTINGS)

    def spawn(data: Data) -> tuple[list[str], Mapping[str, str], Path]:
        command, environment, folder = plain.spawn(data)
        return [*command, *(("--workers", str(workers)) if workers else ())], environment, folder

    return replace(plain, spawn=spawn)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--system", choices=("sqlite", "postgresql"), default="postgresql")
    parser.add_argument("--scale", type=float, default=4.0)
    parser.add_argument("--workers", type=int, default=2, help="0: one process, without those that it starts")
    asked = parser.parse_args()
    data = prepare(asked.system, asked.scale)
    with (
        tempfile.TemporaryDirectory(prefix="bench-soak-") as folder,
        copied(data, Path(folder)) as books,
        running(serving(asked.workers), books) as started,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        store = data.folder.resolve() / "store-soak.sqlite"
        soak = Soak(started, store, Visitors(started.port, data.subject), asked.workers)
        wrong = runner.run(run(soak, asked.minutes))
        if wrong:
            console.print(started.said(), markup=False)
    console.print("\n".join(wrong) if wrong else "well: no errors, memory flat, p99 steady", markup=False)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
