"""Did everything occur that the comparison is to cover?"""

from collections import Counter
from collections.abc import Iterator

import msgspec
from graphql import GraphQLError

from tests.schema.execution.differential.comparing import Outcome, Position, null_place
from tests.schema.execution.differential.world import Manner

DOCUMENTS = (
    "a query",
    "a mutation",
    "several operations",
    "introspection",
    "__typename",
    "an alias",
    "arguments",
    "a variable in an argument",
    "a variable deep in an argument",
    "a fragment spread again",
    "a spread again in the same place",
    "an inline fragment with a type",
    "an inline fragment without a type",
    "a leaf twice",
    "fields merged with what is below",
    "different fields under one key",
    "a field of an interface",
    "an abstract type",
    "@skip",
    "@include",
    "@skip @include",
    "a condition by variable",
    "a condition by literal",
    "an unknown directive",
    "0 lists deep",
    "1 lists deep",
    "2 lists deep",
    "3 lists deep",
    *(manner.value for manner in Manner),
)

VARIABLES = (
    "a variable with a value",
    "a variable that is null",
    "a variable that is absent",
    "a variable with a default",
)

GIVEN = ("value", "raises", "gives an exception", "generator", "asynchronous iterable", "awaitable value")

MESSAGES = {
    "Cannot return null for non-nullable": "null where nothing may be null",
    "Expected Iterable": "no list where there should be one",
    "Expected value of type": "an object of the wrong type",
    "Abstract type": "an abstract type unresolved",
    "Runtime Object type": "an abstract type resolved wrongly",
    "Expected `Picky": "a scalar that answers with nothing",
    "Enum ": "a value that the enum does not have",
    "Int cannot represent": "a wrong Int",
    "String cannot represent": "a wrong String",
    "Money is no": "a wrong value of a scalar that fails with an exception",
    "Day is no": "a wrong value of a scalar that fails with a GraphQLError",
    "Variable '$": "a variable refused",
    "Argument 'if'": "a condition refused when the operation runs",
    "Argument 'x": "an argument refused when the field runs",
    "while giving items": "a list that fails midway",
    "Unknown operation": "an unknown operation",
    "Must provide operation name": "no operation named among several",
    "all of ": "a batch function that fails as a whole",
}

ANSWERS = (
    "errors in the answer",
    "no errors in the answer",
    "several errors in the answer",
    "an error below a list",
    "an error in a list of lists",
    "an error in a list of lists of lists",
    "an error at a null of its own",
    "an error that made something above null",
    "an error that made a list null",
    "an error that made everything null",
    "an exception of our own",
    "a GraphQLError with extensions",
    "mutations one after the other",
)

ALL = (*DOCUMENTS, *VARIABLES, *GIVEN, *MESSAGES.values(), *ANSWERS)


def missing(seen: Counter[str], least: int = 1) -> list[str]:
    """The features that occurred less than `least` times."""
    return [name for name in ALL if seen[name] < least]


def of_answer(outcome: Outcome) -> Iterator[str]:
    """What graphql-core's answer shows."""
    if len(outcome.steps) > 1:
        yield "mutations one after the other"
    if not outcome.errors:
        yield "no errors in the answer"
        return
    yield "errors in the answer"
    if len(outcome.errors) > 1:
        yield "several errors in the answer"
    data = msgspec.json.decode(outcome.data)
    for error in outcome.errors:
        yield from _of_error(error)
        path = tuple(error.path or ())
        yield from _of_path(path, null_place(data, path))


def _of_error(error: GraphQLError) -> Iterator[str]:
    yield from (name for start, name in MESSAGES.items() if error.message.startswith(start))
    if type(error.original_error).__name__ == "OfficeClosed":
        yield "an exception of our own"
    if error.extensions:
        yield "a GraphQLError with extensions"


def _of_path(path: Position, place: Position | None) -> Iterator[str]:
    depth = _longest_run([isinstance(key, int) for key in path])
    if depth:
        yield "an error below a list"
    if depth > 1:
        yield "an error in a list of lists" + " of lists" * (depth > 2)
    if not path or place is None:
        return
    yield "an error at a null of its own" if place == path else "an error that made something above null"
    if len(place) < len(path) and isinstance(path[len(place)], int):
        yield "an error that made a list null"
    if not place:
        yield "an error that made everything null"


def _longest_run(marks: list[bool]) -> int:
    longest = run = 0
    for mark in marks:
        run = run + 1 if mark else 0
        longest = max(longest, run)
    return longest
