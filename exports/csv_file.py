"""A list as CSV, for programs: the headings and the rows, nothing above or below, no totals.

RFC 4180 in UTF-8 with a byte order mark, lines ended by CRLF, numbers without separators of thousands.
Spanish as Excel opens it in Spain: `;` between cells, 1234,5 and 31/12/2026. English for any program: `,`, 1234.5 and
2026-12-31.
"""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from erp_adapter.domain.sheets import Cell, Kind, Sheet
from exports.cell_text import cell_text
from exports.figures import Figures
from exports.wording import wording

FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would run (OWASP, CSV Injection); a carriage return is a line feed by then."""


async def write_csv(sheet: Sheet, locale: str, target: Path) -> int:
    """Write the list and give how many rows it has."""
    writes = [writer(column.kind, locale) for column in sheet.columns]
    count = 0
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, delimiter="," if locale == "en" else ";")
        lines.writerow([wording(column.name, locale) for column in sheet.columns])
        async for batch in sheet.rows:
            lines.writerows([[write(cell) for write, cell in zip(writes, row, strict=True)] for row in batch])
            count += len(batch)
    return count


def writer(kind: Kind, locale: str) -> Callable[[Cell], str]:
    figures = Figures(locale)
    mark = "." if locale == "en" else ","
    day = "%Y-%m-%d" if locale == "en" else "%d/%m/%Y"

    def write(cell: Cell) -> str:
        if kind is Kind.TEXT and isinstance(cell, str):
            return inert(cell_text(cell))
        if isinstance(cell, Decimal):
            return number(kind, cell).replace(".", mark)
        if isinstance(cell, date):
            return cell.strftime(day)
        if isinstance(cell, int) and not isinstance(cell, bool):
            return str(cell)
        return figures.cell(kind, cell)

    return write


def inert(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    >>> inert("=HYPERLINK(A1)"), inert("Aceite 5 l")
    ("'=HYPERLINK(A1)", 'Aceite 5 l')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def number(kind: Kind, value: Decimal) -> str:
    """Amounts have two decimals, everything else as many as it needs.

    >>> number(Kind.AMOUNT, Decimal("-12.5")), number(Kind.QUANTITY, Decimal("12.500"))
    ('-12.50', '12.5')
    """
    if kind is Kind.AMOUNT:
        return f"{value:.2f}"
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
