"""What processes share that need not last: counts and news, kept in Redis where the site has one."""

from redis.asyncio import Redis

SECONDS = 1.0
"""How long an answer may take: what asks stands between a request and its reply."""


def open_shared(url: str) -> Redis:
    """Connect when it is first asked. Raises redis.RedisError, which its callers turn into what they do without it."""
    return Redis.from_url(url, socket_timeout=SECONDS, socket_connect_timeout=SECONDS, decode_responses=True)
