import datetime as dt
import hashlib
import random
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import algos, cms, core, x509
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import CertificateBuilder, Name, NameAttribute
from cryptography.x509.oid import NameOID
from pikepdf import Encryption, Permissions
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from exports.archived_pdf import BrokenFile
from exports.authority import DemoAuthority
from exports.signatures import Signature, signatures
from tests.exports.pdf_files import made, saved, stream, written

COMPANY = "Distribuciones Ñandú, S.L."
DAY = dt.datetime(2024, 5, 31, 18, 30, tzinfo=dt.UTC)
PLAIN = made()


@pytest.fixture(scope="module")
def authority() -> DemoAuthority:
    return DemoAuthority(COMPANY, "B12345674")


@pytest.fixture(scope="module")
def signed(authority: DemoAuthority) -> bytes:
    return authority.sign(PLAIN, DAY)


def added(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """Add to a file without touching what it has."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def test_who_signed_and_when(signed: bytes) -> None:
    expected = Signature(f"{COMPANY} (pruebas)", COMPANY, DAY, intact=True, covers_whole_file=True)
    assert list(signatures(signed)) == [expected]


def test_a_file_without_a_signature_has_none() -> None:
    assert list(signatures(PLAIN)) == []


def test_an_empty_field_for_a_signature_is_none() -> None:
    waiting = added(PLAIN, lambda writer: append_signature_field(writer, SigFieldSpec("Firma", box=(10, 10, 90, 40))))
    assert b"/Sig" in waiting
    assert list(signatures(waiting)) == []


def test_every_change_of_what_was_signed_shows(signed: bytes) -> None:
    chance = random.Random(3)  # noqa: S311 - damage, not secrets
    gap = signed.index(b"/Contents <"), signed.index(b">", signed.index(b"/Contents <"))
    for _ in range(150):
        changed = bytearray(signed)
        place = chance.choice([each for each in range(len(signed)) if not gap[0] <= each <= gap[1]])
        changed[place] ^= 1 << chance.randrange(8)
        try:
            found = signatures(bytes(changed))
        except BrokenFile:
            continue
        assert found, f"byte {place}: the signature is overlooked"
        assert not any(each.intact for each in found), f"byte {place}"


def test_a_signature_by_another_key_is_not_intact(signed: bytes) -> None:
    place = signed.index(b">", signed.index(b"/Contents <"))
    end = len(signed[:place].rstrip(b"0")) - 8
    changed = signed[:end] + (b"1" if signed[end : end + 1] != b"1" else b"2") + signed[end + 1 :]
    [found] = signatures(changed)
    assert not found.intact


def test_a_change_added_after_the_signature_shows(signed: bytes) -> None:
    def alter(writer: IncrementalPdfFileWriter) -> None:
        writer.root["/PageMode"] = NameObject("/UseNone")
        writer.update_root()

    [altered] = signatures(added(signed, alter))
    assert (altered.intact, altered.covers_whole_file, altered.fault) == (False, False, "changed after it was signed")


def test_a_second_signature_leaves_the_first_intact(signed: bytes) -> None:
    other = DemoAuthority("Gestoría", "B87654321")
    first, second = signatures(other.sign(signed, DAY + dt.timedelta(days=1), field="Visto bueno"))
    assert (first.organisation, first.intact, first.covers_whole_file) == (COMPANY, True, False)
    assert (second.organisation, second.intact, second.covers_whole_file) == ("Gestoría", True, True)


def test_a_signature_that_was_taken_out_of_the_form_is_not_intact(signed: bytes) -> None:
    def hide(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/AcroForm"]
        writer.update_root()

    [found] = signatures(added(signed, hide))
    assert (found.intact, found.fault) == (False, "not in the form")


def test_a_file_saved_anew_is_not_intact(signed: bytes) -> None:
    [found] = signatures(saved(pikepdf.open(BytesIO(signed))))
    assert not found.intact


def test_a_signed_file_that_forbids_changes_is_read(authority: DemoAuthority) -> None:
    locked = saved(
        pikepdf.open(BytesIO(PLAIN)), encryption=Encryption(owner="owner", allow=Permissions(modify_other=False))
    )
    [found] = signatures(authority.sign(locked, DAY))
    assert found.intact


def test_rights_that_adobe_gave_its_reader_are_no_signature() -> None:
    """A form saved for Acrobat Reader has a signature of Adobe's, of its right to be filled in."""
    rights = b"<</Type /Sig /ByteRange [0 1 2 3] /Contents <00> /Reference [<</TransformMethod /UR3>>]>>"
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources <<>>>>"
    file = written(
        {
            1: b"<</Type /Catalog /Pages 2 0 R /Perms <</UR3 4 0 R>>>>",
            2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            3: page,
            4: rights,
        },
    )
    assert list(signatures(file)) == []


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n/ByteRange\n%%EOF"])
def test_what_is_no_pdf_is_said(content: bytes) -> None:
    with pytest.raises(BrokenFile):
        signatures(content)


# Signatures as programs made them ten and twenty years ago.


@cache
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@cache
def certificate() -> x509.Certificate:
    name = Name([NameAttribute(NameOID.COMMON_NAME, "Antigua, S.A.")])
    day = dt.datetime(2009, 1, 1, tzinfo=dt.UTC)
    made_now = (
        CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key().public_key())
        .serial_number(7)
        .not_valid_before(day)
        .not_valid_after(day + dt.timedelta(days=900))
        .sign(key(), SHA256())
    )
    return x509.Certificate.load(made_now.public_bytes(Encoding.DER))


def old(form: bytes, sign: Callable[[bytes], bytes], extra: bytes = b"") -> bytes:
    """Make a file with a signature of an old form: `sign` signs the bytes around it."""
    room = 6000
    value = b"<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /%s %s /ByteRange [%s] /Contents <%s>>>" % (
        form,
        extra,
        b" " * 40,
        b"0" * room,
    )
    file = written(
        {
            1: b"<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [5 0 R] /SigFlags 3>>>>",
            2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources <<>> /Contents 4 0 R>>",
            4: stream(b"0 0 9 9 re f"),
            5: b"<</FT /Sig /T (Firma) /V 6 0 R>>",
            6: value,
        },
    )
    start = file.index(b"/Contents <0") + len(b"/Contents ")
    end = start + room + 2
    reach = b"0 %d %d %d" % (start, end, len(file) - end)
    file = file.replace(b"[" + b" " * 40 + b"]", b"[" + reach.ljust(40) + b"]")
    return file[: start + 1] + sign(file[:start] + file[end:]).hex().encode().ljust(room, b"0") + file[end - 1 :]


def message_of_digest(covered: bytes) -> bytes:
    """A message that holds the bytes' SHA-1 and signs that."""
    held = hashlib.sha1(covered).digest()  # noqa: S324 - the form's own
    holder = certificate()
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": holder.issuer, "serial_number": holder.serial_number},
                    ),
                },
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha1"}),
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "rsassa_pkcs1v15"}),
            "signature": key().sign(held, padding.PKCS1v15(), SHA1()),  # noqa: S303 - the form's own
        },
    )
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": "sha1"})],
            "encap_content_info": {"content_type": "data", "content": held},
            "certificates": [holder],
            "signer_infos": [signer],
        },
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": data}).dump())


def bare_signature(covered: bytes) -> bytes:
    return bytes(core.OctetString(key().sign(covered, padding.PKCS1v15(), SHA1())).dump())  # noqa: S303 - the form's own


def by_message() -> bytes:
    return old(b"adbe.pkcs7.sha1", message_of_digest)


def by_bare_signature() -> bytes:
    return old(b"adbe.x509.rsa_sha1", bare_signature, b"/Cert <%s>" % certificate().dump().hex().encode())


@pytest.mark.parametrize("make", [by_message, by_bare_signature])
def test_signatures_of_old_forms_are_read(make: Callable[[], bytes]) -> None:
    file = make()
    [found] = signatures(file)
    assert (found.name, found.intact, found.covers_whole_file, found.fault) == ("Antigua, S.A.", True, True, None)
    [changed] = signatures(file.replace(b"0 0 9 9 re f", b"0 0 9 8 re f"))
    assert (changed.name, changed.intact) == ("Antigua, S.A.", False)
