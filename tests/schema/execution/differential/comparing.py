"""Do two answers to one operation agree, as far as the specification decides?"""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from graphql import GraphQLError, is_non_null_type
from graphql.execution import Executor as GraphQLCoreExecutor

Position = tuple[str | int, ...]
Told = tuple[Position, str, tuple[tuple[int, int], ...], str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one executor made of an operation.

    `data` as JSON text, the errors, the mutations in the order they ran, and what the watched resolvers were told is
    selected below their fields (None where that can't be compared).
    """

    data: bytes
    errors: tuple[GraphQLError, ...]
    ran: bool
    steps: tuple[str, ...]
    selected: frozenset[tuple[str, Any]] | None = None


@dataclass(slots=True)
class Everything:
    """All errors of an operation if none is ever dropped, and which places of the response may not be null."""

    errors: list[GraphQLError] = field(default_factory=list)
    non_null: dict[Position, bool] = field(default_factory=dict)


def told(error: GraphQLError) -> Told:
    """All that is compared of an error."""
    return (
        tuple(error.path or ()),
        error.message,
        tuple((each.line, each.column) for each in error.locations or ()),
        f"{type(error).__name__} of {type(error.original_error).__name__}",
        repr(error.extensions),
    )


async def difference(  # noqa: PLR0911 - one for each kind of difference
    reference: Outcome, answer: Outcome, everything: Callable[[], Awaitable[Everything]]
) -> str | None:
    """Say in what the executor's answer differs from graphql-core's; None where they agree.

    The data must be the same JSON text, so that the order of the keys counts. The errors must be the same in any order:
    path, message, locations, class of the original error, extensions. `everything` is asked only where they are not.

    One freedom is left, the specification's own ("if all fields … return non-null … siblings may be cancelled", and a
    nulled parent's other errors may be told or not): where an error made a place of the response null (the nearest null
    of the answer on the error's path), which of the errors at or below that place are listed is the executor's choice, if
    - each that is listed would happen if nothing were ever cancelled or dropped, exactly as it is told,
    - no two are listed for one path, and
    - at least one is a cause: between it and the null place nothing may be null.
    So a place that one error alone can null, and every error outside of such places, must be told exactly alike.

    A mutation whose data is null as a whole may stop at the field that made it so, or go on: one list of mutations
    must then begin with the other. Otherwise the same mutations ran in the same order. What resolvers are told is
    selected is compared where no error kept any from running.
    """
    if reference.data != answer.data:
        return f"the data is {answer.data.decode()}\nbut graphql-core's {reference.data.decode()}"
    if reference.ran != answer.ran:
        return f"has_data is {answer.ran}, but should be {reference.ran}"
    steps, more = sorted([reference.steps, answer.steps], key=len)
    if steps != more and (reference.data != b"null" or more[: len(steps)] != steps):
        return f"the mutations are {answer.steps}, but graphql-core's {reference.steps}"
    if (
        not reference.errors
        and None not in {reference.selected, answer.selected}
        and reference.selected != answer.selected
    ):
        return f"selected is told as {answer.selected}, but should be {reference.selected}"
    expected, got = (Counter(told(error) for error in each.errors) for each in (reference, answer))
    if expected == got:
        return None
    if not reference.ran:
        return _listing("errors of a request that did not run", expected, got)
    return _places(msgspec.json.decode(reference.data), expected, got, await everything())


def _places(data: Any, expected: Counter[Told], got: Counter[Told], everything: Everything) -> str | None:
    possible = {told(error) for error in everything.errors}
    for place in {null_place(data, each[0]) for each in [*expected, *got]}:
        theirs, ours = (
            Counter({each: count for each, count in errors.items() if null_place(data, each[0]) == place})
            for errors in (expected, got)
        )
        if theirs == ours:
            continue
        if place is None:
            return _listing("errors at places that are not null", theirs, ours)
        if invented := [each for each in ours if each not in possible]:
            return _listing(f"errors at {place} that never happen: {invented}", theirs, ours)
        if len({each[0] for each in ours}) < ours.total():
            return _listing(f"errors at {place} with one path", theirs, ours)
        if not any(_causes(each[0], place, everything) for each in ours):
            return _listing(f"errors at {place}, of which none makes it null", theirs, ours)
    return None


def null_place(data: Any, path: Position) -> Position | None:
    """Where on the path the answer is null; None where it is nowhere."""
    for depth, key in enumerate(path):
        if data is None:
            return path[:depth]
        try:
            data = data[key]
        except (LookupError, TypeError):
            return None
    return path if data is None else None


def _causes(path: Position, place: Position, everything: Everything) -> bool:
    return all(everything.non_null.get(path[:length], False) for length in range(len(place) + 1, len(path) + 1))


def _listing(what: str, theirs: Counter[Told], ours: Counter[Told]) -> str:
    missing, more = theirs - ours, ours - theirs
    lines = [
        f"{what}:",
        *(f"  only graphql-core: {each}" for each in missing),
        *(f"  only we: {each}" for each in more),
    ]
    return "\n".join(lines)


class EveryError(GraphQLCoreExecutor[Any]):
    """graphql-core's executor where no error stops or nulls anything else, and all are kept."""

    def __init__(self, *arguments: Any, everything: Everything, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.everything = everything
        self.error_propagation = False
        self.collected_errors = _Keep(everything.errors)  # type: ignore[assignment]

    def complete_value(self, return_type: Any, field_details_list: Any, info: Any, path: Any, *rest: Any) -> Any:
        """Remember whether the place may be null; the first call for a place brings its whole type."""
        self.everything.non_null.setdefault(tuple(path.as_list()), is_non_null_type(return_type))
        return super().complete_value(return_type, field_details_list, info, path, *rest)

    def handle_field_error(self, raw_error: Exception, return_type: Any, field_details_list: Any, path: Any) -> None:
        """Keep the error as graphql-core tells it, and go on."""
        self.everything.non_null.setdefault(tuple(path.as_list()), is_non_null_type(return_type))
        super().handle_field_error(raw_error, return_type, field_details_list, path)


@dataclass(frozen=True, slots=True)
class _Keep:
    errors: list[GraphQLError]

    def add(self, error: GraphQLError, path: Any) -> None:
        """Keep the error wherever it belongs."""
        self.errors.append(error)


def sorted_errors(errors: Sequence[GraphQLError]) -> list[Told]:
    """The errors as they are compared, in the order of their paths."""
    return sorted((told(error) for error in errors), key=repr)
