"""Customers' accounts in the ledger and their statements (extractos contables), for who may see them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.statements import Difference, EntryKey, EntryQuery, LedgerEntry, Statement, StatementQuery
from erp_adapter.errors import BadRequest, Forbidden
from resolvers.principal import Permission, Principal

NOTHING = Decimal("0.00")
AT_ONCE = 500
"""So many customers' figures are compared by one statement each."""


class LedgerPort(Protocol):
    """The ERP's ledger, many customers at a time."""

    async def accounts(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Sequence[AccountCode]]: ...
    async def statements(self, queries: Sequence[StatementQuery]) -> list[Statement]: ...
    async def pages(
        self, queries: Sequence[EntryQuery], request: PageRequest, wanted: Wanted = None
    ) -> list[Page[LedgerEntry]]: ...
    async def counts(self, queries: Sequence[EntryQuery]) -> list[int]: ...
    async def by_key(self, keys: Collection[EntryKey]) -> Mapping[EntryKey, LedgerEntry]: ...


class Statements:
    """`data` is for statements that this use case gave; what depends on who asks is a method here."""

    def __init__(self, data: LedgerPort) -> None:
        self.data = data

    async def accounts(self, viewer: Principal, customers: Sequence[CustomerCode]) -> list[Sequence[AccountCode]]:
        """Each customer's accounts, its main one first.

        Raise Forbidden without SEE_LEDGER, or for a customer that is not the viewer's.
        """
        viewer.require(Permission.SEE_LEDGER)
        if not all(viewer.scope.allows(customer) for customer in customers):
            raise Forbidden("forbidden.customer")
        found = await self.data.accounts(set(customers))
        return [found.get(customer, ()) for customer in customers]

    async def statements(
        self,
        viewer: Principal,
        customers: Sequence[CustomerCode],
        since: date,
        until: date,
        account: AccountCode | None = None,
    ) -> list[Statement | BadRequest | None]:
        """Each customer's statement, of its main account unless one is named; None for a customer without an account.

        A BadRequest stands for an account that is not the customer's, whether it is another's or nobody's. Raise
        BadRequest for a period that ends before it begins, and otherwise as `accounts`.
        """
        accounts = await self.accounts(viewer, customers)
        if since > until:
            raise BadRequest("statement.period")
        chosen = [_chosen(own, account) for own in accounts]
        queries = [
            StatementQuery(customer, each, since, until)
            for customer, each in zip(customers, chosen, strict=True)
            if each is not None and not isinstance(each, BadRequest)
        ]
        found = iter(await self.data.statements(queries) if queries else ())
        return [each if each is None or isinstance(each, BadRequest) else next(found) for each in chosen]

    async def visible(self, viewer: Principal, keys: Sequence[EntryKey]) -> list[LedgerEntry | None]:
        """Each entry; None for one that no statement shows the viewer, as if it did not exist."""
        customers = {customer for customer, *_ in keys if viewer.scope.allows(customer)}
        if not customers or not viewer.may(Permission.SEE_LEDGER):
            return [None] * len(keys)
        accounts = await self.data.accounts(customers)
        wanted = {key for key in keys if key[1] in accounts.get(key[0], ())}
        found = await self.data.by_key(wanted) if wanted else {}
        return [found.get(key) for key in keys]


def _chosen(own: Sequence[AccountCode], account: AccountCode | None) -> AccountCode | BadRequest | None:
    if account is None:
        return own[0] if own else None
    return account if account in own else BadRequest("statement.account")


class ClosingsPort(Protocol):
    async def customers(self) -> Sequence[CustomerCode]: ...
    async def closings(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]: ...


class OutstandingPort(Protocol):
    async def outstanding(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Decimal]: ...


async def differences(ledger: ClosingsPort, owed: OutstandingPort) -> list[Difference]:
    """The customers whose accounts close with another figure than what they still have to pay, in order."""
    customers = await ledger.customers()
    found: list[Difference] = []
    for start in range(0, len(customers), AT_ONCE):
        some = customers[start : start + AT_ONCE]
        closings, outstanding = await ledger.closings(some), await owed.outstanding(some)
        figures = (Difference(each, closings.get(each, NOTHING), outstanding.get(each, NOTHING)) for each in some)
        found += [each for each in figures if each.amount]
    return found
