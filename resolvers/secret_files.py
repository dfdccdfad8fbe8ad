"""Settings that are kept in files of their own, as secrets are: OFFICE_LOGIN__SECRET_FILE names the one with the secret."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SUFFIX = "_file"
MOST_BYTES = 65_536
ANYBODYS = stat.S_IROTH | stat.S_IWOTH


def with_files_read(group: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a group of settings, `secret_file="/path"` turned into `secret="what is in the file"`.

    Raise ValueError, saying which variable and why, for a file that can't be read, that everybody may read or write, or
    whose setting is given too.
    """
    read: dict[str, Any] = {}
    for name, value in values.items():
        if not name.lower().endswith(SUFFIX):
            read[name] = value
            continue
        variable, setting = f"OFFICE_{group}__{name}".upper(), name[: -len(SUFFIX)]
        if setting.lower() in {each.lower() for each in values}:
            raise ValueError(
                f"{variable} and OFFICE_{group.upper()}__{setting.upper()} are both given: keep one of them"
            )
        try:
            read[setting] = read_private(Path(str(value)))
        except ValueError as error:
            raise ValueError(f"{variable} {error}") from None
    return read


def read_private(path: Path) -> str:
    """What is in a file, without the line end behind it; raise ValueError where it is not as a secret's must be."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise ValueError("names no file")
            # Windows has other rights, of which these bits say nothing.
            if os.name == "posix" and mode & ANYBODYS:
                raise ValueError(
                    "names a file that everybody on the machine may read or write: chmod o= makes it private"
                )
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ValueError(f"names a file that can't be read: {error.strerror}") from None
    if len(raw) > MOST_BYTES:
        raise ValueError(f"names a file of more than {MOST_BYTES} bytes")
    try:
        text = raw.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise ValueError("names a file that is not text in UTF-8") from None
    if not text:
        raise ValueError("names an empty file")
    return text
