"""How logging in works here: the secrets, how long things last, how often one may fail, what a password must be."""

import os
import secrets
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

SECRET_BYTES = 32

Duration = Annotated[timedelta, Gt(timedelta(0))]


class LoginSettings(BaseModel):
    """Durations are written in seconds or as ISO 8601 ("PT15M")."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    secret: SecretStr = Field(
        description=(
            "Signs the access tokens, and what else proves itself: at least 32 random bytes, the same in all processes."
            " docs/security.md says how it is replaced without logging anybody out."
        )
    )
    other_secrets: SecretStr | None = Field(
        default=None,
        description=(
            "Secrets whose signatures are taken too, one a line: the next one before it signs, the last one after it did."
        ),
    )
    issuer: str = Field(default="oficina-virtual", min_length=1, description="`iss` and `aud` of the access tokens.")
    access_lifetime: Duration = Field(
        default=timedelta(minutes=15), description="How long an access token is good for."
    )
    refresh_lifetime: Duration = Field(
        default=timedelta(days=30), description="A session ends when unused for as long."
    )
    session_lifetime: Duration = Field(default=timedelta(days=90), description="A session ends then, used or not.")
    refresh_grace: Duration = Field(
        default=timedelta(seconds=30),
        description="A used refresh token gives the same pair again for as long: two tabs, a lost answer.",
    )
    remembered: Annotated[timedelta, Ge(timedelta(0)), Le(timedelta(minutes=1))] = Field(
        default=timedelta(seconds=1),
        description=(
            "How long who is asking is taken as it was read, without asking the store again, while the news that a session"
            " has ended or a login was changed reaches this process: through Redis, or beside a store that is a SQLite"
            " file. Without either, and with 0, the store is asked with each request."
        ),
    )
    second_factor: Literal["off", "optional", "staff", "all"] = Field(
        default="off",
        description=(
            "Codes of an authenticator app (TOTP) beside the password. `optional`: for who has set one up; `staff`: the"
            " company's own logins can't log in without one; `all`: nobody can. `off`: none is asked for."
        ),
    )
    reset_lifetime: Duration = Field(default=timedelta(hours=24), description="How long a reset token is good for.")

    login_failures: int = Field(
        default=5, ge=1, description="Failed attempts within a day, no good one between, that lock a login."
    )
    login_lock: Duration = Field(
        default=timedelta(minutes=15), description="The first lock; each further one is twice as long."
    )
    login_lock_longest: Duration = Field(default=timedelta(hours=24), description="No lock of a login is longer.")
    address_failures: int = Field(default=30, ge=1, description="Failed attempts that lock an address.")
    address_window: Duration = Field(
        default=timedelta(minutes=15),
        description="Within how long an address's failures count, and how long its lock is.",
    )

    password_shortest: int = Field(default=10, ge=8, le=64, description="Characters that a password must have.")
    password_longest: int = Field(default=128, ge=64, le=1024, description="Characters that a password may have.")

    argon2_memory_kib: int = Field(
        default=65536, ge=8, description="Memory of one argon2id hash, in KiB (RFC 9106: 65536)."
    )
    argon2_passes: int = Field(default=3, ge=1, description="Passes of one argon2id hash (RFC 9106: 3).")
    argon2_lanes: int = Field(default=4, ge=1, description="Lanes of one argon2id hash (RFC 9106: 4).")
    hashes_at_once: int = Field(
        default=2, ge=1, description="Passwords hashed at the same time: memory and a core each."
    )
    hashes_waiting: int = Field(
        default=32, ge=0, description="Passwords that may wait their turn; further ones are told to try again."
    )

    @property
    def secrets(self) -> tuple[str, ...]:
        """The one that signs, then the others that verify."""
        return tuple(dict.fromkeys([self.secret.get_secret_value(), *_lines(self.other_secrets)]))

    @field_validator("secret")
    @classmethod
    def _long_enough(cls, secret: SecretStr) -> SecretStr:
        _check_length(secret.get_secret_value())
        return secret

    @field_validator("other_secrets")
    @classmethod
    def _all_long_enough(cls, secrets: SecretStr | None) -> SecretStr | None:
        for secret in _lines(secrets):
            _check_length(secret)
        return secrets

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.refresh_grace < self.access_lifetime <= self.refresh_lifetime <= self.session_lifetime:
            raise ValueError("refresh_grace < access_lifetime <= refresh_lifetime <= session_lifetime must hold")
        return self


def _lines(secrets: SecretStr | None) -> list[str]:
    text = "" if secrets is None else secrets.get_secret_value()
    return [line.strip() for line in text.splitlines() if line.strip()]


def _check_length(secret: str) -> None:
    if len(secret.encode()) < SECRET_BYTES:
        raise ValueError(f"must have at least {SECRET_BYTES} bytes; make one with: openssl rand -base64 48")


def load_or_create_secret(path: Path) -> str:
    """Read the secret kept at `path`, or make one there that its owner alone can read: for development and demos."""
    if not path.exists():
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        # A link fails where another process was first, and never shows a file half written.
        with suppress(FileExistsError):
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text(encoding="ascii").strip()
