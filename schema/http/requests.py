"""What an HTTP request asks for."""

import asyncio
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import Headers
from starlette.types import Receive, Scope

from schema.http.refusals import (
    BodyTooLarge,
    BodyTooSlow,
    ClientGone,
    LoginByGetMissing,
    MalformedRequest,
    MethodNotAllowed,
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


_DECODER = msgspec.json.Decoder(GraphQLRequest)
_MAP_DECODER = msgspec.json.Decoder(dict[str, Any])


async def read_request(
    scope: Scope, receive: Receive, headers: Headers, *, max_bytes: int, deadline: float
) -> GraphQLRequest:
    """Take the parameters from the body of a POST or the URL of a GET; raise an HttpRefusal saying what to do."""
    if scope["method"] == "POST":
        _check_content(headers, max_bytes)
        return decode_body(await _read_body(receive, max_bytes, deadline))
    if scope["method"] == "GET":
        if "authorization" not in headers:
            raise LoginByGetMissing("request.get_login")
        return _decode_url(scope["query_string"], max_bytes)
    raise MethodNotAllowed("request.method")


def decode_body(body: bytes) -> GraphQLRequest:
    try:
        return _DECODER.decode(body)
    except msgspec.ValidationError as error:
        if body.lstrip()[:1] == b"[":
            raise MalformedRequest("request.batch") from None
        raise MalformedRequest("request.shape", detail=str(error)) from None
    except UnicodeDecodeError:
        raise MalformedRequest("request.utf8") from None
    except msgspec.DecodeError as error:
        raise MalformedRequest("request.json", detail=str(error)) from None
    except RecursionError:
        raise MalformedRequest("request.nested") from None


def _check_content(headers: Headers, max_bytes: int) -> None:
    name, _, parameters = headers.get("content-type", "").partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    if name.strip().lower() != "application/json" or charset not in {"", "utf-8", "utf8"}:
        raise UnsupportedMediaType("request.content_type")
    if headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise UnsupportedMediaType("request.content_encoding")
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        raise MalformedRequest("request.content_length")
    # Compared as text first: Python refuses to read a number of some thousands of digits.
    if len(length) > len(str(max_bytes)) or int(length) > max_bytes:
        raise BodyTooLarge("request.body", limit=max_bytes)


async def _read_body(receive: Receive, max_bytes: int, deadline: float) -> bytes:
    try:
        async with asyncio.timeout(deadline):
            return await _receive_all(receive, max_bytes)
    except TimeoutError:
        raise BodyTooSlow("request.slow") from None


async def _receive_all(receive: Receive, max_bytes: int) -> bytes:
    chunks: list[bytes] = []
    length = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        chunk: bytes = message.get("body", b"")
        length += len(chunk)
        if length > max_bytes:
            raise BodyTooLarge("request.body", limit=max_bytes)
        chunks.append(chunk)
        if not message.get("more_body", False):
            return b"".join(chunks)


def _decode_url(query: bytes, max_bytes: int) -> GraphQLRequest:
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
        raise MalformedRequest("request.url")
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
        raise MalformedRequest("request.url_json", name=name) from None
