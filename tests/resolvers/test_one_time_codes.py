"""The codes of authenticator apps, by the RFC's own examples."""

from base64 import b32encode
from datetime import UTC, datetime, timedelta

import pytest

from resolvers.one_time_codes import STEP_SECONDS, matching_step, new_recovery_codes, new_secret, recovery_digest

SECRET = b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_the_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    assert matching_step(SECRET, code, datetime.fromtimestamp(seconds, UTC)) == seconds // STEP_SECONDS


def test_a_code_says_which_step_it_is_of_and_is_none_of_others() -> None:
    at = datetime.fromtimestamp(1111111109, UTC)
    step = matching_step(SECRET, "081804", at)
    for off, found in ((-2, None), (-1, step), (0, step), (1, step), (2, None)):
        assert matching_step(SECRET, "081804", at + timedelta(seconds=off * STEP_SECONDS)) == found


def test_secrets_have_160_bits_and_recovery_codes_are_for_one_login() -> None:
    assert len(new_secret()) * 5 == 160
    (first, *_), login = new_recovery_codes(), 7
    assert recovery_digest(login, first.upper()) == recovery_digest(login, first) != recovery_digest(8, first)
