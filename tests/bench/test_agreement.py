"""A run stops where two servers do not answer the same."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from bench.agreement import Disagreement, agree, difference

ANSWER: dict[str, Any] = {
    "invoices": [{"total": Decimal("10.00"), "lines": [{"net": Decimal("5.00"), "product": None}]}]
}


def test_equal_answers_agree() -> None:
    agree("W2", {"gateway": ANSWER, "floor": deepcopy(ANSWER)})


def test_a_cent_is_a_difference_and_its_place_is_told() -> None:
    other = deepcopy(ANSWER)
    other["invoices"][0]["lines"][0]["net"] = Decimal("5.01")
    with pytest.raises(Disagreement, match=r"W2: gateway and floor differ at \.invoices\[0\]\.lines\[0\]\.net"):
        agree("W2", {"gateway": ANSWER, "floor": other})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1, 2], [2, 1]),
        ([1], [1, 1]),
        ({"a": None}, {"a": {}}),
        ({"a": 1}, {"a": 1, "b": 1}),
        ("1", 1),
        ([{"a": 1}], [{"a": 2}]),
    ],
)
def test_order_number_and_kind_count(one: object, other: object) -> None:
    assert difference(one, other) is not None


@pytest.mark.parametrize("answer", [{}, {"entries": []}, {"product": None}])
def test_an_answer_without_anything_is_none(answer: dict[str, object]) -> None:
    with pytest.raises(Disagreement):
        agree("W3", {"gateway": answer, "floor": answer})
