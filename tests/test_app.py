"""The command line, as somebody who has never seen it uses it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from typer.testing import CliRunner

import app
from schema.build import build_schema
from schema.http.connections import Connection
from schema.http.lane import Lane
from schema.http.settings import HttpSettings
from tests.office import cheap_settings

run = CliRunner()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo, made by its command."""
    folder = tmp_path_factory.mktemp("office")
    made = run.invoke(app.cli, ["demo", "--dir", str(folder), "--scale", "0.01", "--port", "8765", "--no-serve"])
    assert made.exit_code == 0, made.output
    return folder


def user(folder: Path, *words: str, typed: str | None = None) -> tuple[int, str]:
    done = run.invoke(app.cli, ["user", *words, "--dir", str(folder)], input=typed)
    return done.exit_code, done.output


def test_the_demo_says_where_it_is_and_who_may_log_in(folder: Path) -> None:
    demo = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    assert demo["url"] == "http://127.0.0.1:8765"
    assert [(each["username"], each["role"]) for each in demo["logins"]] == [
        ("compras", "CUSTOMER"),
        ("almacen", "CUSTOMER"),
        ("grupo", "CUSTOMER"),
        ("vecino", "CUSTOMER"),
        ("ventas", "STAFF"),
    ]
    assert all(set(each) == {"username", "password", "role", "customerCode"} for each in demo["logins"])


def test_what_the_demo_keeps_is_its_owners_alone(folder: Path) -> None:
    for name in ("demo.json", "office.env", "secret", "store.sqlite"):
        assert (folder / name).stat().st_mode & 0o077 == 0, name


def test_a_demo_that_is_there_is_kept(folder: Path) -> None:
    before = (folder / "erp.sqlite").stat().st_ino
    words = ["demo", "--dir", str(folder), "--scale", "0.01", "--port", "8766", "--no-serve"]
    assert run.invoke(app.cli, words).exit_code == 0
    assert (folder / "erp.sqlite").stat().st_ino == before
    assert json.loads((folder / "demo.json").read_text(encoding="utf-8"))["url"].endswith(":8766")


def test_logins_are_added_shut_out_and_listed(folder: Path) -> None:
    code, output = user(
        folder, "add", "nuevo", "--name", "Nuria Nuevo", "--customer", "00001", "--permission", "SEE_PRICES"
    )
    assert code == 0
    assert output.startswith("nuevo\t")
    assert user(folder, "disable", "nuevo")[0] == 0
    code, output = user(folder, "list")
    assert "nuevo" in output
    assert "no" in next(line for line in output.splitlines() if "nuevo" in line)
    assert user(folder, "enable", "nuevo")[0] == 0


def test_a_login_for_nobody_known_is_refused_with_what_is_wrong(folder: Path) -> None:
    code, output = user(folder, "add", "otro", "--name", "Otro", "--customer", "NO-HAY")
    assert code == 1
    assert "NO-HAY" in output
    assert user(folder, "disable", "nadie")[0] == 1


def test_a_password_is_made_up_or_asked_for(folder: Path) -> None:
    assert user(folder, "password", "vecino")[1].startswith("vecino\t")
    secret = "una-clave-larga-7\n"
    code, output = user(folder, "password", "vecino", "--ask", typed=secret * 2)
    assert code == 0
    assert secret.strip() not in output


def test_a_reset_token_is_printed(folder: Path) -> None:
    assert user(folder, "reset-token", "vecino")[1].startswith("vecino\t")


def test_logins_are_imported_all_or_none(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "logins.csv"
    file.write_text(
        "username,name,email,role,customers,permissions\nuno,Uno,,CUSTOMER,00001;00002,\ndos,Dos,,CUSTOMER,NO-HAY,\n",
        encoding="utf-8",
    )
    code, output = user(folder, "import", str(file))
    assert code == 1
    assert "line 3" in output
    assert "uno" not in user(folder, "list")[1]
    file.write_text(file.read_text(encoding="utf-8").replace("NO-HAY", "00002"), encoding="utf-8")
    assert user(folder, "import", str(file))[0] == 0
    assert "uno" in user(folder, "list")[1]


def test_check_says_whether_the_database_can_be_served(folder: Path, tmp_path: Path) -> None:
    assert run.invoke(app.cli, ["check", "--dir", str(folder)]).exit_code == 0
    settings = (folder / "office.env").read_text(encoding="utf-8")
    (tmp_path / "office.env").write_text(settings.replace("erp.sqlite", "empty.sqlite"), encoding="utf-8")
    checked = run.invoke(app.cli, ["check", "--dir", str(tmp_path)])
    assert checked.exit_code == 1
    assert "sales_order_line" in checked.output


def test_check_lists_the_invoices_that_do_not_add_up(folder: Path, tmp_path: Path) -> None:
    checked = run.invoke(app.cli, ["check", "--figures", "--dir", str(folder)])
    assert (checked.exit_code, checked.stdout) == (0, "")
    copy = tmp_path / "erp.sqlite"
    copy.write_bytes((folder / "erp.sqlite").read_bytes())
    with closing(sqlite3.connect(copy)) as erp, erp:
        (number,) = erp.execute("SELECT max(number) FROM invoice WHERE total > 0").fetchone()
        erp.execute("UPDATE invoice SET total = total + 0.01 WHERE number = ?", (number,))
    settings = (folder / "office.env").read_text(encoding="utf-8")
    (tmp_path / "office.env").write_text(settings.replace(str(folder / "erp.sqlite"), str(copy)), encoding="utf-8")
    checked = run.invoke(app.cli, ["check", "--figures", "--dir", str(tmp_path)])
    assert checked.exit_code == 1
    assert [line.split("\t")[0] for line in checked.stdout.splitlines()] == [number, number]
    assert "the total" in checked.stdout
    assert "the due dates" in checked.stdout


def test_the_schema_is_printed() -> None:
    assert run.invoke(app.cli, ["schema"]).output == build_schema().as_str() + "\n"


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"OFFICE_ERP__URI": "sqlite://"}, "OFFICE_ERP__URI"),
        ({"OFFICE_ERP__URL": "nonsense"}, "OFFICE_ERP__URL"),
        ({"OFFICE_ERP__URL": "sqlite://"}, "OFFICE_LOGIN__SECRET: required"),
        (
            {"OFFICE_ERP__URL": "sqlite://", "OFFICE_STORE__URL": "sqlite://", "OFFICE_LOGIN__SECRET": "short"},
            "OFFICE_LOGIN__SECRET",
        ),
        (
            {
                "OFFICE_ERP__URL": "sqlite://",
                "OFFICE_STORE__URL": "sqlite://",
                "OFFICE_LOGIN__SECRET": "x" * 32,
                "OFFICE_HTTP__MANIFEST": "nowhere.json",
            },
            "nowhere.json can't be read",
        ),
    ],
)
def test_a_wrong_setting_is_said_at_start(variables: dict[str, str], said: str) -> None:
    started = run.invoke(app.cli, ["serve"], env=variables)
    assert started.exit_code == 2
    assert said in started.output


@pytest.mark.parametrize("lane", [True, False])
def test_the_lane_is_taken_unless_it_is_set_otherwise(tmp_path: Path, lane: bool) -> None:
    settings = cheap_settings(tmp_path, http=HttpSettings(lane=lane))
    protocol = app.http_protocol(app.create_app(settings))
    assert isinstance(protocol, type)
    assert issubclass(protocol, Connection)
    assert issubclass(protocol, Lane) == lane


@pytest.mark.parametrize("executor", ["levels", "graphql-core"])
def test_operations_are_run_by_the_executor_that_is_set(
    tmp_path: Path, executor: Literal["levels", "graphql-core"]
) -> None:
    settings = cheap_settings(tmp_path, http=HttpSettings(executor=executor))
    service = app.create_app(settings).state.service
    assert service._executor.only_graphql_core == (executor == "graphql-core")


def test_without_an_office_it_says_how_to_get_one(tmp_path: Path) -> None:
    started = run.invoke(app.cli, ["serve", "--dir", str(tmp_path)])
    assert started.exit_code == 2
    assert "python -m app demo" in started.output
