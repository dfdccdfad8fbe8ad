"""How far an operation reaches, with its fragments put in place.

Each fragment is measured once, however often it stands; the counts of what stands in many places are multiplied.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from schema.limits.cost import Cost, CostSum, Holding, Size, Sliced
from schema.limits.refusals import DocumentTooLarge, TooDeep
from schema.limits.settings import LimitSettings
from schema.limits.weights import Weighed, Weights

INTROSPECTION_LIST = 2
"""Length counted for a list of introspection: about what the fields, arguments and interfaces of a type come to."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What stands under a selection set. `depth` counts levels of fields, `width` the fields of the first.

    `cost` is for one object; `page` is what each row adds to it of the lists that are as long as the object's field says.
    """

    depth: int = 0
    width: int = 0
    fields: int = 0
    aliases: int = 0
    cost: Cost = field(default_factory=Cost)
    page: Cost = field(default_factory=Cost)


NOTHING = Extent()

_DIGITS = 12
"""More digits than these cost more than any limit; Python refuses to read some thousands of them."""


class Extents:
    """Measures the operations of one document. `visited` is how many selections, and values that may weigh, it looked at."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, limits: LimitSettings, weights: Weights | None = None
    ) -> None:
        self._schema = schema
        self._limits = limits
        self._weights = weights or Weights(schema)
        self._fragments = {
            each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
        }
        self._measured: dict[str, Extent] = {}
        self.visited = 0

    def of(self, operation: OperationDefinitionNode) -> Extent:
        """Measure an operation; raise TooDeep or DocumentTooLarge when it goes over a limit that no variable changes."""
        root = self._schema.get_root_type(operation.operation)
        extent = self._selections(operation.selection_set, root, 1)
        if extent.width > self._limits.max_root_fields:
            raise DocumentTooLarge("limit.root_fields", limit=self._limits.max_root_fields)
        return extent

    def _selections(self, selections: SelectionSetNode, parent: GraphQLNamedType | None, level: int) -> Extent:
        if level > self._limits.max_depth:
            raise TooDeep("limit.depth", limit=self._limits.max_depth)
        sum_of = _Sum(self._limits)
        for selection in selections.selections:
            self.visited += 1
            if isinstance(selection, FieldNode):
                self._add_field(sum_of, selection, parent, level)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                kind = self._schema.get_type(condition.name.value) if condition else parent
                sum_of.spread(self._selections(selection.selection_set, kind, level + 1), levels=1)
            elif isinstance(selection, FragmentSpreadNode):
                sum_of.spread(self._fragment(selection.name.value, level), levels=0)
        return sum_of.extent()

    def _fragment(self, name: str, level: int) -> Extent:
        """Nothing for a fragment that is not there or contains itself: validation will say so."""
        fragment = self._fragments.get(name)
        if fragment is None:
            return NOTHING
        if name not in self._measured:
            self._measured[name] = NOTHING
            kind = self._schema.get_type(fragment.type_condition.name.value)
            self._measured[name] = self._selections(fragment.selection_set, kind, level)
        extent = self._measured[name]
        if level + extent.depth - 1 > self._limits.max_depth:
            raise TooDeep("limit.depth", limit=self._limits.max_depth)
        return extent

    def _add_field(self, sum_of: "_Sum", node: FieldNode, parent: GraphQLNamedType | None, level: int) -> None:
        definition = self._definition(parent, node.name.value)
        weight = None if definition is None else self._weights.weight(definition)
        own = CostSum(1 if weight is None else weight)
        if definition is not None:
            self._add_arguments(own, node, definition)
        if node.selection_set is None:
            sum_of.leaf(node, own.total())
            return
        kind = get_named_type(definition.type) if definition else None
        under = self._selections(node.selection_set, kind, level + 1)
        if definition is None or not is_list_type(get_nullable_type(definition.type)):
            own.add(1, self._one(node, definition, under))
            sum_of.composite(node, under, own.total())
            return
        # The objects of a list count 1 each; what the list itself weighs, if it does, comes once beside them.
        own.fixed -= 1 if weight is None else 0
        row = CostSum(1)
        row.add(1, self._one(node, definition, under))
        if self._weights.sizes(parent, node.name.value):
            sum_of.composite(node, under, own.total(), row.total())
        else:
            own.add(self._length(node, parent, definition), row.total())
            sum_of.composite(node, under, own.total())

    def _one(self, node: FieldNode, definition: GraphQLField | None, under: Extent) -> Cost:
        """What stands under a field, for one of its objects, with the rows of the lists that the field gives the size of."""
        if definition is None or not (under.page.fixed or under.page.terms):
            return under.cost
        cost = CostSum()
        cost.add(1, under.cost)
        cost.add(self._size(node, definition), under.page)
        return cost.total()

    def _add_arguments(self, own: CostSum, node: FieldNode, definition: GraphQLField) -> None:
        for argument in node.arguments or ():
            known = definition.args.get(argument.name.value)
            for each in () if known is None else self._weights.of_argument(known):
                self.visited += _add_value(own, argument.value, each)

    def _definition(self, parent: GraphQLNamedType | None, name: str) -> GraphQLField | None:
        if isinstance(parent, (GraphQLObjectType, GraphQLInterfaceType)):
            return self._schema.get_field(parent, name)
        return None

    def _length(self, node: FieldNode, parent: GraphQLNamedType | None, definition: GraphQLField) -> Size:
        if parent is not None and parent.name.startswith("__"):
            return len(self._schema.type_map) if node.name.value == "types" else INTROSPECTION_LIST
        return self._size(node, definition)

    def _size(self, node: FieldNode, definition: GraphQLField) -> Size:
        """How long the schema and the field's arguments say that a list is.

        Of `first` and `last` together one is null when the operation runs, which only the variables tell.
        """
        listing = self._weights.listing(definition)
        if listing is None:
            return self._limits.list_size
        assumed = self._limits.list_size if listing.assumed is None else listing.assumed
        if not listing.slicing:
            return assumed
        given = _written_sizes(node.arguments)
        written = tuple(given[name] for name in listing.slicing if name in given)
        if not written:
            return assumed
        numbers = [each for each in written if isinstance(each, int)]
        return max(numbers) if len(numbers) == len(written) else Sliced(written, assumed)


class _Sum:
    """Adds up the selections of one set, and stops at the limits."""

    def __init__(self, limits: LimitSettings) -> None:
        self._limits = limits
        self._depth = self._width = self._fields = self._aliases = 0
        self._cost = CostSum()
        self._page = CostSum()

    def leaf(self, node: FieldNode, cost: Cost) -> None:
        self._cost.add(1, cost)
        self._count(node, NOTHING)

    def composite(self, node: FieldNode, under: Extent, cost: Cost, row: Cost | None = None) -> None:
        """`row`: of a list that is as long as the field above says."""
        self._cost.add(1, cost)
        if row is not None:
            self._page.add(1, row)
        self._count(node, under)

    def spread(self, fragment: Extent, levels: int) -> None:
        self._width += fragment.width
        self._cost.add(1, fragment.cost)
        self._page.add(1, fragment.page)
        self._grow(fragment.depth + levels, fragment.fields + 1, fragment.aliases)

    def _count(self, node: FieldNode, under: Extent) -> None:
        self._width += 1
        self._grow(under.depth + 1, under.fields + 1, under.aliases + (node.alias is not None))

    def _grow(self, depth: int, fields: int, aliases: int) -> None:
        self._depth = max(self._depth, depth)
        self._fields += fields
        self._aliases += aliases
        if self._fields > self._limits.max_fields:
            raise DocumentTooLarge("limit.fields", limit=self._limits.max_fields)
        if self._aliases > self._limits.max_aliases:
            raise DocumentTooLarge("limit.aliases", limit=self._limits.max_aliases)

    def extent(self) -> Extent:
        return Extent(self._depth, self._width, self._fields, self._aliases, self._cost.total(), self._page.total())


def written_defaults(operation: OperationDefinitionNode) -> dict[str, Any]:
    """What an operation's variables hold when a request does not say, as far as it weighs."""
    return {
        each.variable.name.value: value
        for each in operation.variable_definitions or ()
        if (value := _written_default(each.default_value)) is not None
    }


def _written_default(value: ValueNode | None) -> Any:
    """A number, or the length of a list; other values as they are written, to be looked into where they weigh."""
    if isinstance(value, IntValueNode):
        return _written_size(value)
    return None if isinstance(value, NullValueNode) else value


def _add_value(own: CostSum, value: ValueNode, weighed: Weighed) -> int:
    """Add what an argument's value weighs, as it is written, and give how many values were looked at.

    Where a variable stands, its value will tell.
    """
    pending: list[tuple[ValueNode, tuple[str, ...]]] = [(value, weighed.path)]
    visited = 0
    while pending:
        node, path = pending.pop()
        visited += 1
        if isinstance(node, VariableNode):
            own.add(Holding(node.name.value, path), Cost(weighed.weight))
        elif isinstance(node, ListValueNode):
            pending.extend((each, path) for each in node.values)
        elif isinstance(node, NullValueNode):
            continue
        elif not path:
            own.fixed += weighed.weight
        elif isinstance(node, ObjectValueNode):
            pending.extend((each.value, path[1:]) for each in node.fields if each.name.value == path[0])
    return visited


def _written_sizes(arguments: Iterable[ArgumentNode] | None) -> dict[str, int | str]:
    sizes = {each.name.value: _written_size(each.value) for each in arguments or ()}
    return {name: size for name, size in sizes.items() if size is not None}


def _written_size(value: ValueNode | None) -> int | str | None:
    if isinstance(value, VariableNode):
        return value.name.value
    if isinstance(value, IntValueNode):
        return max(int(value.value[:_DIGITS]), 0)
    if isinstance(value, ListValueNode):
        return len(value.values)
    return None
