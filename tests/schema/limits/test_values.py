"""How much may be sent as variables."""

from typing import Any

import pytest

from schema.limits.refusals import DocumentTooLarge
from schema.limits.values import check_values


@pytest.mark.parametrize(
    ("variables", "values"),
    [
        ({}, 0),
        ({"a": 1, "b": "text", "c": None}, 3),
        ({"a": [1, 2, 3]}, 4),
        ({"a": {"b": {"c": 1}}}, 3),
        ({"a": [[], [{}], [[1, 2]]]}, 1 + 3 + 1 + 1 + 2),
    ],
)
def test_values_count_with_what_is_inside_them(variables: dict[str, Any], values: int) -> None:
    assert check_values(variables, values) == values
    if values:
        with pytest.raises(DocumentTooLarge) as refused:
            check_values(variables, values - 1)
        assert refused.value.details == {"limit": values - 1}


def test_text_is_one_value_however_long() -> None:
    assert check_values({"a": "x" * 100_000}, 1) == 1
