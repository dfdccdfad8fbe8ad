"""A customer's credit."""

from decimal import Decimal

import strawberry

from erp_adapter.domain import credit


@strawberry.type(description="Credit limit and what uses it (riesgo), in the company's currency.")
class Credit:
    limit: Decimal | None = strawberry.field(description="How much the customer may owe; null: no limit.")
    outstanding: Decimal = strawberry.field(description="What is still to be paid.")
    open_orders: Decimal = strawberry.field(description="What open orders have not yet invoiced, tax included.")
    available: Decimal | None = strawberry.field(
        description="limit − outstanding − openOrders, negative past the limit; null without a limit."
    )

    @classmethod
    def of(cls, record: credit.Credit) -> "Credit":
        return cls(
            limit=record.limit,
            outstanding=record.outstanding,
            open_orders=record.open_orders,
            available=record.available,
        )
