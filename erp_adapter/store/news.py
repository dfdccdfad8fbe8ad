"""How processes learn at once that a session has ended or a login was changed: what they remember of it is old then.

With Redis it is published there. Beside a store that is a SQLite file, whose processes share a machine, the time of an
empty file says it: to look at that takes a microsecond. Any other store has no news, and is asked with each request.
"""

import logging
import os
import time
from pathlib import Path
from typing import Protocol

from sqlalchemy import make_url

from erp_adapter.settings import StoreSettings

TICKS = (1_000, 2_000_000_000)
"""How much later a file's time is set than it was, in nanoseconds, where the clock has not gone on: by the steps that file
systems keep."""

_log = logging.getLogger(__name__)


class News(Protocol):
    def revision(self) -> object:
        """Another value after each piece of news, and after any that may have been missed; None while none is heard."""
        ...

    async def tell(self) -> None:
        """Have every process, this one too, see another revision."""
        ...

    async def listen(self) -> None:
        """Hear of others from now on; without it there may be no revision."""
        ...

    async def close(self) -> None: ...


def open_news(settings: StoreSettings) -> News:
    if settings.redis is not None:
        from erp_adapter.store.redis_news import RedisNews  # noqa: PLC0415 - to import redis takes a while

        return RedisNews(str(settings.redis))
    url = make_url(settings.url)
    if url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}:
        return FileNews(Path(f"{url.database}.news"))
    return NoNews()


class NoNews:
    def revision(self) -> object:
        return None

    async def tell(self) -> None:
        pass

    async def listen(self) -> None:
        pass

    async def close(self) -> None:
        pass


class FileNews:
    """The news of the processes that share a file; where it can't be had there are none."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            self._warn(error)

    def revision(self) -> object:
        try:
            found = os.stat(self._path)  # noqa: PTH116 - asked for with every request: a Path takes twice as long
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    async def tell(self) -> None:
        try:
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            before = os.stat(self._path).st_mtime_ns  # noqa: PTH116 - as above
            for tick in TICKS:
                later = max(time.time_ns(), before + tick)
                os.utime(self._path, ns=(later, later))
                if os.stat(self._path).st_mtime_ns != before:  # noqa: PTH116 - as above
                    return
        except OSError as error:
            self._warn(error)

    async def listen(self) -> None:
        pass

    async def close(self) -> None:
        pass

    def _warn(self, error: OSError) -> None:
        _log.warning("The file by which processes tell each other of ended sessions can't be used: %s", error.strerror)
