"""What may be null, and what is said where nothing may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphql import GraphQLOutputType, is_non_null_type

if TYPE_CHECKING:
    from schema.execution.plan import Field


def strip(type_: GraphQLOutputType) -> tuple[Any, bool]:
    """The type without non-null, and whether it was."""
    return (type_.of_type, True) if is_non_null_type(type_) else (type_, False)


def null_error(field: Field) -> TypeError:
    return TypeError(f"Cannot return null for non-nullable field {field.selection.type}.{field.name}.")
