"""What does a random document ask of a schema?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from graphql import (
    GraphQLField,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)

from tests.schema.execution.differential.parts import Fragment, Part, closure
from tests.schema.execution.differential.variables import Variable, Variables
from tests.schema.execution.differential.world import World

DEEPEST = 5
MANY_OBJECTS = 80
INTROSPECTION = (
    "__schema { queryType { name } types { kind name fields { name } } }",
    '__type(name: "Object0") { name ofType { name } fields(includeDeprecated: true) { type { name kind } } }',
    '__type(name: "Nobody") { name }',
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text and, for each operation, the variables that it declares."""

    text: str
    operations: dict[str, tuple[Variable, ...]]
    features: Counter[str]


def write_document(world: World, rng: Random) -> Document:
    """Write a document that is valid but for, at times, fields that can't be merged."""
    return _Writer(world, rng).document()


class _Writer:
    def __init__(self, world: World, rng: Random) -> None:
        self.world = world
        self.rng = rng
        self.variables = Variables(world.inputs, rng)
        self.fragments: list[Fragment] = []
        self.keys: dict[str, tuple[str, str, str]] = {}
        self.names = iter(range(10000))
        self.budget = rng.choice([4, 8, 8, 14, 20, 30])
        self.part = Part()
        self.features: Counter[str] = Counter()

    def document(self) -> Document:
        rng = self.rng
        count = rng.choice([1, 1, 1, 1, 2])
        self.features["several operations"] += count > 1
        written: dict[str, tuple[str, Part]] = {}
        for number in range(count):
            self.part = Part()
            kind = "mutation" if rng.random() < 0.2 else "query"
            self.features[f"a {kind}"] += 1
            root = self.world.schema.mutation_type if kind == "mutation" else self.world.schema.query_type
            body = self._selections(root, 0, 1)
            if kind == "query" and rng.random() < 0.02:
                self.features["introspection"] += 1
                body = f"{body[:-1]} {rng.choice(INTROSPECTION)} }}"
            name = f"Op{number}" if count > 1 or rng.random() < 0.3 else ""
            written[name] = (f"{kind} {name}{{}}{self._operation_directive()} {body}", self.part)
        texts = []
        operations = {}
        for name, (text, part) in written.items():
            used = closure(part, self.fragments)
            declared = self.variables.declared(set().union(part.variables, *(each.variables for each in used)))
            signature = f"({', '.join(each.text for each in declared)})" if declared else ""
            texts.append(text.replace("{}", signature, 1))
            operations[name] = declared
        reached = {each.name for _, part in written.values() for each in closure(part, self.fragments)}
        texts += [each.text for each in self.fragments if each.name in reached]
        if rng.random() < 0.3:
            rng.shuffle(texts)
        return Document("\n".join(texts), operations, self.features)

    def _operation_directive(self) -> str:
        chance = self.rng.random()
        if chance < 0.01:
            return " @experimental_disableErrorPropagation"
        if chance < 0.015:
            self.features["an unknown directive"] += 1
            return ' @note(text: "whole")'
        return ""

    def _selections(self, type_: Any, depth: int, objects: int) -> str:
        """Write a selection set; `objects` is about how many objects it is asked of."""
        rng = self.rng
        parts: list[str] = []
        for _ in range(rng.choice([1, 2, 2, 3, 4])):
            parts.extend(self._selection(type_, depth, objects))
            if self.budget <= 0:
                break
        if not parts:
            parts.append(self._typename())
        glue = rng.choice([" ", "\n", "\n  ", ", "])
        return f"{{ {glue.join(parts)} }}"

    def _selection(self, type_: Any, depth: int, objects: int) -> Iterator[str]:
        rng = self.rng
        chance = rng.random()
        if chance < 0.06:
            yield self._typename()
        elif chance < 0.18 and depth <= DEEPEST:
            yield self._inline(type_, depth, objects)
        elif chance < 0.3 and depth <= DEEPEST:
            spread = self._spread(type_, depth, objects)
            if spread is not None:
                yield spread
                if rng.random() < 0.15:
                    self.features["a spread again in the same place"] += 1
                    yield f"{spread.split(' ')[0]}{self._directives()}"
        elif getattr(type_, "fields", None):
            yield from self._field(type_, depth, objects)

    def _typename(self) -> str:
        self.features["__typename"] += 1
        self._spend()
        return f"{self.rng.choice(['', '', 'kind: '])}__typename{self._directives()}"

    def _field(self, type_: Any, depth: int, objects: int) -> Iterator[str]:
        rng = self.rng
        name, made = rng.choice([*type_.fields.items()])
        named = get_named_type(made.type)
        levels = _levels(made.type)
        if not is_leaf_type(named) and (depth >= DEEPEST or self.budget <= 1 or objects * 2**levels > MANY_OBJECTS):
            leaf = [each for each in type_.fields.items() if is_leaf_type(get_named_type(each[1].type))]
            if not leaf:
                yield self._typename()
                return
            name, made = rng.choice(leaf)
            named, levels = get_named_type(made.type), _levels(made.type)
        arguments = self._arguments(made)
        key = self._key(type_, name, arguments, made)
        self._note(type_, name, made, key, arguments)
        written = f"{key}: {name}{arguments}" if key != name else f"{name}{arguments}"
        times = 2 if rng.random() < 0.12 else 1
        if times == 2:
            self.features["a leaf twice" if is_leaf_type(named) else "fields merged with what is below"] += 1
        for _ in range(times):
            self._spend()
            text = f"{written}{self._directives()}"
            yield text if is_leaf_type(named) else f"{text} {self._selections(named, depth + 1, objects * 2**levels)}"

    def _note(self, type_: Any, name: str, made: GraphQLField, key: str, arguments: str) -> None:
        plan = self.world.plan(type_.name, name)
        self.features[plan.manner.value if plan else "a field of an interface"] += 1
        self.features["an alias"] += key != name
        self.features["arguments"] += bool(arguments)
        self.features["a variable in an argument"] += "$" in arguments
        self.features["a variable deep in an argument"] += "[$" in arguments or ": $" in arguments[5:]
        self.features[f"{_levels(made.type)} lists deep"] += 1
        self.features["an abstract type"] += is_abstract_type(get_named_type(made.type))

    def _key(self, type_: Any, name: str, arguments: str, made: GraphQLField) -> str:
        """A response key under which everything in the document is one and the same thing, so that fields can be merged."""
        rng = self.rng
        signature = (name, arguments, str(made.type))
        if rng.random() < 0.04 and is_object_type(type_) and is_leaf_type(get_named_type(made.type)):
            # Different fields under one key: fine in objects of different types, as long as the type is the same.
            alike = [key for key, (_, _, shape) in self.keys.items() if shape == signature[2]]
            if alike:
                self.features["different fields under one key"] += 1
                return rng.choice(alike)
        same = [key for key, each in self.keys.items() if each == signature]
        if same and rng.random() < 0.8:
            return rng.choice(same)
        key = name
        if name in self.keys or rng.random() < 0.15:
            key = f"a{next(self.names)}" if rng.random() < 0.9 else f"f{next(self.names) + 500}"
        self.keys[key] = signature
        return key

    def _arguments(self, made: GraphQLField) -> str:
        rng = self.rng
        parts = []
        for name, each in made.args.items():
            needed = is_non_null_type(each.type) and each.default is None
            if not needed and rng.random() < 0.35:
                continue
            variable = self.variables.for_place(each.type, has_default=each.default is not None, part=self.part)
            parts.append(f"{name}: {variable or self._literal(each.type)}")
        return f"({', '.join(parts)})" if parts else ""

    def _literal(self, type_: Any) -> str:
        def inner(type_: Any, depth: int) -> str | None:
            if self.rng.random() < 0.75:
                return None
            return self.variables.for_place(type_, has_default=False, part=self.part)

        return self.world.inputs.literal(self.rng, type_, inner)

    def _directives(self) -> str:
        rng = self.rng
        if rng.random() < 0.85:
            if rng.random() < 0.998:
                return ""
            self.features["an unknown directive"] += 1
            return ' @note(text: "here")'
        names = rng.choice([["skip"], ["include"], ["include"], ["skip", "include"]])
        texts = []
        self.features[f"@{' @'.join(names)}"] += 1
        for name in names:
            usual = name == "include"
            condition = self.variables.condition(usual=usual, part=self.part)
            self.features["a condition by variable" if condition[0] == "$" else "a condition by literal"] += 1
            texts.append(f" @{name}(if: {condition})")
        return "".join(texts)

    def _inline(self, type_: Any, depth: int, objects: int) -> str:
        rng = self.rng
        self._spend()
        target = type_ if rng.random() < 0.4 else self.world.overlapping(self.rng, type_)
        condition = "" if target is type_ and rng.random() < 0.6 else f" on {target.name}"
        self.features["an inline fragment with a type" if condition else "an inline fragment without a type"] += 1
        return f"...{condition}{self._directives()} {self._selections(target, depth + 1, objects)}"

    def _spread(self, type_: Any, depth: int, objects: int) -> str | None:
        rng = self.rng
        self._spend()
        usable = [
            each
            for each in self.fragments
            if self.world.overlap(each.type, type_) and each.size * objects < MANY_OBJECTS
        ]
        if usable and rng.random() < 0.5:
            chosen = rng.choice(usable)
            self.features["a fragment spread again"] += 1
            self.part.size += chosen.size
        else:
            above, target = self.part, self.world.overlapping(self.rng, type_)
            self.part = Part()
            body = self._selections(target, depth + 1, objects)
            name = f"F{next(self.names)}"
            directives = ""
            chosen = Fragment(
                name,
                target,
                f"fragment {name} on {target.name}{directives} {body}",
                self.part.variables,
                self.part.spreads,
                self.part.size,
            )
            self.fragments.append(chosen)
            self.part = above
            self.part.size += chosen.size
        self.part.spreads.add(chosen.name)
        return f"...{chosen.name}{self._directives()}"

    def _spend(self) -> None:
        self.budget -= 1
        self.part.size += 1


def _levels(type_: Any) -> int:
    count = 0
    while is_list_type(type_) or is_non_null_type(type_):
        count += is_list_type(type_)
        type_ = type_.of_type
    return count
