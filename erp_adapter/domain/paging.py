"""Pages of a list: what is asked for, and what comes back."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The first `size` rows after the cursor, or, `backward`, the last `size` before it; None: from that end."""

    size: int
    cursor: str | None = None
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows in the list's order, a cursor each.

    `more` is whether rows follow in the direction of paging; `behind` reads whether there are any on the other side.
    `json`: the rows as an array that has been written already; then there are no items, and of cursors the first and the
    last alone.
    """

    items: Sequence[T]
    cursors: Sequence[str]
    backward: bool
    more: bool
    behind: Callable[[], Awaitable[bool]]
    json: bytes | None = None

    def map(self, change: Callable[[T], U]) -> "Page[U]":
        items = [change(item) for item in self.items]
        return Page(items, self.cursors, self.backward, self.more, self.behind, self.json)
