"""Whether the login may hand an order over, and whether it may do more than that."""

import os
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, FromClause, TextClause, delete, func, select, table
from sqlalchemy.exc import DBAPIError

from erp_adapter.checking.findings import Finding, Verdict, told
from erp_adapter.checking.physical import tables
from erp_adapter.checking.plans.steps import Explain
from erp_adapter.relations import Relations

NAME = "sales_order"
PROCEDURE = re.compile(r"\s*(call|exec|execute|begin|declare)\b", re.IGNORECASE)
WRITTEN = re.compile(r"\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+([\w.\"`\[\]]+)", re.IGNORECASE)
UNTOUCHED = ("customer", "product", "invoice")
"""Relations that nobody should be able to delete from through the gateway's login."""


def rights(connection: Connection, steps: Sequence[TextClause]) -> list[Finding]:
    """What stands against the steps of a submission, none of which is run."""
    if connection.dialect.name == "sqlite":
        fault = _read_only_file(connection)
        if fault is not None:
            return [Finding(NAME, Verdict.WARN, f"orders can't be submitted: {fault}")]
    return [found for step in steps if (found := _step(connection, step)) is not None]


def _step(connection: Connection, step: TextClause) -> Finding | None:
    if PROCEDURE.match(step.text):
        return Finding(NAME, Verdict.NOTE, f"whether this may be run is not looked at: {_short(step.text)}")
    if connection.dialect.name == "mssql":
        return _permission(connection, step.text)
    try:
        connection.execute(Explain(step))
    except DBAPIError as error:
        connection.rollback()
        return Finding(NAME, Verdict.WARN, f"orders can't be submitted: {_short(step.text)}: {told(error)}")
    return None


def _permission(connection: Connection, text: str) -> Finding | None:
    """SQL Server tells rights by a function; a plan there asks for a right of its own."""
    for verb, name in WRITTEN.findall(text):
        right = verb.split()[0].upper()
        if connection.execute(select(func.HAS_PERMS_BY_NAME(name, "OBJECT", right))).scalar_one() != 1:
            return Finding(NAME, Verdict.WARN, f"orders can't be submitted: the login needs {right} on {name}")
    return None


def excess(connection: Connection, relations: Relations) -> list[Finding]:
    """Whether the login may delete what the gateway only reads. SQLite has no logins."""
    if connection.dialect.name == "sqlite":
        return []
    deletable = [name for name in UNTOUCHED if _may_delete(connection, getattr(relations, name))]
    if not deletable:
        return []
    what = (
        f"the login may delete rows of {', '.join(deletable)}: one that may only read, and write what a submission "
        "writes, is safer"
    )
    return [Finding(NAME, Verdict.NOTE, what)]


def _may_delete(connection: Connection, relation: FromClause) -> bool:
    found = tables(relation)
    if len(found) != 1:
        return False
    ((schema, name),) = found
    if connection.dialect.name == "mssql":
        full = f"{schema}.{name}" if schema else name
        return bool(connection.execute(select(func.HAS_PERMS_BY_NAME(full, "OBJECT", "DELETE"))).scalar_one())
    try:
        connection.execute(Explain(delete(table(name, schema=schema))))
    except DBAPIError:
        connection.rollback()
        return False
    return True


def _read_only_file(connection: Connection) -> str | None:
    url: Any = connection.engine.url
    path = str(url.database or "")
    if url.query.get("mode") == "ro" or "mode=ro" in path:
        return "OFFICE_ERP__URL opens the file for reading only"
    if not path or path == ":memory:" or path.startswith("file:"):
        return None
    for place in (path, os.path.dirname(os.path.abspath(path))):  # noqa: PTH100, PTH120 - no pathlib type is gained
        if not os.access(place, os.W_OK):
            return f"{place} can't be written by the account that the gateway runs as"
    return None


def _short(text: str) -> str:
    return f"{' '.join(text.split()):.60}"
