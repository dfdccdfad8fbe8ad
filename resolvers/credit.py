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


class CreditBook:
    def __init__(self, data: CreditPort, settings: CompanySettings) -> None:
        self._data = data
        self._settings = settings

    async def credit(self, customers: Collection[Customer]) -> Mapping[CustomerCode, Credit]:
        """The credit of each customer, whoever asks, by two statements."""
        codes = {each.code for each in customers}
        outstanding = await self._data.outstanding(codes)
        open_orders = await self._data.open_orders(codes)
        return {
            each.code: credit(
                each.credit_limit,
                outstanding.get(each.code, NOTHING),
                sum((self._to_invoice(order) for order in open_orders.get(each.code, ())), NOTHING),
            )
            for each in customers
        }

    async def shown(self, viewer: Principal, customers: Sequence[Customer]) -> list[Credit]:
        """The credit of each customer; raise Forbidden without SEE_OUTSTANDING, or for one that is not the viewer's."""
        viewer.require(Permission.SEE_OUTSTANDING)
        if not all(viewer.scope.allows(each.code) for each in customers):
            raise Forbidden("forbidden.customer")
        found = await self.credit(customers)
        return [found[each.code] for each in customers]

    def _to_invoice(self, order: OpenOrder) -> Decimal:
        return to_invoice(order, rounding=self._settings.tax_rounding)
