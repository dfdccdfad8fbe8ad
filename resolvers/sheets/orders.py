"""What an exported list of orders holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from erp_adapter.domain.order_list import OrderFilter, OrderHead, OrderQuery
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.sheets import Fact, Kind, Sheet
from resolvers.orders import Orders, OrdersWanted
from resolvers.principal import Principal
from resolvers.settings import CompanySettings
from resolvers.sheets.heading import Headings, chosen, fact, searched, word
from resolvers.sheets.table import Entry, Table, read_all

AMOUNTS: Sequence[Entry[OrderHead]] = (
    Entry("net", Kind.AMOUNT, 13, lambda each: each.net),
    Entry("total", Kind.AMOUNT, 13, lambda each: each.total),
    Entry("currency", Kind.TEXT, 7, lambda each: each.currency),
)
"""For who may see prices."""


@dataclass(frozen=True, slots=True)
class OrderList:
    orders: Orders
    headings: Headings
    settings: CompanySettings

    async def sheet(self, viewer: Principal, wanted: OrderQuery) -> Sheet:
        """Raise Forbidden where the list itself would."""
        zone = self.settings.zone
        asked = _asked(wanted.filter, zone)
        (query,) = self.orders.queries(viewer, [wanted.customer], asked, wanted.order)
        heading = await self.headings.of(viewer, query.customer)
        (sums,) = await self.orders.sums(viewer, [query])

        async def read(request: PageRequest) -> Page[OrderHead]:
            (page,) = await self.orders.data.pages([query], request)
            return page

        entries = [*_about(zone), *(AMOUNTS if self.orders.shows_amounts(viewer) else ())]
        totals = {} if sums is None else {"net": sums.net, "total": sums.total}
        return heading.over("orders", Table(entries, read_all(read)), above=_narrowed(asked), totals=totals)


def _about(zone: ZoneInfo) -> list[Entry[OrderHead]]:
    return [
        Entry("number", Kind.TEXT, 12, lambda each: each.number),
        Entry("submitted_on", Kind.DATE, 11, lambda each: _day(each.submitted_at, zone)),
        Entry("reference", Kind.TEXT, 18, lambda each: each.reference),
        Entry("requested_date", Kind.DATE, 11, lambda each: each.requested_date),
        Entry("status", Kind.WORD, 14, lambda each: word("order_status", each.status)),
    ]


def _asked(wanted: OrderFilter, zone: ZoneInfo) -> OrdersWanted:
    """The days that the filter was made of."""
    before = wanted.submitted_before
    return OrdersWanted(
        submitted_from=None if wanted.submitted_from is None else _day(wanted.submitted_from, zone),
        submitted_until=None if before is None else _day(before, zone) - timedelta(days=1),
        statuses=wanted.statuses,
        pending=wanted.pending,
        words=wanted.words,
    )


def _narrowed(asked: OrdersWanted) -> list[Fact]:
    return [
        fact("from", Kind.DATE, asked.submitted_from),
        fact("to", Kind.DATE, asked.submitted_until),
        *chosen("status", "order_status", asked.statuses),
        fact("pending", Kind.FLAG, asked.pending),
        searched(asked.words),
    ]


def _day(instant: datetime, zone: ZoneInfo) -> date:
    return instant.astimezone(zone).date()
