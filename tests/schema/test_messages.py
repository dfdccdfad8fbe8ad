"""What the gateway says to people."""

from string import Formatter

import pytest

from schema.messages import LONGEST, MESSAGES, message


@pytest.mark.parametrize("name", MESSAGES)
def test_both_languages_are_filled_with_the_same_details(name: str) -> None:
    spanish, english = ({part[1] for part in Formatter().parse(text)} for text in MESSAGES[name])
    assert spanish - {None} == english - {None}


def test_a_detail_that_repeats_what_the_client_sent_is_cut_short() -> None:
    said = message("operation.unknown", "en", {"name": "x" * 100_000})
    assert said.count("x") == LONGEST
    assert "…" in said
    assert message("operation.unknown", "en", {"name": "x" * LONGEST}).count("x") == LONGEST
