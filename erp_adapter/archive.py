"""The file that a uri of the ERP's names in the archive's folder, and never one outside it."""

import re
from pathlib import Path
from urllib.parse import unquote

MOST_BYTES = 50_000_000
"""A file beyond it is none: scanned by mistake, or no invoice."""

_ELSEWHERE = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_FILE_URL = re.compile(r"file:(?://(?:localhost)?(?=/))?", re.IGNORECASE)
_DRIVE = re.compile(r"/[a-z]:/", re.IGNORECASE)


def read_archived(folder: Path, uri: str) -> bytes | None:
    """Read the file below the folder; None where there is none, or an empty one, or one that is too large.

    `uri` is a path below the folder, or an absolute one or a file: URL that leads there, links followed, with Windows'
    separators or others. The address of another machine is never asked: it would be the gateway that asks, from inside
    the site's network.
    """
    path = _path(uri)
    if path is None:
        return None
    try:
        file = (folder / path).resolve(strict=True)
        if not file.is_relative_to(folder.resolve(strict=True)) or not file.is_file():
            return None
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except (OSError, RuntimeError, ValueError):
        # Links that go in a circle are a RuntimeError, and a name that this system can't write is a ValueError.
        return None
    return content if 0 < len(content) <= MOST_BYTES else None


def _path(uri: str) -> str | None:
    """The path that a uri says, with / between its parts; None for what is no file's."""
    if _ELSEWHERE.match(uri):
        return None
    url = _FILE_URL.match(uri)
    path = (unquote(uri[url.end() :]) if url else uri).replace("\\", "/")
    if url and _DRIVE.match(path):
        path = path[1:]
    # What is left of two slashes is another machine's name.
    return None if "\0" in path or path.startswith("//") else path
