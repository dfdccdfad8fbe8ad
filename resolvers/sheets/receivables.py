"""What an exported list of debts holds, with how late they are."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.receivable_list import ReceivableFilter, ReceivableQuery
from erp_adapter.domain.receivables import Aging, Receivable
from erp_adapter.domain.sheets import Fact, Kind, Sheet
from resolvers.invoices import Invoices
from resolvers.principal import Permission, Principal
from resolvers.receivables import Receivables
from resolvers.sheets.heading import Headings, chosen, fact, searched, word
from resolvers.sheets.table import Entry, Table, read_all


@dataclass(frozen=True, slots=True)
class Owed:
    """A debt, and the invoices that it is owed for as far as the viewer may see them."""

    debt: Receivable
    invoices: Sequence[InvoiceNumber]


INVOICES: Entry[Owed] = Entry("invoices", Kind.TEXT, 24, lambda each: ", ".join(each.invoices) or None)
AMOUNTS: Sequence[Entry[Owed]] = (
    Entry("amount", Kind.AMOUNT, 13, lambda each: each.debt.amount),
    Entry("paid", Kind.AMOUNT, 13, lambda each: each.debt.paid),
    Entry("outstanding", Kind.AMOUNT, 13, lambda each: each.debt.balance),
    Entry("currency", Kind.TEXT, 7, lambda each: each.debt.currency),
)


@dataclass(frozen=True, slots=True)
class ReceivableList:
    receivables: Receivables
    invoices: Invoices
    headings: Headings

    async def sheet(self, viewer: Principal, wanted: ReceivableQuery) -> Sheet:
        """Raise Forbidden where the list itself would, and where it was searched by invoices that may not be seen."""
        if wanted.by_invoice:
            viewer.require(Permission.SEE_INVOICES)
        (query,) = self.receivables.queries(viewer, [wanted.customer], wanted.filter, wanted.order)
        query = replace(query, by_invoice=wanted.by_invoice)
        heading = await self.headings.of(viewer, query.customer)
        (aging,) = await self.receivables.data.agings([query])
        invoices = [INVOICES] if viewer.may(Permission.SEE_INVOICES) else []
        return heading.over(
            "receivables",
            Table([*_about(query.today), *invoices, *AMOUNTS], self._batches(viewer, query)),
            above=_narrowed(query.filter),
            below=_ages(aging),
            totals={"outstanding": aging.total},
        )

    async def _batches(self, viewer: Principal, query: ReceivableQuery) -> AsyncIterator[Sequence[Owed]]:
        async def read(request: PageRequest) -> Page[Receivable]:
            (page,) = await self.receivables.data.pages([query], request)
            return page

        async for debts in read_all(read):
            numbers = await self._numbers(viewer, debts)
            yield [Owed(debt, owed_for) for debt, owed_for in zip(debts, numbers, strict=True)]

    async def _numbers(self, viewer: Principal, debts: Sequence[Receivable]) -> list[list[InvoiceNumber]]:
        """A debt may be linked to an invoice of somebody else's, which is left out."""
        owed_for = [numbers or () for numbers in await self.receivables.invoices(viewer, debts)]
        heads = await self.invoices.visible(viewer, sorted({number for numbers in owed_for for number in numbers}))
        visible = {head.number for head in heads if head is not None}
        return [[number for number in numbers if number in visible] for numbers in owed_for]


def _about(today: date) -> list[Entry[Owed]]:
    return [
        Entry("number", Kind.TEXT, 14, lambda each: each.debt.number),
        Entry("kind", Kind.WORD, 12, lambda each: word("receivable_kind", each.debt.kind)),
        Entry("date", Kind.DATE, 10, lambda each: each.debt.date),
        Entry("due_date", Kind.DATE, 11, lambda each: each.debt.due_date),
        Entry("days_overdue", Kind.INTEGER, 8, lambda each: each.debt.days_overdue(today)),
        Entry("payment_method", Kind.TEXT, 18, lambda each: each.debt.payment_method),
    ]


def _ages(aging: Aging) -> list[Fact]:
    """Of the list, in the company's currency alone: what is in another is listed and never added."""
    return [
        fact("not_due", Kind.AMOUNT, aging.not_due),
        fact("days_1_to_30", Kind.AMOUNT, aging.days_1_to_30),
        fact("days_31_to_60", Kind.AMOUNT, aging.days_31_to_60),
        fact("days_61_to_90", Kind.AMOUNT, aging.days_61_to_90),
        fact("over_90", Kind.AMOUNT, aging.over_90),
        fact("list_total", Kind.AMOUNT, aging.total),
    ]


def _narrowed(wanted: ReceivableFilter) -> list[Fact]:
    return [
        fact("due_from", Kind.DATE, wanted.due_from),
        fact("due_to", Kind.DATE, wanted.due_until),
        fact("outstanding_min", Kind.AMOUNT, wanted.balance_min),
        fact("outstanding_max", Kind.AMOUNT, wanted.balance_max),
        *chosen("kind", "receivable_kind", wanted.kinds),
        fact("overdue", Kind.FLAG, wanted.overdue),
        searched(wanted.words),
    ]
