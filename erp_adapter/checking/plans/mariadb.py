"""MariaDB's EXPLAIN FORMAT=JSON."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select

from erp_adapter.checking.plans.steps import Scan, explain

_WHOLE = {"ALL": False, "index": True}
"""The ways of reading a table or an index from end to end: whether it comes in order."""


def scans(connection: Connection, statement: Select[Any]) -> list[Scan]:
    return read(json.loads(connection.execute(explain(statement)).scalar_one()))


def read(plan: Any) -> list[Scan]:
    """The scans of tables in a plan; what it keeps for itself (<derived2>, <subquery3>) is none."""
    return [
        Scan(table["table_name"], _WHOLE[table["access_type"]])
        for table in _tables(plan)
        if table.get("access_type") in _WHOLE and not table["table_name"].startswith("<")
    ]


def _tables(part: Any) -> Iterator[dict[str, Any]]:
    """Wherever they are nested: loops, sorts, subqueries, unions."""
    if isinstance(part, dict):
        if "table_name" in part:
            yield part
        for inner in part.values():
            yield from _tables(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _tables(inner)
