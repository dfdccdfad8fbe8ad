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
OTHER = "another secret of thirty-two bytes or more"
NOW = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=90)
CLAIMS = Claims(7, "5e55")
TOKENS = AccessTokens((SECRET,), "oficina", timedelta(minutes=15))


def part(token: str, index: int) -> dict[str, Any]:
    text = token.split(".")[index]
    decoded: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return decoded


def forged(changes: dict[str, Any], *, key: str = SECRET, algorithm: str = "HS256", kid: str | None = None) -> str:
    token, _ = TOKENS.issue(CLAIMS, at=NOW, until=LATER)
    payload = {name: value for name, value in (part(token, 1) | changes).items() if value is not None}
    return jwt.encode(payload, key, algorithm, headers={"kid": kid or part(token, 0)["kid"]})


def nested_header(depth: int) -> str:
    """A token whose header is nested deeper than JSON is read."""
    header = base64.urlsafe_b64encode(b"[" * depth + b"]" * depth).decode().rstrip("=")
    return f"{header}.e30.AA"


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
        forged({"sid": ""}),
        forged({"sid": "\ud800"}),
        forged({"sid": "5e\x0055"}),
        forged({"sid": ["5e55"]}),
        forged({"exp": 1e20}),
        forged({"exp": -1e20}),
        forged({"exp": float("inf")}),
        forged({"exp": float("nan")}),
        forged({"sub": "9" * 5_000}),
        nested_header(100_000),
        forged({"iat": None}),
        forged({}, key=OTHER),
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


def test_a_signature_is_verified_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens, verified = AccessTokens((SECRET,), "oficina", timedelta(minutes=15)), list[str]()
    verify = tokens._verified

    def noting(token: str) -> tuple[Claims, datetime]:
        verified.append(token)
        return verify(token)

    monkeypatch.setattr(tokens, "_verified", noting)
    one, two = forged({}), forged({"sub": "8"})
    assert [tokens.read(each, now=NOW).login_id for each in (one, two, one, two)] == [7, 8, 7, 8]
    assert verified == [one, two]


def test_a_token_that_is_remembered_expires_all_the_same() -> None:
    tokens = AccessTokens((SECRET,), "oficina", timedelta(minutes=15))
    token, expires_at = tokens.issue(CLAIMS, at=NOW, until=LATER)
    assert tokens.read(token, now=expires_at - timedelta(microseconds=1)) == CLAIMS
    with pytest.raises(Unauthenticated, match="tokenExpired"):
        tokens.read(token, now=expires_at)
    assert len(tokens._known) == 0


def test_a_remembered_token_with_a_letter_more_or_less_is_refused() -> None:
    tokens, token = AccessTokens((SECRET,), "oficina", timedelta(minutes=15)), forged({})
    tokens.read(token, now=NOW)
    for other in (token[:-1], token + "A", token.swapcase(), f" {token}"):
        with pytest.raises(Unauthenticated):
            tokens.read(other, now=NOW)


def test_what_is_remembered_of_tokens_is_bounded_and_holds_none_that_was_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("resolvers.tokens.MOST_KNOWN", 3)
    tokens = AccessTokens((SECRET,), "oficina", timedelta(minutes=15))
    for n in range(9):
        assert tokens.read(forged({"sub": str(n)}), now=NOW).login_id == n
        with pytest.raises(Unauthenticated):
            tokens.read(forged({"sub": str(n)})[:-3], now=NOW)
    assert len(tokens._known) == 3


def test_another_secret_reads_no_token_of_this_one() -> None:
    token, _ = TOKENS.issue(CLAIMS, at=NOW, until=LATER)
    other = AccessTokens((OTHER,), "oficina", timedelta(minutes=15))
    with pytest.raises(Unauthenticated):
        other.read(token, now=NOW)


def test_a_successor_is_found_again_with_the_secret_and_is_another_without() -> None:
    token = new_token()
    successor = RefreshTokens((SECRET,)).successor(token)
    assert successor == RefreshTokens((SECRET,)).successor(token)
    assert successor != RefreshTokens((OTHER,)).successor(token)
    assert RefreshTokens((SECRET,)).successor(successor) not in {token, successor}


def test_opaque_tokens_have_256_bits() -> None:
    for token in (new_token(), RefreshTokens((SECRET,)).successor("any")):
        assert len(base64.urlsafe_b64decode(token + "=")) == 32
    assert new_token() != new_token()


def test_what_is_kept_of_a_token_is_its_sha_256() -> None:
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
