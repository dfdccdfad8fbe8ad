"""What a page may be, by the arguments of a connection and the company's largest page."""

import pytest
from pydantic import ValidationError

from erp_adapter.domain.paging import PageRequest
from erp_adapter.errors import BadRequest
from resolvers.paging import ListSettings

USUAL = ListSettings()


@pytest.mark.parametrize(
    ("arguments", "request_"),
    [
        ((None, None, None, None), PageRequest(20)),
        ((7, "c", None, None), PageRequest(7, "c")),
        ((None, "c", None, None), PageRequest(20, "c")),
        ((None, None, 7, "c"), PageRequest(7, "c", backward=True)),
        ((None, None, None, "c"), PageRequest(20, "c", backward=True)),
        ((0, None, None, None), PageRequest(0)),
        ((100, None, None, None), PageRequest(100)),
    ],
)
def test_a_page_begins_at_one_end_or_at_a_cursor(
    arguments: tuple[int | None, str | None, int | None, str | None], request_: PageRequest
) -> None:
    assert USUAL.page_request(*arguments) == request_


@pytest.mark.parametrize("arguments", [(1, None, 1, None), (1, None, None, "c"), (None, "c", None, "d")])
def test_a_page_has_one_direction(arguments: tuple[int | None, str | None, int | None, str | None]) -> None:
    with pytest.raises(BadRequest, match=r"paging\.both_directions"):
        USUAL.page_request(*arguments)


@pytest.mark.parametrize("largest", [1, 100, 10_000])
def test_no_page_is_larger_than_the_setting_and_the_refusal_says_it(largest: int) -> None:
    lists = ListSettings(largest_page=largest)
    assert lists.page_request(None, None, largest, None).size == largest
    for size in (largest + 1, -1):
        with pytest.raises(BadRequest, match=r"paging\.size") as refused:
            lists.page_request(size, None, None, None)
        assert refused.value.details == {"largest": largest, "size": size}


def test_a_page_that_does_not_say_how_big_is_never_too_large() -> None:
    assert ListSettings(largest_page=5).page_request(None, None, None, None).size == 5


@pytest.mark.parametrize("largest", [0, -1, 10_001])
def test_the_setting_has_bounds(largest: int) -> None:
    with pytest.raises(ValidationError):
        ListSettings(largest_page=largest)
