"""Where files are kept that have been made, for all processes that know the folder.

Each has a folder of its own, named by when its link expires and by its key, which gets that name when all is in it: of two that
made the same file, the first has its kept. Nothing of it is in a process.
"""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")
DIGITS = 12
FILE, RESULT = "file", "result.json"
UNFINISHED = "making-"

GRACE = 60.0
"""Seconds that a file stays after its link has expired: it may still be on its way."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A file, what its maker said of it, and whether it had been made before."""

    path: Path
    result: T
    again: bool


class Shelf(Generic[T]):
    """`folder` None: one for this process alone, which goes with it. What makers say is of the type `result`.

    `most` files are kept, those that expire last; what was begun `longest` seconds ago is not being made any more.
    """

    def __init__(self, folder: Path | None, result: type[T], *, most: int, longest: float) -> None:
        self._own = None if folder else tempfile.TemporaryDirectory(prefix="exports-", ignore_cleanup_errors=True)
        self._folder = folder or Path(self._own.name if self._own else "")
        self._result = result
        self._most = most
        self._longest = longest
        self._tidy()

    def find(self, key: str, until: datetime) -> Kept[T] | None:
        """What was made under this key, by whichever process."""
        kept = self._named(key, until)
        try:
            result = (kept / RESULT).read_bytes()
        except OSError:
            return None
        return Kept(kept / FILE, msgspec.json.decode(result, type=self._result), again=True)

    def place(self) -> Path:
        """A new folder, to make a file in."""
        # Systems clear folders for temporary files away that were not used for days.
        self._folder.mkdir(mode=0o700, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self._folder))

    def put(self, place: Path, key: str, until: datetime, result: T) -> Kept[T]:
        """Keep the file that was made in a place; give the one that others made meanwhile, where there is one."""
        (place / RESULT).write_bytes(msgspec.json.encode(result))
        kept = self._named(key, until)
        try:
            place.rename(kept)
        except OSError:
            found = self.find(key, until)
            if found is None:
                raise
            discard(place)
            return Kept(found.path, found.result, again=False)
        self._tidy()
        return Kept(kept / FILE, result, again=False)

    def close(self) -> None:
        """Remove what nobody can ask for any more: all files, where no other process has them."""
        if self._own is not None:
            self._own.cleanup()
        elif self._folder.exists():
            self._tidy()

    def _named(self, key: str, until: datetime) -> Path:
        return self._folder / f"{int(until.astimezone(UTC).timestamp()):0{DIGITS}d}-{key}"

    def _tidy(self) -> None:
        now = time()
        kept = sorted(each for each in self._folder.iterdir() if _expiry(each) is not None)
        late = [each for each in kept if (_expiry(each) or 0) + GRACE < now]
        for each in {*late, *kept[: max(len(kept) - self._most, 0)]}:
            discard(each)
        for each in self._folder.glob(f"{UNFINISHED}*"):
            with suppress(OSError):
                if each.stat().st_mtime + self._longest + GRACE < now:
                    discard(each)


def _expiry(place: Path) -> int | None:
    """When a kept file's link expires; None for anything else, which may be in a folder too."""
    digits, dash, _ = place.name.partition("-")
    return int(digits) if dash and len(digits) == DIGITS and digits.isdecimal() else None


def discard(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
