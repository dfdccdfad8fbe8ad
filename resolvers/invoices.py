"""The invoices of a customer (facturas), and what is owed of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, OrderId
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.invoice_list import (
    BY_DEBT,
    InvoiceFilter,
    InvoiceHead,
    InvoiceKey,
    InvoiceLine,
    InvoiceQuery,
    InvoiceSort,
    InvoiceSums,
)
from erp_adapter.domain.invoices import SETTLED, DocumentState, Standing
from erp_adapter.domain.order_list import OrderKey
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.totals import TaxAmount
from erp_adapter.errors import BadRequest, Forbidden
from erp_adapter.scope import CustomerScope
from resolvers.clock import Clock, today
from resolvers.principal import Permission, Principal
from resolvers.settings import CompanySettings

NEWEST_FIRST = ((InvoiceSort.DATE, True), (InvoiceSort.NUMBER, True))


class InvoicesPort(Protocol):
    """The ERP's invoices, many at a time; of what is asked for by number, those outside the scope are left out."""

    async def pages(
        self, queries: Sequence[InvoiceQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[InvoiceHead]]: ...
    async def counts(self, queries: Sequence[InvoiceQuery]) -> list[int]: ...
    async def sums(self, queries: Sequence[InvoiceQuery], *, owed: bool) -> list[InvoiceSums]: ...
    async def by_number(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, InvoiceHead]: ...
    async def rectifying(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceHead]]: ...
    async def of_orders(
        self, scope: CustomerScope, orders: Collection[OrderId]
    ) -> Mapping[OrderId, Sequence[InvoiceHead]]: ...
    async def orders(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[OrderKey]]: ...
    async def lines(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber], wanted: Wanted = None
    ) -> Mapping[InvoiceNumber, Sequence[InvoiceLine]]: ...
    async def taxes(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Sequence[TaxAmount]]: ...
    async def documents(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, DocumentState]: ...
    async def standings(self, keys: Collection[InvoiceKey], today: date) -> Mapping[InvoiceKey, Standing]: ...


class Invoices:
    """An invoice is seen whole or not at all, save what is owed of it.

    `data` is for the pages and counts of `queries`; all else is a method here. What is asked for by number is None or
    empty without SEE_INVOICES, outside the viewer's scope and where there is nothing, all alike.
    """

    def __init__(self, data: InvoicesPort, settings: CompanySettings, clock: Clock) -> None:
        self.data = data
        self._settings = settings
        self._clock = clock

    def queries(
        self,
        viewer: Principal,
        customers: Sequence[CustomerCode],
        wanted: InvoiceFilter,
        order: Sequence[tuple[InvoiceSort, bool]] | None,
    ) -> list[InvoiceQuery]:
        """Say which invoices of each customer, in which order: the newest first if none is given.

        Raise Forbidden without SEE_INVOICES, for a customer that is not the viewer's, and for a filter or an order that
        would tell what is owed to who may not see it; BadRequest for an order that says something twice.
        """
        viewer.require(Permission.SEE_INVOICES)
        if not all(viewer.scope.allows(customer) for customer in customers):
            raise Forbidden("forbidden.customer")
        chosen = tuple(order or NEWEST_FIRST)
        if len({what for what, _ in chosen}) < len(chosen):
            raise BadRequest("order.twice")
        if wanted.by_debt or any(what in BY_DEBT for what, _ in chosen):
            viewer.require(Permission.SEE_OUTSTANDING)
        day = today(self._clock, self._settings.zone)
        return [InvoiceQuery(customer, day, wanted, chosen) for customer in customers]

    async def sums(self, viewer: Principal, queries: Sequence[InvoiceQuery]) -> list[InvoiceSums]:
        """What each list adds up to, without the balance for a viewer that may not see what is owed."""
        return await self.data.sums(queries, owed=self.shows_debt(viewer))

    async def of_customers(
        self, viewer: Principal, customers: Sequence[CustomerCode], number: InvoiceNumber
    ) -> list[InvoiceHead | None]:
        """The invoice of that number where it is the customer's, else None; raise Forbidden without SEE_INVOICES."""
        viewer.require(Permission.SEE_INVOICES)
        (found,) = await self.visible(viewer, [number])
        return [found if found is not None and found.customer_code == customer else None for customer in customers]

    async def visible(self, viewer: Principal, numbers: Sequence[InvoiceNumber | None]) -> list[InvoiceHead | None]:
        named = {number for number in numbers if number is not None}
        found = await self.data.by_number(viewer.scope, named) if named and self.shows(viewer) else {}
        return [None if number is None else found.get(number) for number in numbers]

    async def rectifying(self, viewer: Principal, numbers: Sequence[InvoiceNumber]) -> list[Sequence[InvoiceHead]]:
        """The invoices that rectify each, the oldest first."""
        found = await self.data.rectifying(viewer.scope, set(numbers)) if self.shows(viewer) else {}
        return [found.get(number, ()) for number in numbers]

    async def of_orders(
        self, viewer: Principal, orders: Sequence[OrderId | None]
    ) -> list[Sequence[InvoiceHead] | None]:
        """The invoices that came of each order; None for a viewer that may not see invoices."""
        if not self.shows(viewer):
            return [None] * len(orders)
        named = {order for order in orders if order is not None}
        found = await self.data.of_orders(viewer.scope, named) if named else {}
        return [() if order is None else found.get(order, ()) for order in orders]

    async def orders(self, viewer: Principal, numbers: Sequence[InvoiceNumber]) -> list[Sequence[OrderKey]]:
        """The orders that each came of, as far as they are in the viewer's scope."""
        found = await self.data.orders(viewer.scope, set(numbers)) if self.shows(viewer) else {}
        return [found.get(number, ()) for number in numbers]

    async def lines(
        self, viewer: Principal, numbers: Sequence[InvoiceNumber], wanted: Wanted = None
    ) -> list[Sequence[InvoiceLine]]:
        found = await self.data.lines(viewer.scope, set(numbers), wanted) if self.shows(viewer) else {}
        return [found.get(number, ()) for number in numbers]

    async def taxes(self, viewer: Principal, numbers: Sequence[InvoiceNumber]) -> list[Sequence[TaxAmount]]:
        """As the ERP stored them, the highest rate first."""
        found = await self.data.taxes(viewer.scope, set(numbers)) if self.shows(viewer) else {}
        return [found.get(number, ()) for number in numbers]

    async def documents(self, viewer: Principal, numbers: Sequence[InvoiceNumber]) -> list[DocumentState]:
        found = await self.data.documents(viewer.scope, set(numbers)) if self.shows(viewer) else {}
        return [found.get(number, DocumentState.UNAVAILABLE) for number in numbers]

    async def standings(self, viewer: Principal, keys: Sequence[InvoiceKey]) -> list[Standing]:
        """What is owed of each, today: balance and status are for those alone to whom `shows_debt`."""
        day = today(self._clock, self._settings.zone)
        allowed = {key for key in keys if viewer.scope.allows(key[0])} if self.shows(viewer) else set()
        found = await self.data.standings(allowed, day) if allowed else {}
        return [found.get(key, SETTLED) for key in keys]

    def shows(self, viewer: Principal) -> bool:
        return viewer.may(Permission.SEE_INVOICES)

    def shows_debt(self, viewer: Principal) -> bool:
        """Whether the viewer may see what is owed of an invoice."""
        return viewer.may(Permission.SEE_OUTSTANDING)
