"""What an exported declaration (347, 415) holds: its figures, and the invoices of the year behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from erp_adapter.domain.declarations import (
    QUARTERS,
    THRESHOLD,
    Declaration,
    DeclarationModel,
    DeclaredInvoice,
)
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.sheets import Fact, Kind, Sheet, Word
from erp_adapter.errors import Gone
from resolvers.declarations import Declarations
from resolvers.principal import Principal
from resolvers.sheets.heading import Headings, fact, word
from resolvers.sheets.requests import DeclarationSheet
from resolvers.sheets.table import Entry, Table, read_all

TITLES = {DeclarationModel.M347: "declaration_347", DeclarationModel.M415: "declaration_415"}
OTHER_CURRENCY = Word("exclusion_reason.OTHER_CURRENCY")


@dataclass(frozen=True, slots=True)
class DeclarationList:
    declarations: Declarations
    headings: Headings

    async def sheet(self, viewer: Principal, wanted: DeclarationSheet) -> Sheet:
        """Raise Forbidden where the declaration itself would, Gone where the year has none like it any more."""
        declaration = await self._found(viewer, wanted)
        heading = await self.headings.of(viewer, wanted.customer)

        async def read(request: PageRequest) -> Page[DeclaredInvoice]:
            (page,) = await self.declarations.documents([declaration], request)
            return page

        table = Table(_entries(declaration.model), read_all(read))
        return heading.over(TITLES[declaration.model], table, above=_figures(declaration))

    async def _found(self, viewer: Principal, wanted: DeclarationSheet) -> Declaration:
        (theirs,) = await self.declarations.of_year(viewer, [wanted.customer], wanted.year)
        for each in theirs:
            if (each.model, each.taxpayer.party.tax_id) == (wanted.model, wanted.tax_id):
                return each
        raise Gone("declaration.none")


def _entries(model: DeclarationModel) -> Sequence[Entry[DeclaredInvoice]]:
    return (
        Entry("number", Kind.TEXT, 18, lambda each: each.number),
        Entry("date", Kind.DATE, 11, lambda each: each.date),
        Entry("quarter", Kind.INTEGER, 10, lambda each: each.operation.quarter),
        Entry("amount", Kind.AMOUNT, 15, lambda each: each.operation.amount),
        Entry("included", Kind.FLAG, 9, lambda each: each.operation.counts_in(model)),
        Entry("exclusion_reason", Kind.WORD, 32, lambda each: _reason(each, model)),
    )


def _reason(document: DeclaredInvoice, model: DeclarationModel) -> Word | None:
    """Its amount is in its own currency, which the list does not show: the reason says so."""
    reason = document.operation.reason_in(model)
    if reason is not None:
        return word("exclusion_reason", reason)
    return None if document.operation.counts_in(model) else OTHER_CURRENCY


def _figures(declaration: Declaration) -> list[Fact]:
    quarters = zip(QUARTERS, declaration.quarters, strict=True)
    return [
        fact("year", Kind.TEXT, str(declaration.year)),
        fact("declared_tax_id", Kind.TEXT, declaration.taxpayer.party.tax_id),
        fact("year_total", Kind.AMOUNT, declaration.total),
        *(fact(f"quarter_{quarter}", Kind.AMOUNT, amount) for quarter, amount in quarters),
        fact("threshold", Kind.AMOUNT, THRESHOLD),
        fact("declarable", Kind.FLAG, declaration.declarable),
        fact("cash", Kind.AMOUNT, declaration.cash),
        fact("cash_declarable", Kind.FLAG, declaration.cash_declarable),
        fact("filed", Kind.FLAG, declaration.filed),
    ]
