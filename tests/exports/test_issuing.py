import datetime as dt
import hashlib
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Encryption, Permissions
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from erp_adapter.domain.invoices import DocumentState
from erp_adapter.domain.printing import ArchivedFile, PrintedInvoice
from exports.authority import DemoAuthority
from exports.issuing import Unavailable, issue
from tests.exports.pdf_files import made, saved, texts
from tests.exports.printed import printed

DAY = dt.datetime(2024, 5, 31, 18, 30, tzinfo=dt.UTC)
PLAIN = made(lambda *_: None, lambda *_: None)


@pytest.fixture(scope="module")
def authority() -> DemoAuthority:
    return DemoAuthority("Distribuciones, S.L.", "B12345674")


@pytest.fixture(scope="module")
def signed(authority: DemoAuthority) -> bytes:
    return authority.sign(PLAIN, DAY)


def archived(content: bytes, *, signed: bool = False) -> ArchivedFile:
    return ArchivedFile(content, "application/pdf", signed)


def refused(content: bytes) -> Unavailable:
    with pytest.raises(Unavailable) as raised:
        issue(archived(content), None, locale="es")
    return raised.value


@pytest.mark.parametrize("flag", [True, False], ids=["said to be signed", "said not to be"])
def test_a_signed_file_goes_out_byte_for_byte(signed: bytes, flag: bool) -> None:
    issued = issue(archived(signed, signed=flag), None, locale="es")
    assert issued.state is DocumentState.SIGNED_ORIGINAL
    assert hashlib.sha256(issued.content).digest() == hashlib.sha256(signed).digest()
    assert [(each.organisation, each.signed_at) for each in issued.signatures] == [("Distribuciones, S.L.", DAY)]


def test_an_issued_signature_is_valid_for_who_trusts_its_authority(authority: DemoAuthority, signed: bytes) -> None:
    issued = issue(archived(signed), None, locale="es")
    trust = ValidationContext(trust_roots=[authority.root], moment=DAY, allow_fetching=False)
    [embedded] = PdfFileReader(BytesIO(issued.content)).embedded_signatures
    status = validate_pdf_signature(embedded, trust)
    assert status.bottom_line, status.pretty_print_details()


@pytest.mark.parametrize("flag", [True, False], ids=["said to be signed", "said not to be"])
def test_a_file_without_a_signature_goes_out_stamped(flag: bool) -> None:
    issued = issue(archived(PLAIN, signed=flag), None, locale="en")
    assert (issued.state, list(issued.signatures)) == (DocumentState.DUPLICATE, [])
    assert ["DUPLICADO" in text and "1.234,56" in text for text in texts(issued.content)] == [True, True]


def test_a_field_that_waits_for_a_signature_is_none() -> None:
    writer, target = IncrementalPdfFileWriter(BytesIO(PLAIN)), BytesIO()
    append_signature_field(writer, SigFieldSpec("Firma"))
    writer.write(target)
    assert issue(archived(target.getvalue(), signed=True), None, locale="es").state is DocumentState.DUPLICATE


def test_a_signed_file_that_was_changed_is_not_handed_out(signed: bytes) -> None:
    changed = signed.replace(b"612 792", b"612 791")
    assert changed != signed
    assert refused(changed).reason == "altered"
    assert refused(saved(pikepdf.open(BytesIO(signed)))).reason == "altered"


def test_a_signed_file_that_was_cut_is_not_taken_for_what_it_was_before(signed: bytes) -> None:
    """The end of what was signed stands in the middle of the file."""
    for length in range(len(PLAIN) + 100, len(signed) - 10, 97):
        assert refused(signed[:length]).reason == "broken"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "broken"),
        (b'<?xml version="1.0"?><fe:Facturae/>', "broken"),
        (PLAIN[:-200], "broken"),
        (saved(pikepdf.open(BytesIO(PLAIN)), encryption=Encryption(user="secret", owner="owner")), "encrypted"),
        (
            saved(
                pikepdf.open(BytesIO(PLAIN)),
                encryption=Encryption(owner="owner", allow=Permissions(modify_other=False)),
            ),
            "encrypted",
        ),
    ],
    ids=["empty", "xml", "cut", "password", "changes forbidden"],
)
def test_a_file_that_cannot_be_used_says_why(content: bytes, reason: str) -> None:
    assert refused(content).reason == reason


def test_a_signed_file_that_forbids_changes_goes_out_unchanged(authority: DemoAuthority) -> None:
    """Nothing is changed, so nothing that is forbidden is done."""
    owner = Encryption(owner="owner", allow=Permissions(modify_other=False))
    locked = authority.sign(saved(pikepdf.open(BytesIO(PLAIN)), encryption=owner), DAY)
    issued = issue(archived(locked), None, locale="es")
    assert (issued.state, issued.content) == (DocumentState.SIGNED_ORIGINAL, locked)


def test_without_a_file_the_invoice_is_printed_as_a_duplicate() -> None:
    issued = issue(None, printed("F-7"), locale="es")
    assert (issued.state, list(issued.signatures)) == (DocumentState.DUPLICATE, [])
    assert all("DUPLICADO" in text.upper() and "F-7" in text for text in texts(issued.content))


def test_an_invoice_is_not_printed_beside_a_file_that_cannot_be_used() -> None:
    with pytest.raises(Unavailable) as raised:
        issue(archived(b"lost"), printed(), locale="es")
    assert raised.value.reason == "broken"


@pytest.mark.parametrize("invoice", [None, printed(with_lines=False)], ids=["unknown", "without lines"])
def test_without_a_file_and_without_what_to_print_there_is_nothing(invoice: PrintedInvoice | None) -> None:
    with pytest.raises(Unavailable) as raised:
        issue(None, invoice, locale="es")
    assert raised.value.reason == "missing"
