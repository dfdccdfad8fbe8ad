"""Time and memory of a list of seven columns as a file, against the same rows written with the bare library.

`python -m bench.exports [--rows 1000 100000]`: each writing is a process of its own. Memory is the most that it held, less
what it held before the first row.
"""

import argparse
import asyncio
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from erp_adapter.domain.customers import Address, Company
from erp_adapter.domain.sheets import Column, ExportFormat, Kind, Row, Sheet, Word
from exports.making import make_sheet

BATCH = 500
COLUMNS = (
    Column("column.number", Kind.TEXT, 12),
    Column("column.date", Kind.DATE, 9),
    Column("column.name", Kind.TEXT, 30),
    Column("column.status", Kind.WORD, 10),
    Column("column.net", Kind.AMOUNT, 10),
    Column("column.tax", Kind.AMOUNT, 10),
    Column("column.total", Kind.AMOUNT, 10),
)
ADDRESS = Address(None, "Calle Mayor 1", "Getafe", "28901", "Madrid", "ES")
COMPANY = Company("Distribuciones Ñandú, S. L.", "B00000000", ADDRESS, "EUR", "IVA")
MOST_XLS = 65_000


def row(number: int) -> Row:
    net = Decimal(number * 137 % 100_000) / 100
    tax = Decimal(number % 21_000) / 100
    day, name = date(2026, 1 + number % 12, 1 + number % 28), f"Electricidad y suministros {number % 977}, S. L."
    return f"F26-{number:06}", day, name, Word("invoice_status.PAID"), net, tax, net + tax


async def batches(count: int) -> AsyncIterator[Sequence[Row]]:
    for start in range(0, count, BATCH):
        yield [row(number) for number in range(start, min(start + BATCH, count))]


def ours(file_format: ExportFormat, count: int, target: Path) -> None:
    at = datetime(2026, 3, 31, 12, tzinfo=ZoneInfo("Europe/Madrid"))
    sheet = Sheet("title.invoices", COMPANY, None, at, "EUR", COLUMNS, batches(count))
    asyncio.run(make_sheet(sheet, file_format, "es", target, most=count))


def plain_rows(count: int) -> Iterator[list[str | float]]:
    for number in range(count):
        yield [float(cell) if isinstance(cell, Decimal) else str(cell) for cell in row(number)]


def bare_xlsx(count: int, target: Path) -> None:
    import xlsxwriter  # noqa: PLC0415 - one library a process

    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for line, cells in enumerate(plain_rows(count)):
            page.write_row(line, 0, cells)


def bare_xls(count: int, target: Path) -> None:
    import xlwt  # noqa: PLC0415 - one library a process

    book = xlwt.Workbook()
    page = book.add_sheet("x")
    for line, cells in enumerate(plain_rows(count)):
        for column, cell in enumerate(cells):
            page.write(line, column, cell)
    book.save(str(target))


def bare_csv(count: int, target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(plain_rows(count))


def bare_pdf(count: int, target: Path) -> None:
    from fpdf import FPDF  # noqa: PLC0415 - one library a process

    document = FPDF()
    document.set_font("Helvetica", size=7)
    document.add_page()
    for cells in plain_rows(count):
        for cell in cells:
            document.cell(27, 5, str(cell)[:18])
        document.ln()
    document.output(str(target))


BARE: dict[ExportFormat, Callable[[int, Path], None]] = {
    ExportFormat.PDF: bare_pdf,
    ExportFormat.XLSX: bare_xlsx,
    ExportFormat.XLS: bare_xls,
    ExportFormat.CSV: bare_csv,
}


def measured(who: str, file_format: ExportFormat, count: int) -> tuple[float, float]:
    """Seconds and MB of one writing, in a process of its own that has written a short list before."""
    command = [sys.executable, "-m", "bench.exports", "--one", who, file_format, str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def write_one(who: str, file_format: ExportFormat, count: int) -> None:
    def write(rows: int, target: Path) -> None:
        if who == "ours":
            ours(file_format, rows, target)
        else:
            BARE[file_format](rows, target)

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "file"
        write(10, target)
        before, started = most_memory(), time.perf_counter()
        write(count, target)
        print(json.dumps([time.perf_counter() - started, most_memory() - before]))


def most_memory() -> float:
    """The most MB that this process has held (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.exports", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--one", nargs=3, metavar=("WHO", "FORMAT", "ROWS"), help="write once and print the figures")
    asked = parser.parse_args()
    if asked.one:
        write_one(asked.one[0], ExportFormat(asked.one[1]), int(asked.one[2]))
        return
    table = Table("format", "rows", "seconds", "MB more", "bare: seconds", "MB more", "ratio of time")
    for file_format in ExportFormat:
        for rows in asked.rows:
            count = min(rows, MOST_XLS) if file_format is ExportFormat.XLS else rows
            (seconds, memory), (bare, bare_memory) = [measured(who, file_format, count) for who in ("ours", "bare")]
            figures = (f"{seconds:.2f}", f"{memory:.0f}", f"{bare:.2f}", f"{bare_memory:.0f}", f"{seconds / bare:.1f}")
            table.add_row(file_format, f"{count:,}", *figures)
    Console().print(table)


if __name__ == "__main__":
    main()
