"""Access tokens and refresh tokens."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest

from erp_adapter.errors import Unauthenticated
from resolvers.tokens import AccessTokens, Claims, RefreshTokens, digest, new_token

SECRET = "a secret of thirty-two bytes or more"
NOW = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=90)
CLAIMS = Claims(7, "5e55")
TOKENS = AccessTokens(SECRET, "oficina", timedelta(minutes=15))


def part(token: str, index: int) -> dict[str, Any]:
    text = token.split(".")[index]
    decoded: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return decoded


def forged(changes: dict[str, Any], *, key: str = SECRET, algorithm: str = "HS256", kid: str | None = None) -> str:
    token, _ = TOKENS.issue(CLAIMS, at=NOW, until=LATER)
    payload = {name: value for name, value in (part(token, 1) | changes).items() if value is not None}
    return jwt.encode(payload, key, algorithm, headers={"kid": kid or part(token, 0)["kid"]})


def test_an_access_token_says_who_and_which_session_and_until_when() -> None:
    token, expires_at = TOKENS.issue(CLAIMS, at=NOW, until=LATER)
    assert expires_at == NOW + timedelta(minutes=15)
    assert part(token, 0)["alg"] == "HS256"
    assert part(token, 1) == {
        "iss": "oficina",
        "aud": "oficina",
        "sub": "7",
        "sid": "5e55",
        "iat": int(NOW.timestamp()),
        "exp": int(NOW.timestamp()) + 900,
    }
    assert TOKENS.read(token, now=NOW) == CLAIMS


def test_the_same_claims_at_the_same_time_give_the_same_token() -> None:
    assert TOKENS.issue(CLAIMS, at=NOW, until=LATER) == TOKENS.issue(CLAIMS, at=NOW, until=LATER)


def test_an_access_token_does_not_outlive_its_session() -> None:
    end = NOW + timedelta(minutes=3)
    token, expires_at = TOKENS.issue(CLAIMS, at=NOW, until=end)
    assert expires_at == end
    with pytest.raises(Unauthenticated, match="tokenExpired"):
        TOKENS.read(token, now=end)


def test_a_token_made_by_the_same_rules_is_read() -> None:
    assert TOKENS.read(forged({}), now=NOW) == CLAIMS


@pytest.mark.parametrize(
    "token",
    [
        forged({"iss": "somebody"}),
        forged({"aud": "something"}),
        forged({"sub": "no number"}),
        forged({"exp": "soon"}),
        forged({"exp": None}),
        forged({"sid": None}),
        forged({"iat": None}),
        forged({}, key="another secret of thirty-two bytes or more"),
        forged({}, kid="another"),
        forged({}, key=SECRET * 2, algorithm="HS512"),
        forged({}, key="", algorithm="none"),
        forged({})[:-3],
        "",
        "a.b.c",
        "Bearer x",
        "ñ",
        "\ud800",
    ],
)
def test_any_other_token_is_refused(token: str) -> None:
    with pytest.raises(Unauthenticated, match="tokenInvalid"):
        TOKENS.read(token, now=NOW)


def test_another_secret_reads_no_token_of_this_one() -> None:
    token, _ = TOKENS.issue(CLAIMS, at=NOW, until=LATER)
    other = AccessTokens("another secret of thirty-two bytes or more", "oficina", timedelta(minutes=15))
    with pytest.raises(Unauthenticated):
        other.read(token, now=NOW)


def test_a_successor_is_found_again_with_the_secret_and_is_another_without() -> None:
    token = new_token()
    successor = RefreshTokens(SECRET).successor(token)
    assert successor == RefreshTokens(SECRET).successor(token)
    assert successor != RefreshTokens("another secret of thirty-two bytes or more").successor(token)
    assert RefreshTokens(SECRET).successor(successor) not in {token, successor}


def test_opaque_tokens_have_256_bits() -> None:
    for token in (new_token(), RefreshTokens(SECRET).successor("any")):
        assert len(base64.urlsafe_b64decode(token + "=")) == 32
    assert new_token() != new_token()


def test_what_is_kept_of_a_token_is_its_sha_256() -> None:
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
