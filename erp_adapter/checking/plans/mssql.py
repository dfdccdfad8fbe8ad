"""SQL Server's SHOWPLAN_XML: the plan of a statement that is not run."""

from typing import Any
from xml.etree import ElementTree as ET

from sqlalchemy import Connection, Dialect, Select

from erp_adapter.checking.plans.steps import Scan

_PLAN = "{http://schemas.microsoft.com/sqlserver/2004/07/showplan}"
_SCANS = {"Table Scan": False, "Clustered Index Scan": False, "Index Scan": True}
"""The physical operations that read from end to end. A clustered index is the table itself."""


def scans(connection: Connection, statement: Select[Any]) -> list[Scan]:
    text = written_out(statement, connection.dialect)
    cursor: Any = connection.connection.cursor()
    try:
        cursor.execute("SET SHOWPLAN_XML ON")
        try:
            return read(cursor.execute(text).fetchone()[0])
        finally:
            cursor.execute("SET SHOWPLAN_XML OFF")
    finally:
        cursor.close()


def written_out(statement: Select[Any], dialect: Dialect) -> str:
    """A statement with its values in the text: with parameters the driver's own call would be planned instead of it."""
    return str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def read(plan: str) -> list[Scan]:
    found = []
    for step in ET.fromstring(plan).iter(f"{_PLAN}RelOp"):  # noqa: S314 - the database's own
        if (operation := step.get("PhysicalOp", "")) in _SCANS:
            place = step.find(f"{_PLAN}*/{_PLAN}Object")
            if place is not None:
                found.append(Scan(place.get("Table", "").strip("[]"), _SCANS[operation]))
    return found
