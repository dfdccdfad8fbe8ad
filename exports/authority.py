"""An authority that signs the demo's invoices: «Autoridad de pruebas», made anew each time, trusted by nobody."""

import asyncio
from datetime import UTC, datetime
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1, translate_pyca_cryptography_key_to_asn1
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

AUTHORITY = "Autoridad de pruebas (sin validez)"
FIELD = "Firma"
FROM, UNTIL = datetime(2000, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, tzinfo=UTC)


class DemoAuthority:
    """Signs in a company's name with keys of its own, kept nowhere.

    `root` is its own certificate in DER, for tests that want to trust it.
    """

    def __init__(self, company: str, tax_id: str) -> None:
        root_key, key = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
        name = _name({NameOID.COMMON_NAME: AUTHORITY})
        root = _certificate(name, root_key, name, root_key, authority=True)
        subject = _name(
            {
                NameOID.COMMON_NAME: f"{company} (pruebas)",
                NameOID.ORGANIZATION_NAME: company,
                NameOID.ORGANIZATION_IDENTIFIER: f"VATES-{tax_id}",
            },
        )
        certificate = _certificate(subject, key, name, root_key, authority=False)
        self.root = translate_pyca_cryptography_cert_to_asn1(root)
        known = SimpleCertificateStore()
        known.register(self.root)
        self._signer = SimpleSigner(
            signing_cert=translate_pyca_cryptography_cert_to_asn1(certificate),
            signing_key=translate_pyca_cryptography_key_to_asn1(key),
            cert_registry=known,
        )

    def sign(self, pdf: bytes, signed_at: datetime, *, field: str = FIELD) -> bytes:
        """Sign a PDF (PAdES-B) with nothing to be seen on its pages; not from within an event loop.

        A second signature needs a field of its own.
        """
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        if writer.prev.encrypted:
            writer.encrypt("")
        target = BytesIO()
        asyncio.run(_DatedSigner(self._signer, signed_at, field).async_sign_pdf(writer, output=target))
        return target.getvalue()


class _DatedSigner(PdfSigner):
    """Signs on a given day: pyhanko signs now."""

    def __init__(self, signer: SimpleSigner, signed_at: datetime, field: str) -> None:
        super().__init__(PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES), signer)
        self._signed_at = signed_at

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._signed_at
        return session


def _name(parts: dict[x509.ObjectIdentifier, str]) -> x509.Name:
    country = x509.NameAttribute(NameOID.COUNTRY_NAME, "ES")
    return x509.Name([country, *(x509.NameAttribute(kind, text) for kind, text in parts.items())])


def _certificate(
    subject: x509.Name,
    key: EllipticCurvePrivateKey,
    issuer: x509.Name,
    issuer_key: EllipticCurvePrivateKey,
    *,
    authority: bool,
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(UNTIL)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=0 if authority else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    return builder.sign(issuer_key, SHA256())
