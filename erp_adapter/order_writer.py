"""Hands an order over to the ERP: the one place that writes there, by the steps that the mapping says."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from erp_adapter.database import Database, Transaction
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, OrderId
from erp_adapter.domain.new_order import NewOrder
from erp_adapter.domain.order_records import OrderLine
from erp_adapter.errors import ErpNotWritable, ErpTimeout, ErpUnavailable
from erp_adapter.keys import key_of
from erp_adapter.mapping.submission import Step, Submission
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, scoped

Values = Mapping[str, Any]

_JSON = msgspec.json.Encoder(decimal_format="number")

REFUSAL_AGE = timedelta(minutes=1)
"""For how long an ERP that could not be written to is said to take no orders: who reads so may not try any."""


class OrderWriter:
    """`submission` says how an order is written; None: none can be."""

    def __init__(
        self,
        database: Database,
        relations: Relations,
        submission: Submission | None,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._relations = relations
        self._submission = submission
        self._now = now
        self._refused_at: datetime | None = None

    @property
    def takes_orders(self) -> bool:
        """Whether orders can be written, as far as is known: not where it was read-only or full a moment ago."""
        if self._submission is None:
            return False
        return self._refused_at is None or self._now() - self._refused_at >= REFUSAL_AGE

    async def handed_over(self, references: Mapping[CustomerCode, str]) -> Mapping[CustomerCode, OrderId]:
        """The order that each customer's external reference has become; those that the ERP doesn't have are left out."""
        return await self._found(self._database, references)

    async def write(self, new: NewOrder) -> OrderId:
        """Write the order and all its lines, or nothing.

        Raise DuplicateKey where the ERP has an order with this external reference. After any other ErpError the order may
        have been written or not.
        """
        if self._submission is None:
            raise ErpUnavailable
        try:
            number = await self._written(self._submission, new)
        except ErpNotWritable as error:
            self._refused_at = self._now()
            raise ErpNotWritable("erp.notWritable") from error
        self._refused_at = None
        return number

    async def _written(self, submission: Submission, new: NewOrder) -> OrderId:
        async with self._database.transaction() as transaction:
            order = await _order_steps(transaction, submission, new)
            number = await self._id(transaction, new, order)
            if self._now() >= new.valid_until:
                raise ErpTimeout
        return number

    async def _id(self, transaction: Transaction, new: NewOrder, given: Values) -> OrderId:
        """What the steps gave as the order's key; where they gave its number alone, what the ERP has made its key."""
        key = key_of(self._relations.sales_order)
        names = [column.name for column in key.columns]
        if all(name in given for name in names):
            return OrderId(key.text_of([str(given[name]).rstrip(" ") for name in names]))
        customer = new.order.customer_code
        found = await self._found(transaction, {customer: new.external_reference})
        if customer not in found:
            raise ErpUnavailable
        return found[customer]

    async def _found(
        self, reader: Database | Transaction, references: Mapping[CustomerCode, str]
    ) -> Mapping[CustomerCode, OrderId]:
        column, key = self._relations.sales_order.c, key_of(self._relations.sales_order)
        columns = (column.customer_code, *key.labels())
        statement = scoped(self._relations, "sales_order", CustomerScope.of(references), *columns)
        rows = await reader.fetch(statement.where(among(column.external_reference, references.values())))
        return {CustomerCode(row.customer_code): OrderId(key.text(row)) for row in rows}


async def _order_steps(transaction: Transaction, submission: Submission, new: NewOrder) -> Values:
    """Run all steps; give what the order's parameters are behind them."""
    lines = [_line_row(line) for line in new.order.lines]
    order = {**_order_row(new), "lines": _JSON.encode(lines).decode()}
    order = await _run(transaction, submission.order, order)
    number = _numbers(order)
    for line in lines:
        await _run(transaction, submission.line, {**order, **number, **line})
    return await _run(transaction, submission.finish, order)


async def _run(transaction: Transaction, steps: Sequence[Step], values: Values) -> dict[str, Any]:
    """Run steps one after the other, each with what those before it gave."""
    known = dict(values)
    for step in steps:
        statement = step.statement(known)
        if not step.gives:
            touched = await transaction.execute(statement)
            if step.rows is not None and touched != step.rows:
                raise ErpUnavailable
            continue
        rows = await transaction.fetch(statement)
        if len(rows) != 1:
            raise ErpUnavailable
        # Some systems spell names in their own case.
        given = {name.lower(): value for name, value in rows[0]._mapping.items()}  # noqa: SLF001 - SQLAlchemy's public name
        if any(name.lower() not in given for name in step.gives):
            raise ErpUnavailable
        known |= {name: given[name.lower()] for name in step.gives}
    return known


def _numbers(order: Values) -> Values:
    """What the lines refer to their order by."""
    parts = {f"order_number{name.removeprefix('key')}": order[name] for name in order if name.startswith("key")}
    return parts or {"order_number": order["number"]}


def _order_row(new: NewOrder) -> Values:
    order = new.order
    return {
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
        "charges_tax_rate": None,
        "net": new.totals.net,
        "total": new.totals.total,
        "currency": order.currency,
        "external_reference": new.external_reference,
    }


def _line_row(line: OrderLine) -> Values:
    return {
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
