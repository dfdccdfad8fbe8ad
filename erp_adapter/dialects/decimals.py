"""What type a decimal's parameter has: on PostgreSQL that of no column, which would round it, or refuse it for its size.

`total <= 0.005` is not `total <= 0.01`, and no total is over 10^17. What is selected has the column's decimals, whatever the
ERP's own column has: PostgreSQL sees to it for less than a gateway that looks at each.
"""

from typing import Any

from sqlalchemy import ColumnElement, Numeric, cast
from sqlalchemy.dialects.postgresql.asyncpg import AsyncpgNumeric
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import TypeCompiler

_LARGEST_PRECISION = 38


class AnyNumeric(AsyncpgNumeric):
    """NUMERIC of a precision and a scale in a table, and of any in a cast."""

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        return cast(column, Numeric(_LARGEST_PRECISION, self.scale))


@compiles(AnyNumeric)
def _numeric(type_: AnyNumeric, compiler: TypeCompiler, type_expression: Any = None, **how: Any) -> str:
    if type_expression is None:
        return "NUMERIC"
    return compiler.visit_NUMERIC(type_, **how)  # type: ignore[attr-defined, no-any-return]
