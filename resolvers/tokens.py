"""What proves a session: a signed access token for minutes, an opaque refresh token for weeks."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt

from erp_adapter.errors import Unauthenticated

ALGORITHM = "HS256"
MOST_KNOWN = 10_000
"""Tokens remembered as ours, some 1 kB each; those that were read first go first."""

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what looks like something else when it is read out or copied by hand."""

CLAIMS = ["iss", "aud", "sub", "sid", "iat", "exp"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """`expires_at`: when the access token does; `ends_at`: when the refresh token does, if nobody uses it.

    A repr shows neither token.
    """

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    issued_at: datetime
    expires_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Claims:
    login_id: int
    session_id: str


class AccessTokens:
    """JSON Web Tokens (RFC 7519), signed with HMAC-SHA-256. The same claims always give the same token.

    The first secret signs, all of them verify: a token's `kid` says by which it was signed.
    """

    def __init__(self, secrets: tuple[str, ...], issuer: str, lifetime: timedelta) -> None:
        self._issuer = issuer
        self._lifetime = lifetime
        self._secret = secrets[0]
        self._key_id = key_id(self._secret)
        self._secrets = {key_id(each): each for each in secrets}
        self._known: dict[str, tuple[Claims, datetime]] = {}

    def issue(self, claims: Claims, *, at: datetime, until: datetime) -> tuple[str, datetime]:
        """Give a token made at `at`, and when it expires: its lifetime later, at `until` at the latest."""
        expires_at = min(at + self._lifetime, until)
        payload = {
            "iss": self._issuer,
            "aud": self._issuer,
            "sub": str(claims.login_id),
            "sid": claims.session_id,
            "iat": int(at.timestamp()),
            "exp": int(expires_at.timestamp()),
        }
        return jwt.encode(payload, self._secret, ALGORITHM, headers={"kid": self._key_id}), expires_at

    def read(self, token: str, *, now: datetime) -> Claims:
        """Raise Unauthenticated for a token that is not ours, has been changed, or has expired.

        A signature is verified once: the whole token is looked up afterwards, until it expires.
        """
        claims, expires_at = self._known.get(token) or self._verified(token)
        if now >= expires_at:
            self._known.pop(token, None)
            raise Unauthenticated("login.tokenExpired")
        if token not in self._known:
            self._know(token, claims, expires_at)
        return claims

    def _know(self, token: str, claims: Claims, expires_at: datetime) -> None:
        self._known[token] = (claims, expires_at)
        if len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]

    def _verified(self, token: str) -> tuple[Claims, datetime]:
        try:
            signed_by = jwt.get_unverified_header(token).get("kid")
            if not isinstance(signed_by, str) or signed_by not in self._secrets:
                raise Unauthenticated("login.tokenInvalid")
            payload = jwt.decode(
                token,
                self._secrets[signed_by],
                algorithms=[ALGORITHM],
                audience=self._issuer,
                issuer=self._issuer,
                # Times are checked by the reader, by the clock that is passed in.
                options={"require": CLAIMS, "verify_exp": False, "verify_iat": False, "verify_nbf": False},
            )
            claims, expires_at = _claims(payload), datetime.fromtimestamp(int(payload["exp"]), UTC)
        except (jwt.InvalidTokenError, ValueError, TypeError, ArithmeticError, OSError) as error:
            raise Unauthenticated("login.tokenInvalid") from error
        return claims, expires_at


class RefreshTokens:
    """Opaque tokens of 256 bits. The successor of one can be found again from it, with the secret and not without."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        self._keys = [derived(secret, "refresh token") for secret in secrets]

    def successor(self, token: str) -> str:
        return self.successors(token)[0]

    def successors(self, token: str) -> list[str]:
        """What follows a token by each of the secrets: one that was issued while another signed first is among them."""
        return [_text(hmac.digest(key, _bytes(token), "sha256")) for key in self._keys]


def new_token() -> str:
    return secrets.token_urlsafe(32)


def made_up() -> str:
    """Make up what people read out and type: some 79 bits, in four groups."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def new_session_id() -> str:
    """No secret, and not to be guessed; without capitals, which some databases do not tell from small letters."""
    return secrets.token_hex(16)


def digest(token: str) -> str:
    """What is kept of an opaque token. A plain hash is enough: nobody can try 256 random bits."""
    return hashlib.sha256(_bytes(token)).hexdigest()


def _claims(payload: dict[str, Any]) -> Claims:
    session_id = str(payload["sid"])
    if not (session_id.isascii() and session_id.isalnum()):
        # Some databases refuse what they can't keep, half a surrogate or a zero, with errors of their own.
        raise ValueError("no session has such an id")
    return Claims(int(payload["sub"]), session_id)


def key_id(secret: str) -> str:
    """What a secret is called where it must not be told."""
    return derived(secret, "kid")[:8].hex()


def derived(secret: str, purpose: str) -> bytes:
    """A key of 256 bits that tells nothing of the secret, nor of the keys for other purposes."""
    return hmac.digest(secret.encode(), purpose.encode(), "sha256")


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(token: str) -> bytes:
    return token.encode("utf-8", "surrogatepass")
