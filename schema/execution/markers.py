"""What stands in an answer for a value that failed, or that is not there yet."""

from collections.abc import Awaitable, Callable
from typing import Any


class Failed:
    """A value that failed; where it is will be known when the answer is whole.

    `below` is what there was of it already, and may still be worked on, though it will not be told.
    """

    __slots__ = ("below", "error")

    def __init__(self, error: Exception, below: Any = None) -> None:
        self.error = error
        self.below = below

    def forget(self) -> None:
        del self.error, self.below


class Pending:
    """A value that is still worked on; `value` is it when the work is done."""

    __slots__ = ("value", "work")

    def __init__(self, work: Callable[["Pending", Any], Awaitable[Any]]) -> None:
        self.work = work
        self.value: Any = None

    def forget(self) -> None:
        del self.work, self.value
