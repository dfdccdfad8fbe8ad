"""`python -m app check`, as an ERP's administrator uses it."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import app
from erp_adapter.mapping import load_mapping
from tests.office import Demo

run = CliRunner()


@pytest.fixture
def folder(demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office on a copy of the demo's ERP."""
    for name in [each for each in os.environ if each.startswith("OFFICE_")]:
        monkeypatch.delenv(name)
    for name in ("erp.sqlite", "store.sqlite"):
        shutil.copy(demo.folder / name, tmp_path / name)
    settings = {
        "OFFICE_ERP__URL": f"sqlite:///{tmp_path}/erp.sqlite",
        "OFFICE_STORE__URL": f"sqlite:///{tmp_path}/store.sqlite",
        "OFFICE_LOGIN__SECRET": "x" * 40,
    }
    (tmp_path / "office.env").write_text("".join(f"{name}='{value}'\n" for name, value in settings.items()))
    return tmp_path


def change(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "erp.sqlite")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def check(folder: Path, *words: str) -> Result:
    return run.invoke(app.cli, ["check", *words, "--dir", str(folder)], env={"COLUMNS": "200"})


def test_an_erp_that_can_be_served_ends_with_0(folder: Path) -> None:
    """Every relation and look-up has a line."""
    checked = check(folder)
    assert checked.exit_code == 0, checked.output
    assert "sales_order_line" in checked.output
    assert "orders of a customer, newest first" in checked.output
    assert "To be run" not in checked.output


def test_what_is_wrong_ends_with_1_and_is_said_in_its_line(folder: Path) -> None:
    change(folder, "UPDATE product SET base_price = 'caro'")
    checked = check(folder)
    assert checked.exit_code == 1
    (line,) = [line for line in checked.output.splitlines() if line.startswith("│ product ")]
    assert "no" in line
    assert "base_price: 'caro' is text instead of a decimal" in line
    assert "look-up" not in checked.output


def test_a_warning_ends_with_0_and_what_puts_it_right_can_be_copied(folder: Path) -> None:
    """The statement stands in one line, outside of the table."""
    change(
        folder,
        "DROP INDEX ix_invoice_line_product",
        "CREATE TABLE copied AS SELECT * FROM invoice_line",
        "DROP TABLE invoice_line",
        "ALTER TABLE copied RENAME TO invoice_line",
        *["INSERT INTO invoice_line SELECT * FROM invoice_line"] * 6,
    )
    checked = check(folder)
    assert checked.exit_code == 0, checked.output
    statement = "CREATE INDEX ix_office_invoice_line_invoice_number_position ON invoice_line (invoice_number, position)"
    assert f"{statement};" in checked.output.splitlines()
    change(folder, statement)
    assert "To be run" not in check(folder).output


def test_a_database_that_does_not_answer_is_said_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICE_ERP__URL", f"sqlite:///{folder}/no/erp.sqlite")
    checked = check(folder)
    assert checked.exit_code == 2
    assert "unable to open database file" in checked.output
    assert "relation" not in checked.output


def test_a_draft_of_a_mapping_is_printed_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    """Of the office's own database, or of another by its address: then no settings are needed."""
    ours = check(folder, "--introspect")
    other = run.invoke(app.cli, ["check", "--introspect", "--url", f"sqlite:///{folder}/erp.sqlite"])
    assert (ours.exit_code, other.exit_code) == (0, 0)
    assert ours.stdout == other.stdout
    file = tmp_path / "draft.toml"
    file.write_text(ours.stdout, encoding="utf-8")
    assert load_mapping(file).missing == ()


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.sqlite", "no address", "oracle://somewhere", "odd://here"])
def test_a_database_that_cannot_be_looked_at_is_said_plainly(url: str) -> None:
    done = run.invoke(app.cli, ["check", "--introspect", "--url", url])
    assert done.exit_code == 2
    assert "can't be looked at" in done.output
