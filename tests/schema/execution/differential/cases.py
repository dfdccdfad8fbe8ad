"""What is one comparison: an operation of a document, its variables, and both executors' answers?"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import isawaitable
from random import Random
from typing import Any, Protocol

import msgspec
from graphql import DocumentNode, ExecutionResult, OverlappingFieldsCanBeMergedRule, execute, parse, validate

from schema.execution.graphql_core import MAX_COERCION_ERRORS
from tests.schema.execution.differential.comparing import EveryError, Everything, Outcome
from tests.schema.execution.differential.documents import write_document
from tests.schema.execution.differential.variables import Variable, choose_values
from tests.schema.execution.differential.world import Context, World


@dataclass(frozen=True, slots=True)
class Case:
    """An operation to be run by both."""

    world: World
    text: str
    document: DocumentNode
    operation: str | None
    variables: dict[str, Any]

    @property
    def root(self) -> Any:
        operations = [each for each in self.document.definitions if each.kind == "operation_definition"]
        for each in operations:
            if self.operation is None or (each.name and each.name.value == self.operation):  # type: ignore[attr-defined]
                return self.world.roots[each.operation.value.title()]  # type: ignore[attr-defined]
        return None


EVERY = 8
OF_THE_ONE_RULE = re.compile("Fields '.*' conflict because ")


class Subject(Protocol):
    """An executor that is compared with graphql-core's."""

    async def run(self, case: Case, context: Context) -> Outcome: ...


MakeSubject = Callable[[World], Subject]


def cases(world: World, rng: Random, seen: Counter[str]) -> Iterator[Case]:
    """Write one document and give each of its operations, some with several values of the variables.

    A document that the schema's rules refuse gives no case. The documents are written so that they break one rule alone,
    that fields under one key must be mergeable; one in `EVERY` is tried with all rules, so that this stays so. `seen` counts what occurred.
    """
    written = write_document(world, rng)
    document = parse(written.text)
    rules = None if rng.random() < 1 / EVERY else [OverlappingFieldsCanBeMergedRule]
    if refusals := validate(world.schema, document, rules):
        if not all(OF_THE_ONE_RULE.match(each.message) for each in refusals):
            raise ValueError(f"{refusals}\n{written.text}")
        seen["documents refused"] += 1
        return
    seen.update(written.features)
    for name, declared in written.operations.items():
        for _ in range(2 if declared and rng.random() < 0.3 else 1):
            operation = name or None
            if rng.random() < 0.015:
                operation = rng.choice([None, None, "Nobody"])
            values = choose_values(world.inputs, rng, declared)
            seen.update(_of_variables(declared, values))
            yield Case(world, written.text, document, operation, values)


def _of_variables(declared: tuple[Variable, ...], values: dict[str, Any]) -> Iterator[str]:
    for each in declared:
        if each.default is not None:
            yield "a variable with a default"
        if each.name not in values:
            yield "a variable that is absent"
        else:
            yield "a variable that is null" if values[each.name] is None else "a variable with a value"


class Reference:
    """graphql-core itself."""

    async def run(self, case: Case, context: Context) -> Outcome:
        result = await _execute(case, context)
        data = msgspec.json.encode(result.data, enc_hook=_plain)
        return Outcome(data, tuple(result.errors or ()), has_run(result), tuple(context.steps), context.told)


def has_run(result: ExecutionResult) -> bool:
    return result.data is not None or all(error.path is not None for error in result.errors or ())


def _plain(value: object) -> object:
    """Make a subclass of str or int what it says; msgspec writes only the classes themselves."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"{value!r} is no JSON")


def other_tasks() -> set[asyncio.Task[Any]]:
    """What still runs beside the one who asks."""
    return {task for task in asyncio.all_tasks() if task is not asyncio.current_task()}


async def settled() -> None:
    """Wait for what graphql-core left running beside an error; the tasks of one may begin others."""
    while others := other_tasks():
        await asyncio.wait(others)


async def everything(case: Case) -> Everything:
    """Run the operation so that no error stops or hides another, not even one that ends a list whose items still wait."""
    kept = Everything()
    await _execute(case, Context(), executor_class=EveryError, everything=kept)
    await settled()
    return kept


async def _execute(case: Case, context: Context, **more: Any) -> ExecutionResult:
    result = execute(
        case.world.schema,
        case.document,
        root_value=case.root,
        context_value=context,
        variable_values=case.variables,
        operation_name=case.operation,
        max_coercion_errors=MAX_COERCION_ERRORS,
        hide_suggestions=True,
        **more,
    )
    return await result if isawaitable(result) else result
