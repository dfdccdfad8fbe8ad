"""How wide the columns of a printed table are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from erp_adapter.domain.sheets import Column, Kind
from exports.figures import PATTERNS, Figures
from exports.fonts import Face, written
from exports.wording import wording

SIZE = 8.0
HEADING_SIZE = 7.5
PADDING = 4.0
"""Points at each side of a cell."""
SPARE = 0.1
"""Keeps a text that just fits from being wrapped by a rounding."""

PORTRAIT = 100
"""About how many characters an upright page holds side by side; wider tables lie on their side."""

LEAST = {
    Kind.TEXT: "Distribución",
    Kind.WORD: "Pendiente",
    Kind.DATE: "31/12/2026",
    Kind.INTEGER: "9.999",
    Kind.QUANTITY: "-9.999,5",
    Kind.PRICE: "9.999,95",
    Kind.AMOUNT: "-999.999,99",
    Kind.RATE: "21,75",
    Kind.FLAG: "No",
}
"""What a column has room for, whatever its share; a longer text is wrapped and a longer number set narrower."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A column's place, in points from the page's left edge, within its padding. Numbers stand at the right."""

    left: float
    right: float
    numeric: bool
    heading: str

    @property
    def width(self) -> float:
        return self.right - self.left


def lies_on_its_side(columns: Sequence[Column]) -> bool:
    return sum(column.share for column in columns) > PORTRAIT


def slots(
    columns: Sequence[Column], totals: Mapping[str, Decimal], figures: Figures, bold: Face, left: float, whole: float
) -> list[Slot]:
    """Share the width `whole` among the columns."""
    headings = [written(wording(column.name, figures.locale)) for column in columns]
    least = [
        2 * PADDING + SPARE + max(_least(column, totals, figures, bold), _longest_word(heading, bold))
        for column, heading in zip(columns, headings, strict=True)
    ]
    placed = []
    for column, heading, width in zip(columns, headings, shared([c.share for c in columns], least, whole), strict=True):
        placed.append(Slot(left + PADDING, left + width - PADDING, column.kind in PATTERNS, heading))
        left += width
    return placed


def shared(shares: Sequence[int], least: Sequence[float], whole: float) -> list[float]:
    """Share a width out, giving none less than its least while that is possible.

    >>> shared([1, 1, 2], [10, 50, 10], 110)
    [20.0, 50.0, 40.0]
    >>> shared([1, 1], [100, 300], 200)
    [50.0, 150.0]
    """
    if sum(least) >= whole:
        return [width * whole / sum(least) for width in least]
    fixed: set[int] = set()
    while True:
        room = whole - sum(least[index] for index in fixed)
        parts = sum(share for index, share in enumerate(shares) if index not in fixed)
        widths = [float(least[index]) if index in fixed else room * share / parts for index, share in enumerate(shares)]
        narrow = {index for index, width in enumerate(widths) if width < least[index]}
        if not narrow:
            return widths
        fixed |= narrow


def _least(column: Column, totals: Mapping[str, Decimal], figures: Figures, bold: Face) -> float:
    total = written(figures.cell(column.kind, totals.get(column.name)))
    return max(bold.width(LEAST[column.kind][: column.share], SIZE), bold.width(total, SIZE))


def _longest_word(heading: str, bold: Face) -> float:
    return max(bold.width(word, HEADING_SIZE) for word in heading.split(" "))
