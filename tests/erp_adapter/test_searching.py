"""Words are found alike on every system, and figures and orders are the same."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import case, literal, select

from erp_adapter.dialects.ordering import nulls_lowest
from erp_adapter.dialects.rounding import rounded
from erp_adapter.dialects.searching import begins_with, has_word, is_same
from erp_adapter.domain.text import fold
from erp_adapter.types import amount, unit_price
from tests.erp_adapter.order_books import Books, order

LETTERS = "áàâäãåçéèêëíìîïñóòôöõúùûüýÿßŀºª²³ÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸẞĿœæŒÆ"


def answers(ledger: Books, conditions: list[Any]) -> list[bool]:
    columns = [case((condition, 1), else_=0).label(f"c{place}") for place, condition in enumerate(conditions)]
    (row,) = ledger.read(select(*columns))
    return [bool(each) for each in row]


def test_every_letter_of_the_five_languages_is_found_by_its_folded_form(ledger: Books) -> None:
    found = answers(ledger, [has_word(fold(each), literal(f"1{each}1")) for each in LETTERS])
    assert [each for each, is_found in zip(LETTERS, found, strict=True) if not is_found] == []


def test_a_letter_is_found_by_no_other(ledger: Books) -> None:
    plain = "abcdefghijklmnopqrstuvwxyz"
    pairs = [(word, each) for each in LETTERS for word in plain if word not in fold(each)]
    for start in range(0, len(pairs), 200):
        some = pairs[start : start + 200]
        found = answers(ledger, [has_word(word, literal(f"1{each}1")) for word, each in some])
        assert [pair for pair, is_found in zip(some, found, strict=True) if is_found] == []


@pytest.mark.parametrize("text", ["100%", "a_b", "[x]", "a/b", "it's", "a\\b", "^", "?", ":x", "$1"])
def test_what_means_something_to_like_means_itself(ledger: Books, text: str) -> None:
    conditions = [
        has_word(text, literal(f"1{text}1")),
        begins_with(text, literal(f"{text}1")),
        is_same(text, literal(text)),
    ]
    others = [has_word(text, literal("100x a-b x ab")), begins_with(text, literal("ax")), is_same(text, literal("ax"))]
    assert answers(ledger, [*conditions, *others]) == [True] * 3 + [False] * 3


def test_a_word_is_in_one_of_the_columns_null_or_a_number(ledger: Books) -> None:
    ledger.add("sales_order", order("P-7", net=Decimal("12.50")))
    head = ledger.relations.sales_order.c
    columns = (head.reference, head.number, head.net)
    searched = [ledger.read(select(head.number).where(has_word(word, *columns))) for word in ("p-7", "12.5", "712")]
    assert [len(rows) for rows in searched] == [1, 1, 0]


@pytest.mark.parametrize("value", ["0.005", "-0.005", "1.005", "2.675", "-2.675", "1234567890123.455"])
def test_figures_are_rounded_half_away_from_zero(ledger: Books, value: str) -> None:
    if ledger.ground.system == "sqlite":
        pytest.skip("SQLite has no decimals: it keeps the nearest double, which may lie below the half")
    ledger.add("sales_order", order("P-1", total=Decimal(1)))
    exact = ledger.relations.sales_order.c.total * literal(Decimal(value))
    ((found,),) = ledger.read(select(rounded(exact, amount())))
    assert found == round_away(Decimal(value))


def test_statements_that_differ_in_the_decimals_alone_are_two(ledger: Books) -> None:
    """SQLAlchemy keeps what a statement compiles to, and must tell them apart."""
    ledger.add("sales_order", order("P-1", total=Decimal("1.25")))
    third = ledger.relations.sales_order.c.total / 3
    found = [ledger.read(select(rounded(third, type_)))[0][0] for type_ in (amount(), unit_price())]
    assert [str(each) for each in found] == ["0.42", "0.416667"]


def round_away(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), "ROUND_HALF_UP")


@pytest.mark.parametrize("descending", [False, True])
def test_nulls_are_the_lowest(ledger: Books, descending: bool) -> None:
    ledger.add("sales_order", *[order(f"P-{i}", reference=each) for i, each in enumerate(["b", None, "a"])])
    head = ledger.relations.sales_order.c
    rows = ledger.read(select(head.reference).order_by(nulls_lowest(head.reference, descending=descending)))
    assert [row.reference for row in rows] == (["b", "a", None] if descending else [None, "a", "b"])
