"""Where everything stands in a spreadsheet and how it looks; the same in XLSX and XLS."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from erp_adapter.domain.sheets import Cell, Column, ExportFormat, Fact, Kind, Sheet
from erp_adapter.errors import BadRequest
from exports.cell_text import cell_text
from exports.figures import PATTERNS, Figures, of_when
from exports.wording import wording

DAY = "dd/mm/yyyy"
EPOCH = date(1899, 12, 30)
FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was, and no day before 1900: earlier days are written as text."""

PAGE_WIDTH = 130
"""Characters across an A4 sheet on its side, at 11 points."""
WIDEST = 60
NARROWEST = {Kind.DATE: 12, Kind.QUANTITY: 12, Kind.PRICE: 14, Kind.AMOUNT: 16}
"""A number that does not fit is shown as ####; 16 characters hold -999.999.999,99 in bold."""
FILTER_BUTTON = 4
FACT_WIDTH = 12

Style = TypeVar("Style")
Pen = Callable[[int, int, Cell], None]
"""Writes a value at a line and a column, both counted from 0."""


@dataclass(frozen=True, slots=True)
class Look:
    """`pattern`: a number format, "@" for text, which stays text when a reader edits it."""

    pattern: str = "@"
    points: int = 11
    bold: bool = False
    wraps: bool = False
    right: bool = False
    shaded: bool = False


class Book(Protocol[Style]):
    """A file with one sheet, written line by line downwards; `instead` is the format for lists that are too long."""

    format: ExportFormat
    lines: int
    instead: ExportFormat

    def style(self, look: Look) -> Style: ...
    def text(self, line: int, column: int, text: str, style: Style, /) -> object: ...
    def number(self, line: int, column: int, number: Decimal | int, style: Style, /) -> object: ...


class Layout(Generic[Style]):
    """After `write`, `header` is the line of the headings and `rows` counts those beneath it."""

    def __init__(self, sheet: Sheet, locale: str, book: Book[Style]) -> None:
        self.sheet, self.locale, self.book = sheet, locale, book
        self.headings = [wording(column.name, locale) for column in sheet.columns]
        self.widths = widths(sheet.columns, self.headings)
        self.header = self.rows = 0
        self._styles: dict[Look, Style] = {}
        self._figures = Figures(locale)

    async def write(self) -> None:
        """Raise BadRequest when there are more rows than the format holds."""
        self._heading()
        await self._table()
        self._ending()

    def _heading(self) -> None:
        title, *lines = heading(self.sheet, self.locale)
        self.book.text(0, 0, title, self._style(Look(points=14, bold=True)))
        for line, text in enumerate(lines, 1):
            self.book.text(line, 0, text, self._style(Look()))
        self.header = 1 + len(lines)
        self.header = self._facts(self.header, self.sheet.above) + 1
        for index, (column, text) in enumerate(zip(self.sheet.columns, self.headings, strict=True)):
            look = Look(bold=True, shaded=True, right=column.kind in PATTERNS)
            self.book.text(self.header, index, text, self._style(look))

    async def _table(self) -> None:
        pens = [self._pen(column.kind, wraps=True) for column in self.sheet.columns]
        room = self._room()
        async for batch in self.sheet.rows:
            if self.rows + len(batch) > room:
                too_long = {"format": self.book.format, "most": room, "instead": self.book.instead}
                raise BadRequest("export.too_many_rows", **too_long)
            for line, row in enumerate(batch, self.header + 1 + self.rows):
                for column, (pen, cell) in enumerate(zip(pens, row, strict=True)):
                    if cell is not None:
                        pen(line, column, cell)
            self.rows += len(batch)

    def _room(self) -> int:
        totals = 2 if self.sheet.totals else 0
        below = 1 + len(self.sheet.below) if self.sheet.below else 0
        return self.book.lines - self.header - 1 - totals - below

    def _ending(self) -> None:
        # An empty line keeps the totals out of the filter, which Excel stretches over whatever follows the rows.
        line = self.header + self.rows + 2
        if self.sheet.totals:
            names = [column.name for column in self.sheet.columns]
            if names[0] not in self.sheet.totals:
                self.book.text(line, 0, wording("total", self.locale), self._style(Look(bold=True)))
            for index, column in enumerate(self.sheet.columns):
                self._pen(column.kind, bold=True)(line, index, self.sheet.totals.get(column.name))
            line += 2
        self._facts(line, self.sheet.below)

    def _facts(self, line: int, facts: Sequence[Fact]) -> int:
        """Give the line after the last; the values stand in the first column that the longest name does not reach."""
        names = [wording(fact.name, self.locale) for fact in facts]
        longest = max(map(len, names), default=0)
        fitting = (
            index
            for index in range(1, len(self.widths))
            if sum(self.widths[:index]) > longest and self.widths[index] >= FACT_WIDTH
        )
        column = next(fitting, len(self.widths))
        for below, (name, fact) in enumerate(zip(names, facts, strict=True)):
            self.book.text(line + below, 0, name, self._style(Look()))
            self._pen(fact.kind, bold=True)(line + below, column, fact.value)
        return line + len(facts)

    def _style(self, look: Look) -> Style:
        if look not in self._styles:
            self._styles[look] = self.book.style(look)
        return self._styles[look]

    def _pen(self, kind: Kind, *, bold: bool = False, wraps: bool = False) -> Pen:
        """Text is written as text whatever it looks like, everything else as a number with a format."""
        text = self._style(Look(bold=bold, wraps=wraps))
        day = self._style(Look(DAY, bold=bold))
        broken = self._style(Look(PATTERNS.get(kind, "0"), bold=bold))
        # Excel shows 5 by "0.###" as "5,".
        whole = self._style(Look(PATTERNS.get(kind, "0").partition(".#")[0], bold=bold))
        numeric = kind in PATTERNS
        book, figures = self.book, self._figures

        def write(line: int, column: int, cell: Cell) -> None:
            if numeric and isinstance(cell, (Decimal, int)) and not isinstance(cell, bool):
                book.number(line, column, cell, whole if cell == int(cell) else broken)
            elif isinstance(cell, date) and cell >= FIRST_DAY:
                book.number(line, column, (cell - EPOCH).days, day)
            elif written := cell_text(figures.cell(kind, cell)):
                book.text(line, column, written, text)

        return write


def heading(sheet: Sheet, locale: str) -> list[str]:
    """Say what the list is, whose it is, of when and in what currency."""
    tax_id = wording("sheet.tax_id", locale)
    lines = [wording(sheet.title, locale), f"{sheet.company.name} · {tax_id} {sheet.company.tax_id}"]
    if customer := sheet.customer:
        who = (customer.code, customer.name, customer.tax_id and f"{tax_id} {customer.tax_id}")
        lines.append(f"{wording('sheet.customer', locale)} {' · '.join(filter(None, who))}")
    lines.append(of_when(sheet, Figures(locale)))
    return [cell_text(line) for line in lines]


def sheet_name(title: str) -> str:
    """Leave out what Excel refuses in a sheet's name."""
    return "".join(character for character in title if character not in "[]:*?/\\'")[:31].strip()


def widths(columns: Sequence[Column], headings: Sequence[str]) -> list[float]:
    """In characters: each column's share of a page, and never less than its heading takes."""
    whole = sum(column.share for column in columns)
    return [
        max(min(PAGE_WIDTH * column.share / whole, WIDEST), NARROWEST.get(column.kind, 0), len(text) + FILTER_BUTTON)
        for column, text in zip(columns, headings, strict=True)
    ]
