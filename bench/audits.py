"""The audits of GraphQL over HTTP, of the gateway by both its ways and of Strawberry as one starts: `python -m bench.audits`.

They ask for nothing but types, so that neither server needs its data: the gateway has a small demo to log in to.
"""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from bench.servers import GATEWAY, ROOT, STRAWBERRY, Server, started
from bench.workloads import BUYER
from tools.audits import Audit, audited
from tools.fetch_graphql_http import fetch, is_fetched

SCALE = "0.02"
WIDTH = 140
NO_DATABASE = "postgresql://nobody@127.0.0.1/nothing"
"""Stock Strawberry connects to it for the first row that it is asked for."""
LEVELS = ("MUST", "SHOULD", "MAY")
ORDINARY = replace(GATEWAY, name="ordinary", title="the gateway, through ASGI")
AUDITED = (GATEWAY, ORDINARY, STRAWBERRY)

Found = Mapping[str, Mapping[str, Audit]]

console = Console(width=None if sys.stdout.isatty() else WIDTH)


def main() -> int:
    problem = None if is_fetched() else fetch()
    if problem is not None:
        print(problem, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="bench-audits-") as folder:
        office = [sys.executable, "-m", "app"]
        make = [*office, "demo", "--dir", folder, "--scale", SCALE, "--no-serve"]
        subprocess.run(make, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own arguments
        serve = [*office, "serve", "--dir", folder, "--port", "{port}"]
        found = {
            GATEWAY.name: audit(GATEWAY, serve, {}),
            ORDINARY.name: audit(ORDINARY, serve, {"OFFICE_HTTP__LANE": "false"}),
            STRAWBERRY.name: audit(
                STRAWBERRY, [sys.executable, "-m", "bench.stock_strawberry"], {"BENCH_DATABASE": NO_DATABASE}
            ),
        }
    console.print(each_audit(found))
    console.print(totals(found))
    return 0


def audit(server: Server, command: list[str], environment: Mapping[str, str]) -> Mapping[str, Audit]:
    with started(server, command, environment, ROOT) as running:
        authorization = running.headers(BUYER).get("Authorization", "")
        return asyncio.run(audited(f"http://127.0.0.1:{running.port}/graphql", authorization))


def each_audit(found: Found) -> Table:
    table = Table("audit", "", "what is asked for", *(each.title for each in AUDITED))
    for name, one in found[GATEWAY.name].items():
        passed = ["yes" if found[each.name][name].passed else "no" for each in AUDITED]
        table.add_row(name, one.level, one.name.removeprefix(one.level).strip(), *passed)
    return table


def totals(found: Found) -> Table:
    """How many of each kind are passed."""
    table = Table("", *(each.title for each in AUDITED))
    for level in (*LEVELS, ""):
        counts = [[each for each in found[server.name].values() if each.name.startswith(level)] for server in AUDITED]
        table.add_row(level or "all", *(f"{sum(each.passed for each in audits)} of {len(audits)}" for audits in counts))
    return table


if __name__ == "__main__":
    sys.exit(main())
