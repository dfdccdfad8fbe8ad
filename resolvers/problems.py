"""What the caller can put right: returned by use cases, shown in a payload's `errors` and `warnings`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ProblemCode(StrEnum):
    INVALID_CREDENTIALS = "INVALID_CREDENTIALS"
    SECOND_FACTOR_REQUIRED = "SECOND_FACTOR_REQUIRED"
    LOCKED_OUT = "LOCKED_OUT"
    WEAK_PASSWORD = "WEAK_PASSWORD"  # noqa: S105 - the name of an error
    TOKEN_EXPIRED = "TOKEN_EXPIRED"  # noqa: S105 - as above
    NOT_FOUND = "NOT_FOUND"
    NOT_ALLOWED = "NOT_ALLOWED"
    INVALID_QUANTITY = "INVALID_QUANTITY"
    QUANTITY_STEP = "QUANTITY_STEP"
    MINIMUM_QUANTITY = "MINIMUM_QUANTITY"
    NOT_FOR_SALE = "NOT_FOR_SALE"
    INSUFFICIENT_STOCK = "INSUFFICIENT_STOCK"
    EMPTY_ORDER = "EMPTY_ORDER"
    VERSION_CONFLICT = "VERSION_CONFLICT"
    ORDER_CHANGED = "ORDER_CHANGED"
    CREDIT_EXCEEDED = "CREDIT_EXCEEDED"
    IDEMPOTENCY_CONFLICT = "IDEMPOTENCY_CONFLICT"
    INVALID_DATE = "INVALID_DATE"
    TOO_LONG = "TOO_LONG"
    TOO_MANY_LINES = "TOO_MANY_LINES"


@dataclass(frozen=True, slots=True)
class Problem:
    """`message` names an entry of the message catalogue, filled with `details`; `path` names the input at fault."""

    code: ProblemCode
    message: str
    path: tuple[str, ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)
