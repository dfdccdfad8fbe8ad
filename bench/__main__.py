"""The command line: `python -m bench --help`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.areas import shares
from bench.data import Data, prepare
from bench.downloads import download
from bench.loading import system_version
from bench.measure import Plan, Results, measure
from bench.profile import profile, table
from bench.report import Run, write
from bench.servers import GATEWAY, SERVERS, Server, gateway
from bench.workloads import WORKLOADS

CONNECTIONS = (1, 32)
SYSTEMS = ("postgresql", "sqlite", "mariadb")
BEFORE = "before"

WIDTH = 120

console = Console(width=None if sys.stdout.isatty() else WIDTH)


def main() -> None:
    asked = parser().parse_args()
    workloads = tuple(asked.only or WORKLOADS)
    data = prepare(asked.system, asked.scale)
    if asked.profile is not None:
        console.print(table(asked.profile, profile(data, GATEWAY, WORKLOADS[asked.profile], tell)))
        return
    servers = chosen(asked.servers, workloads, data)
    if asked.against is not None:
        servers.append(gateway(BEFORE, f"the gateway of {asked.against}", asked.against.resolve()))
    plan = Plan(workloads, asked.rounds, asked.seconds, CONNECTIONS if asked.full or asked.report else CONNECTIONS[:1])
    files = download(data, GATEWAY, tell) if asked.report else []
    results = measure(data, servers, plan, tell)
    for connections in plan.connections:
        console.print(shown(results, servers, workloads, connections))
    console.print(memory(results))
    if asked.report is not None:
        versions = system_version(data.system, data.erp)
        parts = {name: shares(profile(data, GATEWAY, WORKLOADS[name], tell)) for name in workloads}
        run = Run(data, plan, servers, results, files, versions, elsewhere(asked, plan), parts)
        write(run, asked.report)
        tell(f"{asked.report} is written")


def elsewhere(asked: argparse.Namespace, plan: Plan) -> dict[str, Results]:
    """What the gateway takes on the systems that are not measured otherwise."""
    found = {}
    for system in SYSTEMS:
        if system != asked.system:
            data = prepare(system, asked.scale)
            tell(f"on {system}")
            alone = replace(plan, connections=CONNECTIONS[:1])
            found[system_version(system, data.erp)] = measure(data, [GATEWAY], alone, tell)
    return found


def chosen(wanted: Sequence[str] | None, workloads: Sequence[str], data: Data) -> list[Server]:
    """Those that are asked anything; without PostgreSQL there is the gateway alone."""
    if data.database is None:
        return [GATEWAY]
    servers = [SERVERS[name] for name in wanted or SERVERS]
    return [each for each in servers if any(each.answers(WORKLOADS[name]) for name in workloads)]


def tell(line: str) -> None:
    console.print(line, style="dim", highlight=False)


def names(known: Sequence[str]) -> Callable[[str], list[str]]:
    def several(text: str) -> list[str]:
        given = text.split(",")
        unknown = [name for name in given if name not in known]
        if unknown:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: none of {', '.join(known)}")
        return given

    return several


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure the gateway beside what could be had instead, on the same data in one run.",
        epilog="While optimising: python -m bench --only W1,W3 --rounds 3 --servers gateway,floor",
    )
    made.add_argument("--only", type=names(list(WORKLOADS)), help=f"of {','.join(WORKLOADS)}")
    made.add_argument("--servers", type=names(list(SERVERS)), help=f"of {','.join(SERVERS)}")
    made.add_argument("--rounds", type=int, default=5)
    made.add_argument("--seconds", type=float, default=1.0, help="how long each server is asked each workload a round")
    made.add_argument("--scale", type=float, default=20.0, help="the demo's size: 20 is 100,000 products")
    made.add_argument("--system", choices=SYSTEMS, default="postgresql")
    made.add_argument("--against", type=Path, metavar="FOLDER", help="measure the gateway of another checkout too")
    made.add_argument(
        "--profile", choices=list(WORKLOADS), help="say instead where the gateway spends its time (py-spy)"
    )
    made.add_argument(
        "--report", type=Path, metavar="FILE", help="with --full and files; write what was found as a page"
    )
    made.add_argument("--full", action="store_true", help="with 1 and with 32 connections")
    return made


def shown(results: Results, servers: Sequence[Server], workloads: Sequence[str], connections: int) -> Table:
    title = f"{connections} connection{'s' * (connections > 1)}; ratio: the server's CPU by the gateway's"
    columns = (
        "",
        "server",
        "CPU µs/request",
        "spread",
        "ratio",
        "database µs",
        "requests/s",
        "p50 ms",
        "p99 ms",
        "bytes",
    )
    table = Table(*columns, title=title)
    for workload in workloads:
        for server in servers:
            figure = results.figures.get((workload, server.name, connections))
            if figure is None:
                continue
            ratio = results.ratio(workload, server.name, "gateway", connections)
            table.add_row(
                workload,
                server.name,
                f"{figure.cpu:,.0f}",
                f"{figure.spread:.0f} %",
                "–" if ratio is None else f"{ratio:.2f}",
                f"{figure.database:,.0f}",
                f"{figure.rate:,.0f}",
                f"{figure.median:.2f}",
                f"{figure.slowest:.2f}",
                f"{figure.size:,}",
            )
        table.add_section()
    return table


def memory(results: Results) -> Table:
    table = Table("server", "MB at rest", "MB after the load", title="Resident memory")
    for name, (idle, loaded) in results.memory.items():
        table.add_row(name, f"{idle:.0f}", f"{loaded:.0f}")
    return table


if __name__ == "__main__":
    main()
