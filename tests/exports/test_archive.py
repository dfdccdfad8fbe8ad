import datetime as dt
from pathlib import Path

import pytest

from erp_adapter.domain.invoices import DocumentState
from erp_adapter.domain.printing import ArchivedFile
from exports.archive import fill_archive
from exports.issuing import issue
from exports.signatures import signatures
from tests.exports.pdf_files import texts
from tests.exports.printed import COMPANY, printed

FILES = [("F-1.pdf", printed("F/1"), True), ("2024/F-2.pdf", printed("F/2"), False), ("F-3.pdf", printed("F/3"), True)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    filled = tmp_path_factory.mktemp("archive") / "invoices"
    fill_archive(filled, FILES)
    return filled


def test_each_file_stands_where_its_uri_says(folder: Path) -> None:
    found = {each.relative_to(folder).as_posix() for each in folder.rglob("*.pdf")}
    assert found == {uri for uri, _, _ in FILES}


@pytest.mark.parametrize(("uri", "signed"), [(uri, signed) for uri, _, signed in FILES])
def test_those_asked_for_are_signed_on_the_day_of_issue(folder: Path, uri: str, signed: bool) -> None:
    found = [(each.organisation, each.signed_at, each.intact) for each in signatures((folder / uri).read_bytes())]
    assert found == ([(COMPANY.name, dt.datetime(2024, 5, 31, 18, tzinfo=dt.UTC), True)] if signed else [])


def test_the_files_are_originals(folder: Path) -> None:
    for uri, invoice, _ in FILES:
        text = "".join(texts((folder / uri).read_bytes()))
        assert invoice.head.number in text
        assert "DUPLICADO" not in text.upper()


@pytest.mark.parametrize(("uri", "signed"), [(uri, signed) for uri, _, signed in FILES])
def test_the_archive_is_handed_out_by_the_rule(folder: Path, uri: str, signed: bool) -> None:
    content = (folder / uri).read_bytes()
    issued = issue(ArchivedFile(content, "application/pdf", signed), None, locale="es")
    assert issued.state is (DocumentState.SIGNED_ORIGINAL if signed else DocumentState.DUPLICATE)
    assert (issued.content == content) is signed
    assert all("DUPLICADO" in text for text in texts(issued.content)) is not signed


@pytest.mark.parametrize("uri", ["../F-1.pdf", "/etc/F-1.pdf", "a/../../F-1.pdf"])
def test_no_file_is_written_outside(tmp_path: Path, uri: str) -> None:
    with pytest.raises(ValueError, match="outside"):
        fill_archive(tmp_path / "archive", [(uri, printed(), False)])
