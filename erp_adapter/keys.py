"""How rows refer to an invoice or an order: by its key, which is its number unless the mapping names columns of its own.

Spanish invoices are often keyed by year, series and number: put together they would defeat the index, so a key may be several
columns, `key_1`, `key_2`, … here and `invoice_number_1`, … in what refers to it, compared one by one.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Label, Row, Select, and_

from erp_adapter.dialects.lists import among, rows_among
from erp_adapter.relations import Relations

_LABEL = "key_of_{}"
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

    def among(self, texts: Collection[str]) -> ColumnElement[bool]:
        """Whether it is one of these, as `text` gives them."""
        if len(self.columns) == 1:
            return among(self.columns[0], texts)
        parts = [text.split(_BETWEEN) for text in sorted(set(texts))]
        return rows_among(self.columns, [each for each in parts if len(each) == len(self.columns)])

    def equals(self, other: "RowKey") -> ColumnElement[bool]:
        return and_(*[mine == its for mine, its in zip(self.columns, other.columns, strict=True)])


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
