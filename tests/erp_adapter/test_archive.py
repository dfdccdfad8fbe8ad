"""A uri of the ERP's leads to a file below the archive's folder, and nowhere else."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from erp_adapter.archive import MOST_BYTES, read_archived

OURS, OUTSIDE = b"an invoice", b"a secret"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive with two files, beside a folder that is not the archive."""
    inside = tmp_path / "archive"
    (inside / "2026" / "03").mkdir(parents=True)
    (inside / "F 1.pdf").write_bytes(OURS)
    (inside / "2026" / "03" / "F-1.pdf").write_bytes(OURS)
    (tmp_path / "archive-of-others").mkdir()
    (tmp_path / "archive-of-others" / "F-1.pdf").write_bytes(OUTSIDE)
    (tmp_path / "secret.pdf").write_bytes(OUTSIDE)
    return inside


@pytest.mark.parametrize(
    "uri",
    [
        "F 1.pdf",
        "2026/03/F-1.pdf",
        "2026\\03\\F-1.pdf",
        ".\\2026/03/F-1.pdf",
        "2026/../F 1.pdf",
        "file:F%201.pdf",
        "file:2026%5C03%5CF-1.pdf",
    ],
)
def test_a_file_below_the_folder_is_read_however_its_path_is_written(folder: Path, uri: str) -> None:
    assert read_archived(folder, uri) == OURS


@pytest.mark.parametrize("written", ["{}", "file://{}", "FILE://{}", "file://localhost{}", "file:{}"])
def test_an_absolute_path_is_followed_where_it_leads_below_the_folder(folder: Path, written: str) -> None:
    assert read_archived(folder, written.format(folder / "2026" / "03" / "F-1.pdf")) == OURS
    assert read_archived(folder, written.format(folder.parent / "secret.pdf")) is None
    assert read_archived(folder, written.format(folder.parent / "archive-of-others" / "F-1.pdf")) is None


@pytest.mark.parametrize(
    "uri",
    [
        "../secret.pdf",
        "..\\secret.pdf",
        "2026/../../secret.pdf",
        "2026\\..\\..\\secret.pdf",
        "file:../secret.pdf",
        "file:%2e%2e%2fsecret.pdf",
        "file:%2e%2e%5csecret.pdf",
        "../archive-of-others/F-1.pdf",
        "/etc/passwd",
        "file:///etc/passwd",
        "file:///proc/self/environ",
    ],
)
def test_nothing_outside_the_folder_is_read(folder: Path, uri: str) -> None:
    assert read_archived(folder, uri) is None


@pytest.mark.parametrize(
    "uri",
    [
        "http://127.0.0.1/F-1.pdf",
        "HTTPS://files.example/F-1.pdf",
        "ftp://files.example/F-1.pdf",
        "file://server/share/F-1.pdf",
        "file:////server/share/F-1.pdf",
        "file:%2F%2Fserver/share/F-1.pdf",
        "\\\\server\\share\\F-1.pdf",
        "//server/share/F-1.pdf",
    ],
)
def test_no_other_machine_is_asked(folder: Path, uri: str) -> None:
    """Not even if the folder had a file of that name."""
    for part in ("http:/127.0.0.1", "HTTPS:/files.example", "ftp:/files.example", "file:/server/share", "server/share"):
        (folder / part).mkdir(parents=True)
        (folder / part / "F-1.pdf").write_bytes(OURS)
    assert read_archived(folder, uri) is None


@pytest.mark.parametrize(
    "uri", ["", ".", "/", "2026", "none.pdf", "F 1.pdf\0", "file:F%201.pdf%00", "a" * 5000, "F 1.pdf/x", "C:\\F-1.pdf"]
)
def test_what_is_no_file_is_none(folder: Path, uri: str) -> None:
    assert read_archived(folder, uri) is None


def test_a_folder_that_is_gone_has_no_files(tmp_path: Path) -> None:
    assert read_archived(tmp_path / "gone", "F-1.pdf") is None


def link_to_a_file(folder: Path) -> str:
    (folder / "link.pdf").symlink_to(folder.parent / "secret.pdf")
    return "link.pdf"


def link_to_a_folder(folder: Path) -> str:
    (folder / "link").symlink_to(folder.parent)
    return "link/secret.pdf"


def link_through_a_link(folder: Path) -> str:
    (folder / "first").symlink_to(folder / "second")
    (folder / "second").symlink_to(folder.parent)
    return "first/secret.pdf"


def link_in_a_circle(folder: Path) -> str:
    (folder / "circle.pdf").symlink_to(folder / "circle.pdf")
    return "circle.pdf"


def pipe(folder: Path) -> str:
    """One that nobody writes to: whoever opened it would wait for ever."""
    os.mkfifo(folder / "pipe.pdf")
    return "pipe.pdf"


@pytest.mark.parametrize("trap", [link_to_a_file, link_to_a_folder, link_through_a_link, link_in_a_circle, pipe])
def test_a_link_out_of_the_folder_leads_nowhere(folder: Path, trap: Callable[[Path], str]) -> None:
    assert read_archived(folder, trap(folder)) is None


def test_links_within_the_folder_and_to_it_are_followed(folder: Path) -> None:
    (folder / "newest").symlink_to(folder / "2026")
    (folder.parent / "mounted").symlink_to(folder)
    assert read_archived(folder.parent / "mounted", "newest/03/F-1.pdf") == OURS


@pytest.mark.parametrize(("size", "read"), [(0, False), (1, True), (MOST_BYTES, True), (MOST_BYTES + 1, False)])
def test_a_file_has_a_largest_size_and_an_empty_one_is_none(folder: Path, size: int, *, read: bool) -> None:
    with (folder / "sized.pdf").open("wb") as file:
        file.truncate(size)
    assert (read_archived(folder, "sized.pdf") is not None) is read
