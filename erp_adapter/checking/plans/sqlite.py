"""SQLite's EXPLAIN QUERY PLAN."""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select

from erp_adapter.checking.plans.steps import Scan, explain

_SCAN = re.compile(r"SCAN (?:TABLE )?(?P<name>[^\s(]+)(?: AS (?P<alias>\S+))?(?P<rest>.*)")
_AUTOMATIC = re.compile(r"SEARCH (?:TABLE )?(?P<name>\S+)(?: AS \S+)? USING AUTOMATIC .*")


def scans(connection: Connection, statement: Select[Any]) -> list[Scan]:
    return read(row.detail for row in connection.execute(explain(statement)))


def read(steps: Iterable[str]) -> list[Scan]:
    """The scans among a plan's steps. An index made for one statement is a scan too."""
    found = []
    for step in steps:
        scan, automatic = _SCAN.fullmatch(step), _AUTOMATIC.fullmatch(step)
        if scan and scan["name"] != "CONSTANT" and "VIRTUAL TABLE" not in scan["rest"]:
            found.append(Scan(scan["alias"] or scan["name"], "USING" in scan["rest"]))
        elif automatic:
            found.append(Scan(automatic["name"]))
    return found
