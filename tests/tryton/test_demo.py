"""The demo over Tryton's database, by its command."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import app
from tests.tryton.books import DATA

run = CliRunner()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tryton") / "demo"
    made = run.invoke(app.cli, ["demo-tryton", "--dir", str(folder), "--port", "8767", "--no-serve"])
    assert made.exit_code == 0, made.output
    assert app.DEMO_PASSWORD in made.output
    return folder


def test_it_says_where_it_is_and_who_may_log_in(folder: Path) -> None:
    """Three customers with different prices, and the staff."""
    demo = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    assert demo["url"] == "http://127.0.0.1:8767"
    assert [each["customerCode"] for each in demo["logins"]] == ["2", "3", "4", None]


def test_its_check_finds_nothing_that_could_not_be_served(folder: Path) -> None:
    """The mapping fits the database: what is not ok is a note or a warning."""
    checked = run.invoke(app.cli, ["check", "--dir", str(folder)])
    assert checked.exit_code == 0, checked.output


def test_its_figures_add_up_but_for_one_that_tryton_rounds_another_way(folder: Path) -> None:
    """Tryton taxes what is not yet rounded: one invoice's tax is a cent off its rate of its base. It is shown as stored."""
    checked = run.invoke(app.cli, ["check", "--figures", "--dir", str(folder)])
    assert checked.stdout.splitlines() == ["73\t111.42\t111.43\ta tax is not its rate of its base"]


def test_a_demo_that_is_there_is_kept(folder: Path) -> None:
    """Orders placed in it are not lost."""
    before = (folder / "erp.sqlite").stat().st_ino
    assert run.invoke(app.cli, ["demo-tryton", "--dir", str(folder), "--no-serve"]).exit_code == 0
    assert (folder / "erp.sqlite").stat().st_ino == before


def test_the_archive_is_the_one_of_the_tests() -> None:
    """One copy of the data is kept."""
    assert app.TRYTON_ARCHIVE == DATA / "tryton.sqlite.gz"
