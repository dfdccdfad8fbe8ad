"""What customers owe, and what their open orders have not yet invoiced, as the ERP has it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Row, func, select

from erp_adapter.database import Database
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.credit import OpenLine, OpenOrder
from erp_adapter.domain.order_taxes import charges_tax, stored_tax
from erp_adapter.domain.orders import OrderedLine
from erp_adapter.keys import key_of
from erp_adapter.order_state import OrderState
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, scoped


class CreditRepository:
    """Amounts in the company's currency alone: documents in another are never added."""

    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._currency = select(relations.company.c.currency).scalar_subquery()

    async def outstanding(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]:
        """What each owes; one without any due date is left out. A due date inside a grouping is owed by the grouping."""
        receivable = self._relations.receivable.c
        owed = func.sum(receivable.amount) - func.sum(receivable.paid)
        scope = CustomerScope.of(customers)
        statement = scoped(self._relations, "receivable", scope, receivable.customer_code, owed.label("owed"))
        statement = statement.where(receivable.grouping_number.is_(None), receivable.currency == self._currency)
        rows = await self._database.fetch(statement.group_by(receivable.customer_code))
        return {CustomerCode(row.customer_code): row.owed for row in rows}

    async def open_orders(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Sequence[OpenOrder]]:
        """The orders of each that have something to invoice; the lines of no other order are read."""
        order, line = self._relations.sales_order.c, self._relations.sales_order_line.c
        key = key_of(self._relations.sales_order)
        columns = (
            *(order.customer_code, order.discount_1, order.discount_2, order.charges, order.charges_tax_rate),
            *(*key.labels(), line.quantity, line.served, line.invoiced, line.closed),
            *(line.net, line.tax_rate, line.surcharge_rate),
            select(self._relations.company.c.tax_regime).scalar_subquery().label("regime"),
        )
        statement = scoped(self._relations, "sales_order_line", CustomerScope.of(customers), *columns)
        statement = statement.where(
            order.currency == self._currency, OrderState(self._relations, customers).is_to_invoice()
        )
        rows = await self._database.fetch(statement.order_by(order.customer_code, *key.columns, line.position))
        found: dict[CustomerCode, list[OpenOrder]] = defaultdict(list)
        for (customer, _), lines in groupby(rows, lambda row: (row.customer_code, key.text(row))):
            found[CustomerCode(customer)].append(_open_order(list(lines)))
        return found


def _open_order(rows: Sequence[Row[Any]]) -> OpenOrder:
    head = rows[0]
    return OpenOrder(
        lines=[_open_line(row) for row in rows],
        discounts=tuple(each for each in (head.discount_1, head.discount_2) if each),
        charges=head.charges,
        charges_tax=charges_tax(head.regime, head.charges_tax_rate),
        cancelled=False,
    )


def _open_line(row: Row[Any]) -> OpenLine:
    return OpenLine(
        ordered=OrderedLine(row.quantity, row.served, row.invoiced, row.closed),
        net=row.net,
        tax=stored_tax(row.regime, row.tax_rate, row.surcharge_rate),
    )
