"""How an operation is run from its document to its answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLSchema
from graphql.type import assert_valid_schema

from schema.execution import graphql_core
from schema.execution.binding import Bind, bind_resolver
from schema.execution.errors import Bubbling, Settling
from schema.execution.leaves import encodable
from schema.execution.levels import finish
from schema.execution.operation import find_operation
from schema.execution.plans import Plans
from schema.execution.schema_facts import SchemaFacts
from schema.execution.state import Bags, State


@dataclass(slots=True)
class Slow:
    """What did not go the fast way: values that were no usual ones, operations that graphql-core ran as a whole."""

    values: int = 0
    operations: int = 0


class Answer:
    """`data` is what msgspec can write. `has_data` False: nothing ran, and the errors have no path."""

    __slots__ = ("data", "errors", "has_data")

    def __init__(self, data: Any, errors: list[GraphQLError], *, has_data: bool = True) -> None:
        self.data = data
        self.errors = errors
        self.has_data = has_data


class Executor:
    """Runs the operations of one schema.

    `types_by_class`: of which type an object is depends on its class alone, so that one look at each class is enough.
    `texts`: names of scalars whose values may be text already, which then leaves as it is.
    `only_graphql_core`: every operation is left to graphql-core, as those that cannot be planned always are.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        *,
        bind: Bind = bind_resolver,
        types_by_class: bool = False,
        texts: Collection[str] = (),
        only_graphql_core: bool = False,
    ) -> None:
        assert_valid_schema(schema)
        self.schema = schema
        self.only_graphql_core = only_graphql_core
        self.slow = Slow()
        self.facts = SchemaFacts(schema, bind, types_by_class=types_by_class, texts=texts)

    def prepare(self, document: DocumentNode, operation: str | None) -> "Prepared":
        """Get ready to run an operation of a valid document, any number of times."""
        return Prepared(self, document, operation)


class Prepared:
    """An operation that can be run; what is worked out for it stays here."""

    __slots__ = ("_document", "_executor", "_name", "_plans")

    def __init__(self, executor: Executor, document: DocumentNode, name: str | None) -> None:
        self._executor = executor
        self._document = document
        self._name = name
        operation = None if executor.only_graphql_core else find_operation(executor.schema, document, name)
        self._plans = None if operation is None else Plans(executor.facts, operation)

    @property
    def bytes(self) -> int:
        """An estimate of the memory that what is worked out takes; none of it is known of graphql-core."""
        return 0 if self._plans is None else self._plans.bytes

    async def run(self, variables: Mapping[str, Any], context: object, root: object = None) -> Answer:
        """Run it; a mutation's fields one after the other.

        What a resolver raises is in the answer's errors, with the exception as `original_error` and a path.
        """
        plans = self._plans
        if plans is None:
            return await self._by_graphql_core(variables, context, root)
        values = plans.variables.coerce(variables)
        if isinstance(values, list):
            return Answer(None, values, has_data=False)
        plan = plans.find(values)
        if plan is None:
            return await self._by_graphql_core(variables, context, root)
        state = State(plan, self._executor.slow, context, root, plans.variables, variables, values)
        try:
            return await _answer(state)
        finally:
            state.forget_markers()

    async def _by_graphql_core(self, variables: Mapping[str, Any], context: object, root: object) -> Answer:
        self._executor.slow.operations += 1
        result = await graphql_core.run(
            self._executor.schema,
            self._document,
            operation=self._name,
            variables=variables,
            context=context,
            root=root,
        )
        errors = list(result.errors or ())
        has_data = result.data is not None or all(each.path is not None for each in errors)
        return Answer(encodable(result.data), errors, has_data=has_data)


async def _answer(state: State) -> Answer:
    plan, root = state.plan, state.root
    bags: Bags = {}
    make = plan.root.make_of_anything if isinstance(root, Mapping) else plan.root.make
    state.row = row = make(root, state, bags)
    if plan.operation.is_mutation:
        return await _one_by_one(state, bags)
    if bags or state.helpers is not None:
        await finish(state, bags)
    if not state.markers:
        return Answer(row, [])
    settling = Settling(plan.selections)
    return Answer(settling.whole(row), settling.errors)


async def _one_by_one(state: State, bags: Bags) -> Answer:
    """Run the root's fields one after the other, each with all that is below it; stop where nothing can be left."""
    settling = Settling(state.plan.selections)
    for field in state.plan.root.fields:
        if field.is_typename:
            continue
        await finish(state, {field: bags[field]})
        if state.markers:
            try:
                settling.field(state.row, field, [])
            except Bubbling as bubbling:
                settling.errors.append(bubbling.error)
                return Answer(None, settling.errors)
            state.forget_markers()
    return Answer(state.row, settling.errors)
