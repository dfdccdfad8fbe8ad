"""Which plan is followed for these values of an operation's variables."""

from collections.abc import Mapping
from typing import Any

from schema.execution.operation import Operation
from schema.execution.plan import Plan
from schema.execution.schema_facts import SchemaFacts
from schema.execution.variables import Variables

MOST_PLANS = 16
"""Of one operation: four conditions, each either way."""


class Plans:
    """The plans of one operation, made as they are needed."""

    __slots__ = ("_facts", "_kept", "_operation", "variables")

    def __init__(self, facts: SchemaFacts, operation: Operation) -> None:
        self._facts = facts
        self._operation = operation
        self._kept: dict[tuple[bool, ...], Plan] = {}
        self.variables = Variables(facts.schema, operation.node.variable_definitions or ())

    @property
    def bytes(self) -> int:
        """An estimate of the memory that they take."""
        return sum([plan.bytes for plan in self._kept.values()])

    def find(self, values: Mapping[str, Any]) -> Plan | None:
        """The plan for these values of the variables; None where a condition is neither, and for a document too deep."""
        conditions = self._operation.conditions
        key = tuple([value for name in conditions if (value := values.get(name)) is True or value is False])
        if len(key) < len(conditions):
            return None
        plan = self._kept.get(key)
        if plan is None:
            if len(self._kept) >= MOST_PLANS:
                self._kept.clear()
            try:
                plan = Plan(self._facts, self._operation, dict(zip(conditions, key, strict=True)))
            except RecursionError:
                return None
            self._kept[key] = plan
        return plan
