"""What may be typed into a search box."""

import pytest

from erp_adapter.errors import BadRequest
from resolvers import searching
from resolvers.searching import LONGEST_SEARCH, MOST_WORDS, search_words


def test_words_are_folded_and_no_text_is_no_word() -> None:
    assert search_words("  Cañería ÁNGULO ") == ("caneria", "angulo")
    assert search_words(None) == search_words("   ") == ()


@pytest.mark.parametrize(
    "text", ["a" * (LONGEST_SEARCH + 1), " ".join("a" * (MOST_WORDS + 1)), " " * (LONGEST_SEARCH + 1)]
)
def test_a_search_that_is_too_long_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        search_words(text)


def test_what_is_too_long_is_not_folded_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some signs become eighteen letters each."""

    def fold(text: str) -> str:
        raise AssertionError(text)

    monkeypatch.setattr(searching, "fold", fold)
    with pytest.raises(BadRequest):
        search_words("ﷺ" * 1_000)
