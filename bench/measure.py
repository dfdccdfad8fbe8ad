"""What a request costs: the server's CPU, how many are answered in a second, how long they wait.

A round asks every server every workload, one server after the other, so that whatever else the machine does meets all of them.
What is told is the median of the rounds.
"""

import asyncio
import math
import os
import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from bench.agreement import agree
from bench.client import Client, Job, client
from bench.data import Data
from bench.readying import fill_table, make_ready
from bench.servers import Running, Server, database_seconds, running
from bench.workloads import WORKLOADS, Workload

WARM_SECONDS = 0.3
LEAST_ANSWERS = 3
LONGEST = 10
"""How many times as long as was asked for a measurement may last, for the sake of the least number of answers."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured: names of workloads, rounds, how long each measurement lasts, with how many connections."""

    workloads: tuple[str, ...]
    rounds: int
    seconds: float
    connections: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Sample:
    """One server on one workload in one round; latencies in milliseconds."""

    cpu: float
    rate: float
    median: float
    slowest: float
    size: int
    database: float


@dataclass(frozen=True, slots=True)
class Figure:
    """The medians of the rounds: microseconds of CPU a request, answers a second, milliseconds. `spread`: of the CPU, in %.

    `database`: the database's CPU.
    """

    cpu: float
    rate: float
    median: float
    slowest: float
    size: int
    spread: float
    database: float

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "Figure":
        cpus = [each.cpu for each in samples]
        return cls(
            cpu=statistics.median(cpus),
            rate=statistics.median(each.rate for each in samples),
            median=statistics.median(each.median for each in samples),
            slowest=statistics.median(each.slowest for each in samples),
            size=samples[-1].size,
            spread=spread(cpus),
            database=statistics.median(each.database for each in samples),
        )


@dataclass(slots=True)
class Results:
    """Figures by workload, server and connections; MB and seconds to start by server; what could not be measured, and why."""

    figures: dict[tuple[str, str, int], Figure] = field(default_factory=dict)
    memory: dict[str, tuple[float, float]] = field(default_factory=dict)
    starts: dict[str, float] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def ratio(self, workload: str, server: str, than: str, connections: int = 1) -> float | None:
        """How many times the CPU of `than` a server takes."""
        one = self.figures.get((workload, server, connections))
        other = self.figures.get((workload, than, connections))
        return None if one is None or other is None else one.cpu / other.cpu


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not pass (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def spread(values: Sequence[float]) -> float:
    """How far apart the lowest and the highest are, in percent of the median."""
    return (max(values) - min(values)) / statistics.median(values) * 100


def cores() -> tuple[int | None, int | None]:
    """One for the servers, another for the client; the database takes any. None where there is one alone."""
    available = sorted(os.sched_getaffinity(0))
    return (available[0], available[1]) if len(available) > 1 else (None, None)


def measure(data: Data, servers: Sequence[Server], plan: Plan, told: Callable[[str], None]) -> Results:
    """Start all servers, compare their answers, and measure round by round."""
    results = Results()
    serving, asking = cores()
    if data.database is not None:
        asyncio.run(fill_table(data.database, data.subject))
    with ExitStack() as stack:
        started = [stack.enter_context(running(server, data, core=serving)) for server in servers]
        for each in started:
            make_ready(each, data.subject, list(plan.workloads))
        idle = {each.server.name: each.memory() for each in started}
        results.starts = {each.server.name: each.seconds for each in started}
        asker = stack.enter_context(client(asking))
        pairs = [*_agreed(started, data, plan, results, told)]
        samples: dict[tuple[str, str, int], list[Sample]] = {}
        for round_number in range(1, plan.rounds + 1):
            told(f"round {round_number} of {plan.rounds}")
            for each in started:
                each.forget_logins()
            for workload, server in pairs:
                for connections in plan.connections[:1] if workload.alone else plan.connections:
                    sample = _sample(asker, server, workload, data, plan.seconds, connections)
                    samples.setdefault((workload.name, server.server.name, connections), []).append(sample)
        results.figures = {key: Figure.of(found) for key, found in samples.items()}
        results.memory = {each.server.name: (idle[each.server.name], each.memory()) for each in started}
    return results


def _agreed(
    started: Sequence[Running], data: Data, plan: Plan, results: Results, told: Callable[[str], None]
) -> Iterator[tuple[Workload, Running]]:
    """Each workload with each server that answers it, once all answers are found to be equal."""
    for name in plan.workloads:
        workload = WORKLOADS[name]
        asked = [each for each in started if each.server.answers(workload)]
        for variables in workload.variables(data.subject):
            agree(name, {each.server.name: workload.common(each.ask(workload, variables)) for each in asked})
        told(f"{name}: equal answers of {', '.join(each.server.name for each in asked)}")
        results.left_out += [f"{each.server.name}: {name}" for each in started if each not in asked]
        yield from ((workload, each) for each in asked)


def _sample(asker: Client, server: Running, workload: Workload, data: Data, seconds: float, connections: int) -> Sample:
    job = Job(
        port=server.port,
        path=server.server.path(workload),
        headers=server.headers(workload.login),
        bodies=[server.body(workload, variables) for variables in workload.variables(data.subject)],
        connections=connections,
        seconds=min(WARM_SECONDS, seconds / 3),
    )
    warm = asker.ask(job)
    job.seconds = seconds
    if statistics.median(warm.latencies) / 1_000 * LEAST_ANSWERS > seconds * connections:
        job.seconds, job.most = seconds * LONGEST, LEAST_ANSWERS * connections
    before, database_before = server.cpu_seconds(), database_seconds()
    outcome = asker.ask(job)
    taken = server.cpu_seconds() - before
    # One that has ended meanwhile took nothing that can still be told.
    by_database = sum(now - database_before.get(process, 0) for process, now in database_seconds().items())
    return Sample(
        cpu=taken / outcome.answers * 1e6,
        rate=outcome.answers / outcome.seconds,
        median=statistics.median(outcome.latencies),
        slowest=percentile(outcome.latencies, 0.99),
        size=outcome.size,
        database=by_database / outcome.answers * 1e6,
    )
