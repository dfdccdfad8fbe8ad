"""Whether the ERP's file of an invoice can be read: a PDF, whole, within bounds, open to all."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Literal

import pikepdf
from pikepdf.settings import set_qpdf_limits

LIMIT = 50_000_000
"""Bytes of a file that are read; an invoice of a thousand pages has a tenth."""

UNPACKED = 100_000_000
"""Bytes that one compressed stream may become in memory."""

ITEMS = 1_000_000
"""Entries that one array or dictionary may have."""

TRAIL = 2_048
"""Bytes at the end of a file in which it must be closed; Acrobat asks for 1,024."""

FAILURES = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    pikepdf.DeletedObjectError,
    pikepdf.ForeignObjectError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What pikepdf raises of a file that is not what it says: a number where a name should stand, a tree that bites itself."""


class BrokenFile(Exception):
    """The file can't be used; `str()` says why in English, for the log."""

    def __init__(self, message: str, reason: Literal["broken", "encrypted"] = "broken") -> None:
        super().__init__(message)
        self.reason = reason


@contextmanager
def opened(pdf: bytes, *, limit: int = LIMIT) -> Iterator[pikepdf.Pdf]:
    """Open a PDF; raise BrokenFile for what can't be read, then or while it is used.

    One that opens without a password is opened, though its owner forbids changes: ask `is_encrypted`.
    """
    _look_at(pdf, limit)
    _bound()
    try:
        # Without inheritance qpdf leaves the tree of pages as it is, so that a page that is lost shows in the count.
        with pikepdf.open(BytesIO(pdf), inherit_page_attributes=False, suppress_warnings=True) as file:
            yield file
    except pikepdf.PasswordError as error:
        raise BrokenFile("a password is needed", "encrypted") from error
    except FAILURES as error:
        raise BrokenFile(f"{type(error).__name__}: {error}", _reason(error)) from error


def _look_at(pdf: bytes, limit: int) -> None:
    if len(pdf) > limit:
        raise BrokenFile(f"{len(pdf)} bytes, more than {limit}")
    if b"%PDF-" not in pdf[:1_024]:
        raise BrokenFile("not a PDF")
    # A file that was cut can be mended by leaving out what is missing: an invoice must not lose its last page that way,
    # nor its signature, which is mostly added behind a first end.
    _, closed, behind = pdf.rstrip(b"\0\t\n\f\r ")[-TRAIL:].rpartition(b"%%EOF")
    if not closed or b" obj" in behind:
        raise BrokenFile("the end is missing")


@cache
def _bound() -> None:
    """Bound qpdf's memory, once: its limits are the process's."""
    set_qpdf_limits(
        parser_max_container_size=ITEMS,
        flate_max_memory=UNPACKED,
        png_max_memory=UNPACKED,
        tiff_max_memory=UNPACKED,
        run_length_max_memory=UNPACKED,
    )


def _reason(error: Exception) -> Literal["broken", "encrypted"]:
    return "encrypted" if "encryption" in str(error) else "broken"
