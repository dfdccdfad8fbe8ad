"""Where the gateway spends its time on a workload: samples of its stack, as a table and as a flame graph (py-spy)."""

import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.table import Table

from bench.client import Job, client
from bench.data import FOLDER, Data
from bench.measure import cores
from bench.readying import make_ready
from bench.servers import Running, Server, running
from bench.workloads import Workload

SECONDS = 8
SAMPLES_A_SECOND = 500
SHOWN = 40


def profile(data: Data, server: Server, workload: Workload, told: Callable[[str], None]) -> list[str]:
    """Ask a workload over one connection and look; give the stacks, and tell the flame graph's file."""
    serving, asking = cores()
    with running(server, data, core=serving) as started, client(asking) as asker:
        make_ready(started, data.subject, [workload.name])
        job = Job(
            port=started.port,
            path=started.server.path(workload),
            headers=started.headers(workload.login),
            bodies=[started.body(workload, variables) for variables in workload.variables(data.subject)],
            connections=1,
            seconds=2 * SECONDS + 4.0,
        )
        asking_on = threading.Thread(target=asker.ask, args=(job,))
        asking_on.start()
        time.sleep(1.0)
        graph, stacks = FOLDER / f"profile-{workload.name}.svg", FOLDER / f"profile-{workload.name}.txt"
        _record(started, "raw", stacks)
        _record(started, "flamegraph", graph)
        asking_on.join()
    told(f"{graph}: the flame graph; {stacks}: the samples")
    return stacks.read_text(encoding="utf-8").splitlines()


def _record(started: Running, form: str, file: Path) -> None:
    """By py-spy, which needs the right to look into a process: root's, or CAP_SYS_PTRACE."""
    spy = Path(sys.executable).with_name("py-spy")
    # Only threads that hold the lock: the others wait, which py-spy can't always tell.
    options = [
        "--gil",
        "--duration",
        str(SECONDS),
        "--rate",
        str(SAMPLES_A_SECOND),
        "--format",
        form,
        "--output",
        str(file),
    ]
    command = [str(spy), "record", "--pid", str(started.process.pid), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS * 4, check=False)  # noqa: S603 - a tool of ours
    if done.returncode:
        raise RuntimeError(f"py-spy: {done.stderr.strip()}")


def table(title: str, stacks: Iterable[str]) -> Table:
    """The functions that were on top of the stack most often, and how often they were in it at all, in percent."""
    own, within, total = counted(stacks)
    shown = Table("self %", "in stack %", "function", title=f"{title}: {total} samples")
    for name, count in own.most_common(SHOWN):
        shown.add_row(f"{count / total:.1%}", f"{within[name] / total:.1%}", name)
    return shown


def counted(stacks: Iterable[str]) -> tuple[Counter[str], Counter[str], int]:
    """Samples by the function on top, by each function in the stack, and all; a line is `outer (file:1);inner (file:2) 7`."""
    own: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for line in stacks:
        frames, _, samples = line.rpartition(" ")
        names = [_function(frame) for frame in frames.split(";")]
        own[names[-1]] += int(samples)
        for name in set(names):
            within[name] += int(samples)
    return own, within, own.total()


def _function(frame: str) -> str:
    """`run (app.py:12)` as `run (app.py)`: the lines of a function are one."""
    place, _, line = frame.rpartition(":")
    return f"{place})" if line.rstrip(")").isdigit() else frame
