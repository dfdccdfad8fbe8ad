"""The command line's view of the audit trail, and of figures that do not agree."""

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

import app

run = CliRunner()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    made = run.invoke(app.cli, ["demo", "--dir", str(folder), "--scale", "0.01", "--no-serve"])
    assert made.exit_code == 0, made.output
    with closing(sqlite3.connect(folder / "store.sqlite")) as store, store:
        (login_id,) = store.execute("SELECT id FROM login WHERE username = 'ventas'").fetchone()
        store.executemany(
            "INSERT INTO audit (at, action, outcome, login_id, username, customer_code, subject, address) "
            "VALUES (?, 'customer.read', 'ok', ?, 'ventas', ?, ?, '192.0.2.1')",
            [
                (f"2026-03-{day:02} 23:30:00.000000", login_id, f"0000{day % 3}", f"[b]día {day}")
                for day in range(1, 31)
            ],
        )
    return folder


def rows(folder: Path, *options: str) -> list[dict[str, str]]:
    done = run.invoke(app.cli, ["audit", "--csv", *options, "--dir", str(folder)])
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_the_newest_entries_come_first_as_many_as_wanted(folder: Path) -> None:
    found = rows(folder, "--login", "Ventas", "--limit", "4")
    assert [each["what"] for each in found] == [f"[b]día {day}" for day in (30, 29, 28, 27)]
    assert found[0] == {
        "when": "2026-03-30T23:30:00+00:00",
        "login": "ventas",
        "customer": "00000",
        "action": "customer.read",
        "outcome": "ok",
        "what": "[b]día 30",
        "from": "192.0.2.1",
    }


def test_entries_are_chosen_by_customer_action_and_the_companys_days(folder: Path) -> None:
    assert {each["customer"] for each in rows(folder, "--customer", "00001")} == {"00001"}
    assert [each["action"] for each in rows(folder, "--action", "login.add")] == ["login.add"] * 5
    # At 23:30 in UTC it is the next day already in Madrid.
    found = rows(folder, "--from", "2026-03-11", "--to", "2026-03-12")
    assert [each["what"] for each in found] == ["[b]día 11", "[b]día 10"]
    assert rows(folder, "--customer", "nadie") == []


def test_a_person_reads_a_table(folder: Path) -> None:
    done = run.invoke(
        app.cli, ["audit", "--to", "2026-03-31", "--limit", "1", "--dir", str(folder)], env={"COLUMNS": "160"}
    )
    assert done.exit_code == 0
    assert "2026-03-31 01:30:00" in done.output
    assert "[b]día 30" in done.output


def test_a_login_that_does_not_exist_is_said(folder: Path) -> None:
    done = run.invoke(app.cli, ["audit", "--login", "nadie", "--dir", str(folder)])
    assert done.exit_code == 2
    assert "nadie" in done.output


def test_accounts_that_close_with_another_figure_than_is_owed_are_listed(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "erp.sqlite"
    copy.write_bytes((folder / "erp.sqlite").read_bytes())
    with closing(sqlite3.connect(copy)) as erp, erp:
        erp.execute(
            "UPDATE ledger_entry SET debit = debit + 0.01 WHERE rowid = (SELECT max(rowid) FROM ledger_entry WHERE "
            "customer_code = '00010' AND NOT is_opening_or_closing)"
        )
    settings = (folder / "office.env").read_text(encoding="utf-8")
    (tmp_path / "office.env").write_text(settings.replace(str(folder / "erp.sqlite"), str(copy)), encoding="utf-8")
    checked = run.invoke(app.cli, ["check", "--figures", "--dir", str(tmp_path)])
    assert checked.exit_code == 1
    ((customer, closing_balance, outstanding, _),) = [line.split("\t") for line in checked.stdout.splitlines()]
    assert customer == "00010"
    assert f"{float(closing_balance) - float(outstanding):.2f}" == "0.01"
