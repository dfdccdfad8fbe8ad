"""Print what each fault of a database becomes: `python -m tests.faults [DATABASE…]`."""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.faults.faults import FAULTS
from tests.faults.lab import CONNECTIONS, DEADLINE, SERVERS, open_lab
from tests.faults.trial import Answer, Trial, tried
from tests.services import systems

HEAD = "| fault | database | a read | a write | written | works again after | |"


async def main(wanted: Sequence[str]) -> None:
    sys.stdout.write(f"deadline {DEADLINE} s, {CONNECTIONS} connections\n\n{HEAD}\n|{'---|' * 7}\n")
    for fault in FAULTS:
        for system in wanted:
            with tempfile.TemporaryDirectory() as folder:
                async with open_lab(system, Path(folder)) as lab:
                    trial = await tried(lab, fault)
            sys.stdout.write(f"| {fault.name} | {system} | {_row(trial)} | {fault.note} |\n")
            sys.stdout.flush()


def _row(trial: Trial) -> str:
    cells = [_cell(trial.read), _cell(trial.write), str(trial.written), f"{trial.recovery * 1000:.0f} ms"]
    if trial.after_read.error or trial.after_write.error:
        cells[-1] = "not at once"
    return " | ".join(cells)


def _cell(answer: Answer) -> str:
    return f"{answer.code} {answer.seconds * 1000:.0f} ms"


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:] or [each for each in SERVERS if each in systems()]))
