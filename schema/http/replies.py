"""How an answer is written: its status, its headers, its bytes."""

from collections.abc import Mapping
from typing import Any

import msgspec

from schema.http.documents import Operation
from schema.http.errors import Entry, status_of
from schema.http.headers import HEADERS
from schema.http.negotiation import JSON

BAD_REQUEST = 400

Headers = tuple[tuple[bytes, bytes], ...]


class Answer(msgspec.Struct, frozen=True):
    """A body for the client, and the operation that ran for it.

    `status` None: what GraphQL over HTTP asks for, by media type and by whether data is there.
    """

    body: dict[str, Any]
    status: int | None = None
    headers: Mapping[str, str] = {}
    operation: Operation | None = None


class Reply(msgspec.Struct, frozen=True):
    """What goes over the wire. `headers` say all but the body's length, their names in small letters."""

    status: int
    headers: Headers
    body: bytes


class ReplyWriter:
    """Writes answers as JSON."""

    def __init__(self) -> None:
        self._usual: dict[str, Headers] = {}

    def write(self, answer: Answer, media: str) -> Reply:
        status = answer.status
        if status is None:
            status = 200 if media == JSON or "data" in answer.body else _status_of_refusal(answer.body["errors"])
        headers = self._headers(media)
        if answer.headers and status >= BAD_REQUEST:
            headers += tuple(_written(answer.headers))
        return Reply(status, headers, msgspec.json.encode(answer.body))

    def _headers(self, media: str) -> Headers:
        """Those of every answer in a media type, of which there are two: made once."""
        if media not in self._usual:
            usual = {
                "Vary": "Accept, Accept-Encoding, Accept-Language, Authorization",
                "Cache-Control": "no-store",
                "Content-Type": f"{media}; charset=utf-8",
                **HEADERS,
            }
            self._usual[media] = tuple(_written(usual))
        return self._usual[media]


def _written(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


def _status_of_refusal(errors: list[Entry]) -> int:
    return status_of(errors[0]["extensions"]["code"])
