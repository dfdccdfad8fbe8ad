"""A list as an XLSX workbook."""

from datetime import UTC
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from erp_adapter.domain.sheets import ExportFormat, Sheet
from exports.layout import Layout, Look, sheet_name
from exports.wording import wording

A4 = 9


class XlsxBook:
    format = ExportFormat.XLSX
    lines = 1_048_576
    instead = ExportFormat.CSV

    def __init__(self, workbook: xlsxwriter.Workbook, name: str) -> None:
        self.workbook = workbook
        self.page: Worksheet = workbook.add_worksheet(name)
        self.text = self.page.write_string
        # Given a Decimal it writes its digits; of the float -98765.43 it writes -98765.42999999999.
        self.number = self.page.write_number

    def style(self, look: Look) -> Format:
        traits = {"num_format": look.pattern, "font_size": look.points, "bold": look.bold, "text_wrap": look.wraps}
        if look.right:
            traits["align"] = "right"
        if look.shaded:
            traits |= {"bg_color": "#E7E6E6", "bottom": 1}
        return self.workbook.add_format(traits | {"valign": "top"})


async def write_xlsx(sheet: Sheet, locale: str, target: Path) -> int:
    """Write the list and give how many rows it has; what an error leaves in `target` and beside it is to be removed.

    Raise BadRequest for more rows than a worksheet holds.
    """
    title = wording(sheet.title, locale)
    # Rows go through a file beside the target: one row is held in memory, however many there are.
    with xlsxwriter.Workbook(target, {"constant_memory": True, "tmpdir": str(target.parent)}) as workbook:
        created = sheet.at.astimezone(UTC)
        workbook.set_properties({"title": title, "company": sheet.company.name, "created": created})
        book = XlsxBook(workbook, sheet_name(title))
        layout = Layout(sheet, locale, book)
        await layout.write()
        finish(book.page, layout)
    return layout.rows


def finish(page: Worksheet, layout: Layout[Format]) -> None:
    """Set the widths, what stays in sight, the filter, and the page as it is printed."""
    for index, width in enumerate(layout.widths):
        page.set_column(index, index, width)
    page.freeze_panes(layout.header + 1, 0)
    page.autofilter(layout.header, 0, layout.header + layout.rows, len(layout.widths) - 1)
    # A code of digits is text on purpose: no green corner.
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(layout.header)
    page.set_footer("&C&P / &N")
