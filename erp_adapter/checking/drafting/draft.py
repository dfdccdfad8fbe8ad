"""A mapping file as text: what was recognised, and a TODO for whatever was not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from sqlalchemy import URL, Column, Connection, Dialect, Table

from erp_adapter.checking.drafting.matching import Matched, match
from erp_adapter.checking.drafting.references import References, keys, references
from erp_adapter.checking.drafting.stored import Form, Undecided, stored_form
from erp_adapter.checking.drafting.synonyms import GUESSES
from erp_adapter.checking.drafting.tables import FoundTable, read_tables
from erp_adapter.checking.structure import inspecting
from erp_adapter.dialects.systems import system_name
from erp_adapter.optional_columns import OPTIONAL
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import relation_names

OPENING = """\
# A draft of a mapping, guessed from the names, types and first rows of the tables. Look at every line of it: a name that
# fits may mean something else. What could not be told is marked TODO; `python -m app check` says what is still wrong.
"""
ZONE = "  # TODO: the zone of instants that are kept without one, such as Europe/Madrid"
READ_ONLY = """\
# TODO: [submission] says how an order is written; without it nothing can be submitted.
"""


async def draft_mapping(url: str | URL) -> str:
    """Look at a database and write a mapping for it. Raise ErpUnavailable where it can't be looked at."""
    return await inspecting(url, draft)


def draft(connection: Connection) -> str:
    metadata, _ = reference_layout()
    layout = {name: metadata.tables[name] for name in relation_names()}
    tables = read_tables(connection)
    found = match(tables, layout)
    system = system_name(connection.dialect.name)
    writer = _Writer(found, keys(found), connection.dialect, system)
    name = PurePath(str(connection.engine.url.database or "ERP")).stem
    parts = [OPENING, f'[erp]\nname = {_quoted(name)}\ntime_zone = "UTC"{ZONE}\n']
    parts += [writer.relation(name, layout[name]) for name in layout]
    used = {matched.table.name for matched in found.values()}
    parts += [READ_ONLY, _unused(tables, used)]
    return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Writer:
    found: Mapping[str, Matched]
    keyed: Mapping[str, str]
    dialect: Dialect
    system: str

    def relation(self, name: str, reference: Table) -> str:
        matched = self.found.get(name)
        if matched is None:
            return f"# TODO: no table was recognised as {name}; leave it out where the ERP has none.\n"
        wanted = [column.name for column in reference.columns]
        by_key = references(name, self.found, self.keyed, wanted)
        lines = [f"[relation.{name}]", *self._source(matched, by_key), f"[relation.{name}.columns]"]
        if name in self.keyed:
            lines.append(self._line("key", reference.c.number, matched, self.keyed[name], by_key))
        for column in reference.columns:
            lines += self._column(name, column, matched, by_key)
        return "\n".join(lines) + "\n"

    def _source(self, matched: Matched, by_key: References) -> Iterator[str]:
        table = matched.table.name
        if not by_key.joins:
            yield f"table = {_quoted(table)}"
            return
        quote = self.dialect.identifier_preparer.quote
        chosen = [
            f"{quote(f'j{place}')}.{quote(each.wanted)} AS {quote(each.name)}"
            for place, each in enumerate(by_key.joins)
        ]
        yield "select = '''"
        yield f"SELECT t.*, {', '.join(chosen)}"
        yield f"  FROM {quote(table)} t"
        for place, each in enumerate(by_key.joins):
            yield f"  LEFT JOIN {quote(each.table)} j{place} ON j{place}.{quote(each.key)} = t.{quote(each.column)}"
        yield "'''"

    def _column(self, relation: str, column: Column[Any], matched: Matched, by_key: References) -> Iterator[str]:
        joined = next((each.name for each in by_key.joins if each.name == f"office_{column.name}"), None)
        source = joined or by_key.columns.get(column.name) or matched.columns.get(column.name)
        if source is not None:
            yield self._line(column.name, column, matched, source, by_key)
            return
        candidates = ", ".join(matched.candidates.get(column.name, ()))
        said = f"candidates: {candidates}" if candidates else "no column is like it"
        if column.name in OPTIONAL.get(relation, {}):
            if candidates:
                yield f'# TODO: {column.name} = ""  {said}'
        elif (relation, column.name) in GUESSES:
            guess = _quoted(GUESSES[relation, column.name])
            yield f"{column.name} = {{ constant = {guess} }}  # TODO: a guess; {said}"
        else:
            yield f'# TODO: {column.name} = ""  must be mapped; {said}'

    def _line(self, name: str, reference: Column[Any], matched: Matched, source: str, by_key: References) -> str:
        found = matched.table.columns.get(source)
        if found is None:
            joined = next(each for each in by_key.joins if each.name == source)
            parent = next(each for each in self.found.values() if each.table.name == joined.table)
            found = parent.table.columns[joined.wanted]
        try:
            form = stored_form(reference, found, self.system)
        except Undecided as error:
            return f"# TODO: {name} = {_quoted(source)}  {source} {error}"
        return f"{name} = {_quoted(source)}" if not form else f"{name} = {_inline(source, form)}"


def _inline(source: str, form: Form) -> str:
    return f"{{ column = {_quoted(source)}, {', '.join(f'{key} = {_value(value)}' for key, value in form.items())} }}"


def _value(value: str | bool | int | Sequence[str]) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return _quoted(value)
        case _:
            return f"[{', '.join(map(_quoted, value))}]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _unused(tables: Sequence[FoundTable], used: set[str]) -> str:
    left = [table for table in tables if table.name not in used]
    lines = [f"#   {table.name}: {', '.join(table.columns)}" for table in left]
    return "\n".join(["# Tables that were not used, with their columns:", *lines]) + "\n" if left else ""
