"""The examples of a page: what is asked, by whom, and the answer that is shown."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
ELLIPSIS = "…"
WIDTH = 116

_NOTE = re.compile(r"<!-- (by|later|run): (.+?) -->")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. `start` and `end` are where its text is among the page's lines, the end not included."""

    kind: str
    text: str
    start: int
    end: int
    notes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as the page has it; `head` is empty where only the body is shown."""

    head: list[str]
    body: Any


@dataclass(slots=True)
class Example:
    """What is sent; `answer` is None where none is shown: it must then be without errors."""

    asked: Block
    variables: Block | None = None
    answer: Block | None = None

    @property
    def by(self) -> str | None:
        """Who asks; None for somebody without a login."""
        by = self.asked.notes.get("by", "compras")
        return None if by == "nobody" else by

    @property
    def later(self) -> timedelta:
        return timedelta(minutes=int(self.asked.notes.get("later", "0 minutes").split()[0]))

    @property
    def shown(self) -> Shown | None:
        if self.answer is None:
            return None
        head, _, body = self.answer.text.rpartition("\n\n")
        return Shown(head.splitlines(), json.loads(body))


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path) -> Iterator[Block]:
    kind: str | None = None
    start, notes = 0, dict[str, str]()
    lines = text_of(page).splitlines()
    for number, line in enumerate(lines):
        if kind is None and line.startswith("```"):
            kind, start = line.removeprefix("```").strip(), number + 1
        elif kind is not None and line == "```":
            yield Block(kind, "\n".join(lines[start:number]), start, number, notes)
            kind, notes = None, {}
        elif kind is None:
            notes |= dict(_NOTE.findall(line))
    assert kind is None, f"{page}: the block that begins at line {start} has no end"


def examples(page: Path) -> list[Example]:
    found: list[Example] = []
    for block in blocks(page):
        if block.kind in {"graphql", "http"}:
            found.append(Example(block))
        elif block.kind == "json variables":
            found[-1].variables = block
        elif block.kind in {"json answer", "http answer"}:
            found[-1].answer = block
    return found


def as_text(value: Any, indent: int = 0, before: int = 0) -> str:
    """JSON as a person would write it: what fits on a line, `before` characters along, stands on one."""
    flat = _flat(value)
    if not isinstance(value, (dict, list)) or not value or before + len(flat) < WIDTH:
        return flat
    margin = indent + 2
    if isinstance(value, dict):
        names = [f"{json.dumps(key)}: " for key in value]
        parts = [
            name + as_text(each, margin, margin + len(name)) for name, each in zip(names, value.values(), strict=True)
        ]
    else:
        parts = [as_text(each, margin, margin) for each in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    line = "\n" + " " * margin
    return f"{opening}{line}" + f",{line}".join(parts) + f"\n{' ' * indent}{closing}"


def _flat(value: Any) -> str:
    if isinstance(value, dict) and value:
        return "{ " + ", ".join(f"{json.dumps(key)}: {_flat(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
