"""What is known of the request that is being answered, for its line in the log, the metrics and its trace."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    from schema.http.documents import Document, Operation

Phase = Literal["wait", "parse", "validate", "execute", "write"]

_SANE = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)


class Seen(msgspec.Struct):
    """One request, as far as it has come. Times are in seconds, `started` by `perf_counter`.

    `route`: of what is no GraphQL, where it went, without what stands in the place of its parameters. Of several operations
    in one body the first gives the name, and the figures are sums. `login` None: a stranger's.
    """

    request_id: str
    started: float
    route: str | None = None
    operation: "Operation | None" = None
    document: "Document | None" = None
    login: int | None = None
    status: int | None = None
    codes: tuple[str, ...] = ()
    span: Any = None
    cost: int = 0
    statements: int = 0
    rows: int = 0
    statement_seconds: float = 0.0
    wait: float = 0.0
    parse: float = 0.0
    validate: float = 0.0
    execute: float = 0.0
    write: float = 0.0

    def asks(self, document: "Document", operation: "Operation", login: int | None) -> None:
        if self.operation is None:
            self.document, self.operation, self.login = document, operation, login


SEEN: ContextVar[Seen | None] = ContextVar("SEEN", default=None)
"""The request that the current task works for; None where nobody looks."""


@contextmanager
def phase(name: Phase) -> Iterator[None]:
    """Note how long the block takes of the current request, however it ends."""
    started = perf_counter()
    try:
        yield
    finally:
        seen = SEEN.get()
        if seen is not None:
            setattr(seen, name, getattr(seen, name) + perf_counter() - started)


def is_sane(request_id: str) -> bool:
    """Whether an id that a request came with can be taken over."""
    return _SANE.fullmatch(request_id) is not None
