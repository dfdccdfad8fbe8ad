"""Do all servers answer the same? Nothing is measured of a workload on which they do not."""

from collections.abc import Mapping
from typing import Any


class Disagreement(AssertionError):
    """Two servers answer a workload differently."""


def agree(workload: str, answers: Mapping[str, Any]) -> None:
    """Raise Disagreement, saying where, unless all answers are equal to the first and it has something in it."""
    (first, expected), *others = answers.items()
    if empty(expected):
        raise Disagreement(f"{workload}: {first} answers nothing: {expected}")
    for name, answer in others:
        where = difference(expected, answer)
        if where is not None:
            raise Disagreement(f"{workload}: {first} and {name} differ at {where}")


def empty(answer: Any) -> bool:
    return not answer or (isinstance(answer, Mapping) and any(not part for part in answer.values()))


def difference(one: Any, other: Any, place: str = "") -> str | None:
    """The first place where two plain answers differ, with both values; None where they are equal."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        if one.keys() != other.keys():
            return f"{place}: {sorted(one)} and {sorted(other)}"
        found = (difference(one[key], other[key], f"{place}.{key}") for key in one)
        return next(filter(None, found), None)
    if isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return f"{place}: {len(one)} and {len(other)} rows"
        found = (difference(*pair, f"{place}[{index}]") for index, pair in enumerate(zip(one, other, strict=True)))
        return next(filter(None, found), None)
    return None if one == other else f"{place}: {one!r} and {other!r}"
