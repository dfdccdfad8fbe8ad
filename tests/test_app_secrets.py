"""Secrets: where they come from, and that nothing shows them."""

import traceback
from pathlib import Path

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

import app
from resolvers.secret_files import MOST_BYTES
from tests.office import cheap_settings

run = CliRunner()
SECRET = "a-secret-of-thirty-two-bytes-or-more"
OTHER = "another-secret-of-thirty-two-bytes-or-more"
PASSWORD = "hidden-password"
PLAIN = {
    "OFFICE_ERP__URL": f"postgresql+asyncpg://office:{PASSWORD}@127.0.0.1:1/erp",
    "OFFICE_STORE__URL": f"postgresql+asyncpg://office:{PASSWORD}@127.0.0.1:1/store",
    "OFFICE_STORE__REDIS": f"redis://:{PASSWORD}@127.0.0.1:1/0",
    "OFFICE_LOGIN__SECRET": SECRET,
    "OFFICE_LOGIN__OTHER_SECRETS": OTHER,
}
KEPT = (SECRET, OTHER, PASSWORD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place for files that are their owner's alone."""
    tmp_path.joinpath("files").mkdir()
    return tmp_path / "files"


def written(folder: Path, name: str, text: str | bytes, mode: int = 0o600) -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    path.chmod(mode)
    return str(path)


def settings_of(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> app.Settings:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return app.read_settings(None)


def by_files(folder: Path) -> dict[str, str]:
    return {f"{name}_FILE": written(folder, name, f"{value}\n") for name, value in PLAIN.items()}


@pytest.mark.parametrize("way", ["variables", "files"])
def test_secrets_come_from_variables_or_from_files(folder: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    settings = settings_of(monkeypatch, PLAIN if way == "variables" else by_files(folder))
    assert settings.login.secrets == (SECRET, OTHER)
    assert (settings.erp.url, settings.store.url) == (PLAIN["OFFICE_ERP__URL"], PLAIN["OFFICE_STORE__URL"])
    assert str(settings.store.redis) == PLAIN["OFFICE_STORE__REDIS"]


def test_the_file_of_a_secret_may_be_named_in_the_offices_own_file(folder: Path) -> None:
    lines = [f"{name}='{value}'\n" for name, value in by_files(folder).items()]
    written(folder, app.SETTINGS_FILE, "".join(lines))
    assert app.read_settings(folder).login.secrets == (SECRET, OTHER)


def test_other_secrets_are_one_a_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(folder, "others", f"{OTHER}\n\n  {SECRET[::-1]}  \r\n{SECRET}\n")
    variables = {name: value for name, value in PLAIN.items() if name != "OFFICE_LOGIN__OTHER_SECRETS"}
    settings = settings_of(monkeypatch, {**variables, "OFFICE_LOGIN__OTHER_SECRETS_FILE": file})
    assert settings.login.secrets == (SECRET, OTHER, SECRET[::-1])


@pytest.mark.parametrize("way", [repr, str])
@pytest.mark.parametrize("source", ["variables", "files"])
def test_settings_do_not_show_what_is_secret(
    folder: Path, monkeypatch: pytest.MonkeyPatch, way: type, source: str
) -> None:
    settings = settings_of(monkeypatch, PLAIN if source == "variables" else by_files(folder))
    for shown in (settings, settings.erp, settings.store, settings.login, settings.model_fields_set):
        assert not [secret for secret in KEPT if secret in way(shown)]


def test_an_error_of_a_setting_does_not_show_what_is_secret() -> None:
    wrong = {
        "erp": {"url": f"nonsense://office:{PASSWORD}@erp/x"},
        "store": {"url": PLAIN["OFFICE_STORE__URL"], "redis": f"http://{PASSWORD}"},
        "login": {"secret": "short-secret", "other_secrets": PASSWORD},
    }
    with pytest.raises(ValidationError) as refused:
        app.Settings.model_validate(wrong)
    shown = "".join(traceback.format_exception(refused.value))
    assert not [secret for secret in ("short-secret", PASSWORD) if secret in shown]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OFFICE_ERP__URL", f"nonsense://office:{PASSWORD}@erp/x"),
        ("OFFICE_STORE__REDIS", f"http://{PASSWORD}"),
        ("OFFICE_LOGIN__SECRET", PASSWORD),
        ("OFFICE_LOGIN__OTHER_SECRETS", PASSWORD),
        ("OFFICE_STORE__URL", PLAIN["OFFICE_STORE__URL"]),
    ],
)
def test_a_start_that_fails_does_not_show_what_is_secret(name: str, value: str) -> None:
    started = run.invoke(app.cli, ["user", "list"], env={**PLAIN, "OFFICE_ERP__URL": "sqlite://", name: value})
    assert started.exit_code == 2
    shown = started.output + "".join(traceback.format_exception(started.exception))
    assert not [secret for secret in KEPT if secret in shown]


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        (SECRET, 0o644, "chmod o="),
        (SECRET, 0o602, "chmod o="),
        ("", 0o600, "empty"),
        ("\n", 0o600, "empty"),
        (b"\xff" * 40, 0o600, "UTF-8"),
        (b"x" * (MOST_BYTES + 1), 0o600, "more than"),
        ("short", 0o600, "OFFICE_LOGIN__SECRET"),
    ],
)
def test_a_file_that_is_not_as_a_secrets_must_be_is_refused(
    folder: Path, text: str | bytes, mode: int, said: str
) -> None:
    variables = {**by_files(folder), "OFFICE_LOGIN__SECRET_FILE": written(folder, "wrong", text, mode)}
    started = run.invoke(app.cli, ["user", "list"], env=variables)
    assert started.exit_code == 2
    assert "OFFICE_LOGIN__SECRET" in started.output
    assert said in started.output
    assert SECRET not in started.output


@pytest.mark.parametrize("path", ["nowhere", "."])
def test_a_file_that_is_not_there_is_said(folder: Path, path: str) -> None:
    variables = {**by_files(folder), "OFFICE_LOGIN__SECRET_FILE": str(folder / path)}
    started = run.invoke(app.cli, ["user", "list"], env=variables)
    assert started.exit_code == 2
    assert "OFFICE_LOGIN__SECRET_FILE names a file that can't be read" in started.output


def test_a_group_may_read_a_secret(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    variables = by_files(folder)
    Path(variables["OFFICE_LOGIN__SECRET_FILE"]).chmod(0o640)
    assert settings_of(monkeypatch, variables).login.secrets == (SECRET, OTHER)


def test_a_setting_and_its_file_are_not_both_given(folder: Path) -> None:
    started = run.invoke(app.cli, ["user", "list"], env={**by_files(folder), "OFFICE_LOGIN__SECRET": SECRET})
    assert started.exit_code == 2
    assert "OFFICE_LOGIN__SECRET_FILE and OFFICE_LOGIN__SECRET are both given" in started.output


def test_the_file_of_a_setting_that_there_is_not_is_refused(folder: Path) -> None:
    started = run.invoke(app.cli, ["user", "list"], env={**PLAIN, "OFFICE_LOGIN__SECRETS_FILE": "x"})
    assert started.exit_code == 2
    assert "No such setting: OFFICE_LOGIN__SECRETS_FILE" in started.output


def test_a_secret_is_used_as_it_is_written_spaces_and_all(tmp_path: Path) -> None:
    settings = cheap_settings(tmp_path)
    assert settings.login.secrets == ("x" * 32,)
