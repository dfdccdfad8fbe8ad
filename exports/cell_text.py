"""What a cell of text may hold."""

import re

MOST = 32_767
"""UTF-16 units in a cell, by Excel's limits; a character is two at most."""

REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 refuses or discourages; line ends are put right before."""


def cell_text(text: str) -> str:
    r"""Drop what no file can hold, end lines with a line feed as Excel does, cut at its limit.

    >>> cell_text("2 cajas\r\nfrágil\x00")
    '2 cajas\nfrágil'
    """
    if text.isprintable() and len(text) <= MOST // 2:
        return text
    kept = REFUSED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(kept) <= MOST // 2:
        return kept
    return kept.encode("utf-16-le")[: MOST * 2].decode("utf-16-le", "ignore")
