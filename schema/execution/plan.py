"""What is asked of every object at every place of an operation, worked out as far as it is needed."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    default_field_resolver,
    get_named_type,
    is_abstract_type,
    is_object_type,
)

from schema.execution.arguments import Arguments
from schema.execution.binding import Attribute, Call, How
from schema.execution.code import build_fill, build_rows
from schema.execution.collecting import TYPENAME, Collector, selection_sets
from schema.execution.conditions import DirectedNode, included
from schema.execution.objects import completer_of
from schema.execution.selected import Reader, Selected
from schema.execution.writing import bytes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from schema.execution.code import Fill, MakeRow
    from schema.execution.completion import Completer
    from schema.execution.operation import Operation
    from schema.execution.schema_facts import SchemaFacts

Made = TypeVar("Made", bound="Callable[..., Any]")

BYTES_A_SELECTION, BYTES_A_FIELD, BYTES_A_SELECTED = 2_500, 850, 430
"""Memory beside the functions made: measured on the queries of the corpus, whose sum is wrong by 6 % at most."""


class Plan:
    """The plan of an operation for one set of conditions."""

    __slots__ = ("_bytes", "collector", "facts", "operation", "reader", "root", "selections")

    def __init__(self, facts: SchemaFacts, operation: Operation, conditions: Mapping[str, bool]) -> None:
        def keeps(node: DirectedNode) -> bool:
            return not node.directives or included(node, conditions)

        self._bytes = 0
        self.facts = facts
        self.operation = operation
        self.collector = Collector(facts.schema, operation.fragments, keeps)
        self.reader = Reader(self.collector, passes_raw=True)
        self.selections: dict[type, Selection] = {}
        grouped = self.collector.fields(operation.root, [operation.node.selection_set])
        self.root = Selection(self, operation.root, grouped, (), apart=operation.is_mutation)

    @property
    def bytes(self) -> int:
        """An estimate of the memory that it takes; it grows while the operation runs, by what is worked out then."""
        return self._bytes + BYTES_A_SELECTED * self.reader.made

    def add(self, selection: Selection) -> None:
        self.selections[selection.row] = selection
        self._bytes += BYTES_A_SELECTION + BYTES_A_FIELD * len(selection.fields)

    def counted(self, function: Made) -> Made:
        """The function itself, once it is counted."""
        self._bytes += bytes_of(function)
        return function


class Selection:
    """What is asked of the objects of one type at one place. `route`: the response keys that lead there.

    `apart`: each field is a step of its own.
    """

    __slots__ = ("_any", "_plain", "attributes", "fields", "plan", "route", "row", "type")

    def __init__(
        self,
        plan: Plan,
        type_: GraphQLObjectType,
        grouped: Mapping[str, list[FieldNode]],
        route: tuple[str, ...],
        *,
        apart: bool = False,
    ) -> None:
        self.plan = plan
        self.type = type_
        self.route = route
        known = {key: nodes for key, nodes in grouped.items() if nodes[0].name.value in {TYPENAME, *type_.fields}}
        self.fields = [Field(self, key, f"f{i}", nodes, apart=apart) for i, (key, nodes) in enumerate(known.items())]
        self.attributes = {field.key: field.attribute for field in self.fields}
        # Clients choose the keys: they only ever are names to write, never names in code.
        self.row: type[msgspec.Struct] = msgspec.defstruct(
            "Row",
            [(field.attribute, Any) for field in self.fields],
            rename={field.attribute: field.key for field in self.fields},
            gc=False,
            eq=False,
        )
        plan.add(self)
        self._plain: MakeRow | None = None
        self._any: MakeRow | None = None

    @property
    def make(self) -> MakeRow:
        """Makes the row of an object whose fields are attributes."""
        if self._plain is None:
            self._plain = self.plan.counted(build_rows(self, of_anything=False))
        return self._plain

    @property
    def make_of_anything(self) -> MakeRow:
        """Makes the row of any object, a mapping too."""
        if self._any is None:
            self._any = self.plan.counted(build_rows(self, of_anything=True))
        return self._any


class Field:
    """One field of a selection."""

    __slots__ = (
        "_below",
        "_completer",
        "_fill",
        "_selected",
        "arguments",
        "attribute",
        "definition",
        "how",
        "is_column",
        "key",
        "name",
        "named",
        "nodes",
        "selection",
    )

    def __init__(self, selection: Selection, key: str, attribute: str, nodes: list[FieldNode], *, apart: bool) -> None:
        self.selection = selection
        self.key = key
        self.attribute = attribute
        self.nodes = nodes
        self.name = nodes[0].name.value
        self._below: dict[GraphQLObjectType, Selection] = {}
        self._completer: Completer | None = None
        self._fill: Fill | None = None
        self._selected: Selected | None = None
        self.is_column = False
        if self.name == TYPENAME:
            return
        definition: GraphQLField = selection.type.fields[self.name]
        self.definition = definition
        self.named = get_named_type(definition.type)
        self.arguments = Arguments(definition, nodes[0])
        how = selection.plan.facts.how(selection.type, self.name)
        self.how, self.is_column = self._placed(how, apart=apart)

    def _placed(self, how: How, *, apart: bool) -> tuple[How, bool]:
        """How the field is really done, and whether that is a step of its own after the rows are made."""
        takes = bool(self.definition.args)
        if isinstance(how, Attribute) and takes and how.lenient:
            how = Call(default_field_resolver)
        elif isinstance(how, Attribute) and takes and self.arguments.constant is None:
            how = Call(_reader(how.path), wants_info=False)
        if _needs_no_step(how) and not apart and not self._needs_info():
            return how, False
        if isinstance(how, Attribute) and how.lenient:
            return Call(default_field_resolver), True
        return how, True

    def _needs_info(self) -> bool:
        if self.selection.plan.facts.types_by_class:
            return False
        return is_abstract_type(self.named) or (is_object_type(self.named) and self.named.is_type_of is not None)

    def prepared(self, info: Any, arguments: Mapping[str, Any]) -> Callable[[Any], Any]:
        """What is called with each parent, or in a batch with all of them."""
        if isinstance(self.how, Attribute):
            return attrgetter(self.how.path)
        return self.how.prepared(info, arguments)

    @property
    def is_typename(self) -> bool:
        return self.name == TYPENAME

    @property
    def is_lenient(self) -> bool:
        """Whether a function among the values is called."""
        return isinstance(self.how, Attribute) and self.how.lenient

    @property
    def type(self) -> GraphQLOutputType:
        return self.definition.type

    @property
    def route(self) -> tuple[str, ...]:
        """The response keys that lead to the field's parents."""
        return self.selection.route

    @property
    def plan(self) -> Plan:
        return self.selection.plan

    @property
    def completer(self) -> Completer:
        if self._completer is None:
            self._completer = completer_of(self, self.type)
        return self._completer

    @property
    def fill(self) -> Fill:
        """Puts the values of a column into the rows."""
        if self._fill is None:
            self._fill = self.plan.counted(build_fill(self))
        return self._fill

    @property
    def selected(self) -> Selected:
        if self._selected is None:
            self._selected = self.plan.reader.below(self.nodes, self.named)
        return self._selected

    def below(self, type_: GraphQLObjectType) -> Selection:
        """What is asked of objects of this type that the field gives."""
        selection = self._below.get(type_)
        if selection is None:
            grouped = self.plan.collector.fields(type_, selection_sets(self.nodes))
            selection = self._below[type_] = Selection(self.plan, type_, grouped, (*self.route, self.key))
        return selection


def _needs_no_step(how: How) -> bool:
    if isinstance(how, Call):
        return how.is_async is False and not how.wants_info
    return isinstance(how, Attribute)


def _reader(path: str) -> Callable[..., Any]:
    """Reads an attribute of a field whose arguments are only checked."""
    read = attrgetter(path)
    return lambda parent, _info, **_arguments: read(parent)
