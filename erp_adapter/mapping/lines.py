"""In which line of a TOML file a value stands: `tomllib` does not say."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_LONG = re.compile(r'"""|\'\'\'')


class TomlLines:
    """The lines of keys and table headers; in a table of tables the place of each stands behind its name."""

    def __init__(self, text: str) -> None:
        self._lines = dict(_found(text.splitlines()))

    def line(self, path: Path) -> int:
        """The line of `path`, or of what it stands in; 1 where nothing of it is there."""
        for length in range(len(path), 0, -1):
            # Keys with dots name what is in them alone.
            inside = (line for known, line in self._lines.items() if known[:length] == path[:length])
            if found := next(inside, None):
                return found
        return 1


def _found(lines: Sequence[str]) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    places: dict[Path, Iterator[int]] = {}
    inside = ""
    for number, line in enumerate(lines, 1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if header := _HEADER.match(line):
            table = _names(header[2])
            if header[1] == "[[":
                table = (*table, next(places.setdefault(table, count())))
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, *_names(key[1])), number
            inside = _left_open(line)


def _names(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _left_open(line: str) -> str:
    """The quotes of a string over several lines that begins here and does not end."""
    marks = _LONG.findall(line)
    return marks[0] if marks and len(marks) % 2 else ""
