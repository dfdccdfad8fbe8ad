"""The two exported files by hand: the bare libraries on the rows of one statement."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from bench import floor_statements as statements

WIDTHS = (20, 18, 66, 26, 20, 20, 20)


async def products_xlsx(pool: Any, asked: Any) -> bytes:
    day = date.fromisoformat(asked["today"])
    rows = await pool.fetch(statements.LIST, asked["customer"], day, asked["family"])
    import xlsxwriter  # noqa: PLC0415 - loaded for files alone

    written = BytesIO()
    with xlsxwriter.Workbook(written, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for line, row in enumerate(rows):
            page.write_row(line, 0, [each if isinstance(each, str | None) else float(each) for each in row])
    return written.getvalue()


async def statement_pdf(pool: Any, asked: Any) -> bytes:
    since, until = date.fromisoformat(asked["from"]), date.fromisoformat(asked["to"])
    rows = await pool.fetch(statements.ALL_ENTRIES, asked["customer"], asked["account"], since, until)
    return _pdf(rows)


def _pdf(rows: Iterable[Sequence[Any]]) -> bytes:
    from fpdf import FPDF  # noqa: PLC0415 - loaded for files alone

    document = FPDF()
    document.set_font("Helvetica", size=7)
    document.add_page()
    for row in rows:
        for width, cell in zip(WIDTHS, row, strict=True):
            text = "" if cell is None else str(cell)
            document.cell(width, 5, text[:40].encode("latin-1", "replace").decode("latin-1"))
        document.ln()
    return bytes(document.output())
