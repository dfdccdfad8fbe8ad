"""Many invoices' documents in one zip, and a list of those that are missing in it and why."""

import csv
import datetime as dt
import unicodedata
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from anyio import to_thread

from erp_adapter.domain.codes import InvoiceNumber
from exports.cell_text import cell_text
from exports.csv_file import inert
from exports.issuing import Issued, Reason
from exports.wording import wording

FORBIDDEN = frozenset('/\\:*?"<>|')
RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "123456789")}
)
"""What Windows refuses in a file's name, and as one."""

LONGEST = 80
"""Characters of a name, in four bytes at most each: with what is added it stays under the 255 bytes of most systems."""

EARLIEST = dt.date(1980, 1, 1)
"""A zip knows no day before it."""


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """An invoice and its document, or why there is none; `day` is what the file is dated with."""

    number: InvoiceNumber
    day: dt.date
    document: Issued | Reason


async def write_bundle(documents: AsyncIterator[BundleEntry], locale: str, target: Path) -> int:
    """Write a zip, one document at a time in memory; give how many it has.

    What is left of a failed one is taken away.
    """
    names = Names(wording("unavailable.file", locale))
    missing: list[tuple[InvoiceNumber, Reason]] = []
    count = 0
    with _new_zip(target) as bundle:
        async for entry in documents:
            if isinstance(entry.document, Issued):
                info = _dated(names.of(entry.number), entry.day)
                await to_thread.run_sync(bundle.writestr, info, entry.document.content)
                count += 1
            else:
                missing.append((entry.number, entry.document))
        if missing:
            bundle.writestr(wording("unavailable.file", locale), _listed(missing, locale))
    return count


@contextmanager
def _new_zip(target: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(target, "w", ZIP_STORED) as bundle:
            yield bundle
    except BaseException:
        target.unlink(missing_ok=True)
        raise


class Names:
    """Gives each document a name of its own, whatever the system takes for the same."""

    def __init__(self, *taken: str) -> None:
        self._taken = {name.casefold() for name in taken}

    def of(self, number: str) -> str:
        """Name the document of an invoice.

        >>> names = Names()
        >>> names.of("F/2026:1"), names.of("f-2026-1"), names.of("Señal 1"), names.of("../nul"), names.of("nul")
        ('F-2026-1.pdf', 'f-2026-1 (2).pdf', 'Señal 1.pdf', '-nul.pdf', '_nul.pdf')
        """
        stem = safe_stem(number)
        name, again = f"{stem}.pdf", 1
        while name.casefold() in self._taken:
            again += 1
            name = f"{stem} ({again}).pdf"
        self._taken.add(name.casefold())
        return name


def safe_stem(number: str) -> str:
    """Make a file's name of a number: what no system takes for a folder, a device or an order to turn the text around."""
    composed = unicodedata.normalize("NFC", number)
    kept = "".join("-" if each in FORBIDDEN or unicodedata.category(each)[0] == "C" else each for each in composed)
    stem = kept[:LONGEST].strip(" .") or "-"
    return f"_{stem}" if stem.split(".")[0].rstrip().upper() in RESERVED else stem


def _dated(name: str, day: dt.date) -> ZipInfo:
    day = max(day, EARLIEST)
    info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.external_attr = 0o644 << 16
    return info


def _listed(missing: Sequence[tuple[InvoiceNumber, Reason]], locale: str) -> bytes:
    """Write the list as the exported ones are: as Excel opens it in Spain, or for any program."""
    text = StringIO(newline="")
    lines = csv.writer(text, delimiter="," if locale == "en" else ";")
    lines.writerow([wording("unavailable.number", locale), wording("unavailable.reason", locale)])
    for number, reason in missing:
        lines.writerow([inert(cell_text(number)), wording(f"unavailable.{reason}", locale)])
    return text.getvalue().encode("utf-8-sig")
