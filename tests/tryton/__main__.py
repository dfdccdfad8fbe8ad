"""Prints how many figures of Tryton's the office has been asked for, and how many differ: `python -m tests.tryton`."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.services import systems
from tests.tryton.books import SYSTEMS, tryton_on
from tests.tryton.comparison import COMPARISONS, Figure
from tests.tryton.office import open_office


async def compared(system: str) -> dict[str, list[Figure]]:
    with TemporaryDirectory() as name, tryton_on(system, Path(name)) as url:
        async with open_office(url, Path(name)) as office:
            return {what: await compare(office) for what, compare in COMPARISONS.items()}


def main() -> int:
    table, differences = Table("system", "what", "figures", "differences"), 0
    for system in SYSTEMS:
        if system not in systems():
            table.add_row(system, "does not run here", "", "")
            continue
        found = asyncio.run(compared(system))
        for what, figures in [*found.items(), ("all", [each for some in found.values() for each in some])]:
            table.add_row(system, what, str(len(figures)), str(sum(each.differs for each in figures)))
        differences += sum(each.differs for figures in found.values() for each in figures)
    Console().print(table)
    return differences


if __name__ == "__main__":
    sys.exit(main() > 0)
