"""What an exported account statement holds: all the entries of a period, each with the balance that it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.sheets import Kind, Sheet
from erp_adapter.domain.statements import EntryQuery, LedgerEntry, Statement
from erp_adapter.errors import BadRequest
from resolvers.principal import Principal
from resolvers.sheets.heading import Headings, fact
from resolvers.sheets.requests import StatementSheet
from resolvers.sheets.table import Entry, Table, read_all
from resolvers.statements import Statements

ENTRIES: Sequence[Entry[LedgerEntry]] = (
    Entry("date", Kind.DATE, 10, lambda each: each.date),
    Entry("entry_number", Kind.TEXT, 8, lambda each: str(each.entry_number)),
    Entry("concept", Kind.TEXT, 28, lambda each: each.concept),
    Entry("document", Kind.TEXT, 14, lambda each: each.document),
    Entry("debit", Kind.AMOUNT, 13, lambda each: each.debit),
    Entry("credit", Kind.AMOUNT, 13, lambda each: each.credit),
    Entry("balance", Kind.AMOUNT, 14, lambda each: each.balance),
)


@dataclass(frozen=True, slots=True)
class StatementList:
    statements: Statements
    headings: Headings

    async def sheet(self, viewer: Principal, wanted: StatementSheet) -> Sheet:
        """Raise Forbidden or BadRequest where the statement itself would."""
        statement = await self._found(viewer, wanted)
        heading = await self.headings.of(viewer, wanted.customer)

        async def read(request: PageRequest) -> Page[LedgerEntry]:
            (page,) = await self.statements.data.pages([EntryQuery(statement)], request)
            return page

        return heading.over(
            "statement",
            Table(ENTRIES, read_all(read)),
            above=[
                fact("account", Kind.TEXT, statement.query.account),
                fact("from", Kind.DATE, statement.query.since),
                fact("to", Kind.DATE, statement.query.until),
                fact("opening_balance", Kind.AMOUNT, statement.opening),
            ],
            below=[fact("closing_balance", Kind.AMOUNT, statement.closing)],
            totals={"debit": statement.debit, "credit": statement.credit},
        )

    async def _found(self, viewer: Principal, wanted: StatementSheet) -> Statement:
        (found,) = await self.statements.statements(
            viewer, [wanted.customer], wanted.since, wanted.until, wanted.account
        )
        if isinstance(found, BadRequest):
            raise found
        if found is None:
            raise BadRequest("statement.account")
        return found
