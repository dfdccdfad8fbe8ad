"""graphql-core's tests come from the locked source distribution, and nothing else of it is unpacked."""

import tarfile
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pytest

from tools import fetch_graphql_core_tests as fetching


def test_the_locked_version_is_asked_for_with_its_hashes() -> None:
    wanted = version("graphql-core")
    requirement = fetching.requirement_of(wanted)
    assert requirement.startswith(f"graphql-core=={wanted} ")
    assert "--hash=sha256:" in requirement


def test_another_version_is_asked_for_without_hashes() -> None:
    assert fetching.requirement_of("0.0.1") == "graphql-core==0.0.1"


def test_only_the_tests_are_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "source.tar.gz"
    with tarfile.open(archive, "w:gz") as source:
        for name in ("x-1/tests/execution/test_a.py", "x-1/src/tests/test_b.py", "x-1/setup.py"):
            member = tarfile.TarInfo(name)
            member.size = 1
            source.addfile(member, BytesIO(b"#"))
    monkeypatch.setattr(fetching, "FOLDER", tmp_path / "unpacked")
    fetching.unpack(archive)
    unpacked = {str(path.relative_to(tmp_path / "unpacked")) for path in (tmp_path / "unpacked").rglob("*.py")}
    assert unpacked == {"graphql_core_tests/execution/test_a.py"}
