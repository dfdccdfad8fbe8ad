"""Global ids: opaque outside, the type and the keys of an object inside."""

import base64
import binascii

import msgspec
import strawberry

_LONGEST = 400


def global_id(kind: str, *keys: str) -> strawberry.ID:
    return strawberry.ID(base64.urlsafe_b64encode(msgspec.json.encode([kind, *keys])).decode().rstrip("="))


def parse_id(text: str) -> tuple[str, list[str]] | None:
    """The type and keys of an id; None for what no id of ours looks like."""
    if len(text) > _LONGEST or not text.isascii():
        return None
    try:
        kind, *keys = msgspec.json.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), type=list[str])
    except (msgspec.DecodeError, binascii.Error, ValueError):
        return None
    return kind, keys


def keys_of(kind: str, text: str) -> list[str] | None:
    """The keys of an id of this type; None for another type's, or none."""
    parsed = parse_id(text)
    return parsed[1] if parsed is not None and parsed[0] == kind else None
