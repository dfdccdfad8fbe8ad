"""How often one may fail to log in: counted by username, existing or not, and by address, for all processes together."""

import ipaddress
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from erp_adapter.domain.logins import ThrottleCounter, username_key
from erp_adapter.errors import TooBusy
from resolvers.clock import Clock
from resolvers.login_settings import LoginSettings
from resolvers.tokens import digest

MEMORY = timedelta(days=1)
"""A counter that nothing is added to for as long is forgotten, and so is how long the last lock was."""

TRIES = 20
NEIGHBOURS = 64
"""An IPv6 client has a /64 to itself and would otherwise be a new one with each attempt."""


class Counters(Protocol):
    async def read(self, keys: Collection[str]) -> Mapping[str, ThrottleCounter]: ...

    async def write(self, counter: ThrottleCounter, *, now: datetime) -> bool: ...

    async def forget(self, keys: Collection[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """`failures` within `window` lock for `lock`, twice as long each time up to `longest`."""

    failures: int
    window: timedelta
    lock: timedelta
    longest: timedelta

    def counted(self, before: ThrottleCounter | None, key: str, now: datetime) -> ThrottleCounter:
        """The counter with one more failure; only where there is no lock."""
        if before is None or before.expires_at <= now:
            before = ThrottleCounter(key, before.version if before else 0, 0, 0, now, None, now)
        if before.locked_until is not None or now - before.since >= self.window:
            before = replace(before, failures=0, since=now, locked_until=None)
        after = replace(before, version=before.version + 1, failures=before.failures + 1, expires_at=now + MEMORY)
        if after.failures < self.failures:
            return after
        locked_until = now + min(self.lock * 2**before.locks, self.longest)
        return replace(after, locks=before.locks + 1, locked_until=locked_until, expires_at=locked_until + MEMORY)

    def uncounted(self, before: ThrottleCounter) -> ThrottleCounter:
        """The counter with one failure less, and without the lock that it brought."""
        after = replace(before, version=before.version + 1, failures=max(0, before.failures - 1))
        if before.locked_until is None or after.failures >= self.failures:
            return after
        return replace(after, locks=before.locks - 1, locked_until=None)


class Throttle:
    """An attempt counts as failed from its beginning, so that many at once are no way around; a good one is taken off."""

    def __init__(self, counters: Counters, clock: Clock, settings: LoginSettings) -> None:
        self._counters = counters
        self._clock = clock
        self._by_login = Rule(settings.login_failures, MEMORY, settings.login_lock, settings.login_lock_longest)
        window = settings.address_window
        self._by_address = Rule(settings.address_failures, window, window, window)

    async def begin(self, username: str, address: str) -> timedelta | None:
        """Count an attempt. Give how long to wait where it must not be made; it is then not counted."""
        rules = self._rules(username, address)
        now = self._clock.now()
        kept = await self._counters.read(rules)
        wait = max((_wait(counter, now) for counter in kept.values()), default=timedelta(0))
        if wait > timedelta(0):
            return wait
        counted: list[str] = []
        for key, rule in rules.items():
            wait = await self._count(key, rule, kept.get(key))
            if wait > timedelta(0):
                await self._take_off({before: rules[before] for before in counted})
                return wait
            counted.append(key)
        return None

    async def succeeded(self, username: str, address: str) -> None:
        """The password was right: the login's failures are forgotten, the address keeps its others."""
        await self._counters.forget([_login_key(username)])
        await self._take_off({_address_key(address): self._by_address})

    async def withdraw(self, username: str, address: str) -> None:
        """The attempt was not made after all."""
        await self._take_off(self._rules(username, address))

    async def unlock(self, usernames: Collection[str]) -> None:
        await self._counters.forget([_login_key(username) for username in usernames])

    def _rules(self, username: str, address: str) -> dict[str, Rule]:
        return {_address_key(address): self._by_address, _login_key(username): self._by_login}

    async def _count(self, key: str, rule: Rule, kept: ThrottleCounter | None) -> timedelta:
        for _ in range(TRIES):
            now = self._clock.now()
            if kept is not None and (wait := _wait(kept, now)) > timedelta(0):
                return wait
            if await self._counters.write(rule.counted(kept, key, now), now=now):
                return timedelta(0)
            kept = (await self._counters.read([key])).get(key)
        raise TooBusy(retry_after=1)

    async def _take_off(self, rules: Mapping[str, Rule]) -> None:
        for _ in range(TRIES):
            kept = await self._counters.read(rules)
            lost = [
                key
                for key, counter in kept.items()
                if not await self._counters.write(rules[key].uncounted(counter), now=self._clock.now())
            ]
            if not lost:
                return
            rules = {key: rules[key] for key in lost}


def _wait(counter: ThrottleCounter, now: datetime) -> timedelta:
    return timedelta(0) if counter.locked_until is None else counter.locked_until - now


def _login_key(username: str) -> str:
    return digest(f"login:{username_key(username)}")


def _address_key(address: str) -> str:
    return digest(f"address:{network_of(address)}")


def network_of(address: str) -> str:
    """An address, or the network of one that changes with each attempt."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed.packed, NEIGHBOURS), strict=False))
