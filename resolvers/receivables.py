"""What customers owe (pendientes de pago): for those who may see it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.receivable_list import ReceivableFilter, ReceivableQuery, ReceivableSort
from erp_adapter.domain.receivables import Aging, Receivable, ReceivableKey
from erp_adapter.errors import BadRequest, Forbidden
from erp_adapter.scope import CustomerScope
from resolvers.clock import Clock, today
from resolvers.principal import Permission, Principal
from resolvers.settings import CompanySettings

DUE_FIRST = ((ReceivableSort.DUE_DATE, False),)


class ReceivablesPort(Protocol):
    """What customers owe, many at a time."""

    async def pages(
        self, queries: Sequence[ReceivableQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[Receivable]]: ...
    async def counts(self, queries: Sequence[ReceivableQuery]) -> list[int]: ...
    async def agings(self, queries: Sequence[ReceivableQuery]) -> list[Aging]: ...
    async def by_number(self, keys: Collection[ReceivableKey]) -> Mapping[ReceivableKey, Receivable]: ...
    async def of_invoices(
        self, invoices: Collection[InvoiceNumber], scope: CustomerScope, wanted: Wanted = None
    ) -> Mapping[InvoiceNumber, Sequence[Receivable]]: ...
    async def invoices(self, keys: Collection[ReceivableKey]) -> Mapping[ReceivableKey, Sequence[InvoiceNumber]]: ...


class Receivables:
    """`data` is for lists that this use case gave; what depends on who asks is a method here."""

    def __init__(self, data: ReceivablesPort, settings: CompanySettings, clock: Clock) -> None:
        self.data = data
        self._settings = settings
        self._clock = clock

    def today(self) -> date:
        """The company's day, from which debts are late."""
        return today(self._clock, self._settings.zone)

    def queries(
        self,
        viewer: Principal,
        customers: Sequence[CustomerCode],
        wanted: ReceivableFilter,
        order: Sequence[tuple[ReceivableSort, bool]] | None,
    ) -> list[ReceivableQuery]:
        """Say what of each customer's debts, in which order: by due date if none is given.

        Raise Forbidden without SEE_OUTSTANDING and for a customer that is not the viewer's, BadRequest for an order that
        says something twice. Invoices' numbers are searched only for a viewer who may see invoices.
        """
        viewer.require(Permission.SEE_OUTSTANDING)
        if not all(viewer.scope.allows(customer) for customer in customers):
            raise Forbidden("forbidden.customer")
        chosen = tuple(order or DUE_FIRST)
        if len({what for what, _ in chosen}) < len(chosen):
            raise BadRequest("order.twice")
        day, by_invoice = self.today(), viewer.may(Permission.SEE_INVOICES)
        return [ReceivableQuery(customer, day, wanted, chosen, by_invoice) for customer in customers]

    async def visible(self, viewer: Principal, keys: Sequence[ReceivableKey]) -> list[Receivable | None]:
        """Each debt, paid or not; None for one that is not there or that the viewer may not see."""
        may = viewer.may(Permission.SEE_OUTSTANDING)
        allowed = {key for key in keys if may and viewer.scope.allows(key[0])}
        found = await self.data.by_number(allowed) if allowed else {}
        return [found.get(key) for key in keys]

    async def of_invoices(
        self, viewer: Principal, invoices: Sequence[InvoiceNumber], wanted: Wanted = None
    ) -> list[Sequence[Receivable] | None]:
        """Each invoice's due dates, the earliest first; None, and nothing read, without SEE_OUTSTANDING."""
        if not viewer.may(Permission.SEE_OUTSTANDING):
            return [None] * len(invoices)
        found = await self.data.of_invoices(set(invoices), viewer.scope, wanted) if invoices else {}
        return [found.get(number, ()) for number in invoices]

    async def invoices(
        self, viewer: Principal, receivables: Sequence[Receivable]
    ) -> list[Sequence[InvoiceNumber] | None]:
        """The invoices that each is owed for; None, and nothing read, for a viewer who may not see invoices."""
        if not viewer.may(Permission.SEE_INVOICES):
            return [None] * len(receivables)
        keys = [each.key for each in receivables]
        found = await self.data.invoices(set(keys))
        return [found[key] for key in keys]
