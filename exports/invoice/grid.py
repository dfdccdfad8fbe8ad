"""A table of an invoice: columns as wide as what they hold, rows that wrap and lose nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.invoice.paper import BODY, Paper, Style
from exports.pages import BLUE, LEFT, PALE, RIGHT, RULE

HEADING = Style(7.5, bold=True, colour=BLUE)
PAD = 1.3
"""Millimetres at each side of a cell, above and below it."""
AIR = 3.0
"""Millimetres beside the longest value where there is room."""
GENEROUS = 0.4
"""The part of the whole that the free column has before the others get air."""
LEAST_FREE = 40.0
"""Millimetres that the free column keeps where the others would take all."""
LEAST_WRAPPED = 15.0
"""Millimetres that a column keeps that gives way."""
LEAST_PIECE = 3
"""Lines of a row that a page must have room for, where the row has to be broken."""

HEAD_LOOK = "/S/TH/A<</O/Table/Scope/Column>>"

Cells = Sequence[Sequence[str]]
"""A row: each cell's lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """`free`: it takes the width that the others leave; `most`: it is not wider than so many millimetres.

    `wraps`: where room is short, it gives way before the figures do.
    """

    heading: str
    values: Sequence[str]
    numeric: bool = True
    free: bool = False
    most: float = 60.0
    wraps: bool = False


class Grid:
    """Knows its height before it is drawn."""

    def __init__(self, paper: Paper, columns: Sequence[Column], width: float) -> None:
        self._paper, self._columns = paper, columns
        self._widths = _widths(paper, columns, width)
        self._width = width
        self._head = [
            paper.lines(column.heading, HEADING, inner - 2 * PAD)
            for column, inner in zip(columns, self._widths, strict=True)
        ]
        self._rows = [self._set(values) for values in zip(*(column.values for column in columns), strict=True)]
        self._head_height = _count(self._head) * HEADING.leading + 2 * PAD
        self._table = 0

    @property
    def height(self) -> float:
        return self._head_height + sum(_tall(row) for row in self._rows)

    def draw(self, x: float, *, below: float = 0) -> None:
        """Draw it at the paper's place, over as many pages as it takes.

        The last row goes to the next page with the `below` millimetres that follow it, where those would not fit.
        """
        paper = self._paper
        self._table = paper.document.group("/S/Table")
        paper.keep(self._head_height + min(_tall(self._rows[0]), _piece(LEAST_PIECE)))
        self._draw_head(x, repeated=False)
        last = len(self._rows) - 1
        for index, row in enumerate(self._rows):
            wanted = _tall(row) + (below if index == last else 0)
            if wanted > paper.room and wanted + self._head_height <= paper.whole and index:
                self._go_on(x)
            self._draw_row(x, row)

    def _draw_row(self, x: float, row: Cells) -> None:
        """Draw it whole where a page has room for that; else in pieces."""
        paper = self._paper
        if _tall(row) > paper.room and _tall(row) + self._head_height <= paper.whole:
            self._go_on(x)
        while _tall(row) > paper.room:
            if paper.room < _piece(LEAST_PIECE):
                self._go_on(x)
            most = int((paper.room - 2 * PAD) / BODY.leading)
            if _count(row) <= most:
                break
            self._draw_piece(x, [lines[:most] for lines in row])
            row = [lines[most:] for lines in row]
            self._go_on(x)
        self._draw_piece(x, row)

    def _draw_piece(self, x: float, row: Cells) -> None:
        self._draw_cells(x, row, BODY, "/S/TD", self._paper.document.group("/S/TR", self._table))
        self._paper.y += _tall(row)
        with self._paper.document.decoration():
            self._paper.document.fill_box(x, self._paper.y, self._width, 0.15, RULE)

    def _go_on(self, x: float) -> None:
        self._paper.turn()
        self._draw_head(x, repeated=True)

    def _draw_head(self, x: float, *, repeated: bool) -> None:
        paper, document = self._paper, self._paper.document
        with document.decoration():
            document.fill_box(x, paper.y, self._width, self._head_height, PALE)
            document.fill_box(x, paper.y + self._head_height - 0.3, self._width, 0.3, BLUE)
        if repeated:
            with document.decoration("/Type/Pagination"):
                for left, lines, column, width in self._placed(x, self._head):
                    self._write(left, lines, HEADING, column, width)
        else:
            self._draw_cells(x, self._head, HEADING, HEAD_LOOK, document.group("/S/TR", self._table))
        paper.y += self._head_height

    def _draw_cells(self, x: float, cells: Cells, style: Style, look: str, row: int) -> None:
        document = self._paper.document
        for left, lines, column, width in self._placed(x, cells):
            if not lines:
                document.tags.add(look, row)
                continue
            with document.part(look, row):
                self._write(left, lines, style, column, width)

    def _write(self, left: float, lines: Sequence[str], style: Style, column: Column, width: float) -> None:
        place = left + width - PAD if column.numeric else left + PAD
        self._paper.write(place, self._paper.y + PAD, lines, style, align=RIGHT if column.numeric else LEFT)

    def _placed(self, x: float, cells: Cells) -> list[tuple[float, Sequence[str], Column, float]]:
        placed = []
        for column, width, lines in zip(self._columns, self._widths, cells, strict=True):
            placed.append((x, lines, column, width))
            x += width
        return placed

    def _set(self, values: Sequence[str]) -> list[list[str]]:
        return [
            self._paper.lines(value, BODY, width - 2 * PAD) for value, width in zip(values, self._widths, strict=True)
        ]


def _widths(paper: Paper, columns: Sequence[Column], width: float) -> list[float]:
    """Give each column what its longest value takes; where that is too much, those that wrap give way first, then all alike."""
    least = [0.0 if column.free else _least(paper, column) for column in columns]
    wanted = [
        0.0 if column.free else max(each, _wanted(paper, column)) for each, column in zip(least, columns, strict=True)
    ]
    need = sum(_longest(paper, column) for column in columns if column.free)
    spare = max(0.0, width - min(need, width * GENEROUS) - sum(least))
    ease = min(1.0, spare / (sum(wanted) - sum(least))) if wanted != least else 0.0
    widths = [each + (more - each) * ease for each, more in zip(least, wanted, strict=True)]
    room = width - min(need, LEAST_FREE)
    widths = _given_way(columns, widths, sum(widths) - room)
    scale = min(1.0, room / sum(widths))
    rest = width - sum(widths) * scale
    return [rest if column.free else each * scale for column, each in zip(columns, widths, strict=True)]


def _given_way(columns: Sequence[Column], widths: Sequence[float], over: float) -> list[float]:
    """Take what is too much from the columns that wrap, as far as they have it."""
    spares = [
        max(0.0, width - LEAST_WRAPPED) if column.wraps else 0.0 for column, width in zip(columns, widths, strict=True)
    ]
    part = min(1.0, max(0.0, over) / sum(spares)) if any(spares) else 0.0
    return [width - spare * part for width, spare in zip(widths, spares, strict=True)]


def _least(paper: Paper, column: Column) -> float:
    """What the values take, and the longest word of the heading."""
    heading = max(paper.text_width(word, HEADING) for word in column.heading.split(" "))
    # A hair more, since a sum of widths may come out a hair wider the second time.
    return max(heading, min(_longest(paper, column) - 2 * PAD, column.most)) + 2 * PAD + 0.05


def _wanted(paper: Paper, column: Column) -> float:
    """What it takes with air around the values and the heading on one line."""
    return max(_least(paper, column) + AIR, paper.text_width(column.heading, HEADING) + 2 * PAD + 0.05)


def _longest(paper: Paper, column: Column) -> float:
    return max((paper.text_width(value, BODY) for value in set(column.values)), default=0.0) + 2 * PAD


def _count(cells: Cells) -> int:
    return max(1, *map(len, cells))


def _tall(cells: Cells) -> float:
    return _piece(_count(cells))


def _piece(lines: int) -> float:
    return lines * BODY.leading + 2 * PAD
