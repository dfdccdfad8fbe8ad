"""Rows reach the database as they are."""

import pytest

from bench.loading import _written


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        (None, r"\N"),
        ("", ""),
        (r"\N", r"\\N"),
        ("a\tb\nc\rd\\", r"a\tb\nc\rd\\"),
        (12.5, "12.5"),
        (1, "1"),
        (b"\x00\xff", r"\\x00ff"),
    ],
)
def test_a_cell_is_one_word_of_the_text_format(cell: object, line: str) -> None:
    assert _written(cell) == line
