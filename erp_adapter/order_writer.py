"""Hands an order over to the ERP: the one place that writes there."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import FromClause, Insert, Table, insert, select, update

from erp_adapter.database import Database, Transaction
from erp_adapter.domain.codes import CustomerCode, OrderId
from erp_adapter.domain.new_order import NewOrder
from erp_adapter.domain.order_records import OrderLine
from erp_adapter.errors import ErpTimeout, ErpUnavailable
from erp_adapter.keys import key_of
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, scoped

ORDER_COUNTER = "sales_order"
"""The row of `counter` whose value is the number of the last order."""


class OrderWriter:
    def __init__(self, database: Database, relations: Relations, now: Callable[[], datetime]) -> None:
        self._database = database
        self._relations = relations
        self._now = now

    async def handed_over(self, references: Mapping[CustomerCode, str]) -> Mapping[CustomerCode, OrderId]:
        """The order that each customer's external reference has become; those that the ERP doesn't have are left out."""
        column, key = self._relations.sales_order.c, key_of(self._relations.sales_order)
        columns = (column.customer_code, *key.labels())
        statement = scoped(self._relations, "sales_order", CustomerScope.of(references), *columns)
        rows = await self._database.fetch(statement.where(column.external_reference.in_(set(references.values()))))
        return {CustomerCode(row.customer_code): OrderId(key.text(row)) for row in rows}

    async def write(self, new: NewOrder) -> OrderId:
        """Write the order and all its lines, or nothing.

        Raise DuplicateKey where the ERP has an order with this external reference. After any other ErpError the order may
        have been written or not.
        """
        async with self._database.transaction() as transaction:
            number = await self._next_number(transaction)
            await transaction.execute(_into(self._relations.sales_order), [_order_row(new, number)])
            lines = [_line_row(line, number) for line in new.order.lines]
            await transaction.execute(_into(self._relations.sales_order_line), lines)
            if self._now() >= new.valid_until:
                raise ErpTimeout
        return number

    async def _next_number(self, transaction: Transaction) -> OrderId:
        counter = self._relations.counter.c
        this = counter.name == ORDER_COUNTER
        counted = update(_table(self._relations.counter)).where(this).values(value=counter.value + 1)
        if await transaction.execute(counted) != 1:
            raise ErpUnavailable
        (row,) = await transaction.fetch(select(counter.value).where(this))
        return OrderId(str(row.value))


def _table(relation: FromClause) -> Table:
    if not isinstance(relation, Table):
        raise ErpUnavailable
    return relation


def _into(relation: FromClause) -> Insert:
    return insert(_table(relation))


def _order_row(new: NewOrder, number: OrderId) -> Mapping[str, Any]:
    order = new.order
    return {
        "number": number,
        "customer_code": order.customer_code,
        "submitted_at": new.submitted_at,
        "requested_date": order.requested_date,
        "reference": order.reference,
        "notes": order.notes,
        "address_code": order.address_code,
        "cancelled": False,
        "confirmed": False,
        **_discounts(order.discounts, 2),
        "charges": order.charges,
        "net": new.totals.net,
        "total": new.totals.total,
        "currency": order.currency,
        "external_reference": new.external_reference,
    }


def _line_row(line: OrderLine, number: OrderId) -> Mapping[str, Any]:
    return {
        "order_number": number,
        "position": line.position,
        "product_code": line.product_code,
        "description": line.description,
        "quantity": line.quantity,
        "served": line.served,
        "invoiced": line.invoiced,
        "unit_price": line.unit_price,
        **_discounts(line.discounts or (), 3),
        "net": line.net,
        "tax_rate": line.tax.rate,
        "surcharge_rate": line.tax.surcharge_rate,
        "closed": False,
        "note": line.note,
    }


def _discounts(discounts: Sequence[Decimal], columns: int) -> Mapping[str, Decimal]:
    """Put the cascade into columns, 0 behind its end."""
    filled = [*discounts, *[Decimal(0)] * (columns - len(discounts))]
    return {f"discount_{i}": discount for i, discount in enumerate(filled, 1)}
