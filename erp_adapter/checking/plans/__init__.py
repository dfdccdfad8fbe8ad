"""How a database would run a statement: which tables it would read from end to end."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select

from erp_adapter.checking.plans import mariadb, mssql, postgresql, sqlite
from erp_adapter.checking.plans.steps import Scan


@dataclass(frozen=True, slots=True)
class Plan:
    """`scans` name tables by their own names where the statement's text tells them."""

    scans: tuple[Scan, ...]


_READERS: dict[str, Callable[[Connection, Select[Any]], list[Scan]]] = {
    "sqlite": sqlite.scans,
    "postgresql": postgresql.scans,
    "mariadb": mariadb.scans,
    "mysql": mariadb.scans,
    "mssql": mssql.scans,
}


def plan_of(connection: Connection, statement: Select[Any]) -> Plan:
    """Ask the database without running the statement."""
    found = _READERS[connection.dialect.name](connection, statement)
    text = str(statement.compile(dialect=connection.dialect))
    return Plan(tuple(dict.fromkeys(Scan(_table_behind(each.table, text), each.in_order) for each in found)))


def _table_behind(name: str, text: str) -> str:
    """The table that a statement reads under this name."""
    quoted = rf'["`\[]?{re.escape(name)}["`\]]?'
    named = re.search(rf'(?:FROM|JOIN|,)\s+["`\[]?([\w$#.]+)["`\]]?\s+(?:AS\s+)?{quoted}(?![\w.])', text, re.IGNORECASE)
    return named[1].split(".")[-1] if named and named[1].upper() != "SELECT" else name
