"""Where an invoice can be checked, as a QR code (Orden HAC/1177/2024, art. 21; ISO/IEC 18004)."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import segno

from exports.invoice.words import QR_LABEL, VERIFIABLE
from exports.pages import BLUE, Document, painted
from exports.tags import figure

SIDE = 32.0
"""Millimetres. Between 30 and 40 as asked, and most codes are so with their quiet zone too."""
QUIET_MODULES = 4
LEAST_QUIET = 2.2
LABEL_SIZE = 8.0
CAPITALS = 0.714 * LABEL_SIZE * 25.4 / 72
"""Millimetres, by the font's metrics."""
DESCENT = 1.0
"""Millimetres that the label's descenders take."""
CLEAR = 0.5
"""Millimetres by which the legend keeps away from the quiet zone."""


class TaxCode:
    """The code with its words, the upper left corner given; `width` and `height` have the quiet zone at the right."""

    def __init__(self, url: str, *, verifiable: bool) -> None:
        # "M" is asked for; segno would raise it where there is room.
        self._matrix = segno.make(url, error="m", boost_error=False, micro=False).matrix
        self._url, self._verifiable = url, verifiable
        self._module = SIDE / len(self._matrix)
        self._quiet = max(LEAST_QUIET, QUIET_MODULES * self._module)
        self._above = CAPITALS + DESCENT + self._quiet
        self.width = SIDE + self._quiet
        self.height = self._above + SIDE + (self._quiet + CLEAR + CAPITALS if verifiable else 0)

    def draw(self, document: Document, x: float, y: float) -> None:
        with document.part("/S/P"):
            document.write_line(x, y + CAPITALS, QR_LABEL, LABEL_SIZE)
        with document.part(figure(f"{QR_LABEL} {self._url}")):
            document.draw(" ".join(["q", painted((0, 0, 0)), *self._squares(document, x, y + self._above), "f Q"]))
        if self._verifiable:
            with document.part("/S/P"):
                document.write_line(x, y + self.height, VERIFIABLE, LABEL_SIZE, bold=True, colour=BLUE)

    def _squares(self, document: Document, x: float, y: float) -> Iterator[str]:
        """Give the dark modules, those side by side as one box; all are one path, so that no seams show between them."""
        side = self._module
        for row, modules in enumerate(self._matrix):
            for dark, run in groupby(enumerate(modules), key=itemgetter(1)):
                if dark:
                    columns = [column for column, _ in run]
                    yield document.box(x + columns[0] * side, y + row * side, len(columns) * side, side)
