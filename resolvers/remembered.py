"""Whom this process has just read from the store: who asks several times a second is looked up once."""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Protocol

from resolvers.principal import Principal

MOST = 10_000
"""Sessions remembered at once, some 2 kB each."""


class News(Protocol):
    """What processes tell each other of ended sessions and changed logins."""

    def revision(self) -> object:
        """Another value after each piece of news, and after any that may have been missed; None while none is heard."""
        ...

    async def tell(self) -> None: ...


class Remembered:
    """Principals by their session, each for `lasting` after it was read and until there is news; zero: none ever.

    What is read while something is forgotten may be old already, and is not kept: a reader takes `mark` before it reads
    and gives it back with what it found. While no news is heard nobody is kept.
    """

    def __init__(self, lasting: timedelta, news: News, most: int = MOST) -> None:
        self._lasting = lasting
        self._news = news
        self._revision: object = None
        self._most = most
        self._kept: OrderedDict[str, tuple[Principal, datetime, datetime]] = OrderedDict()
        self.mark = 0

    def find(self, session_id: str, now: datetime) -> Principal | None:
        """Who was read a moment ago; None where that was too long ago, or later than now: a clock may be set back."""
        revision = self._news.revision()
        if revision != self._revision:
            self.forget_all()
            self._revision = revision
        kept = self._kept.get(session_id)
        if kept is None:
            return None
        principal, since, until = kept
        return principal if since <= now < until else None

    def keep(self, principal: Principal, *, mark: int, since: datetime, until: datetime) -> None:
        """Remember somebody read at `since`, whose session ends at `until` in any case."""
        if mark != self.mark or not self._lasting or self._revision is None:
            return
        self._kept[principal.session_id] = (principal, since, min(since + self._lasting, until))
        self._kept.move_to_end(principal.session_id)
        while self._is_old(since) or len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def forget(self, session_id: str) -> None:
        self.mark += 1
        self._kept.pop(session_id, None)

    def forget_all(self) -> None:
        """For what changes or ends the sessions of a login, which is rare."""
        self.mark += 1
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)

    def _is_old(self, now: datetime) -> bool:
        """Whether the one kept first has had its time."""
        oldest = next(iter(self._kept.values()), None)
        return oldest is not None and oldest[2] <= now
