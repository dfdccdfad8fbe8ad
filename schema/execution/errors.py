"""How failures find their paths, and how nulls bubble up, once there is an answer."""

from typing import TYPE_CHECKING, Any

import msgspec
from graphql import GraphQLError, GraphQLOutputType, is_leaf_type, is_list_type, located_error

from schema.execution.markers import Failed, Pending
from schema.execution.nullability import null_error, strip

if TYPE_CHECKING:
    from schema.execution.plan import Field, Selection

Place = list[str | int]


class Bubbling(Exception):
    """A failure on its way up to the next place that may be null."""

    def __init__(self, error: GraphQLError) -> None:
        super().__init__(error)
        self.error = error


class Settling:
    """Takes the markers out of an answer, depth first, in the order of the response."""

    def __init__(self, selections: "dict[type, Selection]") -> None:
        self.errors: list[GraphQLError] = []
        self._selections = selections

    def whole(self, row: Any) -> Any:
        """The answer, or None where nothing of it is left."""
        try:
            self._object(row, [])
        except Bubbling as bubbling:
            self.errors.append(bubbling.error)
            return None
        return row

    def field(self, row: Any, field: "Field", path: Place) -> None:
        """Settle a field of a row; raise Bubbling where the row cannot stay."""
        value = getattr(row, field.attribute)
        if value.__class__ not in {Failed, Pending} and is_leaf_type(field.type):
            return
        settled = self._value(value, field.type, field, [*path, field.key])
        if settled is not value:
            setattr(row, field.attribute, settled)

    def _object(self, row: Any, path: Place) -> None:
        for field in self._selections[row.__class__].fields:
            if not field.is_typename:
                self.field(row, field, path)

    def _value(self, value: Any, type_: GraphQLOutputType, field: "Field", path: Place) -> Any:
        bare, non_null = strip(type_)
        try:
            return self._present(value, bare, field, path, non_null=non_null)
        except Bubbling as bubbling:
            if non_null:
                raise
            self.errors.append(bubbling.error)
            return None

    def _present(self, value: Any, bare: Any, field: "Field", path: Place, *, non_null: bool) -> Any:
        while value.__class__ is Pending:
            value = value.value
        if value is None and non_null:
            value = Failed(null_error(field))
        if value.__class__ is Failed:
            raise Bubbling(located_error(value.error, field.nodes, path))
        if is_list_type(bare) and isinstance(value, list):
            for index, item in enumerate(value):
                value[index] = self._value(item, bare.of_type, field, [*path, index])
        elif isinstance(value, msgspec.Struct) and value.__class__ in self._selections:
            self._object(value, path)
        return value
