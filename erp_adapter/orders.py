"""Submitted orders as the ERP has them, many at a time."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from erp_adapter.database import Database
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import AddressCode, CustomerCode, OrderId, OrderNumber, ProductCode
from erp_adapter.domain.order_list import OrderHead, OrderKey, OrderQuery, OrderSums
from erp_adapter.domain.order_records import IN_ERP, OrderLine
from erp_adapter.domain.order_taxes import stored_tax
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.keys import key_of
from erp_adapter.keyset import count_rows, read_pages, row_by_row
from erp_adapter.order_query import OrderQueries
from erp_adapter.order_state import RANKED
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, scoped

_NOTHING = Decimal("0.00")


class OrderRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._queries = OrderQueries(relations)
        self._key = key_of(relations.sales_order)

    async def pages(self, queries: Sequence[OrderQuery], request: PageRequest) -> list[Page[OrderHead]]:
        """A page of each list, by one statement; the lists have the same order."""
        statements = [self._queries.select(query) for query in queries]
        return await read_pages(
            self._database, statements, self._queries.keyset(queries), request, row_by_row(self._head)
        )

    async def counts(self, queries: Sequence[OrderQuery]) -> list[int]:
        rows = await count_rows(self._database, [self._queries.count(query) for query in queries])
        return [row.orders for row in rows]

    async def sums(self, queries: Sequence[OrderQuery]) -> list[OrderSums]:
        rows = await count_rows(self._database, [self._queries.sums(query) for query in queries])
        return [OrderSums(row.net or _NOTHING, row.total or _NOTHING) for row in rows]

    async def by_id(self, keys: Collection[OrderKey]) -> Mapping[OrderKey, OrderHead]:
        """Those that exist and are the customer's that their key names."""
        statement = self._queries.heads({customer for customer, _ in keys})
        rows = await self._database.fetch(statement.where(self._key.among({order for _, order in keys})))
        wanted = set(keys)
        return {head.order_key: head for head in map(self._head, rows) if head.order_key in wanted}

    async def by_number(self, numbers: Collection[tuple[CustomerCode, OrderNumber]]) -> Sequence[OrderHead]:
        """Those of each customer that have this number."""
        statement = self._queries.heads({customer for customer, _ in numbers})
        wanted = set(numbers)
        number = self._relations.sales_order.c.number
        rows = await self._database.fetch(statement.where(among(number, {each for _, each in wanted})))
        return [head for head in map(self._head, rows) if (head.customer_code, head.number) in wanted]

    async def lines(self, keys: Collection[OrderKey]) -> Mapping[OrderKey, Sequence[OrderLine]]:
        """Each order's lines, in their order."""
        line, order = self._relations.sales_order_line.c, self._relations.sales_order.c
        scope = CustomerScope.of({customer for customer, _ in keys})
        columns = (order.customer_code, *self._key.labels(), *line, self._queries.regime())
        statement = scoped(self._relations, "sales_order_line", scope, *columns)
        statement = statement.where(self._key.among({each for _, each in keys}))
        found: dict[OrderKey, list[OrderLine]] = defaultdict(list)
        for row in await self._database.fetch(statement.order_by(*self._key.columns, line.position)):
            order_id = OrderId(self._key.text(row))
            found[CustomerCode(row.customer_code), order_id].append(_line(row, order_id))
        return found

    def _head(self, row: Row[Any]) -> OrderHead:
        return _head(row, OrderId(self._key.text(row)))


def _head(row: Row[Any], order_id: OrderId) -> OrderHead:
    return OrderHead(
        customer_code=CustomerCode(row.customer_code),
        id=order_id,
        number=None if row.number is None else OrderNumber(row.number),
        status=RANKED[row.rank],
        submitted_at=row.submitted_at,
        requested_date=row.requested_date,
        reference=row.reference,
        notes=row.notes,
        address_code=None if row.address_code is None else AddressCode(row.address_code),
        discounts=tuple(each for each in (row.discount_1, row.discount_2) if each),
        charges=row.charges,
        charges_tax_rate=row.charges_tax_rate,
        regime=row.regime,
        net=row.net,
        total=row.total,
        currency=row.currency,
    )


def _line(row: Row[Any], order_id: OrderId) -> OrderLine:
    return OrderLine(
        key=(IN_ERP, row.customer_code, order_id, str(row.position)),
        position=row.position,
        product_code=None if row.product_code is None else ProductCode(row.product_code),
        code=row.product_code or "",
        description=row.description,
        quantity=row.quantity,
        served=row.served,
        invoiced=row.invoiced,
        unit_price=row.unit_price,
        discounts=tuple(each for each in (row.discount_1, row.discount_2, row.discount_3) if each),
        net=row.net,
        tax=stored_tax(row.regime, row.tax_rate, row.surcharge_rate),
        note=row.note,
    )
