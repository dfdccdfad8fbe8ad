import csv
import datetime as dt
import hashlib
import io
from collections.abc import AsyncIterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.invoices import DocumentState
from erp_adapter.domain.printing import ArchivedFile
from exports.authority import DemoAuthority
from exports.bundle import BundleEntry, Names, write_bundle
from exports.issuing import Issued, Reason, issue
from exports.signatures import signatures
from tests.exports.pdf_files import made

DAY = dt.date(2024, 5, 31)
PAPER = Issued(b"%PDF-1.7 stands for a document", DocumentState.DUPLICATE)


def entry(number: str, document: Issued | Reason = PAPER) -> BundleEntry:
    return BundleEntry(InvoiceNumber(number), DAY, document)


async def stream(*entries: BundleEntry) -> AsyncIterator[BundleEntry]:
    for each in entries:
        yield each


def left_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.fixture(scope="module")
def signed() -> bytes:
    return DemoAuthority("Distribuciones", "B1").sign(made(), dt.datetime(2024, 5, 31, tzinfo=dt.UTC))


async def test_a_signed_document_comes_out_of_the_zip_as_it_was(signed: bytes, tmp_path: Path) -> None:
    target = tmp_path / "facturas.zip"
    issued = issue(ArchivedFile(signed, "application/pdf", signed=True), None, locale="es")
    assert await write_bundle(stream(entry("F-1", issued)), "es", target) == 1
    with ZipFile(target) as bundle:
        content = bundle.read("F-1.pdf")
    assert hashlib.sha256(content).digest() == hashlib.sha256(signed).digest()
    assert [each.intact for each in signatures(content)] == [True]


async def test_documents_are_stored_as_they_are_with_their_day(tmp_path: Path) -> None:
    await write_bundle(stream(entry("F-1"), entry("F-2")), "es", tmp_path / "zip")
    with ZipFile(tmp_path / "zip") as bundle:
        assert bundle.testzip() is None
        [one, two] = bundle.infolist()
    assert (one.filename, two.filename) == ("F-1.pdf", "F-2.pdf")
    assert (one.compress_type, one.date_time) == (ZIP_STORED, (2024, 5, 31, 0, 0, 0))


@pytest.mark.parametrize(
    ("locale", "name", "expected"),
    [
        ("es", "no-disponibles.csv", [["Factura", "Motivo"], ["F-2", "No se conserva el documento."]]),
        ("en", "unavailable.csv", [["Invoice", "Reason"], ["F-2", "The document is not kept."]]),
    ],
)
async def test_what_is_missing_is_listed_with_its_reason(
    tmp_path: Path,
    locale: str,
    name: str,
    expected: list[list[str]],
) -> None:
    assert await write_bundle(stream(entry("F-1"), entry("F-2", "missing")), locale, tmp_path / "zip") == 1
    with ZipFile(tmp_path / "zip") as bundle:
        assert bundle.namelist() == ["F-1.pdf", name]
        text = bundle.read(name).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text), delimiter="," if locale == "en" else ";")) == expected


@pytest.mark.parametrize("locale", ["es", "en"])
async def test_every_reason_has_words(tmp_path: Path, locale: str) -> None:
    reasons: list[Reason] = ["missing", "broken", "encrypted", "altered"]
    entries = [entry(f"F-{reason}", reason) for reason in reasons]
    assert await write_bundle(stream(*entries), locale, tmp_path / "zip") == 0
    with ZipFile(tmp_path / "zip") as bundle:
        [name] = bundle.namelist()
        assert bundle.read(name).count(b"\r\n") == 5


async def test_a_number_is_no_formula_in_the_list(tmp_path: Path) -> None:
    await write_bundle(stream(entry("=1+1", "missing")), "es", tmp_path / "zip")
    with ZipFile(tmp_path / "zip") as bundle:
        assert b"'=1+1;" in bundle.read("no-disponibles.csv")


async def test_a_bundle_that_fails_leaves_no_file(tmp_path: Path) -> None:
    async def failing() -> AsyncIterator[BundleEntry]:
        yield entry("F-1")
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await write_bundle(failing(), "es", tmp_path / "zip")
    assert left_in(tmp_path) == []


async def test_a_name_with_accents_is_read_back(tmp_path: Path) -> None:
    await write_bundle(stream(entry("Ñandú/1")), "es", tmp_path / "zip")
    with ZipFile(tmp_path / "zip") as bundle:
        [info] = bundle.infolist()
    assert (info.filename, info.flag_bits & 0x800) == ("Ñandú-1.pdf", 0x800)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("F/2026/1", "F-2026-1.pdf"),
        ("../../etc/passwd", "-..-etc-passwd.pdf"),
        ("C:\\F", "C--F.pdf"),
        ('a<b>c:d"e|f?g*h', "a-b-c-d-e-f-g-h.pdf"),
        ("F\n1\x00", "F-1-.pdf"),
        ("fdp.\u202eF", "fdp.-F.pdf"),
        ("\ud800", "-.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.x", "_LPT1.x.pdf"),
        ("...", "-.pdf"),
        ("", "-.pdf"),
        ("N\u0303", "Ñ.pdf"),
        ("9" * 300, "9" * 80 + ".pdf"),
    ],
)
def test_names_are_safe_on_every_system(number: str, name: str) -> None:
    assert Names().of(number) == name


def test_names_are_each_their_own_and_none_is_the_lists() -> None:
    names = Names("F-1.pdf")
    assert [names.of(each) for each in ("f-1", "F/1", "F-1 (2)")] == ["f-1 (2).pdf", "F-1 (3).pdf", "F-1 (2) (2).pdf"]
