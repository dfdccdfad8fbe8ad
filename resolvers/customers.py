"""The customers that a person may see, and the company that sells to them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from erp_adapter.domain.codes import CustomerCode, ProductCode
from erp_adapter.domain.customers import Company, Customer, CustomerQuery, CustomerSort, DeliveryAddress
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.pricing import Tariff
from erp_adapter.errors import Forbidden
from erp_adapter.scope import CustomerScope
from resolvers.principal import Principal
from resolvers.searching import search_words


class CustomersPort(Protocol):
    """Customers' data, many at a time."""

    async def company(self) -> Company: ...
    async def customers(
        self, codes: Collection[CustomerCode], wanted: Wanted = None
    ) -> Mapping[CustomerCode, Customer]: ...
    async def delivery_addresses(
        self, customers: Collection[CustomerCode]
    ) -> Mapping[CustomerCode, Sequence[DeliveryAddress]]: ...
    async def codes_of_products(
        self, customer: CustomerCode, products: Collection[ProductCode]
    ) -> Mapping[ProductCode, Sequence[str]]: ...
    async def page(
        self, query: CustomerQuery, scope: CustomerScope, request: PageRequest, wanted: Wanted = None
    ) -> Page[Customer]: ...
    async def count(self, query: CustomerQuery, scope: CustomerScope) -> int: ...


class TariffsPort(Protocol):
    async def tariffs(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, tuple[Tariff, ...]]: ...


class Customers:
    def __init__(self, data: CustomersPort, tariffs: TariffsPort) -> None:
        self._data = data
        self._tariffs = tariffs

    async def company(self) -> Company:
        return await self._data.company()

    async def visible(
        self, viewer: Principal, codes: Sequence[CustomerCode], wanted: Wanted = None
    ) -> list[Customer | None]:
        """Each customer; None for one that the viewer may not see, as if it did not exist."""
        allowed = {code for code in codes if viewer.scope.allows(code)}
        found = await self._data.customers(allowed, wanted) if allowed else {}
        return [found.get(code) for code in codes]

    async def own(self, viewer: Principal, wanted: Wanted = None) -> list[Customer]:
        """All that the viewer acts for, its first one first; none for staff."""
        found = await self.visible(viewer, viewer.customers, wanted)
        return [customer for customer in found if customer is not None]

    async def delivery_addresses(self, customers: Sequence[CustomerCode]) -> list[Sequence[DeliveryAddress]]:
        found = await self._data.delivery_addresses(set(customers))
        return [found.get(code, ()) for code in customers]

    async def tariffs(self, customers: Sequence[CustomerCode]) -> list[tuple[Tariff, ...]]:
        found = await self._tariffs.tariffs(set(customers))
        return [found.get(code, ()) for code in customers]

    async def codes_of_products(
        self, viewer: Principal, customer: CustomerCode, products: Sequence[ProductCode]
    ) -> list[Sequence[str]]:
        """What the customer calls each product, in order; raise Forbidden for one that is not the viewer's."""
        if not viewer.scope.allows(customer):
            raise Forbidden("forbidden.customer")
        found = await self._data.codes_of_products(customer, set(products))
        return [found.get(code, ()) for code in products]

    def query(self, viewer: Principal, search: str | None, order: Sequence[tuple[CustomerSort, bool]]) -> CustomerQuery:
        """For staff only: raise Forbidden for anybody else."""
        viewer.require_staff()
        return CustomerQuery(search_words(search), tuple(order) or ((CustomerSort.NAME, False),))

    async def page(
        self, viewer: Principal, query: CustomerQuery, request: PageRequest, wanted: Wanted = None
    ) -> Page[Customer]:
        return await self._data.page(query, viewer.scope, request, wanted)

    async def count(self, viewer: Principal, query: CustomerQuery) -> int:
        return await self._data.count(query, viewer.scope)
