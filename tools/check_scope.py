"""Fail on a statement over a customer's data that is not written through `erp_adapter.scope.scoped`.

Reads the sources of erp_adapter. An owned relation may be named to reach its columns (`relations.sales_order.c`) and in
`scoped(relations, "sales_order", …)`; it may not be selected from, joined or changed. SQL as text stands in the dialects,
the mapping, the demo and the migrations alone; an owned relation is changed by the mapping's own statements and nothing else.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from erp_adapter.relations import OWNERS  # noqa: E402 - the path comes first

DOORS = {"scope.py", "keys.py", "relations.py"}
TEXT_ALLOWED = ("dialects", "demo", "mapping/", "store/migrations")
TEXT_CALLS = {"text", "exec_driver_sql", "literal_column"}
MODULES = {"sqlalchemy", "sa"}
STATEMENT_CALLS = {"select", "exists", "insert", "update", "delete", "select_from", "join", "outerjoin", "table"}
JOINS = {"join", "outerjoin"}


def owned_name(node: ast.expr) -> str | None:
    """The owned relation that an expression such as `self._relations.sales_order` names."""
    if isinstance(node, ast.Attribute) and node.attr in OWNERS:
        base = node.value
        called = base.attr if isinstance(base, ast.Attribute) else base.id if isinstance(base, ast.Name) else ""
        return node.attr if called.strip("_") in {"relations", "r"} else None
    return None


def call_name(node: ast.Call) -> str:
    function = node.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def is_sql(node: ast.Call) -> bool:
    """Whether text becomes SQL here; `key.text(row)` is a text of something else."""
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr != "exec_driver_sql":
        return function.attr in TEXT_CALLS and isinstance(function.value, ast.Name) and function.value.id in MODULES
    return call_name(node) in TEXT_CALLS


class Reader(ast.NodeVisitor):
    """Collects the faults of one module, by its place `inside` the package.

    `names` are local names of owned relations or of their columns.
    """

    def __init__(self, inside: str) -> None:
        self.inside = inside
        self.names: dict[str, str] = {}
        self.faults: list[tuple[int, str]] = []

    def visit_Assign(self, node: ast.Assign) -> None:
        targets = node.targets[0]
        pairs = (
            zip(targets.elts, node.value.elts, strict=False)
            if isinstance(targets, ast.Tuple) and isinstance(node.value, ast.Tuple)
            else [(targets, node.value)]
        )
        for target, value in pairs:
            source = value.value if isinstance(value, ast.Attribute) and value.attr == "c" else value
            relation = owned_name(source)
            if isinstance(target, ast.Name):
                if relation is None:
                    self.names.pop(target.id, None)
                else:
                    self.names[target.id] = relation
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        outer = dict(self.names)
        self.generic_visit(node)
        self.names = outer

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - the visitor's name for it

    def visit_Call(self, node: ast.Call) -> None:
        name = call_name(node)
        if is_sql(node) and not self.inside.startswith(TEXT_ALLOWED):
            self.faults.append((node.lineno, f"SQL as text: {name}()"))
        if name in STATEMENT_CALLS:
            for relation in self.mentioned(node):
                self.faults.append((node.lineno, f"{name}() over {relation}: start from scoped()"))
        self.generic_visit(node)

    def mentioned(self, node: ast.Call) -> Iterator[str]:
        """The owned relations whose rows this call would read: its arguments, without what stands in inner calls.

        Of a join it is the first argument; what it is joined on may name columns that are there already.
        """
        arguments = node.args[:1] if call_name(node) in JOINS else node.args
        pending: list[ast.AST] = [*arguments, *(each.value for each in node.keywords)]
        while pending:
            part = pending.pop()
            if isinstance(part, ast.Call) and call_name(part) in {"scoped", *STATEMENT_CALLS}:
                continue
            relation = owned_name(part) if isinstance(part, ast.expr) else None
            if relation is not None:
                yield relation
            elif isinstance(part, ast.Name) and part.id in self.names:
                yield self.names[part.id]
            else:
                pending.extend(ast.iter_child_nodes(part))


def faults(folder: Path) -> list[str]:
    found: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder).as_posix()
        if inside in DOORS or inside.startswith("demo/"):
            continue
        reader = Reader(inside)
        reader.visit(ast.parse(path.read_text(encoding="utf-8")))
        found += [f"{folder.name}/{inside}:{line}: {fault}" for line, fault in reader.faults]
    return found


if __name__ == "__main__":
    found = faults(ROOT / "erp_adapter")
    print("\n".join(found) or "every statement over a customer's data starts from scoped()")
    sys.exit(1 if found else 0)
