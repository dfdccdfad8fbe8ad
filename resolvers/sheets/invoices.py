"""What an exported list of invoices holds: what is owed of them for those alone who may see it."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from erp_adapter.domain.invoice_list import InvoiceFilter, InvoiceHead, InvoiceQuery
from erp_adapter.domain.invoices import Standing
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.sheets import Fact, Kind, Sheet
from resolvers.invoices import Invoices
from resolvers.principal import Principal
from resolvers.sheets.heading import Headings, chosen, fact, searched, word
from resolvers.sheets.table import Entry, Table, read_all


@dataclass(frozen=True, slots=True)
class Billed:
    """An invoice, and what is owed of it."""

    head: InvoiceHead
    standing: Standing


ABOUT: Sequence[Entry[Billed]] = (
    Entry("number", Kind.TEXT, 14, lambda each: each.head.number),
    Entry("date", Kind.DATE, 10, lambda each: each.head.date),
    Entry("kind", Kind.WORD, 13, lambda each: word("invoice_kind", each.head.kind)),
    Entry("due_date", Kind.DATE, 11, lambda each: each.standing.due_date),
    Entry("net", Kind.AMOUNT, 13, lambda each: each.head.net),
    Entry("tax", Kind.AMOUNT, 12, lambda each: each.head.total - each.head.net),
    Entry("total", Kind.AMOUNT, 13, lambda each: each.head.total),
    Entry("currency", Kind.TEXT, 7, lambda each: each.head.currency),
)
DEBT: Sequence[Entry[Billed]] = (
    Entry("outstanding", Kind.AMOUNT, 13, lambda each: each.standing.balance),
    Entry("status", Kind.WORD, 15, lambda each: word("invoice_status", each.standing.status)),
)


@dataclass(frozen=True, slots=True)
class InvoiceList:
    invoices: Invoices
    headings: Headings

    def checked(self, viewer: Principal, wanted: InvoiceQuery) -> InvoiceQuery:
        """The same list as of today; raise Forbidden where the list itself would."""
        (query,) = self.invoices.queries(viewer, [wanted.customer], wanted.filter, wanted.order)
        return query

    async def sheet(self, viewer: Principal, wanted: InvoiceQuery) -> Sheet:
        query = self.checked(viewer, wanted)
        heading = await self.headings.of(viewer, query.customer)
        (sums,) = await self.invoices.sums(viewer, [query])
        entries = [*ABOUT, *(DEBT if self.invoices.shows_debt(viewer) else ())]
        totals = {"net": sums.net, "tax": sums.tax, "total": sums.total, "outstanding": sums.balance}
        table = Table(entries, self._batches(viewer, query))
        return heading.over("invoices", table, above=_narrowed(query.filter), totals=totals)

    async def _batches(self, viewer: Principal, query: InvoiceQuery) -> AsyncIterator[Sequence[Billed]]:
        async def read(request: PageRequest) -> Page[InvoiceHead]:
            (page,) = await self.invoices.data.pages([query], request)
            return page

        async for heads in read_all(read):
            standings = await self.invoices.standings(viewer, [head.invoice_key for head in heads])
            yield [Billed(head, standing) for head, standing in zip(heads, standings, strict=True)]


def _narrowed(wanted: InvoiceFilter) -> list[Fact]:
    return [
        fact("from", Kind.DATE, wanted.date_from),
        fact("to", Kind.DATE, wanted.date_until),
        fact("due_from", Kind.DATE, wanted.due_from),
        fact("due_to", Kind.DATE, wanted.due_until),
        fact("total_min", Kind.AMOUNT, wanted.total_min),
        fact("total_max", Kind.AMOUNT, wanted.total_max),
        fact("outstanding_min", Kind.AMOUNT, wanted.balance_min),
        fact("outstanding_max", Kind.AMOUNT, wanted.balance_max),
        *chosen("status", "invoice_status", wanted.statuses),
        *chosen("kind", "invoice_kind", wanted.kinds),
        searched(wanted.words),
    ]
