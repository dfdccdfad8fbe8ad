"""How a figure is brought to the decimals that are shown, half away from zero: doubles that an ERP has added up are a little off."""

from typing import Any

from sqlalchemy import ColumnElement, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import InternalTraversal

from erp_adapter.types import Exact

_DIGITS = 28
"""More than any column here has, so that sums of them fit."""


class Rounded(FunctionElement[Any]):
    """A figure to the scale of a type."""

    inherit_cache = True
    # What it compiles to depends on the type, which is no part of a function's key by itself.
    _traverse_internals = [*FunctionElement._traverse_internals, ("type", InternalTraversal.dp_type)]  # noqa: RUF012, SLF001
    name = "round"

    def __init__(self, value: ColumnElement[Any], type_: Exact) -> None:
        super().__init__(value, literal(type_.scale))
        self.type = type_
        self.scale = type_.scale


def rounded(value: ColumnElement[Any], type_: Exact) -> ColumnElement[Any]:
    return Rounded(value, type_)


@compiles(Rounded)
def _by_round(element: Rounded, compiler: SQLCompiler, **how: Any) -> str:
    # SQLite has no decimals: what it keeps and rounds are doubles.
    return f"round({compiler.process(element.clauses, **how)})"


@compiles(Rounded, "postgresql")
@compiles(Rounded, "mariadb")
@compiles(Rounded, "mysql")
@compiles(Rounded, "mssql")
def _by_cast(element: Rounded, compiler: SQLCompiler, **how: Any) -> str:
    # A cast rounds and gives the type its scale, of doubles too, which PostgreSQL's round() does not take with a scale.
    value, _ = element.clauses.clauses
    return f"CAST({compiler.process(value, **how)} AS DECIMAL({_DIGITS}, {element.scale}))"
