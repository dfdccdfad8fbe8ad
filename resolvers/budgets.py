"""What may be asked for over time: by each login, and by each address from which somebody asks without one."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import Protocol

from erp_adapter.domain.budgets import Bucket, Filling, Taken, left, take, wait
from erp_adapter.errors import RateLimited
from resolvers.budget_settings import BudgetSettings
from resolvers.clock import Clock
from resolvers.principal import Principal
from resolvers.throttling import network_of
from resolvers.tokens import digest

MINUTE, HOUR = 60.0, 3_600.0

MOST = 100_000
"""Spenders that are remembered at once, some 300 bytes each; those who have asked for nothing longest are forgotten."""

LEASE = 10.0
"""Seconds for which a process keeps what it took from the common budget beyond what it needed."""

PARTS = 100
"""Beyond what is needed a hundredth of the smallest bucket is taken, so that not each request has to look, or to ask."""


class SharedPurses(Protocol):
    """The budgets of all processes together."""

    async def take(self, key: str, buckets: Sequence[Bucket], now: float, least: int, most: int) -> Taken | None:
        """As `erp_adapter.domain.budgets.take`, by whose purse it is; None where it can't be told now."""
        ...

    async def close(self) -> None: ...


class Purse:
    """What one spender has, as far as this process knows.

    `_own` are units that are taken already, so that most requests have nothing to work out; those from the common purse are
    good until `_until`.
    """

    __slots__ = ("_account", "_filling", "_key", "_own", "_until")

    def __init__(self, account: "Account", key: str) -> None:
        self._account = account
        self._key = key
        self._filling: Filling | None = None
        self._own = 0
        self._until: float | None = None

    def pays(self, units: int) -> bool:
        """Take so many of those that are at hand; False, and none are taken, where there are too few or they have lapsed."""
        if self._own < units or (self._until is not None and self._until <= self._account.now()):
            return False
        self._own -= units
        return True

    def check(self) -> None:
        """Raise RateLimited where nothing at all is left."""
        if not self._own:
            self._refuse(wait(self._account.buckets, self._filling, self._account.now(), 1))

    async def spend(self, units: int) -> None:
        """Take so many, or raise RateLimited and take none."""
        await self._spend(units, units)

    async def lose(self, units: int) -> None:
        """Take so many, or what there is."""
        await self._spend(0, units)

    def left(self) -> dict[str, int]:
        """What may be spent at once, by the name of the span."""
        there = left(self._account.buckets, self._filling, self._account.now())
        return {name: max(each, 0) + self._own for name, each in zip(self._account.spans, there, strict=True)}

    def is_full(self, now: float) -> bool:
        return self._filling is None or max(self._filling) <= now

    async def _spend(self, least: int, units: int) -> None:
        if self.pays(units):
            return
        now = self._account.now()
        own, self._own = 0 if self._until is not None and self._until <= now else self._own, 0
        try:
            own += await self._take(now, max(least - own, 0), units - own)
        except BaseException:
            self._own += own
            raise
        self._own += max(own - units, 0)

    async def _take(self, now: float, least: int, most: int) -> int:
        """Take from the buckets, and more than is needed. Other processes can only have left less than is known here."""
        account = self._account
        self._refuse(wait(account.buckets, self._filling, now, least))
        taken, self._until = await account.take_shared(self._key, now, least, most + account.at_hand), now + LEASE
        if taken is None:
            taken, self._until = take(account.buckets, self._filling, now, least, most + account.at_hand), None
        self._filling = taken.filling
        if taken.units < least:
            self._refuse(max(wait(account.buckets, taken.filling, now, least), 1.0))
        return taken.units

    def _refuse(self, seconds: float) -> None:
        if seconds:
            raise RateLimited(retry_after=ceil(seconds))


class Account:
    """The purses of one kind of spender. `spans` are the names of its buckets."""

    def __init__(self, kind: str, per_minute: int, per_hour: int, clock: Clock, shared: SharedPurses | None) -> None:
        buckets = {"minute": Bucket(per_minute, MINUTE), "hour": Bucket(per_hour, HOUR)}
        self.spans = tuple(name for name, each in buckets.items() if each.units)
        self.buckets = tuple(buckets[name] for name in self.spans)
        self._kind = kind
        self._clock = clock
        self._shared = shared
        self.at_hand = min((each.units for each in self.buckets), default=0) // PARTS
        self._purses: OrderedDict[int | str, Purse] = OrderedDict()

    def now(self) -> float:
        return self._clock.now().timestamp()

    def purse(self, name: int | str) -> Purse:
        purse = self._purses.get(name)
        if purse is None:
            self._forget()
            purse = self._purses[name] = Purse(self, f"{self._kind}:{name}")
        else:
            self._purses.move_to_end(name)
        return purse

    async def take_shared(self, key: str, now: float, least: int, most: int) -> Taken | None:
        """Take from the common purse; None where there is none."""
        return None if self._shared is None else await self._shared.take(key, self.buckets, now, least, most)

    def _forget(self) -> None:
        """Drop those that have asked for nothing longest: as many as are too many, and those that are full again."""
        now = self.now()
        while self._purses and (len(self._purses) >= MOST or next(iter(self._purses.values())).is_full(now)):
            self._purses.popitem(last=False)

    def __len__(self) -> int:
        return len(self._purses)


class Budgets:
    """Whose purse a request is paid from."""

    def __init__(self, settings: BudgetSettings, clock: Clock, shared: SharedPurses | None = None) -> None:
        self._logins = Account("login", settings.per_minute, settings.per_hour, clock, shared)
        self._strangers = Account("address", settings.strangers_per_minute, settings.strangers_per_hour, clock, shared)

    def purse(self, who: Principal | None, address: str) -> Purse | None:
        """That of a login, or of the address of somebody who is not logged in; None where any amount may be spent."""
        account = self._strangers if who is None else self._logins
        if not account.buckets:
            return None
        return account.purse(_hidden(address) if who is None else who.login_id)


@lru_cache(10_000)
def _hidden(address: str) -> str:
    """An address as it may lie about; the neighbours of an IPv6 client are one with it."""
    return digest(f"budget:{network_of(address)}")
