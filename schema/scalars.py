"""Decimal, Date and DateTime: exact, and refused when they are not."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

import strawberry
from graphql import GraphQLError, ValueNode
from graphql.language import FloatValueNode, IntValueNode, StringValueNode
from strawberry.types.scalar import ScalarDefinition

LONGEST_DECIMAL = 40

# Python reads more than these: "1_000", " 1", digits of any script; days by their week, or without hyphens.
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def decimal_text(value: Decimal | str) -> str:
    """Write plainly, with the decimals of money at least and no zeros after them; what is text has been written so.

    >>> decimal_text(Decimal("12.500000")), decimal_text(Decimal("0.123450")), decimal_text(Decimal(3))
    ('12.50', '0.12345', '3')
    """
    if isinstance(value, str):
        return value
    text = str(value)
    if text[-3:-2] == ".":
        # As most are: an exponent has no point there.
        return text
    text = f"{value:f}"
    whole, point, decimals = text.partition(".")
    if len(decimals) <= 2:  # noqa: PLR2004 - cents
        return text
    return whole + point + decimals[:2] + decimals[2:].rstrip("0")


def parse_decimal(value: object) -> Decimal:
    """Take a finite decimal from a string, or from a JSON integer; a float has lost its digits already."""
    text = str(value) if isinstance(value, (str, int)) else ""
    if len(text) <= LONGEST_DECIMAL and _NUMBER.fullmatch(text):
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and abs(number.adjusted()) <= LONGEST_DECIMAL:
            return number
    raise GraphQLError('Decimal: write an exact number as a string, such as "12.50".')


def _parse_decimal_literal(node: ValueNode, _variables: object = None) -> Decimal:
    if isinstance(node, (StringValueNode, IntValueNode, FloatValueNode)):
        return parse_decimal(node.value)
    return parse_decimal(None)


def day_text(value: date | str) -> str:
    return value if isinstance(value, str) else value.isoformat()


def parse_date(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise GraphQLError('Date: write a day as "2026-03-31".')


def instant_text(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _parse_instant(value: object) -> datetime:
    try:
        instant = datetime.fromisoformat(str(value))
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise GraphQLError('DateTime: write an instant with its offset, as "2026-03-31T10:00:00+02:00".')
    return instant


SCALARS: dict[object, ScalarDefinition] = {
    Decimal: strawberry.scalar(
        name="Decimal",
        description='An exact decimal number, as a string: "12.50". Never a float.',
        serialize=decimal_text,
        parse_value=parse_decimal,
        parse_literal=_parse_decimal_literal,
    ),
    date: strawberry.scalar(
        name="Date",
        description='A calendar day, ISO 8601: "2026-03-31".',
        serialize=day_text,
        parse_value=parse_date,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="An instant with its offset, ISO 8601.",
        serialize=instant_text,
        parse_value=_parse_instant,
    ),
}
