"""Errors that a caller can put right, as data in a mutation's payload."""

from collections.abc import Iterable

import strawberry

from resolvers.problems import Problem, ProblemCode
from schema.enums import described
from schema.messages import message

described(
    ProblemCode,
    "UserErrorCode",
    "What is to be put right.",
    {
        "INVALID_CREDENTIALS": "The username or the password is not right.",
        "SECOND_FACTOR_REQUIRED": "The login has a second factor: send otp too.",
        "LOCKED_OUT": "Too many failed attempts; wait.",
        "WEAK_PASSWORD": "The new password is too easy to guess.",
        "TOKEN_EXPIRED": "The token is no good any more: log in again.",
        "NOT_FOUND": "There is no such thing, or it is not the viewer's.",
        "NOT_ALLOWED": "The login may not do this, or not for this customer.",
        "INVALID_QUANTITY": "A quantity is over zero, with 3 decimals at most.",
        "QUANTITY_STEP": "The product is sold in multiples of its step.",
        "MINIMUM_QUANTITY": "Less than the product's minimum.",
        "NOT_FOR_SALE": "The product is not for sale to this customer.",
        "INSUFFICIENT_STOCK": "There is not enough of it.",
        "EMPTY_ORDER": "There is nothing to submit.",
        "VERSION_CONFLICT": "The order is another by now: read it again.",
        "ORDER_CHANGED": "The total is another than the one expected: see changes.",
        "CREDIT_EXCEEDED": "The order goes past the customer's credit.",
        "IDEMPOTENCY_CONFLICT": "The key was used for something else: choose a new one.",
        "INVALID_DATE": "The day cannot be: it is past.",
        "TOO_LONG": "The text is too long.",
        "TOO_MANY_LINES": "The order has, or would have, too many lines.",
    },
)


@strawberry.type(
    description="Something the caller can put right. path names the input field at fault, a list's index included."
)
class UserError:
    code: ProblemCode = strawberry.field(description="What is to be put right.")
    message: str = strawberry.field(description="For a person, in the language of the request.")
    path: list[str] | None = strawberry.field(
        description="The input field at fault; null where it is none in particular."
    )

    @classmethod
    def of(cls, problem: Problem, locale: str) -> "UserError":
        return cls(
            code=problem.code,
            message=message(problem.message, locale, problem.details),
            path=list(problem.path) or None,
        )

    @classmethod
    def all_of(cls, problems: Iterable[Problem], locale: str) -> "list[UserError]":
        return [cls.of(problem, locale) for problem in problems]
