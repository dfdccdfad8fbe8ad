"""What an executor knows of its schema, whatever is asked: how fields are bound, what leaves are like, which classes occur."""

from collections.abc import Collection

from graphql import GraphQLLeafType, GraphQLNamedType, GraphQLObjectType, GraphQLSchema

from schema.execution.binding import Bind, How
from schema.execution.leaves import Leaf, leaf_of


class SchemaFacts:
    """`types_by_class`: an object's class alone says of which type it is. `texts`: scalars whose values may be text already."""

    def __init__(self, schema: GraphQLSchema, bind: Bind, *, types_by_class: bool, texts: Collection[str]) -> None:
        self.schema = schema
        self.types_by_class = types_by_class
        self._bind = bind
        self._texts = texts
        self._hows: dict[tuple[str, str], How] = {}
        self._leaves: dict[str, Leaf] = {}
        self._plain: dict[tuple[str, bool], set[type]] = {}

    def how(self, type_: GraphQLObjectType, name: str) -> How:
        key = (type_.name, name)
        if key not in self._hows:
            self._hows[key] = self._bind(type_, name, type_.fields[name])
        return self._hows[key]

    def leaf(self, type_: GraphQLLeafType) -> Leaf:
        if type_.name not in self._leaves:
            self._leaves[type_.name] = leaf_of(type_, text_passes=type_.name in self._texts)
        return self._leaves[type_.name]

    def plain(self, type_: GraphQLNamedType, calls: bool) -> set[type]:
        """The classes whose objects are known to be of the type; `calls`: and no functions."""
        return self._plain.setdefault((type_.name, calls), set())
