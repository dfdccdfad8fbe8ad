"""Logging in and out, and one's own password."""

from typing import Annotated

import strawberry

from resolvers.sessions import LoginOutcome
from schema.context import Info, RequestContext
from schema.types.login import (
    ChangePasswordInput,
    ChangePasswordPayload,
    LoginInput,
    LoginPayload,
    LogoutPayload,
    RefreshSessionInput,
    ResetPasswordInput,
)


@strawberry.type
class LoginMutations:
    @strawberry.mutation(description="Opens a session.")
    async def login(
        self,
        info: Info,
        input: Annotated[LoginInput, strawberry.argument(description="Who logs in.")],  # noqa: A002 - the contract's name
    ) -> LoginPayload | None:
        context = info.context
        sessions = context.office.sessions
        outcome = await sessions.login(input.username, input.password, client=context.client, otp=input.otp)
        return _logged_in(context, outcome)

    @strawberry.mutation(
        description="Gives a new pair and ends the old one; the old one again within 30 s gives the same new pair, "
        "later it ends the whole session."
    )
    async def refresh_session(
        self,
        info: Info,
        input: Annotated[RefreshSessionInput, strawberry.argument(description="Which session.")],  # noqa: A002 - as above
    ) -> LoginPayload | None:
        context = info.context
        token = input.refresh_token or ("" if context.jar is None else context.jar.refresh)
        outcome = await context.office.sessions.refresh(token, client=context.client)
        if context.jar is not None and outcome.tokens is None:
            context.jar.clear()
        return _logged_in(context, outcome)

    @strawberry.mutation(description="Ends the session: its tokens are no good from now on.")
    async def logout(self, info: Info) -> LogoutPayload | None:
        context = info.context
        await context.office.sessions.logout(context.viewer, client=context.client)
        context.principal = None
        if context.jar is not None:
            context.jar.clear()
        return LogoutPayload(errors=[])

    @strawberry.mutation(description="Sets the password of whoever holds a reset token, and ends all its sessions.")
    async def reset_password(
        self,
        info: Info,
        input: Annotated[ResetPasswordInput, strawberry.argument(description="The token, and the new password.")],  # noqa: A002 - as above
    ) -> ChangePasswordPayload | None:
        context = info.context
        problems = await context.office.password_changes.reset(input.token, input.new_password, client=context.client)
        return ChangePasswordPayload.of(problems, context.locale)

    @strawberry.mutation(description="Sets the password of the person logged in, and ends its other sessions.")
    async def change_password(
        self,
        info: Info,
        input: Annotated[ChangePasswordInput, strawberry.argument(description="Both passwords.")],  # noqa: A002 - as above
    ) -> ChangePasswordPayload | None:
        context = info.context
        problems = await context.office.password_changes.change(
            context.viewer, input.current_password, input.new_password, client=context.client
        )
        return ChangePasswordPayload.of(problems, context.locale)


def _logged_in(context: RequestContext, outcome: LoginOutcome) -> LoginPayload:
    if outcome.principal is not None:
        # The payload's viewer is read as whom it shows; nothing read for another person before stays at hand.
        context.principal = outcome.principal
        context.price_books.clear()
        context.loaders.clear()
    if context.jar is not None and outcome.tokens is not None:
        context.jar.keep(outcome.tokens)
    return LoginPayload.of(outcome, context.locale, shows_tokens=context.jar is None)
