"""How the text of a function is put together from lines, numbered names and constants."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class Writer:
    """A function being written. What is not a name in it is a constant, referred to by its number."""

    def __init__(self, signature: str) -> None:
        self.depth = 1
        self._signature = signature
        self._first: list[str] = []
        self._lines: list[str] = []
        self._constants: dict[str, Any] = {}
        self._numbers: dict[int, str] = {}
        self._names = 0

    def function(self) -> Any:
        name = self._signature.partition("(")[0]
        lines = [f"def {self._signature}:", *self._first, *(self._lines or [" pass"])]
        namespace = dict(self._constants)
        exec(compile("\n".join(lines), "<plan>", "exec"), namespace)  # noqa: S102 - no client's text is in it
        return namespace[name]

    def put(self, line: str) -> None:
        self._lines.append(" " * self.depth + line)

    def put_first(self, line: str) -> None:
        """Write a line that stands before all others."""
        self._first.append(" " + line)

    @contextmanager
    def block(self, header: str) -> Iterator[None]:
        self.put(header)
        self.depth += 1
        yield
        self.depth -= 1

    def constant(self, value: Any) -> str:
        name = self._numbers.get(id(value))
        if name is None:
            name = self._numbers[id(value)] = sys.intern(f"k{len(self._numbers)}")
            self._constants[name] = value
        return name

    def name(self) -> str:
        self._names += 1
        return f"v{self._names}"


def bytes_of(function: Callable[..., Any]) -> int:
    """An estimate of the memory that a written function takes.

    Measured: its code and the tables beside it are twice the size of the code, and each of its names takes an entry.
    """
    return 2 * sys.getsizeof(function.__code__) + 60 * len(function.__globals__)
