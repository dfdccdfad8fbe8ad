"""A list as an XLS workbook, for Excel 97 to 2003 (BIFF8)."""

import tempfile
from decimal import Decimal
from pathlib import Path

import xlwt
from xlwt.BIFFRecords import SharedStringTable

from erp_adapter.domain.sheets import ExportFormat, Sheet
from exports.layout import Layout, Look, sheet_name
from exports.wording import wording

A4 = 9
FLUSHED = 500
"""Lines held in memory before they go to the file of rows."""
RECORD = 0x2020
"""Bytes in a record of the table of strings."""
FIRST_HALVES = range(0xD8, 0xDC)
"""The upper bytes of the first half of a character beyond U+FFFF in UTF-16."""


class XlsBook:
    format = ExportFormat.XLS
    lines = 65_536
    instead = ExportFormat.XLSX

    def __init__(self, page: xlwt.Worksheet) -> None:
        self.page = page
        self._line = -1
        self._row: xlwt.Row | None = None

    def style(self, look: Look) -> xlwt.XFStyle:
        style = xlwt.XFStyle()
        style.num_format_str = look.pattern
        style.font.name, style.font.height, style.font.bold = "Calibri", look.points * 20, look.bold
        style.alignment.vert = xlwt.Alignment.VERT_TOP
        style.alignment.wrap = int(look.wraps)
        if look.right:
            style.alignment.horz = xlwt.Alignment.HORZ_RIGHT
        if look.shaded:
            style.borders.bottom = xlwt.Borders.THIN
            style.pattern.pattern = xlwt.Pattern.SOLID_PATTERN
            style.pattern.pattern_fore_colour = xlwt.Style.colour_map["gray25"]
        return style

    def text(self, line: int, column: int, text: str, style: xlwt.XFStyle, /) -> None:
        self._at(line).set_cell_text(column, text, style)

    def number(self, line: int, column: int, number: Decimal | int, style: xlwt.XFStyle, /) -> None:
        self._at(line).set_cell_number(column, number, style)

    def _at(self, line: int) -> xlwt.Row:
        if line != self._line:
            if line // FLUSHED != self._line // FLUSHED:
                self.page.flush_row_data()
            self._line, self._row = line, self.page.row(line)
        return self._row


class Strings(SharedStringTable):  # type: ignore[misc] # xlwt has no types
    """Never parts the two halves of a character between records: xlrd, and pandas with it, cannot read that."""

    def _add_to_sst(self, s: str) -> None:
        packed = xlwt.UnicodeUtils.upack2(s)
        wide = packed[2] == 1
        start = 3 + (len(s[0].encode("utf-16-le")) if wide else 1)
        self._save_atom(packed[:start])
        self._save_splitted(packed[start:], wide)

    def _save_splitted(self, s: bytes, is_unicode_str: bool) -> None:
        while is_unicode_str and (room := RECORD - len(self._current_piece) & ~1) < len(s):
            if room and s[room - 1] in FIRST_HALVES:
                room -= 2
            self._current_piece += s[:room]
            self._new_piece()
            self._current_piece += b"\1"
            s = s[room:]
        super()._save_splitted(s, is_unicode_str)


async def write_xls(sheet: Sheet, locale: str, target: Path) -> int:
    """Write the list and give how many rows it has; raise BadRequest for more rows than a worksheet holds."""
    workbook = xlwt.Workbook()
    workbook._Workbook__sst = Strings("utf-8")  # noqa: SLF001 - xlwt has no other way in
    page = workbook.add_sheet(sheet_name(wording(sheet.title, locale)))
    with tempfile.TemporaryFile(dir=target.parent) as rows:
        page.row_tempfile = rows
        layout = Layout(sheet, locale, XlsBook(page))
        await layout.write()
        finish(page, layout)
        workbook.save(str(target))
    return layout.rows


def finish(page: xlwt.Worksheet, layout: Layout[xlwt.XFStyle]) -> None:
    """Set the widths, what stays in sight, and the page as it is printed; xlwt has no filter and no repeated rows."""
    for index, width in enumerate(layout.widths):
        page.col(index).width = int(width * 256)
    page.set_panes_frozen(True)
    page.set_remove_splits(True)
    page.set_horz_split_pos(layout.header + 1)
    page.set_paper_size_code(A4)
    page.set_portrait(False)
    page.set_fit_num_pages(1)
    page.set_fit_width_to_pages(1)
    page.set_fit_height_to_pages(0)
    page.set_header_str(b"")
    page.set_footer_str(b"&C&P / &N")
