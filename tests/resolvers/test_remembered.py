"""What a process remembers of who is asking."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from resolvers.principal import Principal, Role
from resolvers.remembered import Remembered

NOW = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ANA = Principal(1, "s0", "ana", "Ana", None, "es", Role.CUSTOMER, frozenset(), ())


def keep(remembered: Remembered, *ids: str, since: datetime = NOW) -> None:
    for each in ids:
        principal = replace(ANA, session_id=each)
        remembered.keep(principal, mark=remembered.mark, since=since, until=NOW + 100 * SECOND)


def test_the_sessions_kept_first_go_first_when_there_are_too_many() -> None:
    remembered = Remembered(SECOND, most=3)
    keep(remembered, *"abc", "a", "d")
    assert [bool(remembered.find(each, NOW)) for each in "abcd"] == [True, False, True, True]


def test_sessions_that_nobody_asks_for_any_more_are_dropped() -> None:
    remembered = Remembered(SECOND)
    keep(remembered, *"abcdefgh")
    keep(remembered, "i", since=NOW + SECOND)
    assert len(remembered) == 1


def test_nobody_is_remembered_beyond_the_end_of_the_session() -> None:
    remembered = Remembered(10 * SECOND)
    remembered.keep(ANA, mark=remembered.mark, since=NOW, until=NOW + SECOND)
    assert remembered.find("s0", NOW) is ANA
    assert remembered.find("s0", NOW + SECOND) is None


def test_forgetting_one_session_leaves_the_others() -> None:
    remembered = Remembered(SECOND)
    keep(remembered, *"ab")
    remembered.forget("a")
    assert [bool(remembered.find(each, NOW)) for each in "ab"] == [False, True]


def test_nothing_read_before_something_was_forgotten_is_kept_after() -> None:
    remembered = Remembered(SECOND)
    for other in ("other", None):
        mark = remembered.mark
        if other is None:
            remembered.forget_all()
        else:
            remembered.forget(other)
        remembered.keep(ANA, mark=mark, since=NOW, until=NOW + SECOND)
        assert remembered.find("s0", NOW) is None
