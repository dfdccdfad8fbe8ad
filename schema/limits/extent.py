"""How far an operation reaches, with its fragments put in place.

Each fragment is measured once, however often it stands; the counts of what stands in many places are multiplied.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

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
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from schema.limits.cost import Cost, CostSum, Size
from schema.limits.refusals import DocumentTooLarge, TooDeep
from schema.limits.settings import LimitSettings

SIZES = ("first", "last", "ids")
"""Arguments that say how many: a number, or a list by its length."""

INTROSPECTION_LIST = 2
"""Length counted for a list of introspection: about what the fields, arguments and interfaces of a type come to."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What stands under a selection set. `depth` counts levels of fields, `width` the fields of the first.

    `cost` is for one object; `page` is what each object of a connection's page adds to it.
    """

    depth: int = 0
    width: int = 0
    fields: int = 0
    aliases: int = 0
    cost: Cost = field(default_factory=Cost)
    page: Cost = field(default_factory=Cost)


NOTHING = Extent()

PAGE = {"edges", "nodes", "pageInfo", "__typename"}
"""What a connection says of its page; all else is of the whole list, and takes a statement of its own."""

_DIGITS = 12
"""More digits than these cost more than any limit; Python refuses to read some thousands of them."""


class Extents:
    """Measures the operations of one document. `visited` is how many selections it looked at."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, limits: LimitSettings) -> None:
        self._schema = schema
        self._limits = limits
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
        whole = self._limits.list_cost if _is_connection(parent) and node.name.value not in PAGE else 0
        if node.selection_set is None:
            sum_of.leaf(node, 1 + whole)
            return
        definition = self._definition(parent, node.name.value)
        kind = get_named_type(definition.type) if definition else None
        under = self._selections(node.selection_set, kind, level + 1)
        size = self._size(node, definition)
        own = CostSum(1 + whole + (self._limits.list_cost if _is_connection(kind) else 0))
        own.add(1, under.cost)
        if under.page.fixed or under.page.terms:
            own.add(self._limits.default_page if size is None else size, under.page)
        listed = definition is not None and is_list_type(get_nullable_type(definition.type))
        if not listed:
            sum_of.composite(node, under, 1, own.total())
        elif _is_connection(parent):
            sum_of.composite(node, under, 1, own.total(), on_page=True)
        else:
            length = self._list_size(parent, node.name.value) if size is None else size
            sum_of.composite(node, under, length, own.total())

    def _definition(self, parent: GraphQLNamedType | None, name: str) -> GraphQLField | None:
        if isinstance(parent, (GraphQLObjectType, GraphQLInterfaceType)):
            return self._schema.get_field(parent, name)
        return None

    def _size(self, node: FieldNode, definition: GraphQLField | None) -> Size | None:
        """What the field's arguments say of its size: None when it takes none that does.

        Of `first` and `last` together one is null when the operation runs, which only the variables tell.
        """
        sizes = [name for name in SIZES if definition is not None and name in definition.args]
        if not sizes:
            return None
        given = _written_sizes(node.arguments)
        written = [given[name] for name in sizes if name in given]
        if len(written) > 1:
            return tuple(written)
        return written[0] if written else self._limits.default_page

    def _list_size(self, parent: GraphQLNamedType | None, name: str) -> int:
        if parent is None or not parent.name.startswith("__"):
            return self._limits.list_size
        return len(self._schema.type_map) if name == "types" else INTROSPECTION_LIST


class _Sum:
    """Adds up the selections of one set, and stops at the limits."""

    def __init__(self, limits: LimitSettings) -> None:
        self._limits = limits
        self._depth = self._width = self._fields = self._aliases = 0
        self._cost = CostSum()
        self._page = CostSum()

    def leaf(self, node: FieldNode, cost: int) -> None:
        self._cost.fixed += cost
        self._count(node, NOTHING)

    def composite(self, node: FieldNode, under: Extent, size: Size, cost: Cost, *, on_page: bool = False) -> None:
        (self._page if on_page else self._cost).add(size, cost)
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


def _is_connection(kind: GraphQLNamedType | None) -> bool:
    """Whether the lists of a type are its page, as long as its field's `first` or `last` says."""
    return isinstance(kind, GraphQLObjectType) and "pageInfo" in kind.fields


def written_defaults(operation: OperationDefinitionNode) -> dict[str, int]:
    """The sizes that an operation's variables hold when a request does not say."""
    return {
        each.variable.name.value: size
        for each in operation.variable_definitions or ()
        if isinstance(size := _written_size(each.default_value), int)
    }


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
