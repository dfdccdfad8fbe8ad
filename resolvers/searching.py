"""What a person types into a search box."""

from erp_adapter.domain.text import fold
from erp_adapter.errors import BadRequest

LONGEST_SEARCH = 100
MOST_WORDS = 8


def search_words(text: str | None) -> tuple[str, ...]:
    """Split into folded words, all of which must be found; none for an empty search.

    Raise BadRequest for a search that is too long.
    """
    if text is None:
        return ()
    # Folding makes some signs eighteen times as long: the length comes first.
    words = () if len(text) > LONGEST_SEARCH else tuple(fold(text).split())
    if len(text) > LONGEST_SEARCH or len(words) > MOST_WORDS:
        raise BadRequest("search.too_long", longest=LONGEST_SEARCH, most=MOST_WORDS)
    return words
