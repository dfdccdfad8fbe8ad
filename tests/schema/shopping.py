"""How does a person work through the office? Changes by name, with all that their payloads can show."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from erp_adapter.domain.order_records import IN_ERP
from schema.ids import global_id
from tests.office import Office
from tests.schema.everything import Asking, Leaf

PRODUCT = "GR000164"
"""On offer, at a price of its own, for everybody."""

USUAL: Mapping[str, str] = {
    "first": "2",
    "from": '"2025-07-01"',
    "to": '"2026-03-31"',
    "year": "2025",
    "quantity": '"1"',
    "code": f'"{PRODUCT}"',
    "Query.family.code": '"GR"',
    "Query.node.id": '"none"',
    "Query.nodes.ids": "[]",
    "name": '"Norma"',
    "values": '"EN 12345"',
    "idempotencyKey": '"a key"',
    "lineId": '"none"',
    "orderId": '"none"',
}
"""What required arguments are filled with where a test says nothing else."""


@dataclass(slots=True)
class Person:
    """A login, what it was answered so far, and one of its customer's submitted orders."""

    office: Office
    folder: Path
    by: str
    customer: str
    asking: Asking = field(init=False)
    answers: list[dict[str, Any]] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        ((invoice,),) = self.erp("select max(number) from invoice where customer_code = ?", self.customer)
        own = {"Query.customer.code": self.customer, "number": self.number, "Customer.invoice.number": invoice}
        self.asking = Asking(self.office.schema, {**USUAL, **{name: quoted(value) for name, value in own.items()}})

    @property
    def number(self) -> str:
        """Of the customer's latest order."""
        ((number,),) = self.erp("select max(number) from sales_order where customer_code = ?", self.customer)
        return str(number)

    @property
    def order_id(self) -> str:
        return global_id("Order", IN_ERP, self.customer, self.number)

    def prefer(self, **values: str) -> None:
        """Fill required arguments with these where a test says nothing else."""
        preferred = {name: quoted(value) for name, value in values.items()}
        self.asking = replace(self.asking, defaults={**self.asking.defaults, **preferred})

    def leave_out(self, *kinds: str) -> None:
        """Ask for nothing of these types."""
        self.asking = replace(self.asking, without=frozenset(kinds))

    def erp(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Read or change the ERP behind the gateway's back."""
        return books(self.folder, statement, *values)

    async def ask(self, document: str) -> dict[str, Any]:
        answer = await self.office.ask(document, by=self.by)
        self.answers.append(answer)
        self.statements += self.office.erp.statements
        return answer

    async def read(self, *, depth: int = 4) -> dict[str, Any]:
        """All that this login can read from the top, and the objects that it met by their ids."""
        answer = await self.ask(self.asking.everything(depth=depth, without=("node", "nodes", "customers", "customer")))
        await self.nodes(self.ids())
        return answer

    def ids(self) -> list[str]:
        """Those met so far, as many as may be asked for at once."""
        return list(dict.fromkeys(leaf.value for leaf in self.leaves() if leaf.kind == "ID" and leaf.value))[:100]

    async def nodes(self, ids: list[str]) -> dict[str, Any]:
        asked = self.asking.field(self.asking.query, "nodes", {"Query.nodes.ids": quoted(ids)}, depth=0)
        return await self.ask(f"{{ {asked} }}")

    async def change(self, name: str, given: Mapping[str, object] | None = None, *, depth: int = 2) -> Any:
        """The payload of a mutation of orders; `given` is its input, by paths such as line.code."""
        inputs = {f"Mutation.{name}.input.{path}": quoted(value) for path, value in (given or {}).items()}
        inputs.setdefault(f"Mutation.{name}.input.idempotencyKey", quoted(f"key {len(self.answers)}"))
        answer = await self.ask(f"mutation {{ {self.asking.field(self.asking.mutation, name, inputs, depth=depth)} }}")
        assert answer["data"][name] is not None, answer["errors"]
        return answer["data"][name]

    def leaves(self) -> Iterator[Leaf]:
        """Every value of every answer."""
        for answer in self.answers:
            changed = (answer["data"] or {}).keys() & self.asking.mutation.fields.keys()
            yield from self.asking.leaves(self.asking.mutation if changed else self.asking.query, answer["data"])


def quoted(value: object) -> str:
    """A value as a literal of GraphQL."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {quoted(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(quoted, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def codes(problems: list[dict[str, Any]]) -> list[str]:
    return [problem["code"] for problem in problems]


def books(folder: Path, statement: str, *values: object, file: str = "erp.sqlite") -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / file)) as connection, connection:
        return connection.execute(statement, values).fetchall()
