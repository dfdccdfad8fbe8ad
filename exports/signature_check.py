"""Whether the bytes of a PDF are those that its signatures speak of."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import core, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, extract_contents
from pyhanko.sign.validation.status import SignatureCoverageLevel

from exports.signatures import Signature, broken

OTHER_BYTES = "its bytes are not those signed"
NOT_ITS_KEY = "the signature is not by its certificate's key"
CHANGED_LATER = "changed after it was signed"

BARE_RSA = "/adbe.x509.rsa_sha1"
"""An old form (ISO 32000-1, 12.8.3.2): an RSA signature alone, the certificate beside it."""


def checked(pdf: bytes) -> Sequence[Signature]:
    """Check the signatures in the form of a PDF; one that can't be read is not intact."""
    try:
        # Lenient: a file by Word has cross-references in both forms, and is signed all the same.
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        if reader.encrypted:
            reader.decrypt("")
        fields = [(name, field) for name, _, field in enumerate_sig_fields(reader, filled_status=True)]
    except Exception as error:  # noqa: BLE001 - a parser of foreign bytes raises whatever it stumbles over
        return [broken(f"unreadable: {error}")]
    return [found for _, found in sorted((_of_field(reader, *field) for field in fields), key=lambda each: each[0])]


def _of_field(reader: PdfFileReader, name: str, field: Any) -> tuple[int, Signature]:
    """Check the signature in a field; give it with the number of the file's revision that it closed."""
    try:
        value = field.get_object()["/V"]
        if value.get("/SubFilter") == BARE_RSA:
            return 0, _bare(reader, value)
        embedded = EmbeddedPdfSignature(reader, field, name)
        return embedded.signed_revision, _of_message(embedded)
    except Exception as error:  # noqa: BLE001 - as above
        return 0, broken(f"unreadable: {error}")


def _of_message(embedded: EmbeddedPdfSignature) -> Signature:
    """Check a signature of the usual form: a message (CMS) with its signer's certificate."""
    content = embedded.signed_data["encap_content_info"]
    kind = content["content_type"].native
    digest, signed_at, same = embedded.compute_digest(), embedded.self_reported_timestamp, True
    if content["content"].native is not None:
        # The message holds what it signs: a time stamp on the bytes' digest, or, in an old form, their SHA-1 itself.
        held = bytes(content["content"])
        if kind == "tst_info":
            stamped = content["content"].parsed
            signed_at = stamped["gen_time"].native
            same = stamped["message_imprint"]["hashed_message"].native == digest
        else:
            same = held == embedded.compute_digest("sha1")
        digest = hashlib.new(embedded.md_algorithm, held).digest()
    fits, by_key = validate_sig_integrity(embedded.signer_info, embedded.signer_cert, kind, digest)
    embedded.compute_integrity_info()
    fault = None
    if not (fits and same):
        fault = OTHER_BYTES
    elif not by_key:
        fault = NOT_ITS_KEY
    elif not embedded.summarise_integrity_info()["docmdp_ok"]:
        fault = CHANGED_LATER
    whole = embedded.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return _told(embedded.signer_cert, signed_at, fault=fault, whole=whole)


def _bare(reader: PdfFileReader, value: DictionaryObject) -> Signature:
    """Check a signature of the old form; what was added after it is taken for a change."""
    stored = value["/Cert"]
    certificate = (stored[0] if isinstance(stored, ArrayObject) else stored).original_bytes
    contents = extract_contents(value)
    reader.stream.seek(0)
    pdf = reader.stream.read()
    start, before, after, rest = (int(number) for number in value["/ByteRange"])
    whole = start == 0 and after == before + 2 * len(contents) + 2 and after + rest == len(pdf)
    key = load_der_x509_certificate(certificate).public_key()
    fault = None if whole else CHANGED_LATER
    if not isinstance(key, RSAPublicKey):
        return broken("unreadable: not an RSA key")
    try:
        signature = core.OctetString.load(contents).native
        key.verify(signature, pdf[start : start + before] + pdf[after : after + rest], PKCS1v15(), SHA1())  # noqa: S303 - the form's own
    except InvalidSignature:
        fault = OTHER_BYTES
    return _told(x509.Certificate.load(certificate), None, fault=fault, whole=whole)


def _told(certificate: x509.Certificate, signed_at: datetime | None, *, fault: str | None, whole: bool) -> Signature:
    subject = certificate.subject.native
    return Signature(
        name=_text(subject.get("common_name")),
        organisation=_text(subject.get("organization_name")),
        signed_at=signed_at if signed_at is not None and signed_at.tzinfo else None,
        intact=fault is None,
        covers_whole_file=whole,
        fault=fault,
    )


def _text(value: object) -> str | None:
    """Give a part of a name; one that is there twice comes as a list."""
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return str(value) if value is not None else None
