"""A list as a PDF to print, to keep and to be read aloud."""

from pathlib import Path

from erp_adapter.domain.sheets import Sheet
from exports.figures import Figures
from exports.fonts import written
from exports.pages import new_document
from exports.pdf_columns import lies_on_its_side
from exports.pdf_heading import write_facts, write_heading
from exports.pdf_table import Table
from exports.wording import wording


async def write_pdf(sheet: Sheet, locale: str, target: Path) -> int:
    """Write the list and give how many rows it has."""
    figures = Figures(locale)
    title = f"{wording(sheet.title, locale)} · {(sheet.customer or sheet.company).name}"
    document = new_document(title=title, locale=locale, landscape=lies_on_its_side(sheet.columns))
    document.set_author(written(sheet.company.name))
    document.add_page()
    table = Table(document, sheet, figures, write_heading(document, sheet, figures))
    count = 0
    async for batch in sheet.rows:
        for row in batch:
            table.add(row)
        count += len(batch)
    if not count:
        table.add_note(wording("sheet.nothing", locale))
    table.add_totals()
    write_facts(document, sheet.below, figures, table.end() + 5)
    content = document.finished(sheet.company.name, sheet.at)
    target.write_bytes(content)  # noqa: ASYNC240 - this process does nothing else
    return count
