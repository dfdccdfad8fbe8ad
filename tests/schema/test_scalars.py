"""What a client may write for a number or a day, and what is refused rather than guessed."""

from datetime import date
from decimal import Decimal

import pytest
from graphql import GraphQLError

from schema.scalars import parse_date, parse_decimal


@pytest.mark.parametrize(
    ("written", "meant"),
    [("12.50", "12.50"), ("-0", "0"), ("+1", "1"), (".5", "0.5"), ("5.", "5"), ("1E+2", "100"), (7, "7"), (-7, "-7")],
)
def test_an_exact_number_is_taken(written: object, meant: str) -> None:
    assert parse_decimal(written) == Decimal(meant)


@pytest.mark.parametrize(
    "written",
    [
        *("", " 1", "1 ", "1\n", "1_000", "1,5", "\u0663", "\uff11", "0x1", "--1", "e1", ".", "\0", "1\0"),
        *("NaN", "-sNaN", "Infinity", "1e400", "1e-400", "1e99999999999999999999", "1" * 41, "1" * 10_240),
        *(1.5, True, None, [], {}, 10**40, -(10**40)),
    ],
)
def test_what_is_no_exact_number_is_refused(written: object) -> None:
    with pytest.raises(GraphQLError, match="exact number"):
        parse_decimal(written)


@pytest.mark.parametrize("written", ["2026-03-31", "0001-01-01", "9999-12-31"])
def test_a_day_is_taken(written: str) -> None:
    assert parse_date(written) == date.fromisoformat(written)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "2026-02-30",
            "0000-01-01",
            "-001-01-01",
            "99999-01-01",
            "2026-3-31",
            "2026-03-31T00:00:00",
            "2026-03-31\n",
        ),
        *("20260331", "2026-W10-1", "\u0662\u0660\u0662\u0666-\u0660\u0663-\u0663\u0661", "\0"),
        *(20260331, 1, True, None, [], {}),
    ],
)
def test_what_is_no_day_is_refused(written: object) -> None:
    with pytest.raises(GraphQLError, match="write a day"):
        parse_date(written)
