"""Values of the domain from rows, with only the fields that somebody needs.

A field that was not asked for is not there: to use it raises AttributeError. Rows are sequences whose first values are those
of `columns`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement

from erp_adapter.domain.fields import Wanted
from erp_adapter.types import written

T = TypeVar("T")

Rows = Iterable[Sequence[Any]]


class Part:
    """How a field is made: of these columns, by a function of their values unless it is one of them as it is."""

    __slots__ = ("columns", "make")

    def __init__(self, *columns: str, make: Callable[..., Any] | None = None) -> None:
        self.columns = columns
        self.make = make


class Record(Generic[T]):
    """How values of a slotted dataclass are made. A field that has no part is the column of its name."""

    def __init__(self, kind: type[T], /, **parts: Part) -> None:
        self._kind = kind
        self._parts: Mapping[str, Part] = {
            each.name: parts.get(each.name, Part(each.name))
            for each in fields(kind)  # type: ignore[arg-type]
        }
        self._columns: dict[Wanted, tuple[str, ...]] = {}
        self._makers: dict[Wanted, Callable[[Rows], list[T]]] = {}

    def columns(self, wanted: Wanted = None) -> tuple[str, ...]:
        """The columns that the fields are made of, each once."""
        known = self._columns.get(wanted)
        if known is None:
            names = [name for _, part in self._chosen(wanted) for name in part.columns]
            known = self._columns[wanted] = tuple(dict.fromkeys(names))
        return known

    def plain_column(self, field: str) -> tuple[str, bool] | None:
        """The column that a field is, and whether as text; None where it is made in another way."""
        part = self._parts[field]
        return (part.columns[0], part.make is str) if part.make in {None, str} else None

    def among(self, relation: Any, wanted: Wanted = None) -> list[ColumnElement[Any]]:
        """The columns among a relation's, as text where nothing else is made of them."""
        made_of = {name for _, part in self._chosen(wanted) if part.make is not None for name in part.columns}
        shown = frozenset[str]() if wanted is None else wanted.shown - made_of
        return [written(relation[name]) if name in shown else relation[name] for name in self.columns(wanted)]

    def values(self, rows: Rows, wanted: Wanted = None) -> list[T]:
        """A value for each row."""
        make = self._makers.get(wanted)
        if make is None:
            make = self._makers[wanted] = self._maker(wanted)
        return make(rows)

    def _chosen(self, wanted: Wanted) -> list[tuple[str, Part]]:
        return [(name, part) for name, part in self._parts.items() if wanted is None or name in wanted.names]

    def _maker(self, wanted: Wanted) -> Callable[[Rows], list[T]]:
        """Written as code: a loop over the fields of each row takes four times as long."""
        place = {name: number for number, name in enumerate(self.columns(wanted))}
        known: dict[str, Any] = {"new": object.__new__, "kind": self._kind}
        lines = []
        for number, (name, part) in enumerate(self._chosen(wanted)):
            # Frozen dataclasses refuse setattr; the slot's own way in is four times as quick as object.__setattr__.
            known[f"set{number}"] = getattr(self._kind, name).__set__
            known[f"make{number}"] = part.make
            values = ", ".join(f"row[{place[column]}]" for column in part.columns)
            lines.append(f"        set{number}(value, {values if part.make is None else f'make{number}({values})'})")
        source = "\n".join(
            [
                "def make(rows):",
                "    found = []",
                "    for row in rows:",
                "        value = new(kind)",
                *lines,
                "        found.append(value)",
                "    return found",
            ]
        )
        exec(source, known)  # noqa: S102 - of this module's own text and numbers
        made: Callable[[Rows], list[T]] = known["make"]
        return made
