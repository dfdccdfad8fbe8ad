"""What a process remembers of who is asking."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from resolvers.principal import Principal, Role
from resolvers.remembered import Remembered

NOW = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ANA = Principal(1, "s0", "ana", "Ana", None, "es", Role.CUSTOMER, frozenset(), ())


class Heard:
    """News that the test brings."""

    def __init__(self) -> None:
        self.said: object = 0

    def revision(self) -> object:
        return self.said

    async def tell(self) -> None:
        self.said = object()


def remembering(lasting: timedelta, news: Heard | None = None, **most: int) -> Remembered:
    remembered = Remembered(lasting, news or Heard(), **most)
    assert remembered.find("s0", NOW) is None
    return remembered


def keep(remembered: Remembered, *ids: str, since: datetime = NOW) -> None:
    for each in ids:
        principal = replace(ANA, session_id=each)
        remembered.keep(principal, mark=remembered.mark, since=since, until=NOW + 100 * SECOND)


def test_the_sessions_kept_first_go_first_when_there_are_too_many() -> None:
    remembered = remembering(SECOND, most=3)
    keep(remembered, *"abc", "a", "d")
    assert [bool(remembered.find(each, NOW)) for each in "abcd"] == [True, False, True, True]


def test_sessions_that_nobody_asks_for_any_more_are_dropped() -> None:
    remembered = remembering(SECOND)
    keep(remembered, *"abcdefgh")
    keep(remembered, "i", since=NOW + SECOND)
    assert len(remembered) == 1


def test_nobody_is_remembered_beyond_the_end_of_the_session() -> None:
    remembered = remembering(10 * SECOND)
    remembered.keep(ANA, mark=remembered.mark, since=NOW, until=NOW + SECOND)
    assert remembered.find("s0", NOW) is ANA
    assert remembered.find("s0", NOW + SECOND) is None


def test_forgetting_one_session_leaves_the_others() -> None:
    remembered = remembering(SECOND)
    keep(remembered, *"ab")
    remembered.forget("a")
    assert [bool(remembered.find(each, NOW)) for each in "ab"] == [False, True]


def test_nothing_read_before_something_was_forgotten_is_kept_after() -> None:
    remembered = remembering(SECOND)
    for other in ("other", None):
        mark = remembered.mark
        if other is None:
            remembered.forget_all()
        else:
            remembered.forget(other)
        remembered.keep(ANA, mark=mark, since=NOW, until=NOW + SECOND)
        assert remembered.find("s0", NOW) is None


async def test_any_news_makes_everybody_be_forgotten() -> None:
    news = Heard()
    remembered = remembering(SECOND, news)
    keep(remembered, *"ab")
    await news.tell()
    assert [remembered.find(each, NOW) for each in "ab"] == [None, None]
    assert len(remembered) == 0


def test_while_no_news_is_heard_nobody_is_kept_and_after_it_nobody_from_before() -> None:
    news = Heard()
    remembered = remembering(SECOND, news)
    keep(remembered, "a")
    news.said = None
    assert remembered.find("a", NOW) is None
    keep(remembered, "a")
    assert len(remembered) == 0
    news.said = 1
    assert remembered.find("a", NOW) is None
    keep(remembered, "a")
    assert remembered.find("a", NOW) is not None


async def test_who_was_being_read_when_news_came_is_not_found_after() -> None:
    news = Heard()
    remembered = remembering(SECOND, news)
    mark = remembered.mark
    await news.tell()
    remembered.keep(ANA, mark=mark, since=NOW, until=NOW + SECOND)
    assert remembered.find("s0", NOW) is None
