"""Logging in: what is sent and what comes back."""

from collections.abc import Iterable
from datetime import datetime

import strawberry

from resolvers.problems import Problem
from resolvers.sessions import LoginOutcome
from schema.errors import UserError
from schema.types.viewer import Viewer

ERRORS = "What stood in the way; empty where all went well."


@strawberry.input(description="otp: the second factor, where the login has one (SECOND_FACTOR_REQUIRED).")
class LoginInput:
    username: str = strawberry.field(description="Without regard to case or accents.")
    password: str = strawberry.field(description="The login's password.")
    otp: str | None = strawberry.field(
        default=None, description="The second factor; not looked at where the login has none."
    )


@strawberry.input(description="Which session is to go on.")
class RefreshSessionInput:
    refresh_token: str = strawberry.field(description="The last one that was given.")


@strawberry.input(description="A new password for whoever holds a reset token.")
class ResetPasswordInput:
    token: str = strawberry.field(description="Given by the company; it works once.")
    new_password: str = strawberry.field(description="The password from now on.")


@strawberry.input(description="A new password for the person logged in.")
class ChangePasswordInput:
    current_password: str = strawberry.field(description="The password until now.")
    new_password: str = strawberry.field(description="The password from now on.")


@strawberry.type(description="A session's tokens; null where it was not opened or does not go on.")
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
    def of(cls, outcome: LoginOutcome, locale: str) -> "LoginPayload":
        errors = UserError.all_of(outcome.problems, locale)
        if outcome.tokens is None or outcome.principal is None:
            return cls(errors=errors)
        return cls(
            access_token=outcome.tokens.access,
            refresh_token=outcome.tokens.refresh,
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
