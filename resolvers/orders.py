"""The orders that a customer has submitted (mis pedidos)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from erp_adapter.domain.codes import CustomerCode, OrderNumber
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.order_list import OrderFilter, OrderHead, OrderKey, OrderQuery, OrderSort, OrderSums
from erp_adapter.domain.order_records import OrderLine
from erp_adapter.domain.order_taxes import order_taxes
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.totals import TaxAmount
from erp_adapter.errors import BadRequest, Forbidden
from resolvers.principal import Permission, Principal
from resolvers.settings import CompanySettings

NEWEST_FIRST = ((OrderSort.SUBMITTED_AT, True),)

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9998, 12, 31)
"""Days beyond these are no order's, and not every database has an instant for them."""


class OrdersPort(Protocol):
    """The ERP's orders, many at a time."""

    async def pages(
        self, queries: Sequence[OrderQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[OrderHead]]: ...
    async def counts(self, queries: Sequence[OrderQuery]) -> list[int]: ...
    async def sums(self, queries: Sequence[OrderQuery]) -> list[OrderSums]: ...
    async def by_id(self, keys: Collection[OrderKey], wanted: Wanted = None) -> Mapping[OrderKey, OrderHead]: ...
    async def by_number(
        self, numbers: Collection[tuple[CustomerCode, OrderNumber]], wanted: Wanted = None
    ) -> Sequence[OrderHead]: ...
    async def lines(self, keys: Collection[OrderKey]) -> Mapping[OrderKey, Sequence[OrderLine]]: ...


@dataclass(frozen=True, slots=True)
class OrdersWanted:
    """All that is given must hold; days in the company's time zone, both included; `words` come folded."""

    submitted_from: date | None = None
    submitted_until: date | None = None
    statuses: tuple[OrderStatus, ...] | None = None
    pending: bool | None = None
    words: tuple[str, ...] = ()


class Orders:
    """`data` is for lists and orders that this use case gave; what depends on who asks is a method here."""

    def __init__(self, data: OrdersPort, settings: CompanySettings) -> None:
        self.data = data
        self._settings = settings

    def queries(
        self,
        viewer: Principal,
        customers: Sequence[CustomerCode],
        wanted: OrdersWanted,
        order: Sequence[tuple[OrderSort, bool]] | None,
    ) -> list[OrderQuery]:
        """Say which orders of each customer, in which order: the newest first if none is given.

        Raise Forbidden for a customer that is not the viewer's and for an order that would tell amounts which the viewer
        may not see, BadRequest for one that says something twice.
        """
        if not all(viewer.scope.allows(customer) for customer in customers):
            raise Forbidden("forbidden.customer")
        chosen = tuple(order or NEWEST_FIRST)
        if len({what for what, _ in chosen}) < len(chosen):
            raise BadRequest("order.twice")
        if any(what is OrderSort.TOTAL for what, _ in chosen):
            viewer.require(Permission.SEE_PRICES)
        filtered = _filter(wanted, self._settings.zone)
        return [OrderQuery(customer, filtered, chosen) for customer in customers]

    async def visible(
        self, viewer: Principal, keys: Sequence[OrderKey], wanted: Wanted = None
    ) -> list[OrderHead | None]:
        """Each order; None for one that is not there or that the viewer may not see, as if it did not exist."""
        allowed = {key for key in keys if viewer.scope.allows(key[0])}
        found = await self.data.by_id(allowed, wanted) if allowed else {}
        return [found.get(key) for key in keys]

    async def numbered(
        self, viewer: Principal, numbers: Sequence[tuple[CustomerCode, OrderNumber]], wanted: Wanted = None
    ) -> list[OrderHead | None]:
        """Each customer's order of that number; None where it has none, or the viewer may not see it."""
        allowed = {each for each in numbers if viewer.scope.allows(each[0])}
        heads = await self.data.by_number(allowed, wanted) if allowed else ()
        found = {(head.customer_code, head.number): head for head in heads}
        return [found.get(each) for each in numbers]

    async def lines(self, viewer: Principal, keys: Sequence[OrderKey]) -> list[Sequence[OrderLine]]:
        """Each order's lines, in their order; none of an order that is not there or may not be seen."""
        allowed = {key for key in keys if viewer.scope.allows(key[0])}
        found = await self.data.lines(allowed) if allowed else {}
        return [found.get(key, ()) for key in keys]

    async def sums(self, viewer: Principal, queries: Sequence[OrderQuery]) -> list[OrderSums | None]:
        """What each list adds up to; None, and nothing read, for a viewer that may not see prices."""
        if not self.shows_amounts(viewer):
            return [None] * len(queries)
        return list(await self.data.sums(queries))

    def taxes(self, order: OrderHead, lines: Sequence[OrderLine]) -> tuple[TaxAmount, ...]:
        return order_taxes(order, lines, rounding=self._settings.tax_rounding)

    def shows_amounts(self, viewer: Principal) -> bool:
        """Whether the viewer may see what an order and its lines cost."""
        return viewer.may(Permission.SEE_PRICES)


def _filter(wanted: OrdersWanted, zone: ZoneInfo) -> OrderFilter:
    since, until = wanted.submitted_from, wanted.submitted_until
    return OrderFilter(
        submitted_from=None if since is None else _start_of(since, zone),
        submitted_before=None if until is None else _start_of(until, zone, days=1),
        statuses=wanted.statuses,
        pending=wanted.pending,
        words=wanted.words,
    )


def _start_of(day: date, zone: ZoneInfo, days: int = 0) -> datetime:
    """The first instant of the day that is so many days later."""
    within = min(max(day, FIRST_DAY), LAST_DAY) + timedelta(days=days)
    return datetime.combine(within, time.min, zone).astimezone(UTC)
