"""The pages of one invoice: what repeats on each, and how far down they are written."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.fonts import written
from exports.invoice.words import DUPLICATE
from exports.pages import BLACK, GREY, LEFT, MARGIN, Colour, Document

TOP = 17.0
"""Where content begins, in millimetres; what repeats on each page stands above."""
HEAD = 11.2
"""The baseline of what repeats."""
RED: Colour = (0.70, 0.07, 0.07)
STAMP = (39.0, 6.8)
STAMP_SIZE = 12.0
LINE = 0.48
"""Millimetres from one line to the next, by a point of the type's size."""
ABOVE_BASE = 0.36


@dataclass(frozen=True, slots=True)
class Style:
    size: float
    bold: bool = False
    colour: Colour = BLACK

    @property
    def leading(self) -> float:
        """In millimetres."""
        return self.size * LINE


BODY = Style(8)
SMALL = Style(7.5, colour=GREY)


class Paper:
    """Draws downwards; `y` is where the next thing begins."""

    def __init__(self, document: Document, *, running: str, duplicate: bool) -> None:
        self.document = document
        self._running, self._duplicate = running, duplicate
        self.left = MARGIN
        self.width = float(document.epw)
        self.y = TOP
        self._begin()

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def room(self) -> float:
        """What is left of the page, in millimetres."""
        return self.document.bottom - self.y

    @property
    def whole(self) -> float:
        """What an empty page has."""
        return self.document.bottom - TOP

    @property
    def is_fresh(self) -> bool:
        return self.y == TOP

    def turn(self) -> None:
        """Go on on a new page."""
        self.y = TOP
        self._begin()

    def keep(self, height: float) -> None:
        """Turn the page where this does not fit and would on the next."""
        if self.room < height <= self.whole and not self.is_fresh:
            self.turn()

    def lines(self, text: str, style: Style, width: float) -> list[str]:
        """Break a text into lines of a width in millimetres; none for no text."""
        if not text.strip():
            return []
        return self.document.wrapped(text, style.size, width, bold=style.bold)

    def text_width(self, text: str, style: Style) -> float:
        """In millimetres."""
        face = self.document.bold if style.bold else self.document.regular
        return face.width(written(text), style.size) / float(self.document.k)

    def write(self, x: float, y: float, lines: Sequence[str], style: Style, *, align: str = LEFT) -> float:
        """Write lines below `y` and give where they end."""
        for index, line in enumerate(lines):
            base = y + index * style.leading + style.size * ABOVE_BASE
            self.document.write_line(x, base, line, style.size, bold=style.bold, align=align, colour=style.colour)
        return y + len(lines) * style.leading

    def _begin(self) -> None:
        document = self.document
        document.add_page()
        stamp = STAMP[0] + 4 if self._duplicate else 0.0
        with document.decoration("/Type/Pagination/Subtype/Header"):
            if document.page > 1:
                line = document.wrapped(self._running, SMALL.size, self.width - stamp)[0]
                document.write_line(self.left, HEAD, line, SMALL.size, colour=GREY)
        if self._duplicate:
            self._stamp()

    def _stamp(self) -> None:
        """In a place of its own, at the right above all else."""
        document, (width, height), edge = self.document, STAMP, 0.45
        x, y = self.right - width, HEAD - 4.9
        with document.decoration():
            for box in ((x, y, width, edge), (x, y + height - edge, width, edge)):
                document.fill_box(*box, RED)
            for box in ((x, y, edge, height), (x + width - edge, y, edge, height)):
                document.fill_box(*box, RED)
        style = Style(STAMP_SIZE, bold=True, colour=RED)
        begin = self.right - (width + self.text_width(DUPLICATE, style)) / 2
        with document.part("/S/P"):
            document.write_line(begin, HEAD, DUPLICATE, style.size, bold=True, colour=RED)
