"""Documents known beforehand: a file of them, as clients' build tools write it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

SHA256_DIGITS = 64


class ManifestRefused(Exception):
    """A manifest that cannot be served; says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document by the id that clients ask for it with. `name` and `kind`: of its operation, where the manifest says."""

    id: str
    text: str
    name: str | None = None
    kind: str | None = None

    @property
    def label(self) -> str:
        return f"the document {self.id} ({self.name})" if self.name else f"the document {self.id}"


class _Operation(msgspec.Struct, frozen=True):
    id: str
    body: str
    name: str
    type: str


class _Manifest(msgspec.Struct, frozen=True):
    format: str
    version: int
    operations: list[_Operation]


def read_manifest(path: Path) -> list[Known]:
    """Read a manifest: Apollo's persisted query manifest, version 1, or a plain map from hash to document."""
    try:
        found = msgspec.json.decode(path.read_bytes())
        known = list(_apollo(found) if isinstance(found, dict) and "operations" in found else _plain(found))
    except OSError as error:
        raise ManifestRefused(f"{path} can't be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ManifestRefused(f"{path} is no manifest of documents: {error}") from error
    _check_ids(path, known)
    return known


def _apollo(found: Mapping[str, Any]) -> Iterator[Known]:
    manifest = msgspec.convert(found, _Manifest)
    if (manifest.format, manifest.version) != ("apollo-persisted-query-manifest", 1):
        raise msgspec.ValidationError(f"its format is {manifest.format!r}, version {manifest.version}")
    for each in manifest.operations:
        yield Known(each.id, each.body, each.name, each.type.lower())


def _plain(found: Any) -> Iterator[Known]:
    for key, text in msgspec.convert(found, dict[str, str]).items():
        yield Known(key, text)


def _check_ids(path: Path, known: list[Known]) -> None:
    seen: set[str] = set()
    for each in known:
        if not each.id or each.id in seen:
            raise ManifestRefused(f"{path}: the id {each.id!r} is empty or stands twice")
        seen.add(each.id)
        if _is_sha256(each.id) and each.id != sha256(each.text.encode()).hexdigest():
            raise ManifestRefused(f"{path}: {each.id} is not the SHA-256 of its document")


def _is_sha256(text: str) -> bool:
    return len(text) == SHA256_DIGITS and set(text) <= set("0123456789abcdef")
