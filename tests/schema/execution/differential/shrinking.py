"""What is the smallest case, like one that the two answer differently, that they still answer differently?"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any

from graphql import (
    REMOVE,
    DocumentNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    Node,
    NoUnusedFragmentsRule,
    NoUnusedVariablesRule,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    VisitorAction,
    get_named_type,
    is_abstract_type,
    parse,
    print_ast,
    print_schema,
    specified_rules,
    validate,
    visit,
)

from tests.schema.execution.differential.cases import Case
from tests.schema.execution.differential.things import CELLS, part
from tests.schema.execution.differential.world import World

Differs = Callable[[Case], Awaitable[str | None]]

REMOVABLE = (
    "operation_definition",
    "fragment_definition",
    "variable_definition",
    "field",
    "fragment_spread",
    "inline_fragment",
    "argument",
    "object_field",
    "directive",
)

RULES = [rule for rule in specified_rules if rule not in {NoUnusedFragmentsRule, NoUnusedVariablesRule}]
"""What an edit leaves unused goes by another edit."""


async def shrink(case: Case, differs: Differs) -> tuple[Case, str]:
    """Leave out what can be left out, for as long as `differs` says what differs."""
    what = await differs(case) or "the difference did not come again"
    while True:
        for smaller in _smaller(case):
            found = await differs(smaller)
            if found is not None:
                case, what = smaller, found
                break
        else:
            return case, what


def _smaller(case: Case) -> Iterator[Case]:
    for name in [*case.variables]:
        yield replace(case, variables={key: value for key, value in case.variables.items() if key != name})
    for edit in (_Removal, _Opening, _Untyping):
        number = 0
        while True:
            visitor = edit(number)
            changed = visit(case.document, visitor)
            if visitor.seen <= number:
                break
            number += 1
            smaller = _parsed(case, changed)
            if smaller is not None:
                yield smaller


def _parsed(case: Case, changed: DocumentNode) -> Case | None:
    text = print_ast(changed)
    if not changed.definitions or "{}" in text or text == case.text:
        return None
    try:
        document = parse(text)
    except Exception:  # noqa: BLE001 - an edit may leave empty braces behind
        return None
    if validate(case.world.schema, document, RULES):
        return None
    if not any(isinstance(each, OperationDefinitionNode) for each in document.definitions):
        return None
    names = [
        each.name.value for each in document.definitions if isinstance(each, OperationDefinitionNode) and each.name
    ]
    operation = case.operation if case.operation in names else None
    return replace(case, text=text, document=document, operation=operation)


class _Removal(Visitor):
    """Leave out the removable node of this number."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.seen = 0

    def enter(self, node: Node, *_: Any) -> Any:
        """Count what is removable."""
        if node.kind not in REMOVABLE:
            return None
        self.seen += 1
        return REMOVE if self.seen == self._number + 1 else None


class _Opening(Visitor):
    """Write the fragment of this spread in its place."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._fragments: dict[str, Any] = {}
        self.seen = 0

    def enter_document(self, node: DocumentNode, *_: Any) -> None:
        self._fragments = {each.name.value: each for each in node.definitions if each.kind == "fragment_definition"}  # type: ignore[attr-defined]

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: Any) -> Any:
        """Count the spreads."""
        self.seen += 1
        if self.seen != self._number + 1:
            return None
        fragment = self._fragments[node.name.value]
        return InlineFragmentNode(
            type_condition=fragment.type_condition,
            selection_set=fragment.selection_set,
            directives=node.directives,
        )


class _Untyping(Visitor):
    """Leave out the type condition of this number, or the alias."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.seen = 0

    def enter(self, node: Node, *_: Any) -> Any:
        """Count conditions and aliases."""
        name = {"field": "alias", "inline_fragment": "type_condition"}.get(node.kind)
        if name is None or getattr(node, name) is None:
            return None
        self.seen += 1
        if self.seen != self._number + 1:
            return None
        return replace(node, **{name: None})


def description(case: Case) -> str:
    """Tell the case so that a person can follow it: document, variables, the part of the schema, how it is resolved."""
    used = _used_fields(case)
    lines = [case.text, f"operation: {case.operation}, variables: {case.variables}", ""]
    for type_name, names in used.items():
        type_ = case.world.schema.type_map[type_name]
        lines.append(f"{type(type_).__name__} {type_name}: {_marks(type_)}")
        lines += [f"  {line}" for name in names for line in _field_lines(case.world, type_, name)]
    return "\n".join(lines)


def whole_schema(world: World) -> str:
    return print_schema(world.schema)


def _marks(type_: Any) -> str:
    marks = (
        [f"implements {' & '.join(each.name for each in type_.interfaces)}"] if getattr(type_, "interfaces", ()) else []
    )
    marks += [name for name in ("is_type_of", "resolve_type") if getattr(type_, name, None)]
    if hasattr(type_, "types"):
        marks.append(" | ".join(each.name for each in type_.types))
    return ", ".join(marks)


def _field_lines(world: World, type_: Any, name: str) -> Iterator[str]:
    made = getattr(type_, "fields", {}).get(name)
    if made is None:
        return
    arguments = ", ".join(f"{key}: {each.type}" for key, each in made.args.items())
    plan = world.plan(type_.name, name)
    manner = f"  # {plan.manner.value}, {plan.pauses} pauses" if plan else ""
    yield f"{name}{f'({arguments})' if arguments else ''}: {made.type}{manner}"
    for parent in [*world.pool.get(type_.name, []), world.roots.get(type_.name)]:
        for cell in (part(parent, CELLS) or {}).get(name, ()):
            shown = repr(cell.make()) if cell.fixed else cell.kind
            yield f"    {shown if len(shown) < 150 else shown[:150] + '…'}"


def _used_fields(case: Case) -> dict[str, list[str]]:
    info = TypeInfo(case.world.schema)
    used: dict[str, dict[str, None]] = {}

    class Collect(Visitor):
        def enter_field(self, node: Any, *_: Any) -> VisitorAction:
            parent = info.get_parent_type()
            if parent is None or parent.name.startswith("__"):
                return None
            possible = case.world.schema.get_possible_types(parent) if is_abstract_type(parent) else []
            for each in [parent, *possible]:
                used.setdefault(each.name, {})[node.name.value] = None
            below = get_named_type(info.get_type())
            if below is not None and is_abstract_type(below):
                used.setdefault(below.name, {})
            return None

    visit(case.document, TypeInfoVisitor(info, Collect()))
    return {name: [*fields] for name, fields in used.items()}
