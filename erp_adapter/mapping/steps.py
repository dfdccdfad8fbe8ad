"""The steps of a submission in a mapping file."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table

from erp_adapter.mapping.keys import MOST_PARTS
from erp_adapter.mapping.lines import Path
from erp_adapter.mapping.mistakes import Mistakes, one_of
from erp_adapter.mapping.reading import check_names, read_sql
from erp_adapter.mapping.specs import RelationSpec, StepSpec, SubmissionSpec

PARAMETER = re.compile(r"(?<![:\w\\]):(\w+)(?!:)")
"""As SQLAlchemy finds them: `a::date` has none."""

LINES = "lines"
KINDS = ("order", "line", "finish")
_STEP_KEYS = ("sql", "rows", "gives")
_PARTS = range(1, MOST_PARTS + 1)
NAMES_OF_ORDER = ("key", "number", *(f"key_{place}" for place in _PARTS))
NUMBERS_IN_LINE = ("order_number", *(f"order_number_{place}" for place in _PARTS))


def read_submission(
    given: Any, specs: Mapping[str, RelationSpec], layout: Mapping[str, Table], mistakes: Mistakes
) -> SubmissionSpec | None:
    path: Path = ("submission",)
    if not isinstance(given, dict):
        mistakes.add(path, "is no table; write [[submission.order]] and so on")
        return None
    check_names(given, KINDS, path, mistakes)
    steps = {kind: _steps(given.get(kind, []), (*path, kind), mistakes) for kind in KINDS}
    if not steps["order"]:
        mistakes.add(path, "has no step that writes the order; write [[submission.order]] with its sql")
    order = specs.get("sales_order")
    if order is None or "external_reference" not in order.columns:
        text = (
            "sales_order has no external_reference, by which an order is written once; map it, or leave submission out"
        )
        mistakes.add(path, text)
    of_order = {*order_parameters(layout), LINES}
    known = _check(steps["order"], of_order, ("submission", "order"), mistakes)
    in_line = {*known, *(column.name for column in layout["sales_order_line"].columns), *NUMBERS_IN_LINE}
    _check(steps["line"], in_line, ("submission", "line"), mistakes)
    known = _check(steps["finish"], known, ("submission", "finish"), mistakes)
    if not known & set(NAMES_OF_ORDER):
        mistakes.add(path, 'no step gives the order\'s key or number; write gives = ["number"] where a step has it')
    return SubmissionSpec(tuple(steps["order"]), tuple(steps["line"]), tuple(steps["finish"]))


def order_parameters(layout: Mapping[str, Table]) -> list[str]:
    return [column.name for column in layout["sales_order"].columns if column.name != "number"]


def _steps(given: Any, path: Path, mistakes: Mistakes) -> list[StepSpec]:
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        mistakes.add(path, f"is no list of tables; write [[submission.{path[-1]}]]")
        return []
    found = [_step(entry, (*path, place), mistakes) for place, entry in enumerate(given)]
    return [step for step in found if step is not None]


def _step(entry: Mapping[str, Any], path: Path, mistakes: Mistakes) -> StepSpec | None:
    check_names(entry, _STEP_KEYS, path, mistakes)
    rows, gives = entry.get("rows"), entry.get("gives", [])
    if "rows" in entry and (type(rows) is not int or rows < 0):
        mistakes.add((*path, "rows"), f"rows is {rows!r}; write how many rows the statement must touch")
        rows = None
    if not isinstance(gives, list) or not all(isinstance(each, str) and each.isidentifier() for each in gives):
        mistakes.add((*path, "gives"), 'gives is no list of names; write one such as ["number"]')
        gives = []
    if rows is not None and gives:
        mistakes.add(
            (*path, "rows"), "rows and gives are both there; a step that gives must give one row: leave rows out"
        )
    if "sql" not in entry:
        mistakes.add(path, "sql is missing; write the statement")
        return None
    sql = read_sql(entry["sql"], (*path, "sql"), mistakes)
    return None if sql is None else StepSpec(sql, rows, tuple(gives))


def _check(steps: list[StepSpec], known: Collection[str], path: Path, mistakes: Mistakes) -> set[str]:
    """What is known behind the steps; each may use what is known before it."""
    known = set(known)
    for place, step in enumerate(steps):
        used = {name for sql in step.sql.variants.values() for name in PARAMETER.findall(sql)}
        for name in sorted(used - known):
            where: Path = (*path, place, "sql")
            mistakes.add(where, f"nothing gives the parameter {name}; {one_of(name, sorted(known))}")
        known |= set(step.gives)
    return known
