"""Several processes that serve one socket: they are started, replaced when they end, and renewed one after the other.

Each is started as a program of its own, so that it has the settings and the code of that moment. A connection goes to whichever
accepts it first.
"""

import asyncio
import logging
import os
import signal
import socket
from asyncio.subprocess import Process, create_subprocess_exec
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

from schema.http.lifeline import RETIRE, SERVES, STOP, Lifeline
from schema.observing.log_lines import FIELDS

BACKLOG = 2_048

SILENCE = 30
"""Seconds without a sign of life after which a worker is taken for hung."""

STARTING = 700.0
"""Seconds that a worker may take until it serves: the store's tables may have to be brought up to date."""

BEYOND = 10.0
"""Seconds that a worker may take to end, beyond those that it gives to what runs."""

SHORT_LIFE = 60.0
PAUSES = (0.0, 1.0, 5.0, 30.0)
"""Seconds before another is started in the place of one that ended: the next of them where that one's life was short."""

_log = logging.getLogger("office.workers")


class NotStarted(Exception):
    """A worker ended before it served, with this status; out of `Workers.run`: and no other serves."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(slots=True, eq=False)
class Worker:
    """One process. `life` ends with it, and has its status. `silent`: seconds since it said that it lives."""

    process: Process
    line: Lifeline
    serves: asyncio.Event = field(default_factory=asyncio.Event)
    silent: int = 0
    born: float = field(default_factory=monotonic)
    life: asyncio.Task[int] = field(init=False)

    def __post_init__(self) -> None:
        self.life = asyncio.create_task(self._live())

    async def _live(self) -> int:
        """Hear what it says until it has ended; give its status."""
        while said := await self.line.hear():
            self.silent = 0
            if SERVES in said:
                self.serves.set()
        self.line.close()
        return await self.process.wait()

    def signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            self.process.send_signal(number)


class Workers:
    """`command` and what `variables` adds to the environment start one: by the descriptor of its lifeline, and by its place.

    What runs is given `patience` seconds when all stop, and `longest` when its worker is renewed.
    """

    def __init__(
        self,
        number: int,
        sockets: Sequence[socket.socket],
        command: Callable[[int], Sequence[str]],
        variables: Callable[[int], Mapping[str, str]],
        *,
        patience: float,
        longest: float,
    ) -> None:
        self._sockets = sockets
        self._command = command
        self._variables = variables
        self._patience = patience
        self._longest = longest
        self._places: list[Worker | None] = [None] * number
        self._turns = [asyncio.Lock() for _ in self._places]
        self._alive: set[Worker] = set()
        self._stopping = asyncio.Event()
        self._renewing = asyncio.Event()

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT; renew all by SIGHUP. Raise NotStarted."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._told_to_stop)
        loop.add_signal_handler(signal.SIGHUP, self._renewing.set)
        stopping = asyncio.create_task(self._stopping.wait())
        working = asyncio.create_task(self._serve())
        try:
            await asyncio.wait({stopping, working}, return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                working.result()
        finally:
            for task in (stopping, working):
                task.cancel()
            await asyncio.gather(stopping, working, return_exceptions=True)
            await self._stop()

    async def _serve(self) -> None:
        # The first alone: it may have to bring the store's tables up to date.
        self._places[0] = await self._start(0)
        tasks = [asyncio.create_task(self._keep(place)) for place in range(len(self._places))]
        tasks += [asyncio.create_task(self._renew()), asyncio.create_task(self._look())]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _keep(self, place: int) -> None:
        """Have one serve in this place, always."""
        short = 0
        while True:
            worker = self._places[place] or await self._fill(place)
            if worker is not None:
                status = await asyncio.shield(worker.life)
                if self._places[place] is not worker:
                    continue
                _log.error("Worker %d has ended with status %d: another is started", worker.process.pid, status)
                self._places[place] = None
                short = short + 1 if monotonic() - worker.born < SHORT_LIFE else 0
            else:
                short += 1
            await asyncio.sleep(PAUSES[min(short, len(PAUSES) - 1)])

    async def _fill(self, place: int) -> Worker | None:
        """Start one in a place that is empty; None where it did not start, and others serve."""
        async with self._turns[place]:
            try:
                self._places[place] = self._places[place] or await self._start(place)
            except NotStarted as failed:
                if not any(self._places):
                    raise
                _log.error("A worker did not start: status %d", failed.status)
            return self._places[place]

    async def _renew(self) -> None:
        """Renew all, one after the other, whenever it is asked for."""
        while True:
            await self._renewing.wait()
            self._renewing.clear()
            try:
                for place in range(len(self._places)):
                    await self._replace(place)
            except NotStarted as failed:
                _log.error("A new worker did not start, the others go on: status %d", failed.status)
            else:
                _log.info("All workers are new")

    async def _replace(self, place: int) -> None:
        """Have another serve in the place of one, and wait until that one has ended. Raise NotStarted."""
        async with self._turns[place]:
            old = self._places[place]
            if old is None:
                return
            self._places[place] = await self._start(place)
        old.line.tell(RETIRE)
        await self._end([old], self._longest + BEYOND)

    async def _start(self, place: int) -> Worker:
        """Start one and wait until it serves; raise NotStarted."""
        ours, theirs = socket.socketpair()
        with theirs:
            process = await create_subprocess_exec(
                *self._command(theirs.fileno()),
                pass_fds=[theirs.fileno(), *(each.fileno() for each in self._sockets)],
                env=os.environ | dict(self._variables(place)),
            )
        worker = Worker(process, Lifeline(ours))
        self._alive.add(worker)
        worker.life.add_done_callback(lambda _: self._alive.discard(worker))
        serves = asyncio.create_task(worker.serves.wait())
        try:
            await asyncio.wait({serves, worker.life}, timeout=STARTING, return_when=asyncio.FIRST_COMPLETED)
        finally:
            serves.cancel()
        if not worker.serves.is_set() or worker.life.done():
            worker.signal(signal.SIGKILL)
            raise NotStarted(await worker.life)
        _log.info("Worker %d serves", process.pid, extra={FIELDS: {"place": place, "process": process.pid}})
        return worker

    async def _look(self) -> None:
        """End those that hang. Seconds are counted in which this process itself runs: all may have been held up together."""
        while True:
            await asyncio.sleep(1)
            for each in list(self._alive):
                each.silent += each.serves.is_set()
                if each.silent > SILENCE:
                    _log.error("Worker %d hangs", each.process.pid)
                    each.signal(signal.SIGKILL)

    def _told_to_stop(self) -> None:
        if self._stopping.is_set():
            # Told again: they wait for nobody.
            for each in list(self._alive):
                each.signal(signal.SIGINT)
        self._stopping.set()

    async def _stop(self) -> None:
        for each in self._sockets:
            each.close()
        workers = list(self._alive)
        for worker in workers:
            worker.line.tell(STOP)
        await self._end(workers, self._patience + BEYOND)

    async def _end(self, workers: Sequence[Worker], seconds: float) -> None:
        """Wait until they have ended, and end those that take longer."""
        if not workers:
            return
        await asyncio.wait([each.life for each in workers], timeout=seconds)
        for each in workers:
            if not each.life.done():
                _log.error("Worker %d does not end by itself", each.process.pid)
                each.signal(signal.SIGKILL)
                await each.life


def listeners(host: str, port: int) -> list[socket.socket]:
    """The sockets of an address, one for each that its name stands for. Raise OSError."""
    found: list[socket.socket] = []
    try:
        for family, _, _, _, address in socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        ):
            found.append(socket.create_server(address, family=family, backlog=BACKLOG))
    except OSError:
        for each in found:
            each.close()
        raise
    return found
