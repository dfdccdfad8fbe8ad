"""Logging in: what is sent and what comes back."""

from collections.abc import Iterable
from datetime import datetime

import strawberry

from resolvers.enrolment import Confirmed, Proof, Proposed
from resolvers.problems import Problem
from resolvers.sessions import LoginOutcome
from schema.errors import UserError
from schema.types.viewer import Viewer

ERRORS = "What stood in the way; empty where all went well."
USERNAME = "Without regard to case or accents."
PASSWORD = "The login's password."  # noqa: S105 - a description


@strawberry.input(description="otp: the second factor, where the login has one (SECOND_FACTOR_REQUIRED).")
class LoginInput:
    username: str = strawberry.field(description=USERNAME)
    password: str = strawberry.field(description=PASSWORD)
    otp: str | None = strawberry.field(
        default=None,
        description="A code of the login's authenticator app, or a recovery code; not looked at where the login has none.",
    )


@strawberry.input(description="Which session is to go on.")
class RefreshSessionInput:
    refresh_token: str = strawberry.field(
        description="The last one that was given; empty for the one in the browser's cookie."
    )


@strawberry.input(description="A new password for whoever holds a reset token.")
class ResetPasswordInput:
    token: str = strawberry.field(description="Given by the company; it works once.")
    new_password: str = strawberry.field(description="The password from now on.")


@strawberry.input(description="A new password for the person logged in.")
class ChangePasswordInput:
    current_password: str = strawberry.field(description="The password until now.")
    new_password: str = strawberry.field(description="The password from now on.")


@strawberry.type(
    description="A session's tokens; null where it was not opened or does not go on, and where cookies hold them."
)
class LoginPayload:
    access_token: str | None = strawberry.field(
        default=None, description="To send with each request: Authorization: Bearer …"
    )
    refresh_token: str | None = strawberry.field(
        default=None, description="To get the next pair with, before or after the access token has expired."
    )
    expires_at: datetime | None = strawberry.field(default=None, description="When the access token expires.")
    viewer: Viewer | None = strawberry.field(default=None, description="Who is logged in now.")
    errors: list[UserError] = strawberry.field(description=ERRORS)

    @classmethod
    def of(cls, outcome: LoginOutcome, locale: str, *, shows_tokens: bool = True) -> "LoginPayload":
        errors = UserError.all_of(outcome.problems, locale)
        if outcome.tokens is None or outcome.principal is None:
            return cls(errors=errors)
        return cls(
            access_token=outcome.tokens.access if shows_tokens else None,
            refresh_token=outcome.tokens.refresh if shows_tokens else None,
            expires_at=outcome.tokens.expires_at,
            viewer=Viewer.of(outcome.principal),
            errors=errors,
        )


@strawberry.type(description="What became of the logout.")
class LogoutPayload:
    errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="What became of the new password.")
class ChangePasswordPayload:
    errors: list[UserError] = strawberry.field(description=ERRORS)

    @classmethod
    def of(cls, problems: Iterable[Problem], locale: str) -> "ChangePasswordPayload":
        return cls(errors=UserError.all_of(problems, locale))


@strawberry.input(description="Whose second factor it is, proved by the password each time, logged in or not.")
class SecondFactorInput:
    username: str = strawberry.field(description=USERNAME)
    password: str = strawberry.field(description=PASSWORD)
    otp: str | None = strawberry.field(
        default=None,
        description="To start or to remove: a code of the factor that the login has, if any. To confirm: one of the new one.",
    )

    def proof(self, client: str) -> Proof:
        return Proof(self.username, self.password, self.otp, client)


@strawberry.type(description="A secret for an authenticator app; it counts once a code of it has been confirmed.")
class StartSecondFactorPayload:
    secret: str | None = strawberry.field(default=None, description="To be typed into the app, in Base32.")
    uri: str | None = strawberry.field(
        default=None, description="The same as a link for the app, to be shown as a QR code: otpauth://…"
    )
    errors: list[UserError] = strawberry.field(description=ERRORS)

    @classmethod
    def of(cls, proposed: Proposed, locale: str) -> "StartSecondFactorPayload":
        return cls(secret=proposed.secret, uri=proposed.uri, errors=UserError.all_of(proposed.problems, locale))


@strawberry.type(
    description="Codes to be kept on paper: each logs in once, in place of the app. They are not shown again."
)
class ConfirmSecondFactorPayload:
    recovery_codes: list[str] | None = strawberry.field(
        default=None, description="They take the place of all earlier ones."
    )
    errors: list[UserError] = strawberry.field(description=ERRORS)

    @classmethod
    def of(cls, confirmed: Confirmed, locale: str) -> "ConfirmSecondFactorPayload":
        codes = list(confirmed.recovery_codes) or None
        return cls(recovery_codes=codes, errors=UserError.all_of(confirmed.problems, locale))


@strawberry.type(description="What became of the second factor.")
class RemoveSecondFactorPayload:
    errors: list[UserError] = strawberry.field(description=ERRORS)

    @classmethod
    def of(cls, problems: Iterable[Problem], locale: str) -> "RemoveSecondFactorPayload":
        return cls(errors=UserError.all_of(problems, locale))
