"""How does each side resolve a field: graphql-core parent by parent, the executor also all parents at once?"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from graphql import GraphQLError
from graphql.pyutils import Path

from tests.schema.execution.differential.cells import Cell, OfficeClosed, Pause, fixed
from tests.schema.execution.differential.selecting import note_expected
from tests.schema.execution.differential.things import KIND, LIE, choose, chosen_cell, part
from tests.schema.execution.differential.world import Info, Manner, Plan


def reference_resolver(plan: Plan) -> Callable[..., Any] | None:  # noqa: PLR0911 - one for each manner
    """The resolver for one parent at a time; None leaves it to the default one."""
    match plan.manner:
        case Manner.ATTRIBUTE | Manner.METHOD:
            return None
        case Manner.DEEP:
            return lambda parent, info, **arguments: getattr(parent._record, plan.name)
        case Manner.SYNC:
            return lambda parent, info, **arguments: _watched(plan, info, value_of(plan, parent, arguments))
        case Manner.TOLD:
            return lambda parent, info, **arguments: told(info, arguments)
        case Manner.STEP_SYNC:
            return lambda parent, info, **arguments: _step(plan, parent, info, arguments)
        case Manner.STAMP if plan.pauses == 0:
            return lambda parent, info: len(info.context.steps)
        case Manner.STAMP | Manner.STAMP_BATCH:
            return lambda parent, info: _watched(plan, info, waiting(plan, lambda: len(info.context.steps)))
        case Manner.STEP:
            return lambda parent, info, **arguments: waiting(plan, lambda: _step(plan, parent, info, arguments))
        case Manner.ASYNC | Manner.BATCH:
            return lambda parent, info, **arguments: _watched(
                plan, info, waiting(plan, lambda: value_of(plan, parent, arguments))
            )


def batch_function(plan: Plan) -> Callable[..., Any]:
    """The same field for all the parents of a level: what one parent raises is its entry."""

    async def batch(parents: Sequence[Any], info: Any, **arguments: Any) -> Sequence[Any]:
        for _ in range(plan.pauses):
            await Pause()
        if plan.breaks and plan.manner is Manner.BATCH:
            raise OfficeClosed(f"all of {plan.name}")
        if plan.manner is Manner.STAMP_BATCH:
            return [len(info.context.steps)] * len(parents)
        return plan.rows(_entry(plan, parent, arguments) for parent in parents)

    return batch


def value_of(plan: Plan, parent: Any, arguments: dict[str, Any]) -> Any:
    if plan.breaks and plan.manner is Manner.BATCH:
        raise OfficeClosed(f"all of {plan.name}")
    return _taken(plan, chosen_cell(parent, plan.name, arguments), arguments)


def _taken(plan: Plan, cell: Cell, arguments: dict[str, Any]) -> Any:
    plan.given[cell.kind] += 1
    given = cell.make()
    return f"{plan.name}{sorted(arguments.items())}" if plan.echo and isinstance(given, str) else given


def told(info: Info, arguments: dict[str, Any]) -> str:
    """Everything that graphql-core tells a resolver."""
    assert info.path is not None
    path, types = info.path.as_list(), _types_of(info.path)
    return " ".join(
        [
            f"{info.parent_type}.{info.field_name}: {info.return_type}",
            f"{path} {types} {len(info.field_nodes)} nodes {sorted(arguments.items())}",
            f"{info.operation.name and info.operation.name.value} {sorted(info.fragments)}",
            f"{sorted(info.variable_values.coerced.items())} {part(info.root_value, KIND)} {len(info.schema.type_map)}",
        ]
    )


def _types_of(path: Path | None) -> list[str]:
    return [] if path is None else [*_types_of(path.prev), str(path.typename)]


def method_cell(plan: Plan, variants: Sequence[Cell]) -> Cell:
    """A function that is the parent's attribute, as the default resolver calls it."""

    def method(info: Info, **arguments: Any) -> Any:
        return _taken(plan, choose(variants, arguments), arguments)

    async def asynchronous(info: Info, **arguments: Any) -> Any:
        await Pause()
        return method(info, **arguments)

    return fixed(asynchronous if plan.pauses > 1 else method, "method")


def resolve_type(rng: Random) -> Callable[..., Any]:
    pauses = rng.choice([-1, -1, 0, 1])

    def sync(value: Any, info: Info, abstract: Any) -> Any:
        lie = part(value, LIE)
        if lie == "raise":
            raise OfficeClosed(f"{abstract} is not told")
        return part(value, KIND) if lie is None else (lie or None)

    async def asynchronous(value: Any, info: Info, abstract: Any) -> Any:
        for _ in range(pauses):
            await Pause()
        return sync(value, info, abstract)

    return sync if pauses < 0 else asynchronous


def is_type_of(rng: Random, name: str) -> Callable[..., Any]:
    pauses = rng.choice([-1, -1, 0, 1])

    def sync(value: Any, info: Info) -> Any:
        lie = part(value, LIE)
        if lie == "raise":
            raise GraphQLError(f"{info.field_name} is not told")
        return lie is None and part(value, KIND) == name

    async def asynchronous(value: Any, info: Info) -> Any:
        for _ in range(pauses):
            await Pause()
        return sync(value, info)

    return sync if pauses < 0 else asynchronous


def _watched(plan: Plan, info: Info, value: Any) -> Any:
    note_expected(plan, info)
    return value


async def waiting(plan: Plan, work: Callable[[], Any]) -> Any:
    for _ in range(plan.pauses):
        await Pause()
    return work()


def _step(plan: Plan, parent: Any, info: Info, arguments: dict[str, Any]) -> Any:
    info.context.steps.append(plan.name)
    return value_of(plan, parent, arguments)


def _entry(plan: Plan, parent: Any, arguments: dict[str, Any]) -> Any:
    try:
        return value_of(plan, parent, arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this parent's entry
        return error
