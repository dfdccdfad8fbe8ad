"""What an HTTP request asks for."""

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from schema.http.heads import Head
from schema.http.refusals import (
    BodyTooLarge,
    HttpRefusal,
    LoginByGetMissing,
    MalformedRequest,
    MethodNotAllowed,
    NotWellFormed,
    UnsupportedMediaType,
    UrlTooLong,
)


class GraphQLRequest(msgspec.Struct, frozen=True, rename="camel"):
    """The parameters of a request, by the names that GraphQL over HTTP gives them; others are ignored."""

    query: str | None = None
    operation_name: str | None = None
    variables: dict[str, Any] | None = None
    extensions: dict[str, Any] | None = None

    @property
    def asks_by_hash(self) -> bool:
        """Whether it names a document kept beforehand instead of sending one."""
        return self.query is None and "persistedQuery" in (self.extensions or {})

    @property
    def hash(self) -> str:
        """The id of the document; empty for what is none."""
        found = self._named.get("sha256Hash")
        return found if isinstance(found, str) else ""

    @property
    def version(self) -> Any:
        """That of the way in which it names a document: 1 unless it says."""
        return self._named.get("version", 1)

    @property
    def _named(self) -> dict[str, Any]:
        asked = (self.extensions or {}).get("persistedQuery")
        return asked if isinstance(asked, dict) else {}


_DECODER = msgspec.json.Decoder(GraphQLRequest)
_MAP_DECODER = msgspec.json.Decoder(dict[str, Any])


def check_head(head: Head, max_bytes: int) -> None:
    """Raise an HttpRefusal, saying what to do, unless a request has its parameters in the body of a POST or a GET's URL."""
    if head.method == "POST":
        _check_content(head, max_bytes)
    elif head.method != "GET":
        raise MethodNotAllowed("request.method")
    elif head.credentials is None:
        raise LoginByGetMissing("request.get_login")


def decode_body(body: bytes) -> GraphQLRequest:
    """Take the parameters from a body; raise an HttpRefusal saying what is wrong with it."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise unreadable(error, body) from None


def unreadable(error: Exception, body: bytes) -> HttpRefusal:
    """What is wrong with a body that a decoder did not take."""
    match error:
        case msgspec.ValidationError() if body.lstrip()[:1] == b"[":
            return NotWellFormed("request.batch")
        case msgspec.ValidationError():
            return NotWellFormed("request.shape", detail=str(error))
        case UnicodeDecodeError():
            return MalformedRequest("request.utf8")
        case RecursionError():
            return MalformedRequest("request.nested")
    return MalformedRequest("request.json", detail=str(error))


def _check_content(head: Head, max_bytes: int) -> None:
    if not _is_json(head.content_type):
        raise UnsupportedMediaType("request.content_type")
    if head.content_encoding.strip().lower() not in {"", "identity"}:
        raise UnsupportedMediaType("request.content_encoding")
    length = head.length
    if not (length.isascii() and length.isdigit()):
        raise MalformedRequest("request.content_length")
    # Compared as text first: Python refuses to read a number of some thousands of digits.
    if len(length) > len(str(max_bytes)) or int(length) > max_bytes:
        raise BodyTooLarge("request.body", limit=max_bytes)


@lru_cache(64)
def _is_json(content_type: str) -> bool:
    name, _, parameters = content_type.partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    return name.strip().lower() == "application/json" and charset in {"", "utf-8", "utf8"}


def decode_url(query: bytes, max_bytes: int) -> GraphQLRequest:
    """Take the parameters from a URL; raise an HttpRefusal saying what is wrong with it."""
    if len(query) > max_bytes:
        raise UrlTooLong("request.body", limit=max_bytes)
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except UnicodeDecodeError:
        raise MalformedRequest("request.utf8") from None
    except ValueError:
        raise MalformedRequest("request.url") from None
    parameters = dict(pairs)
    if len(parameters) != len(pairs):
        raise NotWellFormed("request.url")
    return GraphQLRequest(
        query=parameters.get("query"),
        operation_name=parameters.get("operationName") or None,
        variables=_decode_map("variables", parameters),
        extensions=_decode_map("extensions", parameters),
    )


def _decode_map(name: str, parameters: dict[str, str]) -> dict[str, Any] | None:
    text = parameters.get(name, "")
    if text.strip() in {"", "null"}:
        return None
    try:
        return _MAP_DECODER.decode(text)
    except (msgspec.DecodeError, RecursionError):
        raise NotWellFormed("request.url_json", name=name) from None
