"""Setting up a second factor, and taking it away."""

from typing import Annotated

import strawberry

from schema.context import Info
from schema.types.login import (
    ConfirmSecondFactorPayload,
    RemoveSecondFactorPayload,
    SecondFactorInput,
    StartSecondFactorPayload,
)


@strawberry.type
class SecondFactorMutations:
    @strawberry.mutation(
        description="Makes a second factor for a login, by its password: works without a session, for who can't log in "
        "without one. It counts once confirmed; one that the login has counts until then."
    )
    async def start_second_factor(
        self,
        info: Info,
        input: Annotated[SecondFactorInput, strawberry.argument(description="Whose it is.")],  # noqa: A002 - the contract's name
    ) -> StartSecondFactorPayload | None:
        context = info.context
        proposed = await context.office.second_factors.start(input.proof(context.client))
        return StartSecondFactorPayload.of(proposed, context.locale)

    @strawberry.mutation(
        description="Has the second factor count from now on, by a first code of it; gives recovery codes, and ends the "
        "login's other sessions."
    )
    async def confirm_second_factor(
        self,
        info: Info,
        input: Annotated[SecondFactorInput, strawberry.argument(description="Whose it is, and a code of it.")],  # noqa: A002 - as above
    ) -> ConfirmSecondFactorPayload | None:
        context = info.context
        confirmed = await context.office.second_factors.confirm(input.proof(context.client), context.principal)
        return ConfirmSecondFactorPayload.of(confirmed, context.locale)

    @strawberry.mutation(
        description="Takes a login's second factor away, by a code of it, where the login may be without."
    )
    async def remove_second_factor(
        self,
        info: Info,
        input: Annotated[SecondFactorInput, strawberry.argument(description="Whose it is, and a code of it.")],  # noqa: A002 - as above
    ) -> RemoveSecondFactorPayload | None:
        context = info.context
        problems = await context.office.second_factors.remove(input.proof(context.client))
        return RemoveSecondFactorPayload.of(problems, context.locale)
