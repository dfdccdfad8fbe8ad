"""A table over as many pages as it takes.

Its operators are written here: seven calls of fpdf2's `cell()` take 280 µs for one line each, whereas a row takes 110,
its figures written, its texts wrapped, its cells tagged and all of it packed.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from erp_adapter.domain.sheets import Cell, Column, Row, Sheet
from exports.figures import Figures
from exports.fonts import Face, written
from exports.pages import BLACK, BLUE, MARGIN, PALE, RULE, Colour, Document, painted
from exports.pdf_columns import HEADING_SIZE, SIZE, Slot, slots
from exports.wording import wording

LEADING = 10.6
ABOVE, BELOW = 3.4, 3.2
"""Points between a row's rules and its first and last line."""
ASCENT = 8.0
REMEMBERED = 4096
"""Values of a column whose lines are kept: states, days and names come again and again."""

HEAD = "/S/TH/A<</O/Table/Scope/Column>>"

Line = tuple[str, str]
"""Where it begins and what is written there, as operands."""


class Table:
    """Rows are added from the top down; `y` is where the next one begins, in points from the page's lower edge."""

    def __init__(self, document: Document, sheet: Sheet, figures: Figures, y: float) -> None:
        self._document, self._sheet, self._figures = document, sheet, figures
        self._k = document.k
        left, width = MARGIN * self._k, document.epw * self._k
        self._slots = slots(sheet.columns, sheet.totals, figures, document.bold, left, width)
        self._left, self._right = left, left + width
        self._lines_of = [self._setter(*pair) for pair in zip(self._slots, sheet.columns, strict=True)]
        self._headings = [self._set_heading(slot) for slot in self._slots]
        self._head_height = height(self._headings)
        self._looks = ["/S/TD"] * len(self._slots)
        self._part = document.group("/S/Table")
        self._rules: list[str] = []
        self._text: list[str] = []
        self._bottom = document.h * self._k - document.bottom * self._k
        self._top = (document.h - MARGIN) * self._k
        self._most = int((self._top - self._head_height - self._bottom - ABOVE - BELOW) / LEADING)
        self.y = (document.h - y) * self._k
        self._begin()

    def add(self, row: Row) -> None:
        """Add a row whole; one that is taller than a page goes on as another on the next."""
        cells = [lines_of(cell) for lines_of, cell in zip(self._lines_of, row, strict=True)]
        count = max(map(len, cells))
        for start in range(0, count or 1, self._most):
            pieces = [lines[start : start + self._most] for lines in cells] if count > self._most else cells
            self._row(self._looks, pieces)

    def add_note(self, text: str) -> None:
        """Add a row that is one cell."""
        self._row([f"/S/TD/A<</O/Table/ColSpan {len(self._slots)}>>"], [self._set(self._span(len(self._slots)), text)])

    def add_totals(self) -> None:
        """Add what the list adds up to, if it does; the currency stands beside the word."""
        columns, totals = self._sheet.columns, self._sheet.totals
        span = next((index for index, column in enumerate(columns) if column.name in totals), None)
        if span is None:
            return
        cells = [self._total(slot, column) for slot, column in zip(self._slots[span:], columns[span:], strict=True)]
        looks = self._looks[span:]
        if span:
            label = f"{wording('total', self._figures.locale)} {self._sheet.currency}"
            cells.insert(0, self._set(self._span(span), label, bold=True))
            looks.insert(0, f"/S/TH/A<</O/Table/Scope/Row/ColSpan {span}>>")
        tall = height(cells)
        self._room(tall)
        self._rules += [painted(PALE), self._box(tall), painted(BLUE), self._rule(self.y, 0.8), painted(RULE)]
        self._text.append(self._font(bold=True, size=SIZE, colour=BLACK))
        self._row(looks, cells)
        self._text.append(self._font(bold=False, size=SIZE, colour=BLACK))

    def end(self) -> float:
        """Draw what is left and give where the table ends, in millimetres from the top."""
        self._flush()
        return float(self._document.h - self.y / self._k)

    def _row(self, looks: Sequence[str], cells: Sequence[Sequence[Line]]) -> None:
        tall = height(cells)
        self._room(tall)
        row = self._document.group("/S/TR", self._part)
        for look, lines in zip(looks, cells, strict=True):
            if lines:
                self._text += [self._document.opening(look, row), *self._shown(lines), "EMC"]
            else:
                self._document.group(look, row)
        self.y -= tall
        self._rules.append(self._rule(self.y, 0.4))

    def _shown(self, lines: Sequence[Line], lower: int = 0) -> list[str]:
        first = self.y - ABOVE - ASCENT - lower * LEADING
        return [f"1 0 0 1 {x} {first - index * LEADING:.2f} Tm {text}" for index, (x, text) in enumerate(lines)]

    def _room(self, tall: float) -> None:
        if self.y - tall < self._bottom:
            self._flush()
            self._document.add_page()
            self.y = self._top
            self._head(repeated=True)

    def _begin(self) -> None:
        if self.y - self._head_height - height([]) < self._bottom:
            self._document.add_page()
            self.y = self._top
        self._head(repeated=False)

    def _head(self, *, repeated: bool) -> None:
        """Write the headings; where they are repeated they are no part of the table."""
        self._rules += [painted(PALE), self._box(self._head_height)]
        self._text.append(self._font(bold=True, size=HEADING_SIZE, colour=BLUE))
        row = 0 if repeated else self._document.group("/S/TR", self._part)
        most = max(map(len, self._headings))
        for lines in self._headings:
            opening = "/Artifact <</Type/Pagination>> BDC" if repeated else self._document.opening(HEAD, row)
            self._text += [opening, *self._shown(lines, most - len(lines)), "EMC"]
        self._text.append(self._font(bold=False, size=SIZE, colour=BLACK))
        self.y -= self._head_height
        self._rules += [painted(BLUE), self._rule(self.y, 0.8), painted(RULE)]

    def _flush(self) -> None:
        self._document.use_faces()
        with self._document.decoration():
            self._document.draw("\n".join(["q", *self._rules, "Q"]))
        self._document.draw("\n".join(["q BT", *self._text, "ET Q"]))
        self._rules, self._text = [], []

    def _setter(self, slot: Slot, column: Column) -> Callable[[Cell], list[Line]]:
        @lru_cache(REMEMBERED, typed=True)
        def lines_of(cell: Cell) -> list[Line]:
            return self._set(slot, written(self._figures.cell(column.kind, cell)))

        return lines_of

    def _set(self, slot: Slot, text: str, *, bold: bool = False) -> list[Line]:
        """Wrap a text, but never a figure."""
        if not text:
            return []
        face = self._document.bold if bold else self._document.regular
        lines = [text] if slot.numeric else face.wrapped(text, SIZE, slot.width)
        return [self._line(slot, line, face, SIZE) for line in lines]

    def _set_heading(self, slot: Slot) -> list[Line]:
        face = self._document.bold
        lines = face.wrapped(slot.heading, HEADING_SIZE, slot.width)
        return [self._line(slot, line, face, HEADING_SIZE) for line in lines]

    def _line(self, slot: Slot, text: str, face: Face, size: float) -> Line:
        width, encoded = face.width(text, size), face.encoded(text)
        if width > slot.width:
            return f"{slot.left:.2f}", f"{100 * slot.width / width:.2f} Tz {encoded} Tj 100 Tz"
        x = slot.right - width if slot.numeric else slot.left
        return f"{x:.2f}", f"{encoded} Tj"

    def _total(self, slot: Slot, column: Column) -> list[Line]:
        return self._set(slot, written(self._figures.cell(column.kind, self._sheet.totals.get(column.name))), bold=True)

    def _span(self, count: int) -> Slot:
        return Slot(self._slots[0].left, self._slots[count - 1].right, numeric=False, heading="")

    def _font(self, *, bold: bool, size: float, colour: Colour) -> str:
        face = self._document.bold if bold else self._document.regular
        return f"{painted(colour)} /F{face.index} {size:g} Tf"

    def _box(self, tall: float) -> str:
        return f"{self._left:.2f} {self.y - tall:.2f} {self._right - self._left:.2f} {tall:.2f} re f"

    def _rule(self, y: float, thickness: float) -> str:
        return f"{self._left:.2f} {y - thickness / 2:.2f} {self._right - self._left:.2f} {thickness} re f"


def height(cells: Sequence[Sequence[Line]]) -> float:
    """Give a row's height; one without any line is as tall as with one."""
    return max([1, *map(len, cells)]) * LEADING + ABOVE + BELOW
