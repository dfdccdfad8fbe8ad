"""The type that documents are set in: Noto Sans, its widths, and texts as it can show them."""

import re
import unicodedata
from io import BytesIO
from typing import Any

from fpdf import FPDF
from fpdf.fonts import TTFFont

MISSING = "\ufffd"
"""Stands for a character that the font does not have, such as an emoji."""

BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Controls, and marks that only a text's direction, joining or hyphenation needs."""
HALVES = re.compile("[\ud800-\udfff]")
"""No characters: half of a pair, which no file can hold."""


class Face:
    """One weight of the font in one document."""

    def __init__(self, font: TTFFont) -> None:
        self.index = font.i
        self._codes = _Codes(font)
        self._widths = _Widths(font)

    def width(self, text: str, size: float) -> float:
        """Measure in points, without the spaces at the end."""
        return sum(map(self._widths.__getitem__, text.rstrip(" "))) * size / 1000

    def encoded(self, text: str) -> str:
        """Write as a string of a content stream; what is written is embedded."""
        return f"<{text.translate(self._codes).encode('utf-16-be').hex()}>"

    def wrapped(self, text: str, size: float, width: float) -> list[str]:
        """Break between words, and within a word where it alone is too wide.

        Lines keep the space that they end with, so that who reads them aloud does not run words together.
        """
        if "\n" not in text and self.width(text, size) <= width:
            return [text]
        parts = [self._filled(part, size, width) for part in text.split("\n")]
        for part in parts[:-1]:
            part[-1] += " "
        return [line for part in parts for line in part]

    def _filled(self, text: str, size: float, width: float) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer, size) <= width:
                line = longer
                continue
            if line:
                lines.append(f"{line} ")
            *full, line = self._pieces(word, size, width)
            lines += full
        return [*lines, line]

    def _pieces(self, word: str, size: float, width: float) -> list[str]:
        pieces = [""]
        room = width
        for character in word:
            advance = self._widths[character] * size / 1000
            if advance > room and pieces[-1]:
                pieces.append("")
                room = width
            pieces[-1] += character
            room -= advance
        return pieces


def faces(document: FPDF) -> tuple[Face, Face]:
    """Give a document the regular and the bold font, as family "noto"."""
    # 50 ms to unpack the two, once a process, hence only when a document is made.
    from pymupdf_fonts import NotoSans_Bold, NotoSans_Regular  # noqa: PLC0415 - see above

    return _face(document, "", NotoSans_Regular.fontbuffer), _face(document, "B", NotoSans_Bold.fontbuffer)


def _face(document: FPDF, style: str, content: bytes) -> Face:
    # fpdf2 passes its path on to fontTools, which reads an open file too. It parses for each document: 10 ms.
    file: Any = BytesIO(content)
    font = TTFFont(document, file, f"noto{style}", style)
    # ttfautohint's notes are of no use to a reader, and fontTools would warn that it drops them.
    del font.ttfont["TTFA"]
    document.fonts[font.fontkey] = font
    return Face(font)


def written(text: str) -> str:
    r"""Prepare a text for the font: composed letters, "\n" for every kind of break, nothing invisible.

    >>> written("Cafe\u0301\r\nA\tB\x00")
    'Café\nA B'
    """
    if text.isascii() and text.isprintable():
        return text
    composed = HALVES.sub(MISSING, unicodedata.normalize("NFC", text))
    return INVISIBLE.sub("", BREAKS.sub("\n", composed).replace("\t", " "))


class _Codes(dict[int, int]):
    """The codes of characters in the embedded font, given out as they are asked for."""

    def __init__(self, font: TTFFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: int) -> int:
        known = character if character in self._font.cmap else ord(MISSING)
        self[character] = code = self._font.subset.pick(known) or 0
        return code


class _Widths(dict[str, float]):
    """In thousandths of the size."""

    def __init__(self, font: TTFFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> float:
        known = character if ord(character) in self._font.cmap else MISSING
        self[character] = width = self._font.cw[ord(known)]
        return width
