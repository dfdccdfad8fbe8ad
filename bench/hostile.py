"""What hostile requests take of the gateway, and of its schema behind Strawberry's own view: `python -m bench.hostile`.

They are those of `tests/hostile`, each on a server as a site runs it: contained is what takes no more than 0.5 s of CPU,
leaves no more than 32 MB behind, is answered with no more than 1 MiB and no 5xx, tells nothing of the inside, and lets the
next client be served. A server that does not come back is started anew.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.hostile.corpus import CORPUS
from tests.hostile.mutator import mutants
from tests.hostile.shapes import BUYER, STAFF, Hostile
from tests.hostile.target import UNLIMITED, Bounds, Target, Took, demo_served, free_port, make_demo, served

BOUNDS = Bounds()
PATIENCE = 5.0
WIDTH = 140

console = Console(width=None if sys.stdout.isatty() else WIDTH)


@dataclass(frozen=True, slots=True, eq=False)
class Server:
    """One of those that are compared; `environment` is added to its own."""

    title: str
    is_gateway: bool
    environment: Mapping[str, str]

    def started(self, folder: Path) -> AbstractContextManager[Target]:
        return demo_served(folder, self.environment) if self.is_gateway else stock(folder, self.environment)


GATEWAY = Server("the gateway", True, {})
SERVERS = (
    GATEWAY,
    Server("through ASGI", True, {"OFFICE_HTTP__LANE": "false"}),
    Server("Strawberry's view", False, {}),
    Server("with its limiters", False, {"BENCH_LIMITERS": "1"}),
)


@contextmanager
def stock(folder: Path, environment: Mapping[str, str]) -> Iterator[Target]:
    make_demo(folder)
    port = free_port()
    place = {"BENCH_FOLDER": str(folder), "PORT": str(port)}
    with served(
        [sys.executable, "-m", "bench.strawberry_office"], {**UNLIMITED, **place, **environment}, port, folder
    ) as target:
        target.patience = PATIENCE
        target.log_in(BUYER, STAFF)
        target.serves()
        yield target


def sent_to(server: Server, requests: Sequence[Hostile], folder: Path) -> list[Took]:
    """Send all of them, to as many servers as it takes."""
    found: list[Took] = []
    bar = iter(track(requests, server.title, console=console, transient=True))
    request = next(bar, None)
    while request is not None:
        with server.started(folder) as target:
            while request is not None:
                found.append(target.send(request))
                request = next(bar, None)
                if not found[-1].next_served:
                    break
    return found


def contained(found: Sequence[Took]) -> int:
    return sum(not each.faults(BOUNDS) for each in found)


def by_family(found: Mapping[Server, Sequence[Took]]) -> Table:
    table = Table("contained", *(each.title for each in found), title="Hostile requests")
    families = list(dict.fromkeys(each.request.family for each in next(iter(found.values()))))
    for family in families:
        counts = [[each for each in took if each.request.family == family] for took in found.values()]
        table.add_row(family, *(f"{contained(each)} of {len(each)}" for each in counts))
    table.add_section()
    table.add_row("all", *(f"{contained(each)} of {len(each)}" for each in found.values()))
    table.add_row("worst CPU, s", *(f"{max(each.cpu for each in took):.2f}" for took in found.values()))
    table.add_row("worst growth, MB", *(f"{max(each.memory for each in took):.0f}" for took in found.values()))
    table.add_row("worst on the way, MB", *(f"{max(each.peak for each in took):.0f}" for took in found.values()))
    table.add_row(
        "longest answer, kB", *(f"{max(len(each.answer) for each in took) / 1024:.0f}" for took in found.values())
    )
    return table


def worst(found: Sequence[Took]) -> Table:
    table = Table("what it took most", "CPU, s", "growth, MB", "on the way, MB", "answer, kB", title=GATEWAY.title)
    leaders = [
        *sorted(found, key=lambda each: -each.cpu)[:4],
        *sorted(found, key=lambda each: -each.memory)[:3],
        *sorted(found, key=lambda each: -len(each.answer))[:3],
    ]
    for each in {str(each.request): each for each in leaders}.values():
        row = (f"{each.cpu:.2f}", f"{each.memory:.1f}", f"{each.peak:.1f}", f"{len(each.answer) / 1024:.0f}")
        table.add_row(str(each.request), *row)
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description="What hostile requests take of the gateway, and of others.")
    parser.add_argument("--mutants", type=int, default=0, help="changed requests to send instead of the corpus")
    parser.add_argument("--seed", type=int, default=1, help="what changes them follows from it")
    parser.add_argument("--gateway", action="store_true", help="leave the others out")
    asked = parser.parse_args()
    requests = list(mutants(CORPUS, asked.seed, asked.mutants)) if asked.mutants else CORPUS
    servers = (GATEWAY,) if asked.gateway else SERVERS
    with tempfile.TemporaryDirectory(prefix="bench-hostile-") as folder:
        found = {each: sent_to(each, requests, Path(folder)) for each in servers}
    console.print(by_family(found))
    console.print(worst(found[GATEWAY]))
    escaped = [each for each in found[GATEWAY] if each.faults(BOUNDS)]
    for each in escaped:
        console.print(f"{each.request}: {'; '.join(each.faults(BOUNDS))}", markup=False)
    return int(bool(escaped))


if __name__ == "__main__":
    sys.exit(main())
