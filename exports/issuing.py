"""What a person gets who asks for an invoice's document (RD 1619/2012, art. 14).

Only one original: a file with a digital signature goes out byte for byte, everything else with «DUPLICADO» on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from erp_adapter.domain.invoices import DocumentState
from erp_adapter.domain.printing import ArchivedFile, PrintedInvoice
from exports.archived_pdf import LIMIT, BrokenFile
from exports.signatures import Signature, signatures
from exports.stamp import stamp

Reason = Literal["missing", "broken", "encrypted", "altered"]
"""Why there is no document; "unavailable." and it is a key of the words.

missing: neither a file nor what is needed to print it. broken: the file is no PDF, or can't be read. encrypted: it needs
a password, or forbids changes and is not signed. altered: its signature no longer holds.
"""


@dataclass(frozen=True, slots=True)
class Issued:
    """A document in PDF; `signatures` are empty for a duplicate."""

    content: bytes
    state: DocumentState
    signatures: Sequence[Signature] = ()


class Unavailable(Exception):
    """There is no document to give; `detail` is for the log, in English."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason: Reason = reason
        self.detail = detail


def issue(
    archived: ArchivedFile | None,
    printed: PrintedInvoice | None,
    *,
    locale: str,
    limit: int = LIMIT,
) -> Issued:
    """Give an invoice's document; raise Unavailable where there is none.

    What the file itself is decides, not what the ERP says of it. Where the ERP has a file, the invoice is never printed
    beside it, not even for a broken one: there would be two versions of one document.
    """
    if archived is not None:
        return _archived(archived.content, limit)
    if printed is None or not printed.printable:
        raise Unavailable("missing")
    from exports.invoice import print_invoice  # noqa: PLC0415 - fonts and tables, not needed for archived files

    return Issued(print_invoice(printed, locale=locale, duplicate=True), DocumentState.DUPLICATE)


def _archived(content: bytes, limit: int) -> Issued:
    try:
        found = signatures(content, limit=limit)
        if not found:
            return Issued(stamp(content, limit=limit), DocumentState.DUPLICATE)
    except BrokenFile as error:
        raise Unavailable(error.reason, str(error)) from error
    faults = [each.fault for each in found if each.fault]
    if faults:
        raise Unavailable("altered", faults[0])
    return Issued(content, DocumentState.SIGNED_ORIGINAL, found)
