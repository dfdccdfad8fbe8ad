"""What customers owe, and what their open orders have not yet invoiced, as the ERP has it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import func, select

from erp_adapter.cascade import cascade
from erp_adapter.database import Database
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.credit import OpenLine, OpenOrder
from erp_adapter.domain.order_taxes import charges_tax, stored_tax
from erp_adapter.domain.orders import OrderedLine
from erp_adapter.keys import key_of
from erp_adapter.order_state import OrderState
from erp_adapter.prepared import Kept, Prepared
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, given_scope, scoped

_ORDER = ("discount_1", "discount_2", "charges", "charges_tax_rate")
_LINE = ("quantity", "served", "invoiced", "closed", "net", "tax_rate", "surcharge_rate")


class CreditRepository:
    """Amounts in the company's currency alone: documents in another are never added."""

    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._currency = select(relations.company.c.currency).scalar_subquery()
        self._prepared: Kept[Prepared] = Kept()

    async def outstanding(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]:
        """What each owes; one without any due date is left out. A due date inside a grouping is owed by the grouping."""
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Prepared:
            receivable = self._relations.receivable.c
            owed = func.sum(receivable.amount) - func.sum(receivable.paid)
            statement = scoped(self._relations, "receivable", whose, receivable.customer_code, owed)
            statement = statement.where(receivable.grouping_number.is_(None), receivable.currency == self._currency)
            return Prepared(statement.group_by(receivable.customer_code))

        rows = await self._database.read(self._prepared.get("outstanding", build), values)
        return dict(rows)  # type: ignore[arg-type]

    async def open_orders(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Sequence[OpenOrder]]:
        """The orders of each that have something to invoice; the lines of no other order are read."""
        whose, values = given_scope(CustomerScope.of(customers))
        key = key_of(self._relations.sales_order).columns

        def build() -> Prepared:
            order, line = self._relations.sales_order.c, self._relations.sales_order_line.c
            columns = (
                *(order.customer_code, *key),
                select(self._relations.company.c.tax_regime).scalar_subquery().label("regime"),
                *[order[name] for name in _ORDER],
                *[line[name] for name in _LINE],
            )
            statement = scoped(self._relations, "sales_order_line", whose, *columns)
            statement = statement.where(
                order.currency == self._currency, OrderState(self._relations, whose).is_to_invoice()
            )
            return Prepared(statement.order_by(order.customer_code, *key, line.position))

        rows = await self._database.read(self._prepared.get("open orders", build), values)
        found: dict[CustomerCode, list[OpenOrder]] = defaultdict(list)
        of_order = len(key) + 1
        for (customer, *_), lines in groupby(rows, itemgetter(slice(of_order))):
            found[customer].append(_open_order([row[of_order:] for row in lines]))
        return found


def _open_order(rows: Sequence[Sequence[Any]]) -> OpenOrder:
    regime, discount_1, discount_2, charges, charges_tax_rate, *_ = rows[0]
    return OpenOrder(
        lines=[_open_line(regime, *row[-len(_LINE) :]) for row in rows],
        discounts=cascade(discount_1, discount_2),
        charges=charges,
        charges_tax=charges_tax(regime, charges_tax_rate),
        cancelled=False,
    )


def _open_line(
    regime: str,
    quantity: Decimal,
    served: Decimal,
    invoiced: Decimal,
    closed: bool,
    net: Decimal,
    tax_rate: Decimal,
    surcharge_rate: Decimal,
) -> OpenLine:
    ordered = OrderedLine(quantity, served, invoiced, closed)
    return OpenLine(ordered, net, stored_tax(regime, tax_rate, surcharge_rate))
