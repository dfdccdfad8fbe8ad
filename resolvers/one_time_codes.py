"""The codes of an authenticator app (TOTP, RFC 6238), and those on paper for when it is lost."""

import hmac
from datetime import datetime

import pyotp

from resolvers.tokens import digest, made_up

STEP_SECONDS = 30
DIGITS = 6
DRIFT = 1
"""Steps that a phone's clock may be off."""

RECOVERY_CODES = 10


def new_secret() -> str:
    """160 random bits in Base32, as RFC 4226 recommends and apps take it."""
    return pyotp.random_base32()


def enrolment_uri(secret: str, username: str, issuer: str) -> str:
    """What an app reads, as a QR code or a link (otpauth://)."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=issuer)


def matching_step(secret: str, code: str, at: datetime) -> int | None:
    """Say for which step of time a code is right, of this one and its neighbours; None where for none.

    All are compared, whichever is right: how long it takes tells nothing.
    """
    if not looks_like_code(code):
        return None
    codes, now, found = pyotp.TOTP(secret), int(at.timestamp()) // STEP_SECONDS, None
    for step in range(now - DRIFT, now + DRIFT + 1):
        if hmac.compare_digest(codes.generate_otp(step), code):
            found = step
    return found


def looks_like_code(text: str) -> bool:
    """Whether it can be an app's code; anything else may be one on paper."""
    return len(text) == DIGITS and text.isascii() and text.isdigit()


def normal(text: str) -> str:
    """A code as it is compared: people write spaces, hyphens and capitals.

    >>> normal(" 123 456"), normal("ABCD-efgh")
    ('123456', 'abcdefgh')
    """
    return "".join(text.lower().replace("-", " ").split())


def new_recovery_codes() -> tuple[str, ...]:
    return tuple(made_up() for _ in range(RECOVERY_CODES))


def recovery_digest(login_id: int, code: str) -> str:
    """What is kept of a code on paper, good for this login alone."""
    return digest(f"recovery:{login_id}:{normal(code)}")
