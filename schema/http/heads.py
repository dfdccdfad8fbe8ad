"""What a request says before its body."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from schema.http.negotiation import content_coding, locale, media_type

if TYPE_CHECKING:
    from schema.http.cookies import Jar


class Head(msgspec.Struct, frozen=True):
    """The method, the URL's query, and the headers that an answer depends on; None for a header that is not there.

    `length` is Content-Length as it was written; `credentials` are those of Authorization; `origin` is that of the page
    which asks, `mark` what a page of another site cannot send (schema/http/forgery.py). `jar` is there for who wants
    cookies (schema/http/cookies.py).
    """

    method: str
    query: bytes = b""
    accept: str | None = None
    accept_encoding: str | None = None
    accept_language: str | None = None
    credentials: str | None = None
    content_type: str = ""
    content_encoding: str = "identity"
    length: str = "0"
    if_none_match: str | None = None
    forwarded_for: str | None = None
    request_id: str | None = None
    traceparent: str | None = None
    cost: str | None = None
    origin: str | None = None
    host: str | None = None
    mark: str | None = None
    cookie: str | None = None
    jar: "Jar | None" = None

    @property
    def media(self) -> str:
        """In which media type the answer goes out; raise NotAcceptable where the client takes none that there is."""
        return media_type(self.accept)

    @property
    def coding(self) -> str | None:
        """How the client likes an answer compressed; None: not at all."""
        return content_coding(self.accept_encoding)

    @property
    def language(self) -> str:
        return locale(self.accept_language)


_READ = {
    b"accept": "accept",
    b"accept-encoding": "accept_encoding",
    b"accept-language": "accept_language",
    b"authorization": "credentials",
    b"content-type": "content_type",
    b"content-encoding": "content_encoding",
    b"content-length": "length",
    b"cookie": "cookie",
    b"host": "host",
    b"if-none-match": "if_none_match",
    b"origin": "origin",
    b"x-forwarded-for": "forwarded_for",
    b"x-oficina": "mark",
    b"x-request-id": "request_id",
    b"traceparent": "traceparent",
    b"graphql-cost": "cost",
}


LISTS = {"accept", "accept_encoding", "if_none_match", "forwarded_for"}


def read_head(method: str, query: bytes, headers: Iterable[tuple[bytes, bytes]]) -> Head:
    """Read a head whose headers' names are in small letters.

    Of a header that comes twice the first counts; lists of what is accepted are put together.
    """
    read: dict[str, Any] = {}
    for name, value in headers:
        if name in _READ:
            field = _READ[name]
            if field not in read:
                read[field] = value.decode("latin-1")
            elif field in LISTS:
                read[field] += f", {value.decode('latin-1')}"
    return Head(method, query, **read)
