"""In which media type, coding and language a client wants its answer."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from schema.http.refusals import NotAcceptable

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"

_ANSWERS = (JSON, GRAPHQL_JSON)

_REMEMBERED = 64
"""Headers worked out beforehand: clients send a handful of different ones, and reading them took 25 µs a request."""


@lru_cache(_REMEMBERED)
def media_type(accept: str | None) -> str:
    """The best media type of an Accept header: by quality, then by order; application/json where any will do.

    >>> media_type("application/graphql-response+json, application/json;q=0.9")
    'application/graphql-response+json'
    >>> media_type("text/html, */*;q=0.8")
    'application/json'

    Raise NotAcceptable when there is none.
    """
    if accept is None or not accept.strip():
        return JSON
    ranges: dict[str, float] = {}
    for name, parameters in _weighted(accept):
        if parameters.get("charset", "utf-8") in {"utf-8", "utf8"}:
            ranges.setdefault(name, _quality(parameters))

    def quality(answer: str) -> float:
        return next((ranges[name] for name in (answer, "application/*", "*/*") if name in ranges), 0.0)

    best = max((*(name for name in ranges if name in _ANSWERS), *_ANSWERS), key=quality)
    if quality(best) == 0:
        raise NotAcceptable("request.accept")
    return best


@lru_cache(_REMEMBERED)
def content_coding(accept_encoding: str | None) -> str | None:
    """The best coding of an Accept-Encoding header, zstd before gzip; None for the answer as it is.

    >>> content_coding("gzip, deflate, br, zstd"), content_coding("gzip;q=0.5, zstd;q=0.2"), content_coding("br")
    ('zstd', 'gzip', None)
    """
    qualities: dict[str, float] = {}
    for name, parameters in _weighted(accept_encoding or ""):
        qualities.setdefault({"x-gzip": "gzip"}.get(name, name), _quality(parameters))
    # Where anything will do, what every client can read.
    qualities.setdefault("gzip", qualities.get("*", 0.0))
    best = max(("zstd", "gzip", "identity"), key=lambda coding: qualities.get(coding, 0.0))
    return best if best != "identity" and qualities.get(best, 0.0) > 0 else None


@lru_cache(_REMEMBERED)
def locale(accept_language: str | None) -> str:
    """Give "es" or "en", whichever an Accept-Language header prefers; Spanish unless it says.

    >>> locale("en-GB,en;q=0.9,es;q=0.8"), locale("ca"), locale(None)
    ('en', 'es', 'es')
    """
    qualities = {"es": 0.0, "en": 0.0}
    for name, parameters in _weighted(accept_language or ""):
        language = name.partition("-")[0]
        if language in qualities:
            qualities[language] = max(qualities[language], _quality(parameters))
    return "en" if qualities["en"] > qualities["es"] else "es"


def _weighted(header: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    for item in header.split(","):
        name, *parameters = item.split(";")
        pairs = (each.partition("=") for each in parameters)
        yield name.strip().lower(), {key.strip().lower(): value.strip().strip('"').lower() for key, _, value in pairs}


def _quality(parameters: Mapping[str, str]) -> float:
    """Between 0 and 1; 0 for what is no quality."""
    try:
        quality = float(parameters.get("q", "1"))
    except ValueError:
        return 0.0
    return quality if 0.0 <= quality <= 1.0 else 0.0
