"""Which pages of other origins may ask, and what their browsers are told."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from schema.http.headers import HEADERS, Headers

MAX_AGE = 7_200
"""Seconds that a browser need not ask again: Chromium remembers no longer."""

ASKED = (
    "Authorization, Content-Type, GraphQL-Cost, If-None-Match, Traceparent, X-Oficina, X-Request-Id, "
    "Apollo-Require-Preflight, Apollographql-Client-Name, Apollographql-Client-Version, X-Apollo-Operation-Name"
)
"""Headers that a page may send: those that are read, and those that clients add by themselves."""

TOLD = "ETag, Retry-After, WWW-Authenticate, X-Request-Id"
"""Headers of an answer that a page may read, beside those that any may."""

VARY = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9.-]+|\[[0-9a-f:.]+\]")


def check_origin(text: str) -> str:
    """Give back an origin as browsers write it; raise ValueError, saying what is wrong, for anything else.

    >>> check_origin("https://tienda.example")
    'https://tienda.example'
    """
    parts = urlsplit(text)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host):
        raise ValueError(f"{text!r} is no origin such as https://tienda.example; there is none that stands for all")
    port = "" if parts.port in {None, _PORTS[parts.scheme]} else f":{parts.port}"
    origin = f"{parts.scheme}://{host}{port}"
    if text != origin:
        raise ValueError(f"{text!r} is not how browsers write it: {origin!r}")
    return origin


class Cors:
    """Knows the origins of a list; `credentials`: whether their pages may have browsers send cookies."""

    def __init__(self, origins: Sequence[str] = (), *, credentials: bool = False) -> None:
        allowed = ((b"access-control-allow-credentials", b"true"),) if credentials else ()
        usual = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
        asked = (
            (b"access-control-allow-methods", b"GET, POST"),
            (b"access-control-allow-headers", ASKED.encode()),
            (b"access-control-max-age", b"%d" % MAX_AGE),
            (b"vary", VARY.encode()),
            (b"cache-control", b"no-store"),
            *usual,
        )
        self._answers: dict[str, Headers] = {}
        self._preflights: dict[str, Headers] = {}
        for origin in origins:
            named = ((b"access-control-allow-origin", origin.encode()), *allowed)
            self._answers[origin] = (*named, (b"access-control-expose-headers", TOLD.encode()))
            self._preflights[origin] = (*named, *asked)

    @property
    def is_on(self) -> bool:
        return bool(self._answers)

    def allows(self, origin: str | None) -> bool:
        return origin in self._answers

    def of_answer(self, origin: str) -> Headers:
        """What an answer to this origin says beside its own headers: nothing where it is not in the list."""
        return self._answers.get(origin, ())

    def of_preflight(self, origin: str | None) -> Headers | None:
        """What a browser that asks beforehand is told; None where this origin may not."""
        return None if origin is None else self._preflights.get(origin)
