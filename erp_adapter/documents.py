"""What an invoice's document is made of: the file that the ERP archived, or all that is printed."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Row

from erp_adapter.archive import MOST_BYTES, read_archived
from erp_adapter.customers import CustomerRepository
from erp_adapter.database import Database
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.domain.invoice_list import InvoiceKey
from erp_adapter.domain.printing import ArchivedFile, DuePayment, PrintedInvoice
from erp_adapter.domain.receivables import Receivable
from erp_adapter.invoices import InvoiceRepository
from erp_adapter.receivables import ReceivableRepository
from erp_adapter.relations import Relations
from erp_adapter.scope import EVERYONE, CustomerScope, scoped

PAGE = 500


class DocumentRepository:
    """What lies outside the scope is left out, as if it did not exist. `archive` is the folder of the ERP's files."""

    def __init__(self, database: Database, relations: Relations, archive: Path | None) -> None:
        self._database = database
        self._relations = relations
        self._archive = archive
        self._invoices = InvoiceRepository(database, relations)
        self._receivables = ReceivableRepository(database, relations)
        self._customers = CustomerRepository(database, relations)

    async def printed(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber], *, owed: bool
    ) -> Mapping[InvoiceNumber, PrintedInvoice]:
        """All that is printed of each, by six statements; without due dates, and by five, for who may not see what is owed."""
        heads = await self._invoices.by_number(scope, numbers)
        notes = await self._notes(scope, heads)
        lines, taxes = await self._invoices.lines(scope, heads), await self._invoices.taxes(scope, heads)
        dues = await self._receivables.of_invoices(heads, scope) if owed else {}
        company = await self._customers.company()
        return {
            number: PrintedInvoice(
                company=company,
                head=heads[number],
                lines=lines.get(number, ()),
                taxes=taxes.get(number, ()),
                due=tuple(map(_due, dues.get(number, ()))),
                rectifies_date=row.rectifies_date,
                reverse_charge=row.reverse_charge,
                cash_basis=row.cash_basis,
                mentions=row.mentions,
                verifactu=row.verifactu,
            )
            for number in numbers
            if (row := notes.get(number)) is not None
        }

    async def archived(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, ArchivedFile | None]:
        """The file of each invoice that has one archived; None where it can't be read, which nothing stands in for.

        Of several a signed one is taken, then one that the database itself holds, then the first by its uri. All are in
        memory at once: ask for as many as may be.
        """
        document, number = self._relations.invoice_document.c, self._relations.invoice.c.number
        statement = scoped(self._relations, "invoice_document", scope, number, *document).where(among(number, numbers))
        chosen: dict[InvoiceNumber, Row[Any]] = {}
        for row in sorted(await self._database.fetch(statement), key=_worth):
            chosen.setdefault(InvoiceNumber(row.number), row)
        return {number: await asyncio.to_thread(self._file, row) for number, row in chosen.items()}

    async def archived_numbers(self, page: int = PAGE) -> AsyncIterator[InvoiceKey]:
        """Yield every customer's invoices with an archived file, for staff, in the order of their numbers."""
        invoice = self._relations.invoice.c
        columns = (invoice.number, invoice.customer_code)
        statement = scoped(self._relations, "invoice_document", EVERYONE, *columns).distinct()
        statement = statement.order_by(invoice.number).limit(page)
        last = ""
        while True:
            rows = await self._database.fetch(statement.where(invoice.number > last))
            for row in rows:
                yield CustomerCode(row.customer_code), InvoiceNumber(row.number)
            if len(rows) < page:
                return
            last = rows[-1].number

    async def _notes(
        self, scope: CustomerScope, numbers: Collection[InvoiceNumber]
    ) -> Mapping[InvoiceNumber, Row[Any]]:
        """What is on an invoice and in no list of them."""
        invoice, earlier = self._relations.invoice.c, self._relations.invoice.alias("earlier")
        rectified = scoped(replace(self._relations, invoice=earlier), "invoice", scope, earlier.c.date)
        rectified = rectified.where(earlier.c.number == invoice.rectifies_number).correlate(self._relations.invoice)
        columns = (
            *(invoice.number, invoice.reverse_charge, invoice.cash_basis, invoice.mentions, invoice.verifactu),
            rectified.scalar_subquery().label("rectifies_date"),
        )
        statement = scoped(self._relations, "invoice", scope, *columns).where(among(invoice.number, numbers))
        return {InvoiceNumber(row.number): row for row in await self._database.fetch(statement)}

    def _file(self, row: Row[Any]) -> ArchivedFile | None:
        content: bytes | None = row.content
        if content is None and self._archive is not None and row.uri:
            content = read_archived(self._archive, row.uri)
        if not content or len(content) > MOST_BYTES:
            return None
        return ArchivedFile(content, row.media_type, signed=row.signed)


def _worth(row: Row[Any]) -> tuple[bool, bool, str]:
    """By what the files of an invoice are ordered, as `InvoiceRepository.documents` counts them."""
    return not row.signed, row.content is None, row.uri or ""


def _due(receivable: Receivable) -> DuePayment:
    return DuePayment(receivable.due_date, receivable.amount, receivable.payment_method)
