"""Tables that store things in other ways than the reference layout, on each system, and mappings of them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from erp_adapter.database import Database
from erp_adapter.dialects import open_database
from erp_adapter.mapping import load_mapping
from erp_adapter.mapping.forms import Kind, kind_of
from erp_adapter.optional_columns import OPTIONAL
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import Relations
from tests.services import fresh_database

CONSTANTS = {
    Kind.TEXT: '"x"',
    Kind.NUMBER: "0",
    Kind.INTEGER: "0",
    Kind.DATE: "2026-01-01",
    Kind.INSTANT: "2026-01-01T00:00:00Z",
    Kind.FLAG: "true",
}


@dataclass(frozen=True, slots=True)
class Odd:
    database: Database
    relations: Relations


def mapping_file(folder: Path, content: str) -> Path:
    path = folder / "mapping.toml"
    path.write_text(content, encoding="utf-8")
    return path


def relation_text(name: str, table: str, **columns: str) -> str:
    """A relation with these columns, as TOML has them, and constants for the others that must be there."""
    reference = reference_layout()[0].tables[name]
    given = {
        column.name: f"{{ constant = {CONSTANTS[kind_of(column)]} }}"
        for column in reference.columns
        if column.name not in OPTIONAL.get(name, {})
    } | columns
    lines = [f"{column} = {value}" for column, value in given.items()]
    return "\n".join([f"[relation.{name}]", f'table = "{table}"', f"[relation.{name}.columns]", *lines, ""])


@asynccontextmanager
async def opened(system: str, folder: Path, statements: Sequence[str], mapping: str) -> AsyncIterator[Odd]:
    """A fresh database on which these statements were run, behind this mapping."""
    with fresh_database(system, folder) as url:
        database = open_database(url, connections=2, deadline=10)
        try:
            async with database.transaction() as transaction:
                for statement in statements:
                    await transaction.execute(text(statement.replace(":", r"\:")))
            relations = load_mapping(mapping_file(folder, mapping)).relations(system)
            yield Odd(database, relations)
        finally:
            await asyncio.shield(database.close())
