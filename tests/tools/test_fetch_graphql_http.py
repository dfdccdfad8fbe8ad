"""The audits come from the locked package, once for each lock, and their absence is said and does no harm."""

import sys
from pathlib import Path

import pytest

from tools import fetch_graphql_http as fetching


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock of its own, and an npm that makes nothing but the folder."""
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(fetching, "FOLDER", tmp_path)
    monkeypatch.setattr(fetching, "STAMP", tmp_path / "node_modules" / "lock.sha256")
    monkeypatch.setattr(fetching, "node", lambda: Path(sys.executable))
    install(monkeypatch, "import pathlib; pathlib.Path('node_modules').mkdir(exist_ok=True)")
    return tmp_path


def install(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(fetching, "npm_of", lambda node: [str(node), "-c", program])


def test_what_is_fetched_is_there_until_the_lock_is_another(folder: Path) -> None:
    assert not fetching.is_fetched()
    assert fetching.fetch() is None
    assert fetching.is_fetched()
    (folder / "package-lock.json").write_text('{"packages": {}}', encoding="utf-8")
    assert not fetching.is_fetched()


def test_an_npm_that_fails_is_told_and_half_is_done_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, "raise SystemExit(1)")
    assert fetching.main() == 0
    assert "could not" in capsys.readouterr().err
    assert not fetching.is_fetched()
    assert list(folder.iterdir()) == [folder / "package-lock.json"]
