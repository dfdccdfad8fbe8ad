"""The demo's archive: the files that its ERP printed on the day of issue, some of them signed."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path

from erp_adapter.domain.printing import PrintedInvoice
from exports.authority import DemoAuthority
from exports.invoice import print_invoice

SIGNED_AT = time(18, tzinfo=UTC)
"""The hour at which the demo's ERP signs the invoices of a day."""


def fill_archive(folder: Path, files: Sequence[tuple[str, PrintedInvoice, bool]]) -> None:
    """Write each invoice's file, in Spanish, where its uri says within the folder; signed where the last part says so."""
    authorities: dict[str, DemoAuthority] = {}
    for uri, invoice, is_signed in files:
        content = print_invoice(invoice, locale="es", duplicate=False)
        if is_signed:
            company = invoice.company
            if company.tax_id not in authorities:
                authorities[company.tax_id] = DemoAuthority(company.name, company.tax_id)
            content = authorities[company.tax_id].sign(content, datetime.combine(invoice.head.date, SIGNED_AT))
        target = _place(folder, uri)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _place(folder: Path, uri: str) -> Path:
    """Say where a file stands; raise ValueError for one that would stand outside.

    >>> _place(Path("/archive"), "2026/F-1.pdf").as_posix()
    '/archive/2026/F-1.pdf'
    >>> _place(Path("/archive"), "../F-1.pdf")
    Traceback (most recent call last):
    ValueError: ../F-1.pdf stands outside the archive
    """
    target = (folder / uri).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise ValueError(f"{uri} stands outside the archive")
    return target
