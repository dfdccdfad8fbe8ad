"""How logging in is set."""

import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from resolvers.login_settings import LoginSettings, load_or_create_secret
from tests.resolvers.login_office import SECRET, cheap_settings


def test_a_secret_is_needed() -> None:
    with pytest.raises(ValidationError, match="secret"):
        LoginSettings.model_validate({})


@pytest.mark.parametrize(("secret", "fits"), [("x" * 31, False), ("x" * 32, True), ("ñ" * 16, True)])
def test_a_secret_has_32_bytes_at_least(secret: str, fits: bool) -> None:
    if fits:
        assert cheap_settings(secret=secret).secret.get_secret_value() == secret
        return
    with pytest.raises(ValidationError, match="at least 32 bytes"):
        cheap_settings(secret=secret)


def test_the_secret_does_not_show() -> None:
    assert SECRET not in repr(cheap_settings())


@pytest.mark.parametrize(
    "wrong",
    [
        {"acess_lifetime": 60},
        {"access_lifetime": 0},
        {"access_lifetime": 20},
        {"refresh_lifetime": 60},
        {"session_lifetime": 60},
        {"password_shortest": 7},
        {"login_failures": 0},
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        cheap_settings(**wrong)


def test_every_setting_is_described() -> None:
    assert all(field.description for field in LoginSettings.model_fields.values())


def test_a_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    made = load_or_create_secret(path)
    assert len(made) >= 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_or_create_secret(path) == made
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_a_process_that_comes_second_takes_the_first_one_s_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret"
    first = load_or_create_secret(path)
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert load_or_create_secret(path) == first
