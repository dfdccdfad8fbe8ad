"""A mapping file as specs; whatever is wrong with it is added to the mistakes."""

from collections.abc import Collection, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Table

from erp_adapter.dialects.systems import SYSTEMS
from erp_adapter.mapping.columns import ColumnReader
from erp_adapter.mapping.keys import check_keys, key_names
from erp_adapter.mapping.lines import Path
from erp_adapter.mapping.mistakes import Mistakes, one_of
from erp_adapter.mapping.specs import DEFAULT, ColumnSpec, Physical, RelationSpec, SqlText
from erp_adapter.optional_columns import OPTIONAL

_RELATION_KEYS = ("table", "where", "select", "columns")


def read_relations(given: Any, layout: Mapping[str, Table], mistakes: Mistakes) -> dict[str, RelationSpec]:
    """The relations that the file has, by name."""
    found: dict[str, RelationSpec] = {}
    if not isinstance(given, dict):
        mistakes.add(("relation",), "is no table; write [relation.customer] and so on")
        return found
    for name, entry in given.items():
        if name not in layout:
            mistakes.add(("relation", name), f"there is no such relation; {one_of(name, layout)}")
        elif not isinstance(entry, dict):
            mistakes.add(("relation", name), "is no table; write [relation.…] with `table` or `select` below it")
        else:
            found[name] = _relation(name, entry, layout[name], mistakes)
    check_keys(found, layout, mistakes)
    return found


def read_zone(given: Mapping[str, Any], mistakes: Mistakes) -> str:
    zone = given.get("time_zone", "UTC")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, TypeError, OSError):
        mistakes.add(
            ("erp", "time_zone"), f"{zone!r} is no time zone; write one such as Europe/Madrid, or leave it out"
        )
        return "UTC"
    return str(zone)


def check_names(given: Collection[str], known: Collection[str], path: Path, mistakes: Mistakes) -> None:
    for name in given:
        if name not in known:
            mistakes.add((*path, name), f"there is no such key {name}; {one_of(name, known)}")


def read_sql(given: Any, path: Path, mistakes: Mistakes) -> SqlText | None:
    """SQL as one text for every system, or a table of texts by system."""
    variants = {DEFAULT: given} if isinstance(given, str) else given
    if not isinstance(variants, dict) or not variants:
        mistakes.add(path, "is no SQL; write a text, or a table of texts by system")
        return None
    good = True
    for system, sql in variants.items():
        if system not in {*SYSTEMS, DEFAULT}:
            mistakes.add((*path, system), f"there is no such system {system}; {one_of(system, (*SYSTEMS, DEFAULT))}")
            good = False
        elif not isinstance(sql, str) or not sql.strip():
            mistakes.add((*path, system), "is no SQL; write a text")
            good = False
    return SqlText(variants) if good else None


def _relation(name: str, entry: Mapping[str, Any], reference: Table, mistakes: Mistakes) -> RelationSpec:
    path: Path = ("relation", name)
    check_names(entry, _RELATION_KEYS, path, mistakes)
    if ("table" in entry) == ("select" in entry):
        which = "both table and select are" if "table" in entry else "neither table nor select is"
        mistakes.add(path, f"{which} there; say one of them")
    if "where" in entry and "select" in entry:
        mistakes.add((*path, "where"), "where goes with table; write it into the SELECT")
    table = entry.get("table")
    if table is not None and (not isinstance(table, str) or not table.strip()):
        mistakes.add((*path, "table"), 'table is no name; write one such as "customers" or "sales.customers"')
    sql = {key: read_sql(entry[key], (*path, key), mistakes) for key in ("select", "where") if key in entry}
    columns = _columns(name, entry, reference, mistakes)
    return RelationSpec(name, table if isinstance(table, str) else None, sql.get("select"), sql.get("where"), columns)


def _columns(name: str, entry: Mapping[str, Any], reference: Table, mistakes: Mistakes) -> dict[str, ColumnSpec]:
    path: Path = ("relation", name, "columns")
    given = entry.get("columns")
    match given:
        case None:
            return {each.name: ColumnSpec(Physical(each.name)) for each in reference.columns}
        case list():
            given = {each: each for each in given if isinstance(each, str)}
        case dict():
            pass
        case _:
            mistakes.add(path[:2], "columns is neither a list nor a table; write [relation.….columns] below it")
            return {}
    known = {**dict(reference.c.items()), **{key: Column(key, column.type) for key, column in key_names(reference)}}
    reader = ColumnReader(mistakes, from_select="select" in entry, read_sql=read_sql)
    found: dict[str, ColumnSpec] = {}
    for column, value in given.items():
        if column not in known:
            mistakes.add((*path, column), f"{name} has no such column; {one_of(column, known)}")
        elif (spec := reader.read(value, known[column], (*path, column))) is not None:
            found[column] = spec
    required = [each.name for each in reference.columns if each.name not in OPTIONAL.get(name, {})]
    missing = [each for each in required if each not in given]
    for each in missing:
        if not any(key.startswith(f"{each}_") for key in given):
            mistakes.add(path[:2], f"column {each} is missing; map it: every ERP must have it")
    if name == "invoice_document" and not {"uri", "content"} & set(given):
        mistakes.add(path[:2], "neither uri nor content is there; map the file's place, or the file itself")
    return found
