"""Whether a client has an answer already: entity tags of what is read of the catalogue by GET."""

from hashlib import blake2b

from schema.http.heads import Head
from schema.http.replies import Reply

CATALOGUE = frozenset({"__typename", "product", "products", "family", "families"})
"""Fields at the top of a query whose answers may be asked for again and again."""

OK, NOT_MODIFIED = 200, 304


def tagged(reply: Reply, head: Head) -> Reply:
    """The reply with its tag, to be asked about each time; 304 without a body where the client has it.

    The tag is of the bytes before they are compressed, in their media type and coding: a strong one.
    """
    if reply.status != OK:
        return reply
    digest = blake2b(reply.body, digest_size=16, key=f"{head.media} {head.coding}".encode()).hexdigest()
    tag = f'"{digest}"'
    headers = tuple(
        (name, b"private, no-cache" if name == b"cache-control" else value) for name, value in reply.headers
    )
    headers += ((b"etag", tag.encode()),)
    if _has(head.if_none_match, tag):
        return Reply(NOT_MODIFIED, tuple(each for each in headers if each[0] != b"content-type"), b"")
    return Reply(reply.status, headers, reply.body)


def _has(if_none_match: str | None, tag: str) -> bool:
    """Compared weakly, as If-None-Match is: a proxy that compresses anew makes a tag weak."""
    if if_none_match is None:
        return False
    return any(each.strip().removeprefix("W/") in {tag, "*"} for each in if_none_match.split(","))
