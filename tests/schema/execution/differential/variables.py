"""Which variables do random documents declare, and with which values are they run?"""

from dataclasses import dataclass
from random import Random
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLNonNull,
    is_non_null_type,
)

from tests.schema.execution.differential.inputs import Inputs
from tests.schema.execution.differential.parts import Part


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a document; a condition is one that @skip or @include reads."""

    name: str
    type: Any
    default: str | None
    condition: bool = False

    @property
    def text(self) -> str:
        default = f" = {self.default}" if self.default is not None else ""
        return f"${self.name}: {self.type}{default}"

    def fits(self, type_: Any, *, has_default: bool) -> bool:
        """Say whether it may stand at a place of this type; only equal types, or their nullable ones, are thought of."""
        given, wanted = str(self.type), str(type_)
        if given in {wanted, f"{wanted}!"}:
            return True
        return f"{given}!" == wanted and (has_default or self.default not in {None, "null"})


class Variables:
    """The variables of one document, shared by its operations and fragments."""

    def __init__(self, inputs: Inputs, rng: Random) -> None:
        self._inputs = inputs
        self._rng = rng
        self._made: dict[str, Variable] = {}

    def for_place(self, type_: Any, *, has_default: bool, part: Part) -> str | None:
        """Give a variable for a place of this type, one in use already or a new one; or None, at times."""
        rng = self._rng
        if rng.random() < 0.6:
            return None
        fitting = [
            each for each in self._made.values() if not each.condition and each.fits(type_, has_default=has_default)
        ]
        if not fitting or rng.random() < 0.4:
            fitting = [self._new(type_, has_default=has_default)]
        return self._use(rng.choice(fitting), part)

    def condition(self, *, usual: bool, part: Part) -> str:
        """Give what stands in `if:`, a literal or a variable; `usual` is the more frequent of the literals."""
        rng = self._rng
        if rng.random() < 0.35:
            return str(usual if rng.random() < 0.7 else not usual).lower()
        conditions = [each for each in self._made.values() if each.condition]
        if len(conditions) < 2 and (not conditions or rng.random() < 0.4):
            nullable = rng.random() < 0.2
            default = rng.choice(["true", "false"]) if nullable or rng.random() < 0.3 else None
            type_ = GraphQLBoolean if nullable else GraphQLNonNull(GraphQLBoolean)
            conditions = [self._add(Variable(f"c{len(self._made)}", type_, default, condition=True))]
        return self._use(rng.choice(conditions), part)

    def declared(self, names: set[str]) -> tuple[Variable, ...]:
        return tuple(self._made[name] for name in sorted(names))

    def _new(self, type_: Any, *, has_default: bool) -> Variable:
        rng = self._rng
        default = None
        if rng.random() < 0.4:
            default = self._inputs.literal(rng, type_, depth=2)
        if is_non_null_type(type_):
            if rng.random() < 0.3 and (has_default or default is not None):
                type_ = type_.of_type
        elif rng.random() < 0.2 and default != "null":
            type_ = GraphQLNonNull(type_)
        return self._add(Variable(f"v{len(self._made)}", type_, default))

    def _add(self, made: Variable) -> Variable:
        self._made[made.name] = made
        return made

    def _use(self, used: Variable, part: Part) -> str:
        part.variables.add(used.name)
        return f"${used.name}"


def choose_values(inputs: Inputs, rng: Random, declared: tuple[Variable, ...]) -> dict[str, Any]:
    """Give values for the variables: most right, some absent or null, few of them wrong."""
    wrong = 0.15 if rng.random() < 0.1 else 0.0
    careless = rng.random() < 0.1
    values: dict[str, Any] = {}
    for each in declared:
        needed = is_non_null_type(each.type) and each.default is None
        if rng.random() < 0.3 and (not needed or careless):
            if rng.random() < 0.5:
                continue
            if careless or not is_non_null_type(each.type):
                values[each.name] = None
                continue
        if each.condition:
            values[each.name] = rng.random() < 0.5
            continue
        values[each.name] = inputs.value(rng, each.type, wrong)
    if rng.random() < 0.05:
        values["nobody_asked"] = 1
    return values
