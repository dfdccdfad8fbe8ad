"""Who signed a PDF, when, and whether it is still what was signed.

Whether a signer's certificate is to be trusted is not asked: no list of authorities is read, and nothing is fetched. Nor
does the clock matter: a signature of years ago is as intact as on its day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import pikepdf
from pikepdf import Dictionary, Name, Object

from exports.archived_pdf import LIMIT, opened

MARK = b"/ByteRange"
KINDS = (Name.Sig, Name.DocTimeStamp)


@dataclass(frozen=True, slots=True)
class Signature:
    """`name` and `organisation` are the certificate's; `signed_at` is what the signer says, None where it says nothing.

    `intact`: what was signed is as it was, and what was added after it alters nothing that is shown (another signature,
    what proves it later). `covers_whole_file`: nothing was added. `fault` says in English why it is not intact.
    """

    name: str | None
    organisation: str | None
    signed_at: datetime | None
    intact: bool
    covers_whole_file: bool
    fault: str | None = None


def broken(fault: str) -> Signature:
    """Make the signature of which no more is known than that it is not intact."""
    return Signature(None, None, None, intact=False, covers_whole_file=False, fault=fault)


def signatures(pdf: bytes, *, limit: int = LIMIT) -> Sequence[Signature]:
    """Read a PDF's signatures, the first signed first; empty: it is not signed, or has an empty field for a signature.

    A signature that can't be read, that the form no longer shows, or of which the file has only traces, is there and not
    intact. Raise BrokenFile for what is no PDF or needs a password.
    """
    with opened(pdf, limit=limit) as file:
        # A signature's own dictionary is never compressed: it says at which bytes of the file it stands.
        mentioned = MARK in pdf
        held = set(_held(file)) if mentioned or Name.AcroForm in file.Root else set()
        count = len(held - _usage_rights(file))
    if not count:
        return [broken("damaged or taken out")] if mentioned and not held else ()
    from exports.signature_check import checked  # noqa: PLC0415 - pyhanko takes a second to import

    found = checked(pdf)
    return [*found, *(broken("not in the form") for _ in range(count - len(found)))]


def _held(file: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    """Find every signature in the file, wherever it hangs."""
    for entry in file.objects:
        if not isinstance(entry, Dictionary):
            continue
        value = entry if _is_signature(entry) else entry.get(Name.V)
        if isinstance(value, Dictionary) and _is_signature(value):
            yield value.objgen if value.is_indirect else entry.objgen


def _usage_rights(file: pikepdf.Pdf) -> set[tuple[int, int]]:
    """Find Adobe's signatures of what its Reader may do with the file; they sign no invoice."""
    permissions = file.Root.get(Name.Perms)
    if not isinstance(permissions, Dictionary):
        return set()
    rights = (permissions.get(key) for key in (Name.UR, Name.UR3))
    return {each.objgen for each in rights if isinstance(each, Dictionary)}


def _is_signature(value: Object) -> bool:
    return Name.ByteRange in value or value.get(Name.Type) in KINDS
