"""What those who run the office may set, and what is refused as unsafe."""

import pytest
from pydantic import ValidationError

from schema.observing.settings import WatchSettings


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "erp.example.com"])  # noqa: S104 - refused
def test_metrics_that_other_machines_reach_need_a_token(host: str) -> None:
    with pytest.raises(ValidationError, match="metrics_token"):
        WatchSettings(metrics_port=9464, metrics_host=host)
    guarded = WatchSettings(metrics_port=9464, metrics_host=host, metrics_token="t" * 16)  # type: ignore[arg-type]
    assert guarded.metrics_token is not None


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_metrics_of_this_machine_alone_need_none(host: str) -> None:
    assert WatchSettings(metrics_port=9464, metrics_host=host).metrics_token is None


def test_a_token_that_can_be_guessed_is_refused() -> None:
    with pytest.raises(ValidationError, match="fewer than 16"):
        WatchSettings(metrics_token="short")  # type: ignore[arg-type]


def test_the_token_stands_in_no_text_of_the_settings() -> None:
    settings = WatchSettings(metrics_token="very-secret-token")  # type: ignore[arg-type]
    assert "very-secret-token" not in f"{settings!r} {settings}"


def test_nothing_is_watched_where_nothing_is_wanted() -> None:
    assert WatchSettings(requests="none", slow=0).is_off
    assert not WatchSettings().is_off
    assert not WatchSettings(requests="none", slow=0, metrics_port=1).is_off
