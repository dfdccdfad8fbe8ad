"""The documents of invoices: for those who may see invoices, one or all of a list."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from typing import Protocol

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceQuery
from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.printing import ArchivedFile, DocumentSource, PrintedInvoice
from erp_adapter.errors import BadRequest, Forbidden
from erp_adapter.scope import CustomerScope
from resolvers.invoices import Invoices
from resolvers.principal import Permission, Principal

AT_ONCE = 10
"""Documents read by one batch of statements: their files are in memory together."""


class DocumentsPort(Protocol):
    """The ERP's files, and what is printed where it has none; those outside the scope are left out."""

    async def archived(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, ArchivedFile | None]: ...
    async def printed(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber], *, owed: bool
    ) -> Mapping[InvoiceNumber, PrintedInvoice]: ...


class Documents:
    def __init__(self, data: DocumentsPort, invoices: Invoices, *, most: int) -> None:
        self._data = data
        self._invoices = invoices
        self._most = most

    async def of_invoice(self, viewer: Principal, customer: CustomerCode, number: InvoiceNumber) -> DocumentSource:
        """Raise Forbidden without SEE_INVOICES, and for an invoice that is not there or not the customer's."""
        (head,) = await self._invoices.of_customers(viewer, [customer], number)
        if head is None:
            raise Forbidden("link.invalid")
        (source,) = await self._sources(viewer, [head])
        return source

    async def of_list(self, viewer: Principal, query: InvoiceQuery) -> AsyncIterator[DocumentSource]:
        """Yield the documents of all invoices of a list, in its order; raise BadRequest for too many."""
        (asked,) = self._invoices.queries(viewer, [query.customer], query.filter, query.order)
        (count,) = await self._invoices.data.counts([asked])
        if count > self._most:
            raise BadRequest("export.too_many_documents", count=count, most=self._most)
        cursor: str | None = None
        while True:
            (page,) = await self._invoices.data.pages([asked], PageRequest(AT_ONCE, cursor))
            for source in await self._sources(viewer, page.items):
                yield source
            if not page.more:
                return
            cursor = page.cursors[-1]

    async def _sources(self, viewer: Principal, heads: Sequence[InvoiceHead]) -> list[DocumentSource]:
        numbers = [head.number for head in heads]
        files = await self._data.archived(viewer.scope, numbers)
        to_print = [number for number in numbers if number not in files]
        owed = viewer.may(Permission.SEE_OUTSTANDING)
        printed = await self._data.printed(viewer.scope, to_print, owed=owed) if to_print else {}
        return [
            DocumentSource(
                customer_code=head.customer_code,
                number=head.number,
                date=head.date,
                file=files.get(head.number),
                unreadable=head.number in files and files[head.number] is None,
                printed=printed.get(head.number),
            )
            for head in heads
        ]
