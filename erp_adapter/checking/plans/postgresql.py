"""PostgreSQL's EXPLAIN, with scans forbidden where an index can serve: over a few rows it would choose them anyway."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from erp_adapter.checking.plans.steps import Scan, explain

_INDEXED = {"Index Scan", "Index Only Scan", "Bitmap Index Scan"}


def scans(connection: Connection, statement: Select[Any]) -> list[Scan]:
    for setting, value in (("enable_seqscan", "off"), ("max_parallel_workers_per_gather", "0")):
        connection.execute(select(func.set_config(setting, value, True)))
    told = connection.execute(explain(statement)).scalar_one()
    return read(json.loads(told) if isinstance(told, str) else told)


def read(plan: list[dict[str, Any]]) -> list[Scan]:
    """The scans in a plan: of a table, or of an index without a condition on it."""
    found = []
    for node in _nodes(plan[0]["Plan"]):
        table = node.get("Relation Name", "")
        if node["Node Type"] == "Seq Scan":
            found.append(Scan(table))
        elif node["Node Type"] in _INDEXED and table and "Index Cond" not in node:
            found.append(Scan(table, in_order=True))
    return found


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        # A bitmap's index scan names no table: its parent does.
        if "Relation Name" not in child and child["Node Type"] == "Bitmap Index Scan":
            child["Relation Name"] = node.get("Relation Name", "")
        yield from _nodes(child)
