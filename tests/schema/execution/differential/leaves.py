"""Which leaf types do random schemas have, and what do resolvers give for them: right values, values that need coercing, wrong ones?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from random import Random
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLError,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLScalarType,
    GraphQLString,
    Undefined,
)
from graphql.type import GraphQLLeafType


class Colour(Enum):
    RED = 1
    GREEN = "green"
    BLUE = 3.5


class Word(str):
    """A string by inheritance, which is not `str` by class."""

    __slots__ = ()


class Count(int):
    """An integer by inheritance."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf type and what resolvers give for it: usual values, at times near ones, and odd ones where there is trouble.

    Near and odd values are coerced by some types and refused by others.
    """

    type: GraphQLLeafType
    usual: Callable[[Random], Any]
    odd: tuple[Any, ...]
    literals: Callable[[Random], str]
    inputs: Callable[[Random], Any]
    near: tuple[Any, ...] = ()
    troublesome: int = 1


def money_out(value: object) -> str:
    if type(value) is str:
        return value
    if not isinstance(value, Decimal):
        raise TypeError(f"Money is no {type(value).__name__}")
    return format(value, "f")


TEXTS = ("Money", "Day")
"""Scalars whose values may be text already, which leaves as it is."""


def money_in(value: object) -> Decimal:
    if not isinstance(value, str | int):
        raise GraphQLError("Money is written as text.")
    try:
        return Decimal(value)
    except InvalidOperation as error:
        raise ValueError(f"Money can't be read: {value}") from error


def day_out(value: object) -> str:
    if type(value) is str:
        return value
    if type(value) is not date:
        raise GraphQLError(f"Day is no {type(value).__name__}", extensions={"code": "DAY"})
    return value.isoformat()


def day_in(value: object) -> date:
    if not isinstance(value, str):
        raise TypeError("Day is text")
    return date.fromisoformat(value)


def picky_out(value: object) -> Any:
    """Nothing at all for some values, an error for others, and an answer for the rest."""
    if value == "none":
        return None
    if value == "undefined":
        return Undefined
    if value == "key":
        raise KeyError(value)
    return f"<{value}>"


def picky_in(value: object) -> Any:
    if value == "refused":
        raise GraphQLError("Picky refuses.", extensions={"picky": True})
    return Undefined if value == "undefined" else value


def anything_out(value: object) -> object:
    """Any JSON, kept as it is."""
    if isinstance(value, str | int | float | list | dict) or value is None or value is Undefined:
        return value
    raise TypeError("Anything is JSON")


def leaves(rng: Random) -> list[Leaf]:
    """Make the leaf types anew; two schemas share only the built-in ones."""
    return [*_built_in(), *_custom(), *_enums(rng)]


_ANYTHING: tuple[Any, ...] = (
    "",
    "text",
    True,
    0,
    7,
    -2,
    1.5,
    3.0,
    2**31,
    2**53,
    float("nan"),
    float("inf"),
    [],
    {},
    {"a": 1},
    (1, 2),
)


def _built_in() -> list[Leaf]:
    return [
        Leaf(
            GraphQLInt,
            lambda rng: rng.randint(-5, 99),
            (*_ANYTHING, "12", " 7", Count(4), Decimal(8), b"1"),
            lambda rng: str(rng.randint(-5, 99)),
            lambda rng: rng.choice([1, 2, -3, 4.0]),
            near=(True, False, 3.0, "12", Count(4), 2**31 - 1, -(2**31), 2**31),
        ),
        Leaf(
            GraphQLFloat,
            lambda rng: rng.choice([0.5, 2.25, -1.0, 1e21]),
            (*_ANYTHING, "1.5", Decimal("2.5"), Count(4)),
            lambda rng: rng.choice(["1.5", "2", "-0.25", "1e3"]),
            lambda rng: rng.choice([1, 2.5, -3]),
            near=(True, 3, "1.5", Count(4)),
        ),
        Leaf(
            GraphQLString,
            lambda rng: rng.choice(["a", "ñ", "«q»", 'back\\slash "quoted"', "line\nend", "x" * 40]),
            (*_ANYTHING, Word("word"), Colour.RED, Decimal("1.50"), b"bytes"),
            lambda rng: rng.choice(['"a"', '"ñ \\" é"', '""', '"""block\n  of text"""']),
            lambda rng: rng.choice(["", "a", "ü"]),
            near=(Word("word"), 7, True, 1.5, ""),
        ),
        Leaf(
            GraphQLBoolean,
            lambda rng: rng.random() < 0.5,
            (*_ANYTHING, "true", Count(1)),
            lambda rng: rng.choice(["true", "false"]),
            lambda rng: rng.random() < 0.5,
            near=(1, 0, 0.0),
        ),
        Leaf(
            GraphQLID,
            lambda rng: f"id{rng.randint(1, 9)}",
            (*_ANYTHING, Word("id"), Count(4)),
            lambda rng: rng.choice(['"x"', "12"]),
            lambda rng: rng.choice(["x", 12]),
            near=(7, Word("id"), Count(4), 3.0),
        ),
    ]


def _custom() -> list[Leaf]:
    money = GraphQLScalarType("Money", coerce_output_value=money_out, coerce_input_value=money_in)
    day = GraphQLScalarType("Day", coerce_output_value=day_out, coerce_input_value=day_in)
    picky = GraphQLScalarType("Picky", coerce_output_value=picky_out, coerce_input_value=picky_in)
    anything = GraphQLScalarType("Anything", coerce_output_value=anything_out)
    return [
        Leaf(
            money,
            lambda rng: rng.choice([str, Decimal, Decimal])(
                rng.choice(["0", "1.50", "-3.25", "12345678901234567890.12"])
            ),
            (*_ANYTHING, Decimal("NaN")),
            lambda rng: rng.choice(['"1.50"', "3"]),
            lambda rng: rng.choice(["2.50", 3]),
        ),
        Leaf(
            day,
            lambda rng: rng.choice(["2024-01-31", date(2024, rng.randint(1, 12), 5), date(1999, 12, 31)]),
            (*_ANYTHING, datetime(2024, 1, 2)),  # noqa: DTZ001 - a wrong value
            lambda rng: rng.choice(['"2024-02-29"', '"1999-01-01"']),
            lambda rng: "2023-05-06",
        ),
        Leaf(
            picky,
            lambda rng: rng.choice(["one", "two"]),
            (*_ANYTHING[:4], *(("none", "undefined", "key") * 3)),
            lambda rng: rng.choice(['"fine"', "4", "BARE"]),
            lambda rng: rng.choice(["fine", 4]),
            troublesome=5,
        ),
        Leaf(
            anything,
            lambda rng: rng.choice([1, "text", {"b": 1, "a": [1, None]}, [1, [2]], 2.5, False]),
            ({"deep": {"er": [{}]}}, [], "", 0, Undefined),
            lambda rng: rng.choice(['"x"', "{a: [1, {b: TRUE}]}", "[1, 2]"]),
            lambda rng: rng.choice([{"k": [1]}, "x", [None]]),
        ),
    ]


def _enums(rng: Random) -> list[Leaf]:
    colour = GraphQLEnumType("Colour", Colour, names_as_values=None)
    sizes = {"SMALL": 1, "LARGE": "large", "SAME": "SAME", "FLAG": True if rng.random() < 0.5 else 2}
    size = GraphQLEnumType("Size", {name: GraphQLEnumValue(value) for name, value in sizes.items()})
    return [
        Leaf(
            colour,
            lambda rng: rng.choice([*Colour]),
            ("RED", 1, "green", None, [], {}, Word("RED"), "PURPLE", Undefined),
            lambda rng: rng.choice([*Colour.__members__]),
            lambda rng: rng.choice([*Colour.__members__]),
        ),
        Leaf(
            size,
            lambda rng: rng.choice([*sizes.values()]),
            ("SMALL", "LARGE", 1.0, True, [], {}, (), Count(1)),
            lambda rng: rng.choice([*sizes]),
            lambda rng: rng.choice([*sizes]),
        ),
    ]
