"""Writes a long list as PDF in a process of its own and tells how many kilobytes that took at most."""

import asyncio
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from erp_adapter.domain.sheets import Row
from exports.pdf_sheet import write_pdf
from tests.exports.sheets import COLUMNS, PAID, bare


def rows(count: int) -> Iterator[Row]:
    for number in range(count):
        name = f"Producto {number} de nombre bastante largo, en caja de {number % 48} unidades"
        cents = Decimal(number * 7919 % 10_000_019)
        yield date(2026, 1, 1), f"A-{number}", name, PAID, number, cents / 1000, cents / 10_000


def at_most() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def main(count: int) -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder, "list.pdf")
        asyncio.run(write_pdf(bare(COLUMNS[:7], rows(10)), "es", target))
        before = at_most()
        asyncio.run(write_pdf(bare(COLUMNS[:7], rows(count)), "es", target))
    print(at_most() - before)  # noqa: T201 - what the test reads


if __name__ == "__main__":
    main(int(sys.argv[1]))
