"""Submitted orders as the ERP has them, many at a time."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select

from erp_adapter.cascade import cascade
from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, OrderId, OrderNumber
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.order_list import OrderHead, OrderKey, OrderQuery, OrderSums
from erp_adapter.domain.order_records import IN_ERP, Key, OrderLine
from erp_adapter.domain.order_taxes import stored_tax
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.keys import key_of
from erp_adapter.list_reading import ListReader
from erp_adapter.order_query import OrderQueries, given
from erp_adapter.prepared import Kept, Prepared
from erp_adapter.records import Part, Record
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, given_scope, scoped

_NOTHING = Decimal("0.00")


class OrderRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._queries = OrderQueries(relations)
        self._key = key_of(relations.sales_order)
        self._lists: ListReader[OrderQuery] = ListReader(database, given)
        self._prepared: Kept[Prepared] = Kept()
        key = [label.name for label in self._key.labels()]
        self._line = Record(
            OrderLine,
            key=Part("customer_code", "position", *key, make=self._line_key),
            code=Part("product_code", make=_code),
            discounts=Part("discount_1", "discount_2", "discount_3", make=cascade),
            tax=Part("regime", "tax_rate", "surcharge_rate", make=stored_tax),
        )

    async def pages(
        self, queries: Sequence[OrderQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[OrderHead]]:
        """A page of each list, by one statement; the lists have the same order."""
        select = partial(self._queries.select, wanted=wanted)
        build = partial(self._queries.record.values, wanted=wanted)
        return await self._lists.pages(queries, request, wanted, select, self._queries.keyset, build)

    async def counts(self, queries: Sequence[OrderQuery]) -> list[int]:
        rows = await self._lists.aggregates(queries, "count", self._queries.count)
        return [orders for orders, *_ in rows]

    async def sums(self, queries: Sequence[OrderQuery]) -> list[OrderSums]:
        rows = await self._lists.aggregates(queries, "sums", self._queries.sums)
        return [OrderSums(net or _NOTHING, total or _NOTHING) for net, total, *_ in rows]

    async def by_id(self, keys: Collection[OrderKey], wanted: Wanted = None) -> Mapping[OrderKey, OrderHead]:
        """Those that exist and are the customer's that their key names; of each its key and what is wanted."""
        chosen = None if wanted is None else wanted.with_names("customer_code", "id")
        whose, values = given_scope(CustomerScope.of({customer for customer, _ in keys}))
        given_keys = self._key.given({order for _, order in keys})

        def build(is_one: ColumnElement[bool]) -> Select[Any]:
            return self._queries.heads(whose, chosen).where(is_one)

        prepared = given_keys.prepared(self._prepared, ("by id", chosen), build)
        rows = await self._database.read(prepared, {**values, **given_keys.values})
        asked = set(keys)
        return {head.order_key: head for head in self._queries.record.values(rows, chosen) if head.order_key in asked}

    async def by_number(
        self, numbers: Collection[tuple[CustomerCode, OrderNumber]], wanted: Wanted = None
    ) -> Sequence[OrderHead]:
        """Those of each customer that have this number; of each whose it is, the number and what is wanted."""
        chosen = None if wanted is None else wanted.with_names("customer_code", "number")
        whose, values = given_scope(CustomerScope.of({customer for customer, _ in numbers}))

        def build() -> Prepared:
            number = self._relations.sales_order.c.number
            return Prepared(self._queries.heads(whose, chosen).where(among(number, Given("numbers"))))

        asked = set(numbers)
        prepared = self._prepared.get(("by number", chosen), build)
        rows = await self._database.read(prepared, {**values, "numbers": {number for _, number in asked}})
        heads = self._queries.record.values(rows, chosen)
        return [head for head in heads if (head.customer_code, head.number) in asked]

    async def lines(self, keys: Collection[OrderKey]) -> Mapping[OrderKey, Sequence[OrderLine]]:
        """Each order's lines, in their order."""
        whose, values = given_scope(CustomerScope.of({customer for customer, _ in keys}))
        given_keys = self._key.given({order for _, order in keys})

        def build(is_one: ColumnElement[bool]) -> Select[Any]:
            line, order = self._relations.sales_order_line.c, self._relations.sales_order.c
            columns = {
                **dict(line.items()),
                **{label.name: label for label in self._key.labels()},
                "customer_code": order.customer_code,
                "regime": self._queries.regime(),
            }
            statement = scoped(self._relations, "sales_order_line", whose, *self._line.among(columns))
            return statement.where(is_one).order_by(*self._key.columns, line.position)

        rows = await self._database.read(
            given_keys.prepared(self._prepared, "lines", build), {**values, **given_keys.values}
        )
        found: dict[OrderKey, list[OrderLine]] = defaultdict(list)
        for line in self._line.values(rows):
            _, customer, order_id, _ = line.key
            found[CustomerCode(customer), OrderId(order_id)].append(line)
        return found

    def _line_key(self, customer: CustomerCode, position: int, *key: object) -> Key:
        return IN_ERP, customer, self._key.text_of(key), str(position)


def _code(product_code: str | None) -> str:
    return product_code or ""
