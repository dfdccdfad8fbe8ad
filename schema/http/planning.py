"""What is going to run for a request: found out, held to the limits, and paid for."""

from typing import Any, NamedTuple

from graphql import OperationType

from erp_adapter.errors import GatewayError, Unauthenticated
from resolvers.budgets import Budgets
from resolvers.principal import Principal
from schema.http.documents import Document, Documents, Operation
from schema.http.persisted import PersistedDocuments
from schema.http.refusals import DocumentRefused, MutationByGet, OperationRefused
from schema.http.requests import GraphQLRequest
from schema.limits.cost import Sizes
from schema.limits.refusals import TooCostly
from schema.limits.settings import LimitSettings
from schema.limits.values import check_values
from schema.observing.seen import SEEN, phase

READING = 25
"""What a character costs of a document that has to be read first: parsing, validating and planning take some 5 µs for it."""


class Planned(NamedTuple):
    """What is going to run for a request, within the limits; `cost` is what it weighs with its variables.

    `is_new`: the document was not kept, and had to be read.
    """

    document: Document
    operation: Operation
    asked: GraphQLRequest
    cost: int
    is_new: bool


class Planner:
    def __init__(
        self, documents: Documents, persisted: PersistedDocuments, limits: LimitSettings, budgets: Budgets | None
    ) -> None:
        self._documents = documents
        self._persisted = persisted
        self._limits = limits
        self._budgets = budgets

    async def plan(self, method: str, asked: GraphQLRequest, who: Principal | None, client: str) -> Planned:
        """Find out what to run; take off the budget what it took to read, be it for nothing."""
        purse = None if self._budgets is None else self._budgets.purse(who, client)
        if purse is None:
            return self._prepare(method, asked, who)
        purse.check()
        reading = READING * len(asked.query or "")
        try:
            planned = self._prepare(method, asked, who)
        except (DocumentRefused, GatewayError):
            await purse.lose(reading)
            raise
        if planned.is_new:
            await purse.lose(reading)
        return planned

    async def pay(self, planned: Planned, who: Principal | None, client: str) -> None:
        """Take what it costs off the budget, or raise RateLimited: for what has a place to run, and is not refused after it."""
        purse = None if self._budgets is None else self._budgets.purse(who, client)
        if purse is not None and not purse.pays(planned.cost):
            await purse.spend(planned.cost)

    def costs(self, cost: int, who: Principal | None, client: str) -> dict[str, Any]:
        """What an answer tells of what it cost."""
        told: dict[str, Any] = {"operation": cost, "limit": self._limits.max_cost}
        purse = None if self._budgets is None else self._budgets.purse(who, client)
        if purse is not None:
            told["left"] = purse.left()
        return {"cost": told}

    def _prepare(self, method: str, asked: GraphQLRequest, who: Principal | None) -> Planned:
        """Find out what to run; raise unless it may be run by this person and within the limits."""
        kept = self._persisted.find(asked)
        document = kept or self._parsed(asked.query or "")
        operation = document.operation(asked.operation_name)
        seen = SEEN.get()
        if seen is not None:
            seen.asks(document, operation, None if who is None else who.login_id)
        if operation.kind is OperationType.SUBSCRIPTION:
            raise OperationRefused("operation.subscription")
        if operation.kind is OperationType.MUTATION and method == "GET":
            raise MutationByGet("request.mutation_by_get")
        if who is None and not operation.is_public:
            raise Unauthenticated
        cost = self._check_cost(operation, asked)
        if kept is None:
            with phase("validate"):
                self._documents.validate(document, suggest=who is not None)
            if who is not None:
                # A stranger's documents would push out those of the people who work.
                self._documents.keep(document)
        return Planned(document, operation, asked, cost, kept is None)

    def _parsed(self, text: str) -> Document:
        with phase("parse"):
            return self._documents.read(text)

    def _check_cost(self, operation: Operation, asked: GraphQLRequest) -> int:
        """What an operation costs with the variables of a request; raise where that is too much."""
        if asked.variables:
            check_values(asked.variables, self._limits.max_variable_values)
        if operation.cost.terms:
            cost = Sizes(asked.variables or {}, operation.defaults).work_out(operation.cost)
        else:
            cost = operation.cost.fixed
        seen = SEEN.get()
        if seen is not None:
            seen.cost += cost
        if cost > self._limits.max_cost:
            raise TooCostly("limit.cost", cost=min(cost, 10**12), limit=self._limits.max_cost)
        return cost
