"""What is wrong with a mapping file, all of it at once, each with its place and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from erp_adapter.mapping.lines import Path, TomlLines


class MappingError(Exception):
    """A line for each mistake: `file:line: [table] where: what is wrong; what would be right`."""


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Collects the mistakes of one file."""

    file: str
    lines: TomlLines
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, path: Path, text: str) -> None:
        self.found.append((self.lines.line(path), f"{_place(path)}{text}"))

    def end(self) -> None:
        """Raise MappingError if there were any."""
        if self.found:
            raise MappingError("\n".join(f"{self.file}:{line}: {text}" for line, text in sorted(self.found)))


def one_of(name: str, known: Iterable[str]) -> str:
    """Say which of the known names may have been meant, or which there are."""
    names = list(known)
    close = get_close_matches(name, names, 1, 0.6)
    return f"did you mean {close[0]}?" if close else f"there are {', '.join(names)}"


def _place(path: Path) -> str:
    """Where something stands, as a person would say it.

    >>> _place(("relation", "invoice", "columns", "total")), _place(("submission", "order", 0))
    ('[relation.invoice] column total: ', '[submission] order step 1: ')
    """
    match path:
        case ("relation", str(name), "columns", column, *_):
            return f"[relation.{name}] column {column}: "
        case ("relation", str(name), *_):
            return f"[relation.{name}]: "
        case ("submission", str(kind), int(place), *_):
            return f"[submission] {kind} step {place + 1}: "
        case (str(table), *_):
            return f"[{table}]: "
        case _:
            return ""
