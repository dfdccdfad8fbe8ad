"""Where nulls stand in an order: lowest on every system, as SQLite, MariaDB and SQL Server have them by themselves."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Ascending(FunctionElement[Any]):
    """A column in an ORDER BY, its nulls first."""

    inherit_cache = True
    name = "ascending"


class Descending(FunctionElement[Any]):
    """A column in an ORDER BY, its nulls last."""

    inherit_cache = True
    name = "descending"


def nulls_lowest(column: ColumnElement[Any], *, descending: bool) -> ColumnElement[Any]:
    return Descending(column) if descending else Ascending(column)


@compiles(Ascending)
def _ascending(element: Ascending, compiler: SQLCompiler, **how: Any) -> str:
    return f"{compiler.process(element.clauses, **how)} ASC"


@compiles(Descending)
def _descending(element: Descending, compiler: SQLCompiler, **how: Any) -> str:
    return f"{compiler.process(element.clauses, **how)} DESC"


@compiles(Ascending, "postgresql")
def _nulls_first(element: Ascending, compiler: SQLCompiler, **how: Any) -> str:
    return f"{compiler.process(element.clauses, **how)} ASC NULLS FIRST"


@compiles(Descending, "postgresql")
def _nulls_last(element: Descending, compiler: SQLCompiler, **how: Any) -> str:
    return f"{compiler.process(element.clauses, **how)} DESC NULLS LAST"
