"""What is a random schema, with its data and two ways to resolve every field of it?"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from random import Random
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLUnionType,
    is_abstract_type,
)

from tests.schema.execution.differential.inputs import Inputs

Tree = tuple[tuple[str, Any], ...]
"""Names of fields, each with the tree of what is below it."""


Info = GraphQLResolveInfo[Any]


class Manner(Enum):
    """How a field is resolved."""

    ATTRIBUTE = "the parent's attribute, or key"
    METHOD = "a function that is the parent's attribute"
    DEEP = "an attribute of the parent's record"
    SYNC = "a function"
    ASYNC = "a coroutine"
    BATCH = "a batch function"
    TOLD = "tells what GraphQLResolveInfo says"
    STAMP = "reads how many mutations ran, one parent after the other"
    STAMP_BATCH = "reads how many mutations ran, for all parents"
    STEP = "a mutation"
    STEP_SYNC = "a mutation that never waits"


@dataclass(frozen=True, slots=True)
class Plan:
    """How one field of one object type is resolved."""

    type_name: str
    name: str
    manner: Manner
    pauses: int
    echo: bool
    breaks: bool
    rows: Callable[[Iterable[Any]], Sequence[Any]]
    given: Counter[str]
    watched: bool


@dataclass(slots=True)
class Context:
    """What one run leaves behind: how many mutations there were, what batch functions were told was selected."""

    steps: list[str] = field(default_factory=list)
    selected: set[tuple[str, Tree]] | None = field(default_factory=set)

    @property
    def told(self) -> frozenset[tuple[str, Tree]] | None:
        """What resolvers were told is selected; None where that can't be compared."""
        return None if self.selected is None else frozenset(self.selected)


@dataclass(slots=True)
class World:
    """A schema and the objects behind it."""

    seed: int
    schema: GraphQLSchema
    plans: Mapping[tuple[str, str], Plan]
    inputs: Inputs
    objects: list[GraphQLObjectType]
    interfaces: list[GraphQLInterfaceType]
    unions: list[GraphQLUnionType]
    pool: dict[str, list[Any]]
    roots: dict[str, Any]
    given: Counter[str]

    def plan(self, type_name: str, name: str) -> Plan | None:
        return self.plans.get((type_name, name))

    def overlapping(self, rng: Random, type_: Any) -> Any:
        """Choose a type that a fragment may have where a `type_` is; a root type overlaps with itself alone."""
        if type_.name in self.roots:
            return type_
        every = [*self.objects, *self.interfaces, *self.unions]
        return rng.choice([each for each in every if self.overlap(each, type_)])

    def overlap(self, one: Any, other: Any) -> bool:
        return not self._possible(one).isdisjoint(self._possible(other))

    def _possible(self, type_: Any) -> set[str]:
        possible = self.schema.get_possible_types(type_) if is_abstract_type(type_) else [type_]
        return {each.name for each in possible}


def choose_plan(
    rng: Random, type_name: str, name: str, made: GraphQLField, given: Counter[str], *, watched: bool, dicts: bool
) -> Plan:
    """Choose how the field is resolved; `given` counts what resolvers give."""
    text = str(made.type).strip("!") == "String"
    manners = [*([Manner.ATTRIBUTE] * 5), *([Manner.BATCH] * 4), Manner.SYNC, Manner.SYNC, Manner.ASYNC, Manner.ASYNC]
    manners += [] if dicts else [Manner.DEEP]
    manners += [Manner.METHOD, *([Manner.TOLD] * 2 if text else [])]
    if made.args:
        manners = [each for each in manners if each is not Manner.ATTRIBUTE or rng.random() < 0.1]
    if name == "stamp":
        manners = [Manner.STAMP, Manner.STAMP, Manner.STAMP_BATCH]
    elif type_name == "Mutation":
        manners = [Manner.STEP, Manner.STEP, Manner.STEP_SYNC]
    return Plan(
        type_name,
        name,
        rng.choice(manners),
        pauses=rng.choice([0, 1, 1, 2, 3]),
        echo=text and bool(made.args) and rng.random() < 0.8,
        breaks=rng.random() < 0.01,
        rows=rng.choice([list, list, tuple]),
        given=given,
        watched=watched,
    )
