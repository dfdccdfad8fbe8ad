"""What a running operation keeps: its request, what is called for its fields, and what resolvers left behind."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from graphql.execution.values import VariableValues
from graphql.pyutils import Path, is_awaitable
from graphql.type import GraphQLResolveInfo, GraphQLResolveInfoHelpers

from schema.execution.info import LazyInfo, PlaceInfo, Places
from schema.execution.markers import Failed, Pending

if TYPE_CHECKING:
    from schema.execution.executor import Slow
    from schema.execution.plan import Field, Plan
    from schema.execution.variables import Inputs, Variables

Bags = dict[Any, Any]
"""By field: the parents that it is still to be worked out for, and their rows. By None: what is pending."""


class State:
    """A running operation. `markers`: what stands in the answer for values that failed or are not there yet."""

    __slots__ = (
        "_full",
        "_places",
        "_variables",
        "calls",
        "context",
        "helpers",
        "inputs",
        "markers",
        "plan",
        "root",
        "row",
        "slow",
        "values",
    )

    def __init__(
        self,
        plan: Plan,
        slow: Slow,
        context: Any,
        root: Any,
        variables: Variables,
        inputs: Inputs,
        values: Mapping[str, Any],
    ) -> None:
        self.plan = plan
        self.slow = slow
        self.context = context
        self.root = root
        self.inputs = inputs
        self.values = values
        self.markers: list[Failed | Pending] = []
        self.row: Any = None
        self.calls: dict[Field, Callable[[Any], Any]] = {}
        self._variables = variables
        self._full: VariableValues | None = None
        self._places: dict[Field, Places] = {}
        self.helpers: Helpers | None = None

    def fail(self, error: Exception, below: Any = None) -> Failed:
        failed = Failed(error, below)
        self.markers.append(failed)
        return failed

    def later(self, work: Callable[[Pending, Bags], Awaitable[Any]], bags: Bags) -> Pending:
        """Stand for a value that has to be waited for."""
        pending = Pending(work)
        self.markers.append(pending)
        bags.setdefault(None, []).append(pending)
        return pending

    def forget_markers(self) -> None:
        """Let go of what the markers hold, which nobody may need any more.

        An error's traceback leads to the rows, and those that are left out of the answer still have their markers. No
        garbage collector would find such a circle, since it does not look into rows.
        """
        for each in self.markers:
            each.forget()
        self.markers.clear()

    def full(self) -> VariableValues:
        """The variables as graphql-core keeps them."""
        if self._full is None:
            found = self._variables.full(self.inputs)
            if isinstance(found, list):
                raise found[0]
            self._full = found
        return self._full

    def path(self, field: Field, anchor: Any) -> Path:
        """Where a field is, of the parent that has this row, or where this marker stands."""
        places = self._places.get(field)
        if places is None:
            places = self._places[field] = Places(self.row, field, self.plan.selections)
        return places.of(anchor)

    def info(self, field: Field, path: Path | Callable[[], Path]) -> GraphQLResolveInfo[Any]:
        """graphql-core's info for one parent; `path` is the field's, or finds it."""
        if self.helpers is None:
            self.helpers = Helpers()
        operation = self.plan.operation
        kind = GraphQLResolveInfo if isinstance(path, Path) else LazyInfo
        return kind(
            field.name,
            field.nodes,
            field.type,
            field.selection.type,
            path,  # type: ignore[arg-type]
            self.plan.facts.schema,
            operation.fragments,
            self.root,
            operation.node,
            self.full(),
            self.context,
            is_awaitable,
            None,
            self.helpers.given,
        )


def space(bags: Bags, field: Field) -> tuple[Callable[[Any], None], Callable[[Any], None]]:
    """Where parents are noted for a field that is worked out later, and where their rows are."""
    bag = bags.get(field)
    if bag is None:
        bag = bags[field] = ([], [])
    return bag[0].append, bag[1].append


def reader_of_anything(name: str) -> Callable[[Any], Any]:
    """Reads a key of a mapping, or an attribute."""
    attribute = attrgetter(name)

    def read(parent: Any) -> Any:
        return parent.get(name) if isinstance(parent, Mapping) else attribute(parent)

    return read


def caller_of(field: Field, state: State) -> Callable[[Any], Any]:
    """What is called for the field's parents; it raises for each where the arguments cannot be used."""
    call = state.calls.get(field)
    if call is None:
        try:
            arguments = field.arguments.work_out(state.values, state.full)
            call = field.prepared(PlaceInfo(state.context, field), arguments)
        except Exception as error:  # noqa: BLE001 - it is the error of every parent's field
            call = raising(error)
        state.calls[field] = call
    return call


def raising(error: Exception) -> Callable[[Any], Any]:
    def call(_parent: Any) -> Any:
        raise error

    return call


async def caught(awaitable: Awaitable[Any]) -> Any:
    try:
        return await awaitable
    except Exception as error:  # noqa: BLE001 - it is the field's
        return error


async def _gathered(values: Sequence[Awaitable[Any]]) -> list[Any]:
    return list(await asyncio.gather(*values))


class Helpers:
    """What resolvers get for awaiting things side by side, and for leaving things to be awaited."""

    def __init__(self) -> None:
        self.tasks: list[asyncio.Future[Any]] = []
        self.given = GraphQLResolveInfoHelpers(gather=_gathered, track=self._track)

    def _track(self, values: Sequence[Any]) -> None:
        self.tasks += [asyncio.ensure_future(caught(value)) for value in values if is_awaitable(value)]
