"""The account with a customer over a period (extracto contable), and the entries that it is made of."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from erp_adapter.domain import statements
from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.paging import Page
from erp_adapter.domain.statements import EntryQuery
from resolvers.searching import search_words
from resolvers.sheets.requests import StatementSheet
from schema.batched import batched
from schema.context import Info, RequestContext
from schema.shown import id_of, of_record, rows_of, wanted_rows
from schema.types.connections import After, Before, First, Last, PageInfo
from schema.types.export import ExportLink, FormatArgument, export_link
from schema.types.node import Node

if TYPE_CHECKING:
    from schema.types.invoice import Invoice


_KEY = ("customer_code", "account", "date", "entry_number", "line")


@strawberry.type(description="A line of an entry (apunte) in a customer's account. Needs SEE_LEDGER.")
class LedgerEntry(Node):
    record: strawberry.Private[statements.LedgerEntry]
    id: strawberry.ID = id_of("LedgerEntry", *_KEY)
    date: dt.date = of_record("date", description="Its day.")
    entry_number: str = of_record("entry_number", description="The number of the entry (asiento).")
    account: str = of_record("account", description="The account.")
    concept: str = of_record("concept", description="What it is for.")
    document: str | None = of_record("document", description="The document that it is of.")
    debit: Decimal = of_record("debit", description="Debe.")
    credit: Decimal = of_record("credit", description="Haber.")
    balance: Decimal = of_record("balance", description="Saldo after this entry, whatever the page or the search.")

    @classmethod
    def of(cls, record: statements.LedgerEntry) -> "LedgerEntry":
        return cls(record=record)

    @batched(
        needs=("invoice_number",),
        description="The invoice that it is about: posted, paid or returned; null for anything else, and without SEE_INVOICES.",
    )
    async def invoice(
        parents: "Sequence[LedgerEntry]", info: Info
    ) -> list[Annotated["Invoice", strawberry.lazy("schema.types.invoice")] | None]:
        from schema.types.invoice import visible_invoices  # noqa: PLC0415 - the two may refer to each other

        return await visible_invoices(info.context, [each.record.invoice_number for each in parents])


@strawberry.type(description="An entry in a list.")
class LedgerEntryEdge:
    node: LedgerEntry = strawberry.field(description="The entry.")
    cursor: str = strawberry.field(description="Its place in the list, for `after` and `before`.")


@strawberry.type(description="A page of an account's entries, in its order: day, number, line.")
class LedgerEntryConnection:
    query: strawberry.Private[EntryQuery]
    page: strawberry.Private[Page[LedgerEntry]]

    @strawberry.field(description="The page's entries with their cursors.")
    def edges(self) -> list[LedgerEntryEdge]:
        return [
            LedgerEntryEdge(node=node, cursor=cursor)
            for node, cursor in zip(self.page.items, self.page.cursors, strict=True)
        ]

    @strawberry.field(description="The page's entries.")
    def nodes(self) -> list[LedgerEntry]:
        return rows_of(self.page)

    @strawberry.field(description="Where the page stands in the list.")
    def page_info(self) -> PageInfo:
        return PageInfo(page=self.page)

    @batched(description="How many entries the whole list has; counted only when asked for.")
    async def total_count(parents: "Sequence[LedgerEntryConnection]", info: Info) -> list[int | None]:
        return list(await info.context.office.statements.data.counts([each.query for each in parents]))


@strawberry.type(description="openingBalance + totalDebit - totalCredit = closingBalance, always.")
class AccountStatement:
    record: strawberry.Private[statements.Statement]
    account: str = strawberry.field(description="The account.")
    from_: dt.date = strawberry.field(name="from", description="The first day.")
    to: dt.date = strawberry.field(description="The last day.")
    currency: str = strawberry.field(description="ISO 4217: the company's.")
    opening_balance: Decimal = strawberry.field(
        description="Saldo before the first day: the closing balance of the period before."
    )
    total_debit: Decimal = strawberry.field(description="The debits of the period.")
    total_credit: Decimal = strawberry.field(description="The credits of the period.")
    closing_balance: Decimal = strawberry.field(description="Saldo at the end of the last day.")

    @classmethod
    def of(cls, record: statements.Statement) -> "AccountStatement":
        query = record.query
        return cls(
            record=record,
            account=query.account,
            from_=query.since,
            to=query.until,
            currency=record.currency,
            opening_balance=record.opening,
            total_debit=record.debit,
            total_credit=record.credit,
            closing_balance=record.closing,
        )

    @batched(description="The entries of the period, without those that open and close a year.")
    async def entries(
        parents: "Sequence[AccountStatement]",
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        search: Annotated[
            str | None, strawberry.argument(description="Words looked for in concept, document and entry number.")
        ] = None,
    ) -> list[LedgerEntryConnection | None]:
        words = search_words(search)
        queries = [EntryQuery(each.record, words) for each in parents]
        request = info.context.office.lists.page_request(first, after, last, before)
        wanted = wanted_rows(LedgerEntry, info.selected)
        pages = await info.context.office.statements.data.pages(queries, request, wanted)
        return [
            LedgerEntryConnection(query=query, page=page.map(LedgerEntry.of))
            for query, page in zip(queries, pages, strict=True)
        ]

    @strawberry.field(description="The whole list as a file.")
    def export(self, info: Info, format: FormatArgument) -> ExportLink | None:  # noqa: A002 - the contract's name
        return export_link(info.context, StatementSheet.of(self.record), format)


async def account_statements(
    context: RequestContext, customers: Sequence[CustomerCode], since: dt.date, until: dt.date, account: str | None
) -> list[AccountStatement | None]:
    """Each customer's statement; an exception in the place of one whose account it is not."""
    named = None if account is None else AccountCode(account)
    found: list[Any] = await context.office.statements.statements(context.viewer, customers, since, until, named)
    return [AccountStatement.of(each) if isinstance(each, statements.Statement) else each for each in found]


async def ledger_entries(context: RequestContext, keys: Sequence[Sequence[str]]) -> list[LedgerEntry | None]:
    """Entries by the keys of their ids; None for what is none, or may not be seen."""
    wanted = [_entry_key(*each) for each in keys]
    found = await context.office.statements.visible(context.viewer, [key for key in wanted if key is not None])
    entries = iter(found)
    records = [None if key is None else next(entries) for key in wanted]
    return [None if record is None else LedgerEntry.of(record) for record in records]


def _entry_key(customer: str, account: str, day: str, number: str, line: str) -> statements.EntryKey | None:
    try:
        return CustomerCode(customer), AccountCode(account), dt.date.fromisoformat(day), number, int(line)
    except ValueError:
        return None
