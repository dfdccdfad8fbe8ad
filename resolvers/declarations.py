"""What the company declares of a customer's operations each year (347, in the Canary Islands 415)."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.declarations import (
    NOTHING,
    Declarant,
    Declaration,
    DeclaredInvoice,
    Operation,
    Party,
    Taxpayer,
    declarations,
)
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.errors import BadRequest, Forbidden
from resolvers.principal import Permission, Principal

FIRST_YEAR, LAST_YEAR = 1900, 9998
"""Years beyond these are no invoice's, and not every database has their days."""


class DeclarationsPort(Protocol):
    """Invoices and cash by tax id and year, many at a time."""

    async def declarant(self) -> Declarant: ...
    async def taxpayers(
        self, customers: Collection[CustomerCode], year: int
    ) -> Mapping[CustomerCode, Sequence[Taxpayer]]: ...
    async def operations(self, taxpayers: Collection[Taxpayer], year: int) -> Mapping[Party, Sequence[Operation]]: ...
    async def cash(self, taxpayers: Collection[Taxpayer], year: int) -> Mapping[Party, Decimal]: ...
    async def pages(
        self, lists: Sequence[tuple[Taxpayer, int]], request: PageRequest
    ) -> list[Page[DeclaredInvoice]]: ...
    async def counts(self, lists: Sequence[tuple[Taxpayer, int]]) -> list[int]: ...


class Declarations:
    """The lists of a declaration that this use case gave are for who was given it."""

    def __init__(self, data: DeclarationsPort) -> None:
        self._data = data

    async def of_year(self, viewer: Principal, customers: Sequence[CustomerCode], year: int) -> list[list[Declaration]]:
        """Each customer's declarations, one for each model that applies, by six statements.

        The figure is the tax id's, whatever customer codes it has. A customer whose invoices of the year name several
        tax ids has one for each of them, that of its record first: they are several persons. Raise Forbidden without
        SEE_ANNUAL_DECLARATION and for a customer that is not the viewer's, BadRequest for a year that can't be.
        """
        viewer.require(Permission.SEE_ANNUAL_DECLARATION)
        if not all(viewer.scope.allows(customer) for customer in customers):
            raise Forbidden("forbidden.customer")
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise BadRequest("declaration.year", first=FIRST_YEAR, last=LAST_YEAR)
        found = await self._data.taxpayers(set(customers), year)
        taxpayers = {taxpayer.party: taxpayer for each in found.values() for taxpayer in each}
        made = await self._made(taxpayers, year)
        return [
            [declaration for taxpayer in found.get(customer, ()) for declaration in made[taxpayer.party]]
            for customer in customers
        ]

    async def documents(self, declarations: Sequence[Declaration], request: PageRequest) -> list[Page[DeclaredInvoice]]:
        """A page of each declaration's invoices of the year, those left out included, by date and number."""
        return await self._data.pages([(each.taxpayer, each.year) for each in declarations], request)

    async def counts(self, declarations: Sequence[Declaration]) -> list[int]:
        """How many invoices each has, those left out included."""
        return await self._data.counts([(each.taxpayer, each.year) for each in declarations])

    async def _made(self, taxpayers: Mapping[Party, Taxpayer], year: int) -> Mapping[Party, list[Declaration]]:
        declarant = await self._data.declarant()
        operations = await self._data.operations(taxpayers.values(), year)
        cash = await self._data.cash(taxpayers.values(), year)
        return {
            party: declarations(
                taxpayer,
                year,
                operations.get(party, ()),
                # Receipts are known by their tax id alone.
                None if party.tax_id is None else cash.get(party, NOTHING),
                declarant,
            )
            for party, taxpayer in taxpayers.items()
        }
