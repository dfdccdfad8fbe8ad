"""The budgets of all processes together, kept in Redis."""

import logging
from collections.abc import Sequence
from time import monotonic

from redis.asyncio import Redis
from redis.exceptions import RedisError

from erp_adapter.domain.budgets import TINY, Bucket, Taken

PAUSE = 5.0
"""Seconds after which Redis is asked again once it has failed: each who asks may have to wait for it."""

TAKE = """
local now, least, most, tiny = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local count = (#ARGV - 4) / 2
local kept = redis.call('LRANGE', KEYS[1], 0, -1)
local full_at, there = {}, most
for each = 1, count do
  local units, seconds = tonumber(ARGV[3 + 2 * each]), tonumber(ARGV[4 + 2 * each])
  full_at[each] = math.max(#kept == count and tonumber(kept[each]) or now, now)
  local left = units - (full_at[each] - now) * units / seconds
  if full_at[each] - now - seconds + math.min(least, units) * seconds / units > tiny then
    there = -1
  elseif there >= 0 then
    there = math.min(there, math.max(math.floor(left + tiny), least))
  end
end
local taken, latest = math.max(there, 0), now
local written = {}
for each = 1, count do
  local units, seconds = tonumber(ARGV[3 + 2 * each]), tonumber(ARGV[4 + 2 * each])
  full_at[each] = full_at[each] + math.min(taken, units) * seconds / units
  latest = math.max(latest, full_at[each])
  written[each] = string.format('%.17g', full_at[each])
end
if taken > 0 then
  redis.call('DEL', KEYS[1])
  redis.call('RPUSH', KEYS[1], unpack(written))
  redis.call('PEXPIRE', KEYS[1], math.ceil((latest - now) * 1000) + 1000)
end
return {string.format('%.0f', taken), unpack(written)}
"""
"""As `erp_adapter.domain.budgets.take`, in one step: two processes never take the same units."""

_log = logging.getLogger(__name__)


class CommonPurses:
    """Those of the office of a name: several may share a Redis.

    Says None while Redis is away, and the log says so once; whoever asks counts by itself for that time.
    """

    def __init__(self, redis: Redis, name: str) -> None:
        self._redis = redis
        self._prefix = f"oficina-virtual:{name}:budget:"
        self._take = redis.register_script(TAKE)
        self._away_until = 0.0
        self._is_away = False

    async def take(self, key: str, buckets: Sequence[Bucket], now: float, least: int, most: int) -> Taken | None:
        if self._is_away and monotonic() < self._away_until:
            return None
        wanted = [
            repr(now),
            least,
            most,
            TINY,
            *(each for bucket in buckets for each in (bucket.units, repr(bucket.seconds))),
        ]
        try:
            units, *filling = await self._take(keys=[self._prefix + key], args=wanted)
        except (RedisError, OSError) as error:
            self._lost(error)
            return None
        if self._is_away:
            self._is_away = False
            _log.warning("Redis is back: budgets are counted for all processes together again")
        return Taken(int(units), tuple([float(each) for each in filling]))

    async def close(self) -> None:
        await self._redis.aclose()

    def _lost(self, error: Exception) -> None:
        self._away_until = monotonic() + PAUSE
        if not self._is_away:
            self._is_away = True
            _log.warning("Redis does not answer: each process counts budgets by itself", exc_info=error)
