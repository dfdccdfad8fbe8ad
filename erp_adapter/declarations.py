"""What the yearly declarations (347, 415) are made of: the invoices and the cash of a tax id, as the ERP has them.

A figure is a tax id's, so that this is the one place which reads invoices of customers that the login does not serve: those
with the same tax id. Which tax id that is comes from the customer's own record and its own invoices, never from a client.
The codes that share it are looked up first; each statement over invoices is then scoped to just these codes, and asks for
just the ways in which the tax id is printed on them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Executable, Row, select

from erp_adapter.database import Database
from erp_adapter.declaration_query import DeclarationQueries
from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.domain.declarations import Declarant, DeclaredInvoice, Operation, Party, Taxpayer
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.tax_ids import spellings, tax_id
from erp_adapter.keyset import count_rows, read_pages, row_by_row
from erp_adapter.relations import Relations

_Pair = tuple[CustomerCode, str | None]


class DeclarationRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._company = relations.company.c
        self._queries = DeclarationQueries(relations)

    async def declarant(self) -> Declarant:
        row, *_ = await self._database.fetch(select(self._company.tax_regime, self._company.reports_by_sii))
        return Declarant(row.tax_regime, row.reports_by_sii)

    async def taxpayers(
        self, customers: Collection[CustomerCode], year: int
    ) -> Mapping[CustomerCode, Sequence[Taxpayer]]:
        """Whose figures are each customer's, by three statements: its record's first, then the year's invoices' others.

        A tax id is found under another code if that customer's record, or an invoice of the year, spells it in a usual
        way or in one of this customer's own; the other invoices of a code that was found may spell it in any way.
        """
        own = await self._pairs(self._queries.own_tax_ids(customers, year))
        sharing = await self._pairs(self._queries.sharing(_spellings(text for _, text in own), year))
        printed = await self._pairs(self._queries.printed({code for code, _ in own + sharing}, year))
        found = _taxpayers(own + sharing + printed)
        parties: dict[CustomerCode, dict[Party, None]] = defaultdict(dict)
        for pair in own:
            parties[pair[0]][_party(pair)] = None
        return {code: [found[party] for party in theirs] for code, theirs in parties.items()}

    async def operations(self, taxpayers: Collection[Taxpayer], year: int) -> Mapping[Party, Sequence[Operation]]:
        """What each has in the year, those that are alike added up, by one statement."""
        wanted = {taxpayer.party for taxpayer in taxpayers}
        found: dict[Party, list[Operation]] = defaultdict(list)
        for row in await self._database.fetch(self._queries.sums(taxpayers, year)):
            party = Party.of(row.customer_tax_id, CustomerCode(row.customer_code))
            if party in wanted:
                found[party].append(_operation(row))
        return found

    async def cash(self, taxpayers: Collection[Taxpayer], year: int) -> Mapping[Party, Decimal]:
        """The cash received in the year under each valid tax id, by one statement.

        A receipt names no customer. It is found if it spells the tax id in a usual way or in one of its codes' own.
        """
        texts = _spellings(text for each in taxpayers for text in each.printed)
        parties = {each.party.tax_id: each.party for each in taxpayers if each.party.tax_id is not None}
        found: dict[Party, Decimal] = defaultdict(Decimal)
        for row in await self._database.fetch(self._queries.cash(texts, year)):
            known = tax_id(row.tax_id)
            if known in parties:
                found[parties[known]] += row.amount
        return found

    async def pages(self, lists: Sequence[tuple[Taxpayer, int]], request: PageRequest) -> list[Page[DeclaredInvoice]]:
        """A page of the invoices of each taxpayer's year, by one statement, in the order of date and number."""
        statements = [self._queries.documents(taxpayer, year) for taxpayer, year in lists]
        return await read_pages(self._database, statements, self._queries.keyset(), request, row_by_row(_document))

    async def counts(self, lists: Sequence[tuple[Taxpayer, int]]) -> list[int]:
        rows = await count_rows(self._database, [self._queries.count(taxpayer, year) for taxpayer, year in lists])
        return [row.invoices for row in rows]

    async def _pairs(self, statement: Executable) -> list[_Pair]:
        return [(CustomerCode(row.code), row.tax_id) for row in await self._database.fetch(statement)]


def _party(pair: _Pair) -> Party:
    code, text = pair
    return Party.of(text, code)


def _spellings(texts: Iterable[str | None]) -> set[str]:
    """The usual ways to write the valid tax ids among these, and those that are used here."""
    found: set[str] = set()
    for text in texts:
        known = tax_id(text)
        if text is not None and known is not None:
            found |= {text, *spellings(known)}
    return found


def _taxpayers(pairs: Iterable[_Pair]) -> Mapping[Party, Taxpayer]:
    grouped: dict[Party, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        grouped[_party(pair)].append(pair)
    return {
        party: Taxpayer(party, frozenset(code for code, _ in theirs), frozenset(text for _, text in theirs))
        for party, theirs in grouped.items()
    }


def _operation(row: Row[Any]) -> Operation:
    return Operation(
        quarter=row.quarter,
        total=row.total,
        net=row.net,
        laid_out=row.laid_out,
        only_laid_out=bool(row.only_laid_out),
        reverse_charge=row.reverse_charge,
        withheld=bool(row.withheld),
        own_currency=bool(row.own_currency),
        regime=row.regime,
        chosen_model=row.declaration_model,
        mark=row.exclusion_reason,
    )


def _document(row: Row[Any]) -> DeclaredInvoice:
    return DeclaredInvoice(InvoiceNumber(row.number), row.date, CustomerCode(row.customer_code), _operation(row))
