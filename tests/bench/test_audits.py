"""The audits of several servers stand beside one another, and are counted by how binding they are."""

from io import StringIO

from rich.console import Console
from rich.table import Table

from bench.audits import AUDITED, each_audit, totals
from bench.servers import GATEWAY, STRAWBERRY
from tools.audits import Audit

NAMES = {"22EB": "SHOULD accept it", "4655": "MUST answer", "5A70": "MAY be asked by GET"}


def shown(table: Table) -> list[list[str]]:
    console = Console(file=StringIO(), width=200)
    console.print(table)
    assert isinstance(console.file, StringIO)
    return [
        [cell.strip() for cell in line.strip("│┃").replace("┃", "│").split("│")]
        for line in console.file.getvalue().splitlines()
        if line.startswith(("│", "┃"))
    ]


def found() -> dict[str, dict[str, Audit]]:
    passed = {
        each.name: {key: Audit(key, name, passed=True, reason="") for key, name in NAMES.items()} for each in AUDITED
    }
    passed[STRAWBERRY.name]["22EB"] = Audit("22EB", NAMES["22EB"], passed=False, reason="it was not")
    return passed


def test_each_audit_has_a_row_with_its_level_and_what_came_of_it() -> None:
    head, *rows = shown(each_audit(found()))
    assert head == ["audit", "", "what is asked for", *(each.title for each in AUDITED)]
    assert rows[0] == ["22EB", "SHOULD", "accept it", "yes", "yes", "no"]
    assert [row[0] for row in rows] == list(NAMES)


def test_they_are_counted_by_level_and_in_all() -> None:
    head, *rows = shown(totals(found()))
    assert head[1] == GATEWAY.title
    assert rows == [
        ["MUST", "1 of 1", "1 of 1", "1 of 1"],
        ["SHOULD", "1 of 1", "1 of 1", "0 of 1"],
        ["MAY", "1 of 1", "1 of 1", "1 of 1"],
        ["all", "3 of 3", "3 of 3", "2 of 3"],
    ]
