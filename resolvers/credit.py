"""How much credit customers have, and what uses it (riesgo)."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.credit import Credit, OpenOrder, credit, to_invoice
from erp_adapter.domain.customers import Customer
from erp_adapter.errors import Forbidden
from resolvers.principal import Permission, Principal
from resolvers.settings import CompanySettings

NOTHING = Decimal("0.00")


class CreditPort(Protocol):
    """What uses customers' credit, many at a time."""

    async def outstanding(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]: ...
    async def open_orders(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Sequence[OpenOrder]]: ...


class CreditLimitsPort(Protocol):
    async def customers(self, codes: Collection[CustomerCode]) -> Mapping[CustomerCode, Customer]: ...


class CreditBook:
    def __init__(self, data: CreditPort, customers: CreditLimitsPort, settings: CompanySettings) -> None:
        self._data = data
        self._customers = customers
        self._settings = settings

    async def credit(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Credit]:
        """The credit of those of the customers that exist, whoever asks, by three statements."""
        records = await self._customers.customers(customers)
        outstanding = await self._data.outstanding(records)
        open_orders = await self._data.open_orders(records)
        return {
            code: credit(
                record.credit_limit,
                outstanding.get(code, NOTHING),
                sum((self._to_invoice(order) for order in open_orders.get(code, ())), NOTHING),
            )
            for code, record in records.items()
        }

    async def shown(self, viewer: Principal, customers: Sequence[CustomerCode]) -> list[Credit | None]:
        """The credit of each customer; raise Forbidden without SEE_OUTSTANDING, or for one that is not the viewer's."""
        viewer.require(Permission.SEE_OUTSTANDING)
        if not all(viewer.scope.allows(customer) for customer in customers):
            raise Forbidden("forbidden.customer")
        found = await self.credit(set(customers))
        return [found.get(customer) for customer in customers]

    def _to_invoice(self, order: OpenOrder) -> Decimal:
        return to_invoice(order, rounding=self._settings.tax_rounding)
