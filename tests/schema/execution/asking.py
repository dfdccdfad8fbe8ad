"""Runs one operation of a small schema by our executor, and by graphql-core beside it."""

from collections.abc import Mapping
from inspect import isawaitable
from typing import Any

import msgspec
from graphql import GraphQLSchema, build_schema, execute, parse

from schema.execution.binding import Bind, How, bind_resolver
from schema.execution.executor import Answer, Executor


def executor_of(sdl: str | GraphQLSchema, hows: Mapping[str, How] | None = None, **facts: Any) -> Executor:
    """An executor whose fields are bound as `hows` says by "Type.field", or as any schema's."""
    schema = build_schema(sdl) if isinstance(sdl, str) else sdl

    def bind(type_: Any, name: str, field: Any) -> How:
        return (hows or {}).get(f"{type_.name}.{name}") or bind_resolver(type_, name, field)

    chosen: Bind = bind
    return Executor(schema, bind=chosen, **facts)


async def ask(executor: Executor, query: str, root: Any = None, context: Any = None, **variables: Any) -> Answer:
    return await executor.prepare(parse(query), None).run(variables, context, root)


async def data(executor: Executor, query: str, root: Any = None, context: Any = None, **variables: Any) -> Any:
    """The data of an answer without errors, as plain values."""
    answer = await ask(executor, query, root, context, **variables)
    assert answer.errors == []
    return plain(answer)


def plain(answer: Answer) -> Any:
    return msgspec.json.decode(msgspec.json.encode(answer.data))


def told(answer: Any) -> list[tuple[str, list[str | int] | None]]:
    return sorted(((error.message, error.path) for error in answer.errors or ()), key=repr)


async def same_as_graphql_core(executor: Executor, query: str, root: Any = None, **variables: Any) -> Answer:
    """Our answer, which is graphql-core's too: data, messages, paths and places."""
    answer = await ask(executor, query, root, **variables)
    result: Any = execute(executor.schema, parse(query), root, variable_values=variables, max_coercion_errors=20)
    result = await result if isawaitable(result) else result
    assert plain(answer) == result.data
    assert told(answer) == told(result)
    places = [[(at.line, at.column) for at in error.locations or ()] for error in answer.errors]
    assert places == [[(at.line, at.column) for at in error.locations or ()] for error in result.errors or ()]
    return answer
