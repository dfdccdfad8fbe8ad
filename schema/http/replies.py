"""How an answer is written: its status, its headers, its bytes."""

from collections.abc import Mapping
from typing import Any

import msgspec

from schema.http.cors import Cors
from schema.http.documents import Operation
from schema.http.headers import HEADERS, Headers
from schema.http.statuses import BAD_REQUEST, OK, Statuses


class Answer(msgspec.Struct, frozen=True):
    """A body for the client, and the operation that ran for it.

    `status` None: what GraphQL over HTTP asks for, by media type and by whether data is there. Of several operations in one
    body the answer is a list, with a status of its own; `operation` is then the first, if all are queries.
    """

    body: dict[str, Any] | list[Any]
    status: int | None = None
    headers: Mapping[str, str] = {}
    operation: Operation | None = None


class Reply(msgspec.Struct, frozen=True):
    """What goes over the wire. `headers` say all but the body's length, their names in small letters.

    `codes` are those of the errors in it, each once, for whoever counts them. `cookies` are headers too, of this reply alone.
    """

    status: int
    headers: Headers
    body: bytes
    codes: tuple[str, ...] = ()
    cookies: Headers = ()


class ReplyWriter:
    """Writes answers as JSON."""

    def __init__(self, statuses: Statuses, cors: Cors) -> None:
        self._statuses = statuses
        self._cors = cors
        self._vary = "Accept, Accept-Encoding, Accept-Language, Authorization" + (", Origin" if cors.is_on else "")
        self._usual: dict[str, Headers] = {}

    def write(self, answer: Answer, media: str, origin: str | None) -> Reply:
        status = answer.status
        if status is None:
            status = OK if isinstance(answer.body, list) else self._statuses.of_body(answer.body, media)
        headers = self._headers(self._statuses.media(status, media))
        if answer.headers and status >= BAD_REQUEST:
            headers += tuple(_written(answer.headers))
        if origin is not None:
            headers += self._cors.of_answer(origin)
        return Reply(status, headers, msgspec.json.encode(answer.body), _codes(answer.body))

    def _headers(self, media: str) -> Headers:
        """Those of every answer in a media type, of which there are two: made once."""
        if media not in self._usual:
            usual = {
                "Vary": self._vary,
                "Cache-Control": "no-store",
                "Content-Type": f"{media}; charset=utf-8",
                **HEADERS,
            }
            self._usual[media] = tuple(_written(usual))
        return self._usual[media]


def _codes(body: dict[str, Any] | list[Any]) -> tuple[str, ...]:
    if isinstance(body, list):
        return tuple(dict.fromkeys([code for each in body for code in _codes(each)]))
    errors = body.get("errors")
    return tuple(dict.fromkeys([each["extensions"]["code"] for each in errors])) if errors else ()


def _written(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
