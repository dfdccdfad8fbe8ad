"""What the yearly declarations (347, 415) are made of: the invoices and the cash of a tax id, as the ERP has them.

A figure is a tax id's, so that this is the one place which reads invoices of customers that the login does not serve: those
with the same tax id. Which tax id that is comes from the customer's own record and its own invoices, never from a client.
The codes that share it are looked up first; each statement over invoices is then scoped to just these codes, and asks for
just the ways in which the tax id is printed on them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ClauseElement, select

from erp_adapter.database import Database
from erp_adapter.declaration_query import GIVEN_YEAR, OPERATION, DeclarationQueries, Issued, Year, given
from erp_adapter.dialects.given import Given
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.declarations import Declarant, DeclaredInvoice, Operation, Party, Taxpayer
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.tax_ids import spellings, tax_id
from erp_adapter.list_reading import ListReader
from erp_adapter.prepared import GivenValues, Kept, Prepared
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, given_scope

_Pair = tuple[CustomerCode, str | None]


class DeclarationRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._company = relations.company.c
        self._queries = DeclarationQueries(relations)
        self._lists: ListReader[Issued] = ListReader(database, given)
        self._prepared: Kept[Prepared] = Kept()

    async def declarant(self) -> Declarant:
        columns = (self._company.tax_regime, self._company.reports_by_sii)
        ((regime, reports_by_sii), *_) = await self._read("declarant", lambda: select(*columns), {})
        return Declarant(regime, reports_by_sii)

    async def taxpayers(
        self, customers: Collection[CustomerCode], year: int
    ) -> Mapping[CustomerCode, Sequence[Taxpayer]]:
        """Whose figures are each customer's, by three statements: its record's first, then the year's invoices' others.

        A tax id is found under another code if that customer's record, or an invoice of the year, spells it in a usual
        way or in one of this customer's own; the other invoices of a code that was found may spell it in any way.
        """
        queries, in_year = self._queries, Year.of(year).values
        whose, values = given_scope(CustomerScope.of(customers))
        own = await self._pairs("own tax ids", lambda: queries.own_tax_ids(whose, GIVEN_YEAR), {**in_year, **values})
        texts = _spellings(text for _, text in own)
        sharing = await self._pairs(
            "sharing", lambda: queries.sharing(Given("texts", is_few=True), GIVEN_YEAR), {**in_year, "texts": texts}
        )
        whose, values = given_scope(CustomerScope.of({code for code, _ in own + sharing}))
        printed = await self._pairs("printed", lambda: queries.printed(whose, GIVEN_YEAR), {**in_year, **values})
        found = _taxpayers(own + sharing + printed)
        parties: dict[CustomerCode, dict[Party, None]] = defaultdict(dict)
        for pair in own:
            parties[pair[0]][_party(pair)] = None
        return {code: [found[party] for party in theirs] for code, theirs in parties.items()}

    async def operations(self, taxpayers: Collection[Taxpayer], year: int) -> Mapping[Party, Sequence[Operation]]:
        """What each has in the year, those that are alike added up, by one statement."""
        wanted = {taxpayer.party for taxpayer in taxpayers}
        found: dict[Party, list[Operation]] = defaultdict(list)
        shape, placed, values = given(Issued.to(taxpayers, year))
        rows = await self._read(("sums", shape), lambda: self._queries.sums(placed), values)
        for (*_, customer, printed), operation in zip(rows, OPERATION.values(rows), strict=True):
            party = Party.of(printed, customer)
            if party in wanted:
                found[party].append(operation)
        return found

    async def cash(self, taxpayers: Collection[Taxpayer], year: int) -> Mapping[Party, Decimal]:
        """The cash received in the year under each valid tax id, by one statement.

        A receipt names no customer. It is found if it spells the tax id in a usual way or in one of its codes' own.
        """
        texts = _spellings(text for each in taxpayers for text in each.printed)
        parties = {each.party.tax_id: each.party for each in taxpayers if each.party.tax_id is not None}
        found: dict[Party, Decimal] = defaultdict(Decimal)
        values = {**Year.of(year).values, "texts": texts}
        for text, amount in await self._read(
            "cash", lambda: self._queries.cash(Given("texts", is_few=True), GIVEN_YEAR), values
        ):
            known = tax_id(text)
            if known in parties:
                found[parties[known]] += amount
        return found

    async def pages(self, lists: Sequence[tuple[Taxpayer, int]], request: PageRequest) -> list[Page[DeclaredInvoice]]:
        """A page of the invoices of each taxpayer's year, by one statement, in the order of date and number."""
        queries = self._queries
        return await self._lists.pages(
            _issued(lists), request, "documents", queries.documents, queries.keyset, _documents
        )

    async def counts(self, lists: Sequence[tuple[Taxpayer, int]]) -> list[int]:
        rows = await self._lists.aggregates(_issued(lists), "count", self._queries.count)
        return [invoices for invoices, *_ in rows]

    async def _pairs(self, shape: str, build: Callable[[], ClauseElement], values: GivenValues) -> list[_Pair]:
        return [(code, text) for code, text, *_ in await self._read(shape, build, values)]

    async def _read(
        self, shape: Hashable, build: Callable[[], ClauseElement], values: GivenValues
    ) -> Sequence[Sequence[Any]]:
        return await self._database.read(self._prepared.get(shape, lambda: Prepared(build())), values)


def _issued(lists: Sequence[tuple[Taxpayer, int]]) -> list[Issued]:
    return [Issued.to([taxpayer], year) for taxpayer, year in lists]


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


def _documents(rows: Sequence[Sequence[Any]]) -> list[DeclaredInvoice]:
    place = len(OPERATION.columns())
    return [
        DeclaredInvoice(number, day, customer, operation)
        for (customer, _, number, day, *_), operation in zip(
            [row[place:] for row in rows], OPERATION.values(rows), strict=True
        )
    ]
