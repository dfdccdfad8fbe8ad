"""How graphql-core runs an operation."""

from collections.abc import Mapping
from inspect import isawaitable
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLSchema, execute

MAX_COERCION_ERRORS = 20


async def run(
    schema: GraphQLSchema,
    document: DocumentNode,
    *,
    operation: str | None,
    variables: Mapping[str, Any],
    context: object,
    root: object = None,
) -> ExecutionResult:
    """Run one operation of a valid document, a mutation's fields one after the other.

    What a resolver raises is in `errors`, with the exception as `original_error` and a path. Errors without a path say
    that nothing ran: a variable could not be used.
    """
    result = execute(
        schema,
        document,
        root_value=root,
        context_value=context,
        variable_values=dict(variables),
        operation_name=operation,
        max_coercion_errors=MAX_COERCION_ERRORS,
        hide_suggestions=True,
    )
    return await result if isawaitable(result) else result
