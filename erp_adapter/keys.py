"""How rows refer to an invoice or an order: by its key, which is its number unless the mapping names columns of its own.

Spanish invoices are often keyed by year, series and number: put together they would defeat the index, so a key may be several
columns, `key_1`, `key_2`, … here and `invoice_number_1`, … in what refers to it, compared one by one.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Label, Row, Select, and_

from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import MOST_BOUND, among, rows_among
from erp_adapter.prepared import GivenValues, Kept, Prepared
from erp_adapter.relations import Relations

_LABEL = "key_of_{}"
_GIVEN = "keys"
_BETWEEN = "\x1f"
"""Stands between the parts of a key in the one text that it is outside SQL: ASCII's unit separator, which no key has."""


@dataclass(frozen=True, slots=True)
class RowKey:
    """Some columns of a relation that are a key, its own or of what it refers to."""

    columns: tuple[ColumnElement[Any], ...]

    def labels(self) -> list[Label[Any]]:
        """The columns under the names by which `text` finds them in a row."""
        return [column.label(_LABEL.format(place)) for place, column in enumerate(self.columns)]

    def text(self, row: Row[Any]) -> str:
        return self.text_of([getattr(row, _LABEL.format(place)) for place in range(len(self.columns))])

    def text_of(self, values: Sequence[object]) -> str:
        """The one text for the values of the columns."""
        return _BETWEEN.join(map(str, values))

    def text_of_parts(self, *values: object) -> str:
        return self.text_of(values)

    def among(self, texts: Collection[str]) -> ColumnElement[bool]:
        """Whether it is one of these, as `text` gives them."""
        if len(self.columns) == 1:
            return among(self.columns[0], texts)
        return rows_among(self.columns, self._parts(texts))

    def given(self, texts: Collection[str]) -> "GivenKeys":
        """These as what a prepared statement is given."""
        if len(self.columns) == 1:
            return GivenKeys(self, 1, {_GIVEN: texts})
        rows = self._parts(texts)
        size = 1 << max(len(rows) - 1, 0).bit_length()
        if not rows or size * len(self.columns) > MOST_BOUND:
            return GivenKeys(self, None, {_GIVEN: texts})
        padded = rows + rows[-1:] * (size - len(rows))
        return GivenKeys(self, size, {_place(i, j): part for i, row in enumerate(padded) for j, part in enumerate(row)})

    def equals(self, other: "RowKey") -> ColumnElement[bool]:
        return and_(*[mine == its for mine, its in zip(self.columns, other.columns, strict=True)])

    def _parts(self, texts: Collection[str]) -> list[list[str]]:
        parts = [text.split(_BETWEEN) for text in sorted(set(texts))]
        return [each for each in parts if len(each) == len(self.columns)]


@dataclass(frozen=True, slots=True)
class GivenKeys:
    """Keys that a prepared statement is given: of one column as a list, of several as so many rows, some of them twice.

    `rows` is None where they are too many for that: they are written into a statement that is good for them alone.
    """

    key: RowKey
    rows: int | None
    values: GivenValues

    def prepared(
        self, statements: Kept[Prepared], shape: Hashable, build: Callable[[ColumnElement[bool]], Any]
    ) -> Prepared:
        """The statement of this shape that `build` makes of the condition to have one of these keys."""
        if self.rows is None:
            return Prepared(build(self.key.among(self.values[_GIVEN])))
        return statements.get((shape, self.rows), lambda: Prepared(build(self._condition(self.rows or 0))))

    def _condition(self, rows: int) -> ColumnElement[bool]:
        columns = self.key.columns
        if len(columns) == 1:
            return among(columns[0], Given(_GIVEN))
        return rows_among(columns, [[Given(_place(i, j)) for j in range(len(columns))] for i in range(rows)])


def _place(row: int, column: int) -> str:
    return f"{_GIVEN}_{row}_{column}"


def key_of(relation: FromClause) -> RowKey:
    """What an invoice or an order is referred to by."""
    if has_own_key(relation):
        return _columns(relation, "key")
    return RowKey((relation.c.number,))


def has_own_key(relation: FromClause) -> bool:
    """Whether the key is another than the number, which may then come later than the row."""
    return "key" in relation.c or "key_1" in relation.c


def reference(relation: FromClause, column: str) -> RowKey:
    """What in a relation refers to another row: `column`, or `column_1`, `column_2` and so on."""
    return _columns(relation, column)


def refers(relation: FromClause, column: str, parent: FromClause, parent_key: str) -> ColumnElement[bool]:
    """Whether a row's `column` refers to this row of `parent`: to its key where `parent_key` is its number."""
    key = key_of(parent) if parent_key == "number" else RowKey((parent.c[parent_key],))
    return reference(relation, column).equals(key)


def same_row(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """Whether two names of invoices or orders stand for the same row."""
    return key_of(one).equals(key_of(other))


def numbered(statement: Select[Any], relations: Relations, link: FromClause) -> tuple[Select[Any], ColumnElement[str]]:
    """The number of the invoice that a row of `link` refers to; the statement is joined to invoices only where it must be."""
    invoice = relations.invoice
    if not has_own_key(invoice):
        return statement, link.c.invoice_number
    return statement.join(invoice, refers(link, "invoice_number", invoice, "number")), invoice.c.number


def _columns(relation: FromClause, name: str) -> RowKey:
    if name in relation.c:
        return RowKey((relation.c[name],))
    parts: list[ColumnElement[Any]] = []
    while (part := f"{name}_{len(parts) + 1}") in relation.c:
        parts.append(relation.c[part])
    return RowKey(tuple(parts))
