"""What SQL Server refuses in a statement that other systems take, as far as its tree shows it."""

from collections.abc import Callable

import sqlglot
from sqlglot import exp

WORDS = (" LIMIT ", " NULLS FIRST", " NULLS LAST", " RECURSIVE ", " || ", "::", " ILIKE ", " USING ")
_TRUTH = (exp.Predicate, exp.Connector, exp.Not, exp.Exists, exp.Escape)
_PLAIN = (exp.Column, exp.Literal, exp.Placeholder, exp.Boolean, exp.Null)


def refusals(sql: str) -> list[str]:
    """Name each rule that the statement breaks, and what in it."""
    words = [f"a word: {word}" for word in WORDS if word in sql]
    statement = sqlglot.parse_one(sql, dialect="tsql", error_level=sqlglot.ErrorLevel.RAISE)
    broken = [f"{rule.__name__}: {node.sql('tsql')}" for rule in RULES for node in statement.walk() if rule(node)]
    return words + broken


def a_value_for_a_condition(node: exp.Expr) -> bool:
    """A column, a parameter or a constant where a comparison must stand."""
    parent = node.parent
    if not isinstance(node, _PLAIN):
        return False
    if isinstance(parent, exp.Where | exp.Having | exp.Connector | exp.Not):
        return True
    if isinstance(parent, exp.If) and isinstance(parent.parent, exp.Case) and parent.parent.this is None:
        return parent.this is node
    return isinstance(parent, exp.Join) and parent.args.get("on") is node


def a_condition_for_a_value(node: exp.Expr) -> bool:
    """A comparison that is selected, sorted by, or compared."""
    condition = node.unnest() if isinstance(node, exp.Paren) else node
    if isinstance(node, exp.Paren) or not isinstance(condition, _TRUTH):
        return False
    parent = node.parent
    while isinstance(parent, exp.Paren):
        parent = parent.parent
    if isinstance(parent, exp.Select):
        return node in parent.expressions
    return isinstance(parent, exp.Alias | exp.Ordered | exp.Group | exp.Coalesce | exp.AggFunc | exp.EQ | exp.NEQ)


def a_boolean(node: exp.Expr) -> bool:
    return isinstance(node, exp.Boolean)


def rows_compared(node: exp.Expr) -> bool:
    return isinstance(node, exp.Tuple) and isinstance(node.parent, exp.Predicate) and len(node.expressions) > 1


def an_empty_list(node: exp.Expr) -> bool:
    return isinstance(node, exp.In) and not node.expressions and node.args.get("query") is None


def a_recursion_that_is_distinct(node: exp.Expr) -> bool:
    return isinstance(node, exp.Union) and isinstance(node.parent, exp.CTE) and bool(node.args.get("distinct"))


def a_with_inside(node: exp.Expr) -> bool:
    return isinstance(node, exp.With) and node.parent is not node.root()


def an_order_without_top_inside(node: exp.Expr) -> bool:
    if not isinstance(node, exp.Order) or isinstance(node.parent, exp.Window):
        return False
    query = node.parent
    return query is not node.root() and query is not None and not _is_cut(query)


def a_cut_without_order(node: exp.Expr) -> bool:
    """TOP of rows that differ, in no order."""
    if not isinstance(node, exp.Select) or not _is_cut(node) or node.args.get("order"):
        return False
    return not all(isinstance(each.unalias(), exp.Literal | exp.Placeholder) for each in node.expressions)


def text_put_together_by_bars(node: exp.Expr) -> bool:
    return isinstance(node, exp.DPipe)


def an_aggregate_of_a_query(node: exp.Expr) -> bool:
    return isinstance(node, exp.AggFunc) and (node.find(exp.Select) is not None or _has_aggregate(node))


def _has_aggregate(node: exp.Expr) -> bool:
    return any(each is not node for each in node.find_all(exp.AggFunc))


def _is_cut(query: exp.Expr) -> bool:
    return bool(query.args.get("limit") or query.args.get("offset"))


RULES: tuple[Callable[[exp.Expr], bool], ...] = (
    a_value_for_a_condition,
    a_condition_for_a_value,
    a_boolean,
    rows_compared,
    an_empty_list,
    a_recursion_that_is_distinct,
    a_with_inside,
    an_order_without_top_inside,
    a_cut_without_order,
    text_put_together_by_bars,
    an_aggregate_of_a_query,
)
