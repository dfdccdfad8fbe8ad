"""What every system's plan is brought to, and how a plan is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Executable, Select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement


@dataclass(frozen=True, slots=True)
class Scan:
    """A table read from end to end; `in_order`: by an index, in its order, so that a page stops early."""

    table: str
    in_order: bool = False


class Explain(Executable, ClauseElement):
    """A statement's plan instead of its rows."""

    inherit_cache = False

    def __init__(self, statement: ClauseElement) -> None:
        self.statement = statement


def explain(statement: Select[Any]) -> Explain:
    return Explain(statement)


def _explained(asked: str) -> Callable[..., str]:
    def write(element: Explain, compiler: SQLCompiler, **how: Any) -> str:
        text = compiler.process(element.statement, **how)
        # What comes back are the plan's columns, not the statement's.
        compiler._result_columns.clear()  # noqa: SLF001 - there is no public way to say so
        return f"{asked} {text}"

    return write


for _system, _asked in (
    ("sqlite", "EXPLAIN QUERY PLAN"),
    ("postgresql", "EXPLAIN (FORMAT JSON)"),
    ("mariadb", "EXPLAIN FORMAT=JSON"),
    ("mysql", "EXPLAIN FORMAT=JSON"),
):
    compiles(Explain, _system)(_explained(_asked))
