"""What a run found, as the page `docs/performance.md` with its picture."""

import os
import platform
import subprocess
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.areas import AREAS
from bench.data import Data
from bench.downloads import TITLES, Download
from bench.measure import Figure, Plan, Results
from bench.plot import plot
from bench.servers import CONNECTIONS, FLOOR, GATEWAY, Server, node
from bench.workloads import WORKLOADS

NOTHING = "–"
PAGE_WIDTH = 125

INTRODUCTION = """# Performance

What a request costs beside what a company could choose instead. One database with one set of data; servers of one process each,
with {connections} database connections each, measured one after the other in rounds of one run. `make bench` makes this page.

{machine}

{servers}
Before anything is measured, the answers of all servers are compared field by field: amounts to the cent, quantities to the
thousandth, rows in their order. A run in which two differ stops.
"""

SERVERS = {
    "gateway": "`python -m app serve`, as in production: login, isolation, limits, budgets, places, breaker, log, audit; stock shown "
    "exactly, {connections} connections, pages of up to 1,000, as many requests of one login as it sends, otherwise its defaults",
    "floor": "Starlette, asyncpg and orjson, a handler and a statement a question; no GraphQL, no login, nothing checked: "
    "what is left when everything is taken away",
    "postgraphile": "version 5, Node: the SQL made from the query; prices by functions in the database",
    "mercurius": "version 16, Node: Fastify's GraphQL with `jit` and loaders; prices by functions in the database",
    "strawberry": "Strawberry's own view, SQLAlchemy sessions, data loaders; prices by a statement a page",
}

RATIOS = """## CPU by the gateway's

How many times the gateway's CPU each server takes: over 1 it takes more.

![CPU a request]({picture})
"""

PROFILE = """## Where the gateway's time goes

Samples of its stack (py-spy), by what the innermost function is for. The driver's part is mostly the system's: to hand PostgreSQL
a statement and take its answer costs 25 µs on a connection that is busy, two to four times as much on one that rests between
requests. What is left to gain is fewer statements; a flame graph of each is `python -m bench --profile W1`.
"""

ELSEWHERE = """## On other systems

The gateway's CPU, µs a request over 1 connection, on the same data: SQLite runs within its process, MariaDB is reached by ODBC.
"""

FILES = """## Files

From the question for the link to the last byte of a file that nobody has asked for before. The gateway makes it in a process
that starts for it, with headings, totals and the company's design; by hand there are bare cells. `python -m bench.exports`
compares the writers alone, with many rows.
"""

READING = """## How to read it

- **CPU** is what the server's process takes for a request, all its threads: user and system time, by the kernel's count. The
  database's is told by itself, for what one takes off itself the other may have to do; the client's is in neither. It is the
  figure that says how many people a core serves; it depends on the machine, the ratios less so.
- Each figure is the median of {rounds} rounds of {seconds:g} s; `±` is how far the rounds' lowest and highest lie apart, in
  percent of the median. A ratio closer to 1 than that says nothing.
- Requests a second and latencies are seen by a client in a process of its own over connections that stay open. Server and client
  have a core each; the database takes what is left of both, so that where it works hard all servers wait for it.
- Over {many} connections the latency is mostly the wait for one's turn.
"""

WEAKNESSES = """## What does not hold

- The others know no logins and no limits, write no audit trail and hide nothing: each is told whose data are wanted. The gateway
  does all that within its figures.
- The price rules are the gateway's own in Python, and the database's work on the others; there they cost the server nothing.
- The statement's entries are plain values, which PostgreSQL writes as JSON for the gateway: a list with anything in it that is
  worked out takes some six times as much a row.
- While it is made, an answer takes 4 to 13 times its length in memory (`tests/schema/test_answer_memory.py`), beside what
  "Start and memory" says.
- The current order is in the gateway's own store, a SQLite file; on the others it is a table of the database.
- Search reads the whole catalogue on all: the ERP has no index for words, and none was added.
- Compiling of plans (`jit`) is off in the database, for all.
- Loopback has no latency, and nothing is encrypted. One process each: none of them scales over cores here.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """All that the page is made of."""

    data: Data
    plan: Plan
    servers: Sequence[Server]
    results: Results
    downloads: Sequence[Download]
    system: str
    elsewhere: Mapping[str, Results]
    """What the gateway alone takes on other systems, by their names."""
    parts: Mapping[str, Mapping[str, float]]
    """By workload, the part of the gateway's time that each of `AREAS` has."""


def write(run: Run, page: Path) -> None:
    """Write the page, and the picture beside it under the same name."""
    picture = page.with_suffix(".svg")
    picture.write_text(_picture(run), encoding="utf-8")
    page.write_text(text(run, picture.name), encoding="utf-8")


def text(run: Run, picture: str) -> str:
    plan, many = run.plan, max(run.plan.connections)
    parts = [
        INTRODUCTION.format(connections=CONNECTIONS, machine=_machine(run), servers=_servers(run)),
        RATIOS.format(picture=picture),
        _table(run, lambda workload, server: _ratio(run, workload, server), titles=True),
        *[_measured(run, connections) for connections in plan.connections],
        _profile(run),
        _elsewhere(run),
        _memory(run),
        _files(run),
        READING.format(rounds=plan.rounds, seconds=plan.seconds, many=many),
        WEAKNESSES,
    ]
    return "\n".join(part for part in parts if part)


def _servers(run: Run) -> str:
    rows = [[server.title, SERVERS.get(server.name, "").format(connections=CONNECTIONS)] for server in run.servers]
    return _markdown(["server", "what it is"], rows)


def _machine(run: Run) -> str:
    return textwrap.fill(
        f"Measured on {date.today().isoformat()}, {os.cpu_count()} cores ({_processor()}), Linux {platform.release()}, "  # noqa: DTZ011 - the machine's day
        f"Python {platform.python_version()}, {_node()}, {run.system}; the demo at scale {run.data.scale:g}.",
        PAGE_WIDTH,
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def _node() -> str:
    try:
        done = subprocess.run([node(), "--version"], capture_output=True, text=True, check=True)  # noqa: S603 - that of the peers
    except (OSError, subprocess.CalledProcessError):
        return "no Node"
    return f"Node {done.stdout.strip().removeprefix('v')}"


def _ratio(run: Run, workload: str, server: Server) -> str:
    ratio = run.results.ratio(workload, server.name, GATEWAY.name)
    return NOTHING if ratio is None else f"{ratio:.2f}"


def _measured(run: Run, connections: int) -> str:
    def cell(tell: Callable[[Figure], str]) -> Callable[[str, Server], str]:
        def told(workload: str, server: Server) -> str:
            figure = run.results.figures.get((workload, server.name, connections))
            return NOTHING if figure is None else tell(figure)

        return told

    told = {
        "CPU, µs a request:": cell(lambda figure: f"{figure.cpu:,.0f} ± {figure.spread:.0f} %"),
        "Requests a second:": cell(lambda figure: f"{figure.rate:,.0f}"),
        "Milliseconds until the answer is there, p50 / p99:": cell(
            lambda figure: f"{figure.median:.1f} / {figure.slowest:.1f}"
        ),
    }
    if connections == 1:
        told["CPU of the database meanwhile, µs a request:"] = cell(lambda figure: f"{figure.database:,.0f}")
        told["Bytes on the wire, head and body:"] = cell(lambda figure: f"{figure.size:,}")
    title = f"## Over {connections} connection{'s' * (connections > 1)}\n"
    return "\n".join([title, *(f"{caption}\n\n{_table(run, each)}" for caption, each in told.items())])


def _table(run: Run, cell: Callable[[str, Server], str], *, titles: bool = False) -> str:
    """A row a workload, of those that have anything in it."""
    rows = ((name, [cell(name, server) for server in run.servers]) for name in run.plan.workloads)
    told = [
        [f"{name}: {WORKLOADS[name].title}" if titles else name, *cells]
        for name, cells in rows
        if {*cells} != {NOTHING}
    ]
    return _markdown(["", *(server.title for server in run.servers)], told)


def _profile(run: Run) -> str:
    rows = [[name, *(f"{share:.0%}" for share in parts.values())] for name, parts in run.parts.items() if parts]
    return f"{PROFILE}\n{_markdown(['', *AREAS], rows)}" if rows else ""


def _elsewhere(run: Run) -> str:
    if not run.elsewhere:
        return ""
    found = {
        name: [results.figures.get((name, GATEWAY.name, 1)) for results in run.elsewhere.values()]
        for name in run.plan.workloads
    }
    rows = [
        [name, *[NOTHING if each is None else f"{each.cpu:,.0f} ± {each.spread:.0f} %" for each in figures]]
        for name, figures in found.items()
        if any(figures)
    ]
    return f"{ELSEWHERE}\n{_markdown(['', *run.elsewhere], rows)}"


def _memory(run: Run) -> str:
    titles = {server.name: server.title for server in run.servers}
    starts = run.results.starts
    rows = [
        [titles[name], f"{starts[name]:.1f} s", f"{idle:.0f} MB", f"{loaded:.0f} MB"]
        for name, (idle, loaded) in run.results.memory.items()
    ]
    table = _markdown(["", "until it answers", "resident, once started", "after the load"], rows)
    return f"## Start and memory\n\n{table}"


def _files(run: Run) -> str:
    if not run.downloads:
        return ""
    found = {(each.kind, each.server): each for each in run.downloads}
    rows = []
    for kind, title in TITLES.items():
        figures = [found.get((kind, server.name)) for server in (GATEWAY, FLOOR)]
        told = (NOTHING if each is None else f"{each.seconds:.2f} s, {each.size:,} bytes" for each in figures)
        rows.append([title, *told])
    table = _markdown(["", GATEWAY.title, FLOOR.title], rows)
    return f"{FILES}\n{table}"


def _markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows), ""])


def _picture(run: Run) -> str:
    groups: dict[str, dict[str, float]] = {}
    for name in run.plan.workloads:
        figures = {server.name: run.results.figures.get((name, server.name, 1)) for server in run.servers}
        groups[f"{name}: {WORKLOADS[name].title}"] = {
            server: figure.cpu for server, figure in figures.items() if figure is not None
        }
    return plot("CPU of the server, µs a request", groups, {server.name: server.title for server in run.servers})
