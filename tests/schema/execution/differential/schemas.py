"""How is a random schema made, and its objects?"""

from collections import Counter
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from graphql import (
    DirectiveLocation,
    GraphQLArgument,
    GraphQLDirective,
    GraphQLField,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLString,
    GraphQLUnionType,
    is_abstract_type,
    is_non_null_type,
    specified_directives,
)
from graphql.type.directives import GraphQLDisableErrorPropagationDirective

from tests.schema.execution.differential.cells import Cell, Cells
from tests.schema.execution.differential.inputs import Inputs
from tests.schema.execution.differential.leaves import Leaf, leaves
from tests.schema.execution.differential.resolvers import is_type_of, method_cell, reference_resolver, resolve_type
from tests.schema.execution.differential.things import fill, new_thing
from tests.schema.execution.differential.world import Manner, Plan, World, choose_plan

THINGS_A_TYPE = 4
LIES = ("", "Nobody", "Query", "Colour", 17, "raise", "other")

NOTE = GraphQLDirective(
    "note",
    [
        DirectiveLocation.FIELD,
        DirectiveLocation.FRAGMENT_SPREAD,
        DirectiveLocation.INLINE_FRAGMENT,
        DirectiveLocation.MUTATION,
        DirectiveLocation.QUERY,
    ],
    args={"text": GraphQLArgument(GraphQLString)},
    is_repeatable=True,
)


MakeFields = Callable[[], dict[str, GraphQLField]]


def make_world(seed: int) -> World:
    """Make the schema that belongs to the seed; the same one every time."""
    return _Maker(seed).world()


class _Maker:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = Random(seed)  # noqa: S311 - the same schema each time
        self.leaves: list[Leaf] = leaves(self.rng)
        self.inputs = Inputs(self.rng, self.leaves)
        self.names = iter(range(1000))
        self.given: Counter[str] = Counter()
        self.composites: list[Any] = []
        self.dicts: set[str] = set()

    def world(self) -> World:
        rng = self.rng
        interfaces = self._interfaces()
        objects = self._objects(interfaces)
        unions = [
            GraphQLUnionType(f"Union{number}", rng.sample(objects, rng.randint(1, 3)), **self._resolve_type())
            for number in range(rng.randint(1, 2))
        ]
        self.composites = [*interfaces, *objects, *objects, *unions]
        query = GraphQLObjectType("Query", self._fields(6, root=True))
        mutation = GraphQLObjectType("Mutation", self._fields(4, root=True))
        schema = GraphQLSchema(
            query,
            mutation,
            types=[*interfaces, *objects, *unions],
            directives=[*specified_directives, GraphQLDisableErrorPropagationDirective, NOTE],
        )
        plans = self._plans([query, mutation, *objects])
        world = World(self.seed, schema, plans, self.inputs, objects, interfaces, unions, {}, {}, self.given)
        self._things(world)
        return world

    def _interfaces(self) -> list[GraphQLInterfaceType]:
        made: list[GraphQLInterfaceType] = []
        for number in range(self.rng.randint(1, 3)):
            above = [made[0]] if made and self.rng.random() < 0.6 else []
            own = self._fields(2, shared=False)
            made.append(
                GraphQLInterfaceType(
                    f"Interface{number}",
                    partial(_with_fields_above, own, above),
                    above,
                    **self._resolve_type(),
                )
            )
        return made

    def _objects(self, interfaces: list[GraphQLInterfaceType]) -> list[GraphQLObjectType]:
        rng = self.rng
        made = []
        for number in range(rng.randint(3, 6)):
            chosen = rng.sample(interfaces, rng.randint(0, len(interfaces)))
            closed = [each for each in interfaces if each in chosen or any(each in one.interfaces for one in chosen)]
            if number == 0:
                closed = interfaces
            own = self._fields(rng.randint(2, 4))
            tests = is_type_of(rng, f"Object{number}") if rng.random() < 0.5 else None
            made.append(
                GraphQLObjectType(
                    f"Object{number}",
                    partial(self._with_inherited, own, closed),
                    closed,
                    is_type_of=tests,
                )
            )
        return made

    def _with_inherited(self, own: MakeFields, interfaces: list[GraphQLInterfaceType]) -> dict[str, GraphQLField]:
        return own() | self._inherited(interfaces)

    def _inherited(self, interfaces: list[GraphQLInterfaceType]) -> dict[str, GraphQLField]:
        """The fields of the interfaces, some non-null where the interface's are not."""
        made: dict[str, GraphQLField] = {}
        for interface in interfaces:
            for name, each in interface.fields.items():
                if name in made:
                    continue
                type_ = each.type
                if not is_non_null_type(type_) and self.rng.random() < 0.2:
                    type_ = GraphQLNonNull(type_)
                made[name] = GraphQLField(type_, dict(each.args))
        return made

    def _fields(self, count: int, *, root: bool = False, shared: bool = True) -> MakeFields:
        names = [f"f{next(self.names)}" for _ in range(count)]
        common = [] if root or not shared else self.rng.sample(["name", "peer", "stamp"], self.rng.randint(1, 3))

        def make() -> dict[str, GraphQLField]:
            made = {name: self._field(composite=0.75 if root else 0.35) for name in names}
            if "name" in common:
                made["name"] = GraphQLField(self._wrap(GraphQLString, most=0))
            if "peer" in common:
                made["peer"] = GraphQLField(self._wrap(self.rng.choice(self.composites), most=1))
            if "stamp" in common:
                made["stamp"] = GraphQLField(GraphQLNonNull(GraphQLInt))
            return made

        return make

    def _field(self, composite: float) -> GraphQLField:
        rng = self.rng
        if rng.random() < composite:
            return GraphQLField(
                self._wrap(rng.choice(self.composites)), self.inputs.arguments(rng, rng.choice([0, 0, 1]))
            )
        if rng.random() < 0.3:
            return GraphQLField(self._wrap(GraphQLString, most=0), self.inputs.arguments(rng))
        return GraphQLField(
            self._wrap(rng.choice(self.leaves).type), self.inputs.arguments(rng, rng.choice([0, 0, 0, 1]))
        )

    def _wrap(self, type_: Any, most: int = 3) -> Any:
        rng = self.rng
        for _ in range(min(most, rng.choice([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3]))):
            type_ = GraphQLList(GraphQLNonNull(type_) if rng.random() < 0.4 else type_)
        return GraphQLNonNull(type_) if rng.random() < 0.35 else type_

    def _resolve_type(self) -> dict[str, Any]:
        return {"resolve_type": resolve_type(self.rng)} if self.rng.random() < 0.6 else {}

    def _plans(self, types: list[GraphQLObjectType]) -> dict[tuple[str, str], Plan]:
        plans = {}
        watched = self.rng.random() < 0.2
        for type_ in types:
            if self.rng.random() < 0.6:
                self.dicts.add(type_.name)
            for name, made in type_.fields.items():
                plan = choose_plan(
                    self.rng, type_.name, name, made, self.given, watched=watched, dicts=type_.name in self.dicts
                )
                plans[type_.name, name] = plan
                made.resolve = reference_resolver(plan)
        return plans

    def _things(self, world: World) -> None:
        """Make the objects first, then what their fields give, which may be any of them."""
        rng = self.rng
        trouble = rng.choice([0.0, 0.02, 0.05, 0.1])
        for type_ in world.objects:
            says = rng.random() < 0.6
            world.pool[type_.name] = [
                new_thing(type_.name, self._lie(trouble, world), as_dict=self._as_dict(type_), says_typename=says)
                for _ in range(THINGS_A_TYPE)
            ]
        cells = Cells(self.leaves, lambda rng, name: self._choose(rng, world, name, trouble), trouble)
        for type_ in world.objects:
            for thing in world.pool[type_.name]:
                fill(thing, self._cells_of(world, type_, cells, as_dict=isinstance(thing, dict)))
        for root in (world.schema.query_type, world.schema.mutation_type):
            assert root is not None
            world.roots[root.name] = new_thing(root.name, None, as_dict=self._as_dict(root), says_typename=False)
            as_dict = isinstance(world.roots[root.name], dict)
            fill(world.roots[root.name], self._cells_of(world, root, cells, as_dict=as_dict))

    def _cells_of(
        self, world: World, type_: GraphQLObjectType, cells: Cells, *, as_dict: bool
    ) -> dict[str, list[Cell]]:
        made: dict[str, list[Cell]] = {}
        for name, each in type_.fields.items():
            plan = world.plans[type_.name, name]
            lasting = as_dict and plan.manner is Manner.ATTRIBUTE
            later = plan.manner is not Manner.BATCH
            variants = [
                cells.cell(self.rng, each.type, lasting=lasting, later=later) for _ in range(2 if each.args else 1)
            ]
            made[name] = [method_cell(plan, variants)] if plan.manner is Manner.METHOD else variants
        return made

    def _as_dict(self, type_: GraphQLObjectType) -> bool:
        return type_.name in self.dicts and self.rng.random() < 0.6

    def _lie(self, trouble: float, world: World) -> Any:
        if self.rng.random() >= trouble * 3:
            return None
        lie = self.rng.choice(LIES)
        return self.rng.choice(world.objects).name if lie == "other" else lie

    def _choose(self, rng: Random, world: World, name: str, trouble: float) -> Any:
        if rng.random() < trouble * 0.4:
            return rng.choice(world.pool[rng.choice([*world.pool])])
        type_ = world.schema.type_map[name]
        possible = world.schema.get_possible_types(type_) if is_abstract_type(type_) else [type_]
        return rng.choice(world.pool[rng.choice(possible).name])


def _with_fields_above(own: MakeFields, above: list[GraphQLInterfaceType]) -> dict[str, GraphQLField]:
    return own() | {name: each for one in above for name, each in one.fields.items()}
