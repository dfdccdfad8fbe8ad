"""A dated row holds on its first and its last day."""

from datetime import date, timedelta

import pytest

from erp_adapter.domain.validity import earlier_end, in_force
from tests.erp_adapter.domain.examples import TODAY, row

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        (None, None, True),
        (TODAY, None, True),
        (None, TODAY, True),
        (TODAY, TODAY, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
        (TODAY + DAY, TODAY - DAY, False),
    ],
)
def test_both_days_are_included_and_an_open_side_has_no_end(
    start: date | None, end: date | None, *, holds: bool
) -> None:
    assert bool(in_force([row("1", start=start, end=end)], TODAY)) is holds


def test_the_earlier_end_leaves_an_open_one_aside() -> None:
    assert earlier_end(TODAY + DAY, TODAY) == earlier_end(TODAY, TODAY + DAY) == TODAY
    assert earlier_end(None, TODAY) == earlier_end(TODAY, None) == TODAY
    assert earlier_end(None, None) is None
